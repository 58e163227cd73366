//! What stands at a place of the document. Documents have thousands of paths and components, and each is asked for many
//! times, so that these are known by their keys.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::lock_key;
use crate::tree::{Node, Tree};

/// The document's tree, with an index of what stands right below `paths` and below each kind of component.
#[derive(Debug)]
pub(super) struct Places<'t> {
    root: &'t Node,
    /// By what they stand in, such as `/components/schemas`, and their key.
    known: HashMap<String, HashMap<&'t str, &'t Node>>,
    /// What the members of lists are called, by the list: asked for once a member, and told by all of them.
    words: RefCell<HashMap<String, Rc<Vec<Option<String>>>>>,
}

impl<'t> Places<'t> {
    pub(super) fn of(tree: &'t Tree) -> Self {
        let components = tree.root.get("components").into_iter().flat_map(Node::entries);
        let kinds = components.map(|kind| (format!("/components/{}", kind.key), &kind.value));
        let paths = tree.root.get("paths").map(|paths| ("/paths".to_owned(), paths));
        let known = kinds.chain(paths).map(|(place, node)| (place, by_key(node))).collect();
        Self { root: &tree.root, known, words: RefCell::default() }
    }

    /// What the lock calls the members of a list; see `lock_key`.
    pub(super) fn words(&self, list: &str) -> Rc<Vec<Option<String>>> {
        if let Some(words) = self.words.borrow().get(list) {
            return Rc::clone(words);
        }
        let words = Rc::new(self.at(list).map(lock_key::words).unwrap_or_default());
        self.words.borrow_mut().insert(list.to_owned(), Rc::clone(&words));
        words
    }

    /// What a JSON pointer leads to.
    pub(super) fn at(&self, pointer: &str) -> Option<&'t Node> {
        let depth = if pointer.starts_with("/components/") { 3 } else { 2 };
        let mut ends = pointer.match_indices('/').map(|(at, _)| at).skip(depth - 1);
        let Some(start) = ends.next() else { return self.root.at(pointer) };
        let end = ends.next().unwrap_or(pointer.len());
        let key = &pointer[start + 1..end];
        let found = self.known.get(&pointer[..start]).and_then(|known| {
            let escaped = || key.replace("~1", "/").replace("~0", "~");
            if key.contains('~') { known.get(escaped().as_str()) } else { known.get(key) }
        });
        found.map_or_else(|| self.root.at(pointer), |node| node.at(&pointer[end..]))
    }
}

/// Of duplicates, the first.
fn by_key(node: &Node) -> HashMap<&str, &Node> {
    let mut known = HashMap::new();
    for entry in node.entries() {
        known.entry(&*entry.key).or_insert(&entry.value);
    }
    known
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_found_is_what_the_tree_finds() {
        let text = r#"{ "info": { "a": [1, 2] }, "paths": { "/a~b": { "get": {} }, "/a": 1 },
            "components": { "schemas": { "A": { "type": "x" } }, "empty": {} } }"#;
        let tree = crate::load::parse("t.json", text, &crate::load::Limits::default()).0.expect("it is JSON");
        let places = Places::of(&tree);
        for pointer in [
            "",
            "/info",
            "/info/a/1",
            "/paths",
            "/paths/~1a",
            "/paths/~1a~0b/get",
            "/paths/~1b",
            "/components",
            "/components/schemas",
            "/components/schemas/A",
            "/components/schemas/A/type",
            "/components/schemas/B",
            "/components/empty/A",
            "/nothing/at/all",
            "no pointer",
        ] {
            assert_eq!(
                places.at(pointer).map(|node| node.span),
                tree.root.at(pointer).map(|node| node.span),
                "{pointer}"
            );
        }
    }
}

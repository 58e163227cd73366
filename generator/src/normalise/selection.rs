//! Takes out of a document all operations but those that were asked for.
//! Types that only they use go with them: `lower` makes none that nothing uses.

use std::collections::BTreeSet;

use crate::finding::{Finding, Pointer, Rule, closest};
use crate::tree::{Node, Tree, Value};

/// Which operations are wanted; all, if nothing is named.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// By their operationId, or by the name that is made of method and path where there is none; events by their name.
    pub operations: Vec<String>,
    /// By a tag.
    pub tags: Vec<String>,
}

const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// Removes what is not wanted. A name that names nothing is an error: it was asked for.
pub fn select(tree: &mut Tree, selection: &Selection, findings: &mut Vec<Finding>) {
    if selection.operations.is_empty() && selection.tags.is_empty() {
        return;
    }
    let mut chosen = Chosen { selection, met: BTreeSet::new(), known: BTreeSet::new() };
    let original = tree.root.get("paths").cloned();
    let paths = super::entries_of_key(&mut tree.root, "paths");
    for entry in paths.into_iter().flatten() {
        let path = entry.key.clone();
        follow(&mut entry.value, original.as_ref());
        if let Value::Map(entries) = &mut entry.value.value {
            entries.retain(|entry| !METHODS.contains(&&*entry.key) || chosen.wants(&entry.key, &path, &entry.value));
        }
    }
    if let Some(paths) = super::entries_of_key(&mut tree.root, "paths") {
        paths.retain(|entry| METHODS.iter().any(|method| entry.value.get(method).is_some()));
    }
    for key in ["webhooks", "x-webhooks"] {
        if let Some(events) = super::entries_of_key(&mut tree.root, key) {
            events.retain(|entry| chosen.wants_event(&entry.key));
        }
    }
    chosen.tell(tree, findings);
}

/// A path item by reference to another path, so that its operations can be told apart.
fn follow(item: &mut Node, paths: Option<&Node>) {
    let name = item.get("$ref").and_then(Node::as_str).and_then(|text| text.strip_prefix("#/paths"));
    if let Some(target) = name.and_then(|name| paths?.at(name)) {
        item.value = target.value.clone();
    }
}

struct Chosen<'s> {
    selection: &'s Selection,
    met: BTreeSet<String>,
    known: BTreeSet<String>,
}

impl Chosen<'_> {
    fn wants(&mut self, method: &str, path: &str, operation: &Node) -> bool {
        let id = operation.get("operationId").and_then(Node::as_str).map(str::to_owned);
        let id = id.unwrap_or_else(|| crate::names::of_operation(method, path));
        let tags = operation.get("tags").into_iter().flat_map(Node::members).filter_map(Node::as_str);
        let mut tagged = false;
        for tag in tags {
            self.known.insert(tag.to_owned());
            if self.selection.tags.iter().any(|wanted| wanted == tag) {
                self.met.insert(tag.to_owned());
                tagged = true;
            }
        }
        let named = self.wants_event(&id);
        tagged || named
    }

    fn wants_event(&mut self, name: &str) -> bool {
        self.known.insert(name.to_owned());
        let is_wanted = self.selection.operations.iter().any(|wanted| wanted == name);
        if is_wanted {
            self.met.insert(name.to_owned());
        }
        is_wanted
    }

    fn tell(&self, tree: &Tree, findings: &mut Vec<Finding>) {
        let asked = |names: &[String], what: &str, findings: &mut Vec<Finding>| {
            for name in names.iter().filter(|name| !self.met.contains(*name)) {
                let at = Pointer {
                    span: crate::tree::Span { end: tree.root.span.start, ..tree.root.span },
                    ..Pointer::default()
                };
                let says = format!("the document has no {what} `{name}`, which was asked for");
                let help = closest(name, self.known.iter().map(String::as_str))
                    .map_or_else(|| "correct the name".to_owned(), |meant| format!("did you mean `{meant}`?"));
                findings.push(Finding::new(Rule::NothingSelected, at, says, help));
            }
        };
        asked(&self.selection.operations, "operation", findings);
        asked(&self.selection.tags, "tag", findings);
    }
}

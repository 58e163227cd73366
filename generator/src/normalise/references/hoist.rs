//! Schemas that are referred to where they stand, in another schema or an operation, become components.
//! A reference takes their place, so that both ways lead to one type.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::super::Notes;
use super::{end, is_plain};
use crate::lint::{self, Kind};
use crate::tree::{Entry, Node, Tree, Value, segments};

pub(super) fn pass(tree: &mut Tree, notes: &mut Notes) {
    let references = lint::references(tree);
    let schemas = references.iter().filter(|reference| reference.kind == Kind::Schema && !is_plain(&reference.text));
    let mut leads: HashMap<String, String> = HashMap::new();
    // Inner places come last in this order, and are taken out first.
    let mut wanted: BTreeMap<String, String> = BTreeMap::new();
    let mut taken = names(tree);
    for reference in schemas {
        let Some((last, _)) = end(tree, &reference.text) else { continue };
        let keys = segments(last.trim_start_matches('#')).unwrap_or_default();
        if let [components, schemas, name] = keys.as_slice()
            && components == "components"
            && schemas == "schemas"
        {
            leads.insert(reference.text.clone(), format!("#/components/schemas/{name}"));
            continue;
        }
        let name = wanted.entry(last).or_insert_with_key(|last| free(last, &mut taken));
        leads.insert(reference.text.clone(), format!("#/components/schemas/{name}"));
    }
    let mut added = Vec::new();
    for (pointer, name) in wanted.iter().rev() {
        if let Some(entry) = take(tree, pointer, name) {
            notes.moved(&format!("/components/schemas/{name}"), pointer.trim_start_matches('#'));
            added.push(entry);
        }
    }
    super::super::section(&mut tree.root, "schemas").extend(added);
    lead(&mut tree.root, &leads);
}

fn names(tree: &Tree) -> HashSet<String> {
    let schemas = tree.resolve("#/components/schemas").into_iter().flat_map(Node::entries);
    schemas.map(|entry| entry.key.to_string()).collect()
}

/// A name made of the last words of the way there.
fn free(pointer: &str, taken: &mut HashSet<String>) -> String {
    let keys = segments(pointer.trim_start_matches('#')).unwrap_or_default();
    let says = |key: &&str| !matches!(*key, "properties" | "schema" | "items" | "content" | "components" | "schemas");
    let words: Vec<&str> = keys.iter().map(|key| &**key).filter(says).collect();
    let tail = words.get(words.len().saturating_sub(2)..).unwrap_or_default().join("_");
    let plain: String = tail.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '_' }).collect();
    let plain = plain.trim_matches('_').to_owned();
    let plain = if plain.is_empty() { "Schema".to_owned() } else { plain };
    let mut name = plain.clone();
    let mut number = 2_u32;
    while !taken.insert(name.clone()) {
        name = format!("{plain}{number}");
        number = number.saturating_add(1);
    }
    name
}

/// Takes a schema out and leaves a reference.
fn take(tree: &mut Tree, pointer: &str, name: &str) -> Option<Entry> {
    let node = at_mut(&mut tree.root, pointer.strip_prefix('#')?)?;
    let span = crate::tree::Span { end: node.span.start, ..node.span };
    let text = Node { span, value: Value::String(format!("#/components/schemas/{name}").into()) };
    let reference = Value::Map(vec![Entry { key: "$ref".into(), key_span: span, value: text }]);
    let value = std::mem::replace(&mut node.value, reference);
    let value = Node { span: node.span, value };
    node.span = span;
    Some(Entry { key: name.into(), key_span: value.span, value })
}

fn at_mut<'a>(root: &'a mut Node, pointer: &str) -> Option<&'a mut Node> {
    let mut here = root;
    for key in segments(pointer)? {
        here = match &mut here.value {
            Value::Map(entries) => &mut entries.iter_mut().find(|entry| *entry.key == *key)?.value,
            Value::List(members) => members.get_mut(key.parse::<usize>().ok()?)?,
            _ => return None,
        };
    }
    Some(here)
}

fn lead(node: &mut Node, leads: &HashMap<String, String>) {
    super::super::every(node, &mut |node| {
        let Value::Map(entries) = &mut node.value else { return };
        let Some(entry) = entries.iter_mut().find(|entry| &*entry.key == "$ref") else { return };
        if let Some(target) = entry.value.as_str().and_then(|text| leads.get(text)) {
            entry.value.value = Value::String(target.as_str().into());
        }
    });
}

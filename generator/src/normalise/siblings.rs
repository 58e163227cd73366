//! A schema that is a reference with keys beside it becomes an `allOf` of that reference, with the keys beside that.
//! Readers of 3.0 drop such keys; what they say must not be lost. Other objects than schemas are left alone.

use super::Notes;
use crate::lint::meaning;
use crate::tree::{Entry, Node, Span, Tree, Value};

pub(super) fn pass(tree: &mut Tree, _: &mut Notes) {
    if !changes(tree) {
        return;
    }
    let schemas = meaning(tree).schemas_with_siblings;
    super::every(&mut tree.root, &mut |node| {
        if has_siblings(node) && schemas.contains(&node.span) {
            wrap(node);
        }
    });
}

fn changes(tree: &Tree) -> bool {
    super::any(&tree.root, &has_siblings)
}

pub(super) fn has_siblings(node: &Node) -> bool {
    node.as_map().is_some_and(|entries| entries.len() > 1) && node.get("$ref").is_some()
}

fn wrap(node: &mut Node) {
    let Value::Map(entries) = &mut node.value else { return };
    let Some(position) = entries.iter().position(|entry| &*entry.key == "$ref") else { return };
    let reference = entries.remove(position);
    let span = Span { end: reference.value.span.end, ..reference.key_span };
    let key_span = reference.key_span;
    let member = Node { span, value: Value::Map(vec![reference]) };
    let own = entries.iter_mut().find(|entry| &*entry.key == "allOf");
    if let Some(Value::List(members)) = own.map(|entry| &mut entry.value.value) {
        members.insert(0, member);
        return;
    }
    let value = Node { span, value: Value::List(vec![member]) };
    entries.insert(position, Entry { key: "allOf".into(), key_span, value });
}

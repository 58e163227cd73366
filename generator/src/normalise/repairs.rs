//! Mends what `lint` calls repaired: faults where only one thing can have been meant.
//! It reports nothing: the finding is `lint`'s, who sees the document before it is mended.

use crate::finding::Finding;
use crate::lint::meaning;
use crate::tree::{Entry, Node, Tree, Value};

pub(super) fn pass(tree: &mut Tree, _: &mut Vec<Finding>) {
    if !super::any(&tree.root, &may_be_faulty) {
        return;
    }
    let meaning = meaning(tree);
    super::every(&mut tree.root, &mut |node| {
        if meaning.optional_path_parameters.contains(&node.span) {
            require(node);
        }
        if meaning.unquoted_enums.contains(&node.span) {
            quote(node);
        }
        if let Value::Map(entries) = &mut node.value {
            entries.retain(|entry| !(is_null(&entry.value) && meaning.null_keys.contains(&entry.key_span)));
        }
    });
}

fn is_null(node: &Node) -> bool {
    node.value == Value::Null
}

/// More than is faulty, but told without knowing what an object is.
fn may_be_faulty(node: &Node) -> bool {
    let is_optional_path = || node.get("in").and_then(Node::as_str) == Some("path") && !is_required(node);
    let is_unquoted = || node.get("enum").is_some_and(|list| list.members().any(|value| value.as_str().is_none()));
    is_null(node) || is_optional_path() || is_unquoted()
}

fn is_required(node: &Node) -> bool {
    node.get("required").and_then(Node::as_bool) == Some(true)
}

fn require(node: &mut Node) {
    let span = node.span;
    let Value::Map(entries) = &mut node.value else { return };
    let value = Node { span, value: Value::Bool(true) };
    match entries.iter_mut().find(|entry| &*entry.key == "required") {
        Some(entry) => entry.value.value = value.value,
        None => entries.push(Entry { key: "required".into(), key_span: span, value }),
    }
}

fn quote(list: &mut Node) {
    let Value::List(members) = &mut list.value else { return };
    for member in members {
        if let Some(text) = crate::lint::unquoted(member) {
            member.value = Value::String(text);
        }
    }
}

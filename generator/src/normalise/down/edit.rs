//! Small changes to the entries of a map, each of which keeps or lends a place.
//! It knows no keyword.

use crate::tree::{Entry, Node, Span, Value};

/// Takes an entry out.
pub(super) fn take(entries: &mut Vec<Entry>, key: &str) -> Option<Entry> {
    let position = entries.iter().position(|entry| &*entry.key == key)?;
    Some(entries.remove(position))
}

pub(super) fn find<'a>(entries: &'a [Entry], key: &str) -> Option<&'a Node> {
    entries.iter().find(|entry| &*entry.key == key).map(|entry| &entry.value)
}

pub(super) fn find_mut<'a>(entries: &'a mut [Entry], key: &str) -> Option<&'a mut Node> {
    entries.iter_mut().find(|entry| &*entry.key == key).map(|entry| &mut entry.value)
}

/// Sets a key, at the place of what it comes from.
pub(super) fn set(entries: &mut Vec<Entry>, key: &str, value: Value, span: Span) {
    let value = Node { span, value };
    match entries.iter_mut().find(|entry| &*entry.key == key) {
        Some(entry) => entry.value = value,
        None => entries.push(Entry { key: key.into(), key_span: span, value }),
    }
}

pub(super) fn map(span: Span, pairs: Vec<(&str, Value)>) -> Node {
    let entry = |(key, value): (&str, Value)| Entry { key: key.into(), key_span: span, value: Node { span, value } };
    Node { span, value: Value::Map(pairs.into_iter().map(entry).collect()) }
}

/// A schema that takes everything, as `true` says.
pub(super) fn is_anything(node: &Node) -> bool {
    node.value == Value::Bool(true) || node.as_map().is_some_and(<[Entry]>::is_empty)
}

/// A schema that takes nothing, as `false` says, in either form.
pub(super) fn is_nothing(node: &Node) -> bool {
    node.value == Value::Bool(false)
        || node
            .as_map()
            .is_some_and(|entries| matches!(entries, [one] if &*one.key == "not" && is_anything(&one.value)))
}

/// The schema of null alone, in the words of 3.0.
pub(super) fn is_null(node: &Node) -> bool {
    let values = node.get("enum").and_then(Node::as_list);
    values.is_some_and(|values| !values.is_empty() && values.iter().all(|value| value.value == Value::Null))
}

/// One schema for what fits any of several.
pub(super) fn any_of(span: Span, members: Vec<Node>) -> Node {
    let mut distinct: Vec<Node> = Vec::new();
    for member in members {
        if is_anything(&member) {
            return map(span, vec![]);
        }
        if !is_nothing(&member) && !distinct.contains(&member) {
            distinct.push(member);
        }
    }
    match distinct.len() {
        0 => map(span, vec![("not", Value::Map(Vec::new()))]),
        1 => distinct.remove(0),
        _ => map(span, vec![("anyOf", Value::List(distinct))]),
    }
}

//! Arrays whose members differ by position.
//! In 3.0 all members have one schema, so it is one that every member fits.

use super::super::Notes;
use super::edit;
use crate::tree::{Entry, Node, Value};

pub(super) fn prefix(entries: &mut Vec<Entry>, pointer: &str, notes: &mut Notes) {
    let Some(prefix) = edit::take(entries, "prefixItems") else {
        closed(entries);
        return;
    };
    let span = prefix.key_span;
    let Value::List(members) = prefix.value.value else { return };
    notes.degraded(span, &format!("{pointer}/prefixItems"), "the members are not told apart by their positions");
    let count = members.len();
    let rest = edit::take(entries, "items").map(|entry| entry.value);
    let closed = rest.as_ref().is_some_and(edit::is_nothing);
    if closed && edit::find(entries, "maxItems").is_none() {
        edit::set(entries, "maxItems", Value::Number(count.to_string().into()), span);
    }
    // Without `items` what comes behind may be anything, but documents that describe a tuple mean just that.
    let bounded = edit::find(entries, "maxItems").and_then(Node::as_number).and_then(|text| text.parse().ok());
    let others = match rest {
        Some(rest) => vec![rest],
        None if bounded.is_some_and(|most: usize| most <= count) => Vec::new(),
        None => vec![edit::map(span, vec![])],
    };
    let schema = edit::any_of(span, members.into_iter().chain(others).collect());
    edit::set(entries, "items", schema.value, span);
    if edit::find(entries, "type").is_none() {
        edit::set(entries, "type", Value::String("array".into()), span);
    }
}

/// `items: false` is an empty array.
fn closed(entries: &mut Vec<Entry>) {
    let Some(items) = edit::find(entries, "items").filter(|items| edit::is_nothing(items)) else { return };
    let span = items.span;
    edit::set(entries, "items", Value::Map(Vec::new()), span);
    if edit::find(entries, "maxItems").is_none() {
        edit::set(entries, "maxItems", Value::Number("0".into()), span);
    }
}

//! One schema of JSON Schema 2020-12, keyword by keyword.
//! It sees a schema after all schemas below it.

use super::super::Notes;
use super::{arrays, content, edit, numbers, types};
use crate::tree::{Entry, Node, Value};

/// Keywords that name or describe the schema, and say nothing of values.
const SILENT: &[&str] = &["$schema", "$id", "$anchor", "$dynamicAnchor", "$vocabulary", "$comment"];

/// Keywords that 3.0 has no words for. Without them more is valid, so that all that is legal still decodes.
const UNCHECKED: &[(&str, &str)] = &[
    ("if", "what `if` decides is not checked"),
    ("then", ""),
    ("else", ""),
    ("propertyNames", "the names of properties are not checked"),
    ("dependentRequired", "which properties need others is not checked"),
    ("dependentSchemas", "what some properties ask of others is not checked"),
    ("contains", "what the array must contain is not checked"),
    ("minContains", ""),
    ("maxContains", ""),
    ("unevaluatedItems", "further members are not checked"),
    ("contentSchema", "what the text holds is not decoded"),
];

pub(super) fn down(node: &mut Node, pointer: &str, notes: &mut Notes) {
    let span = node.span;
    if let Value::Bool(anything) = node.value {
        *node = if anything { edit::map(span, vec![]) } else { edit::map(span, vec![("not", Value::Map(Vec::new()))]) };
        return;
    }
    let Value::Map(entries) = &mut node.value else { return };
    entries.retain(|entry| !SILENT.contains(&&*entry.key));
    dynamic(entries, pointer, notes);
    types::constant(entries);
    types::nulls_of_unions(entries);
    numbers::bounds(entries);
    content::encoding(entries, pointer, notes);
    arrays::prefix(entries, pointer, notes);
    patterns(entries, pointer, notes);
    unevaluated(entries, pointer, notes);
    booleans(entries);
    examples(entries);
    for (key, why) in UNCHECKED {
        if let Some(entry) = edit::take(entries, key)
            && !why.is_empty()
        {
            notes.degraded(entry.key_span, &format!("{pointer}/{key}"), why);
        }
    }
    types::types(entries);
}

/// A dynamic reference is read as the plain one that it is wherever nothing overrides its anchor.
fn dynamic(entries: &mut Vec<Entry>, pointer: &str, notes: &mut Notes) {
    let Some(mut entry) = edit::take(entries, "$dynamicRef") else { return };
    notes.degraded(entry.key_span, &format!("{pointer}/$dynamicRef"), "the reference is read as if it were `$ref`");
    if edit::find(entries, "$ref").is_none() {
        entry.key = "$ref".into();
        entries.push(entry);
    }
}

/// Patterns that every name fits.
const EVERY_NAME: &[&str] = &["", ".", ".*", ".+", "^.*$", "^.+$", "^.*", "^.+", "^", "^(.*)$", "^(.+)$"];

/// A typed map where only such properties may be there, else a map of anything: what is legal has to decode.
fn patterns(entries: &mut Vec<Entry>, pointer: &str, notes: &mut Notes) {
    let Some(patterns) = edit::take(entries, "patternProperties") else { return };
    let span = patterns.key_span;
    let place = format!("{pointer}/patternProperties");
    let Value::Map(members) = patterns.value.value else { return };
    let every = members.iter().any(|entry| EVERY_NAME.contains(&&*entry.key));
    let closed = edit::find(entries, "additionalProperties").or(edit::find(entries, "unevaluatedProperties"));
    let closed = closed.is_some_and(edit::is_nothing);
    let typed = edit::find(entries, "additionalProperties").filter(|node| !edit::is_nothing(node)).cloned();
    if !every {
        notes.degraded(span, &place, "the names of the properties are not checked");
    }
    let others = match typed {
        Some(typed) => vec![typed],
        None if every || closed => Vec::new(),
        None => vec![edit::map(span, vec![])],
    };
    let schema = edit::any_of(span, members.into_iter().map(|entry| entry.value).chain(others).collect());
    edit::set(entries, "additionalProperties", schema.value, span);
}

/// It is `additionalProperties` where no other schema is asked; elsewhere 3.0 cannot say it.
fn unevaluated(entries: &mut Vec<Entry>, pointer: &str, notes: &mut Notes) {
    let Some(entry) = edit::take(entries, "unevaluatedProperties") else { return };
    let asks_others = ["allOf", "oneOf", "anyOf", "$ref", "if"].iter().any(|key| edit::find(entries, key).is_some());
    let said = edit::find(entries, "additionalProperties").is_some();
    if !asks_others && !said {
        edit::set(entries, "additionalProperties", entry.value.value, entry.key_span);
        return;
    }
    if !edit::is_anything(&entry.value) {
        let why = "properties that no part describes are not checked";
        notes.degraded(entry.key_span, &format!("{pointer}/unevaluatedProperties"), why);
    }
}

/// In 3.0 a schema is no boolean, but here.
fn booleans(entries: &mut [Entry]) {
    let Some(node) = edit::find_mut(entries, "additionalProperties") else { return };
    if edit::is_nothing(node) {
        node.value = Value::Bool(false);
    } else if edit::is_anything(node) {
        node.value = Value::Bool(true);
    }
}

fn examples(entries: &mut Vec<Entry>) {
    let Some(examples) = edit::take(entries, "examples") else { return };
    let first = match examples.value.value {
        Value::List(members) => members.into_iter().next(),
        _ => None,
    };
    if let (Some(first), None) = (first, edit::find(entries, "example")) {
        entries.push(Entry { key: "example".into(), key_span: examples.key_span, value: first });
    }
}

//! Types in lists, null as a type, and constants.
//! Several types become members of `anyOf`, each with the keywords that speak of it.

use super::edit;
use crate::tree::{Entry, Node, Span, Value};

/// Which type a keyword speaks of.
const KEYWORDS: &[(&str, &[&str])] = &[
    ("string", &["minLength", "maxLength", "pattern", "format"]),
    ("number", &["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "format"]),
    ("integer", &["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "format"]),
    ("array", &["items", "minItems", "maxItems", "uniqueItems"]),
    ("object", &["properties", "required", "additionalProperties", "minProperties", "maxProperties"]),
];

/// Formats that say which of two types is meant.
const NUMERIC: &[&str] = &["int32", "int64", "float", "double"];

/// `const` is an enum of one value, of that value's type.
pub(super) fn constant(entries: &mut Vec<Entry>) {
    let Some(entry) = edit::take(entries, "const") else { return };
    let span = entry.key_span;
    let of = type_of(&entry.value);
    if entry.value.value == Value::Null {
        edit::set(entries, "nullable", Value::Bool(true), span);
    }
    if let (Some(of), None) = (of, edit::find(entries, "type")) {
        edit::set(entries, "type", Value::String(of.into()), span);
    }
    edit::set(entries, "enum", Value::List(vec![entry.value]), span);
}

fn type_of(value: &Node) -> Option<&'static str> {
    match &value.value {
        Value::Null => None,
        Value::Bool(_) => Some("boolean"),
        Value::Number(text) if crate::tree::integer(text).is_some() => Some("integer"),
        Value::Number(_) => Some("number"),
        Value::String(_) => Some("string"),
        Value::List(_) => Some("array"),
        Value::Map(_) => Some("object"),
    }
}

/// A member that is null alone makes the union nullable; a union of one other is that other.
pub(super) fn nulls_of_unions(entries: &mut Vec<Entry>) {
    for key in ["oneOf", "anyOf"] {
        let Some(entry) = entries.iter_mut().find(|entry| &*entry.key == key) else { continue };
        let span = entry.key_span;
        let Value::List(members) = &mut entry.value.value else { continue };
        if !members.iter().any(edit::is_null) {
            continue;
        }
        members.retain(|member| !edit::is_null(member));
        let left = members.len();
        match left {
            0 => drop(edit::take(entries, key)),
            1 if edit::find(entries, "allOf").is_none() => {
                if let Some(entry) = entries.iter_mut().find(|entry| &*entry.key == key) {
                    entry.key = "allOf".into();
                }
            }
            _ => {}
        }
        edit::set(entries, "nullable", Value::Bool(true), span);
        if left == 0 {
            only_null(entries, span);
        }
    }
}

fn only_null(entries: &mut Vec<Entry>, span: Span) {
    edit::set(entries, "enum", Value::List(vec![Node { span, value: Value::Null }]), span);
    edit::set(entries, "nullable", Value::Bool(true), span);
}

/// `type` becomes one word.
pub(super) fn types(entries: &mut Vec<Entry>) {
    let Some(mut entry) = edit::take(entries, "type") else { return };
    let span = entry.key_span;
    let mut types: Vec<Node> = match entry.value.value {
        Value::List(types) => types,
        value => vec![Node { span: entry.value.span, value }],
    };
    let all = types.len();
    types.retain(|of| of.as_str() != Some("null"));
    if types.len() < all {
        edit::set(entries, "nullable", Value::Bool(true), span);
    }
    // Every integer is a number.
    if types.iter().any(|of| of.as_str() == Some("number")) {
        types.retain(|of| of.as_str() != Some("integer"));
    }
    match types.len() {
        0 if all > 0 => only_null(entries, span),
        0 => {}
        1 => {
            entry.value = types.remove(0);
            entries.insert(0, entry);
        }
        _ => several(entries, &types, span),
    }
}

/// Where a union stands already, it says more than the types do.
fn several(entries: &mut Vec<Entry>, types: &[Node], span: Span) {
    let composed = ["oneOf", "anyOf", "allOf", "$ref"].iter().any(|key| edit::find(entries, key).is_some());
    if composed || types.len() >= 5 {
        return;
    }
    let members: Vec<Node> = types.iter().filter_map(|of| member(entries, of)).collect();
    entries.retain(|entry| !spoken_of(&entry.key));
    match members.len() {
        0 => {}
        _ => edit::set(entries, "anyOf", Value::List(members), span),
    }
}

fn spoken_of(key: &str) -> bool {
    key == "enum" || KEYWORDS.iter().any(|(_, keys)| keys.contains(&key))
}

/// The schema of one type out of several; nothing where the enum has no value of it.
fn member(entries: &[Entry], of: &Node) -> Option<Node> {
    let word = of.as_str()?;
    let mut own = vec![Entry { key: "type".into(), key_span: of.span, value: of.clone() }];
    let keys = KEYWORDS.iter().find(|(name, _)| *name == word).map_or(&[][..], |(_, keys)| *keys);
    own.extend(entries.iter().filter(|entry| keys.contains(&&*entry.key) && format_fits(word, entry)).cloned());
    if let Some(list) = entries.iter().find(|entry| &*entry.key == "enum") {
        let fits = |value: &&Node| crate::lint::is_of(word, value);
        let values: Vec<Node> = list.value.members().filter(fits).cloned().collect();
        if values.is_empty() {
            return None;
        }
        own.push(Entry { value: Node { value: Value::List(values), ..list.value }, ..list.clone() });
    }
    Some(Node { span: of.span, value: Value::Map(own) })
}

fn format_fits(of: &str, entry: &Entry) -> bool {
    let Some(format) = entry.value.as_str().filter(|_| &*entry.key == "format") else { return true };
    NUMERIC.contains(&format) == (of != "string")
}

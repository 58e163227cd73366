//! Proposes a type's name from the place where its schema stands.
//! It only proposes: the names lock has the last word.

use super::context::{Context, Place};
use crate::model::Direction;
use crate::names::{pascal, singular, words};

/// The name that a schema at `place` should have.
pub(super) fn propose(cx: &Context<'_>, place: &Place, direction: Option<Direction>) -> String {
    let segments: Vec<String> = crate::tree::segments(&place.0)
        .map(|segments| segments.into_iter().map(String::from).collect())
        .unwrap_or_default();
    let parts: Vec<&str> = segments.iter().map(String::as_str).collect();
    let mut name = base(cx, &parts);
    let shared = match parts.as_slice() {
        ["components", "schemas", component, ..] => cx.usage.is_shared(&format!("/components/schemas/{component}")),
        _ => false,
    };
    if shared && direction == Some(Direction::Request) {
        name.push_str("Request");
    }
    name
}

fn base(cx: &Context<'_>, parts: &[&str]) -> String {
    match parts {
        ["components", "schemas", component] => pascal(component),
        ["components", _, component, rest @ ..] => joined(&pascal(component), &inner(rest)),
        ["paths", path, method, "requestBody", rest @ ..] => {
            format!("{}Body{}", operation(cx, path, method), inner(rest))
        }
        ["paths", path, method, "responses", status, rest @ ..] => {
            let status = if status.starts_with('2') { "" } else { status };
            format!("{}Response{}{}", operation(cx, path, method), pascal_or_empty(status), inner(rest))
        }
        ["paths", path, method, rest @ ..] => format!("{}{}", operation(cx, path, method), inner(rest)),
        _ => inner(parts),
    }
}

/// The two names; words that end the first and begin the second stand once (`UpdatedEvent` + `EventType`).
fn joined(outer: &str, inner: &str) -> String {
    let (outer, inner) = (words(outer), words(inner));
    let overlap = (1..=outer.len().min(inner.len())).rev().find(|n| outer[outer.len() - n..] == inner[..*n]);
    pascal(&outer.into_iter().chain(inner.into_iter().skip(overlap.unwrap_or_default())).collect::<Vec<_>>().join(" "))
}

fn operation(cx: &Context<'_>, path: &str, method: &str) -> String {
    let pointer = Place::root().keys(&["paths", path, method, "operationId"]);
    match cx.tree.root.at(&pointer.0).and_then(|node| node.as_str()) {
        Some(id) => pascal(id),
        None => pascal(&format!("{method} {path}")),
    }
}

/// The part of a name that comes from below a component or operation: properties by name, items in the singular.
fn inner(parts: &[&str]) -> String {
    let mut name = String::new();
    let mut rest = parts.iter();
    while let Some(part) = rest.next() {
        match *part {
            "properties" | "content" | "parameters" => {
                let key = rest.next().copied().unwrap_or_default();
                if *part == "properties" {
                    name.push_str(&pascal(key));
                }
            }
            "items" => name = singular_name(&name),
            "additionalProperties" => name.push_str("Value"),
            "oneOf" | "anyOf" | "allOf" => {
                let index = rest.next().and_then(|index| index.parse::<usize>().ok()).unwrap_or_default();
                if *part != "allOf" {
                    name.extend(["Option".to_owned(), (index + 1).to_string()]);
                }
            }
            _ => {}
        }
    }
    name
}

fn singular_name(name: &str) -> String {
    let mut parts = words(name);
    if let Some(last) = parts.last_mut() {
        let stem = singular(last).to_owned();
        *last = if stem == *last { format!("{stem} item") } else { stem };
        return pascal(&parts.join(" "));
    }
    "Item".to_owned()
}

fn pascal_or_empty(text: &str) -> String {
    if text.is_empty() { String::new() } else { words(text).concat() }
}

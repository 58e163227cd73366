//! Proposes a type's name from the place where its schema stands.
//! It only proposes: the names lock has the last word.

use super::context::{Context, Place};
use crate::model::Direction;
use crate::names::{pascal, singular, words};
use crate::tree::{Node, escape};

/// The name that a schema at `place` should have.
pub(super) fn propose(cx: &Context<'_>, place: &Place, direction: Option<Direction>) -> String {
    let segments: Vec<String> = crate::tree::segments(&place.0)
        .map(|segments| segments.into_iter().map(String::from).collect())
        .unwrap_or_default();
    let parts: Vec<&str> = segments.iter().map(String::as_str).collect();
    let mut name = base(cx, &parts);
    if name.is_empty() {
        // What stands right below an event has no other name than the event's.
        name = parts.get(1).map_or_else(|| "Value".to_owned(), |part| pascal(part));
    }
    let shared = match parts.as_slice() {
        ["components", "schemas", component, ..] => cx.usage.is_shared(&super::schema::component_place(component).0),
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
        ["components", _, component, rest @ ..] => joined(&pascal(component), &inner(cx, parts, rest)),
        ["paths", path, method, "requestBody", rest @ ..] => {
            format!("{}Body{}", operation(cx, path, method), inner(cx, parts, rest))
        }
        ["paths", path, method, "responses", status, rest @ ..] => {
            let status = if status.starts_with('2') { "" } else { status };
            format!("{}Response{}{}", operation(cx, path, method), pascal_or_empty(status), inner(cx, parts, rest))
        }
        ["paths", path, "parameters", _, rest @ ..] => {
            format!("{}{}{}", pascal(path), parameter(cx, &parts[..4]), inner(cx, parts, rest))
        }
        ["paths", path, method, "parameters", _, rest @ ..] => {
            let parameter = parameter(cx, &parts[..5]);
            format!("{}{parameter}{}", operation(cx, path, method), inner(cx, parts, rest))
        }
        ["paths", path, method, rest @ ..] => format!("{}{}", operation(cx, path, method), inner(cx, parts, rest)),
        ["x-webhooks", event, _, rest @ ..] => format!("{}{}", pascal(event), inner(cx, parts, rest)),
        _ => match inner(cx, parts, parts) {
            name if name.is_empty() => "Value".to_owned(),
            name => name,
        },
    }
}

/// The two names; words that end the first and begin the second stand once (`UpdatedEvent` + `EventType`).
fn joined(outer: &str, inner: &str) -> String {
    let (outer, inner) = (words(outer), words(inner));
    let overlap = (1..=outer.len().min(inner.len())).rev().find(|n| outer[outer.len() - n..] == inner[..*n]);
    pascal(&outer.into_iter().chain(inner.into_iter().skip(overlap.unwrap_or_default())).collect::<Vec<_>>().join(" "))
}

/// A parameter by its name.
fn parameter(cx: &Context<'_>, keys: &[&str]) -> String {
    let name = cx.at(&Place::root().keys(keys).key("name").0).and_then(|node| node.as_str());
    name.map(pascal).unwrap_or_default()
}

fn operation(cx: &Context<'_>, path: &str, method: &str) -> String {
    let pointer = Place::root().keys(&["paths", path, method, "operationId"]);
    match cx.at(&pointer.0).and_then(|node| node.as_str()) {
        Some(id) => pascal(id),
        None => pascal(&format!("{method} {path}")),
    }
}

/// The part of a name that comes from below a component or operation: properties by name, items in the singular.
fn inner(cx: &Context<'_>, all: &[&str], parts: &[&str]) -> String {
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
                    let list = all[..all.len() - rest.len() - 1].iter().map(|part| format!("/{}", escape(part)));
                    name.push_str(&pascal(&member(cx, &list.collect::<String>(), index)));
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

/// What the members of a choice are called in the document: a component's name, a title, a constant, a kind of value,
/// a property that only this one has, or a number.
pub(super) fn members(
    cx: &Context<'_>,
    list: &Place,
    members: &[(usize, &openapiv3::ReferenceOr<openapiv3::Schema>)],
) -> Vec<String> {
    members.iter().map(|(index, _)| member(cx, &list.0, *index)).collect()
}

fn member(cx: &Context<'_>, list: &str, index: usize) -> String {
    let all: Vec<&Node> = cx.at(list).into_iter().flat_map(Node::members).collect();
    let name = all.get(index).and_then(|node| named(node).or_else(|| by_property(&all, index)));
    name.unwrap_or_else(|| format!("Option{}", index + 1))
}

/// What a member calls itself, whatever stands beside it.
pub(super) fn named(node: &Node) -> Option<String> {
    let text = |key: &str| node.get(key).and_then(Node::as_str);
    if let Some(reference) = text("$ref") {
        return reference.rsplit('/').next().map(|name| name.replace("~1", "/").replace("~0", "~"));
    }
    if let Some([only]) = node.get("allOf").and_then(Node::as_list) {
        return named(only);
    }
    let title = text("title").filter(|title| title.chars().any(|c| c.is_ascii_alphanumeric())).map(str::to_owned);
    title.or_else(|| constant(node)).or_else(|| kind(node))
}

/// What tells a member of a choice that does not call itself as no other does: the one value that it has.
pub(super) fn only_value(node: &Node) -> Option<String> {
    let [only] = node.get("enum")?.as_list()? else { return None };
    only.as_str().map(str::to_owned)
}

/// The constant by which an object names itself.
fn constant(node: &Node) -> Option<String> {
    let constants = node.get("properties")?.entries().filter_map(|property| {
        let values = property.value.get("enum")?.as_list()?;
        let [only] = values else { return None };
        only.as_str().map(str::to_owned)
    });
    let mut constants = constants.filter(|text| text.chars().any(|c| c.is_ascii_alphanumeric()));
    constants.next()
}

/// The kind of a value that is no object: objects are many, and their kind tells nothing.
fn kind(node: &Node) -> Option<String> {
    let name = match node.get("type").and_then(Node::as_str)? {
        "string" => {
            let format = node.get("format").and_then(Node::as_str).filter(|_| node.get("enum").is_none());
            return Some(format.map_or_else(|| "Text".to_owned(), str::to_owned));
        }
        "integer" => "Integer",
        "number" => "Number",
        "boolean" => "Boolean",
        "array" => {
            let item = node.get("items").filter(|item| item.get("type").is_none()).and_then(named);
            return Some(item.map_or_else(|| "List".to_owned(), |item| format!("{item} list")));
        }
        "object" if node.get("properties").is_none() => "Object",
        _ => return None,
    };
    Some(name.to_owned())
}

/// The first property, required before optional, that no other member has.
fn by_property(all: &[&Node], index: usize) -> Option<String> {
    let has = |node: &Node, key: &str| node.get("properties").is_some_and(|properties| properties.get(key).is_some());
    let node = all.get(index)?;
    first_property(node, |key| all.iter().enumerate().all(|(other, node)| other == index || !has(node, key)))
}

/// The first property, required before optional, that is the member's alone.
pub(super) fn first_property(node: &Node, is_alone: impl Fn(&str) -> bool) -> Option<String> {
    let required = node.get("required").into_iter().flat_map(Node::members).filter_map(Node::as_str);
    let optional = node.get("properties").into_iter().flat_map(Node::entries).map(|entry| &*entry.key);
    required.chain(optional).find(|key| is_alone(key)).map(|key| format!("With {key}"))
}

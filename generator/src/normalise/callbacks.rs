//! Callbacks become events beside the webhooks of the document: both are requests that the vendor sends.
//! Where a callback is sent to is the vendor's business; nothing here becomes a call of ours.

use std::collections::HashSet;

use super::{METHODS, Notes};
use crate::tree::{Entry, Node, Span, Tree, Value, escape};

pub(super) fn pass(tree: &mut Tree, notes: &mut Notes) {
    if !changes(tree) {
        return;
    }
    let mut events = Vec::new();
    let components = tree.root.at("/components/callbacks").cloned();
    let mut found = Found { components: components.as_ref(), events: &mut events, notes };
    let paths = super::entries_of_key(&mut tree.root, "paths");
    for (path, item) in paths.into_iter().flatten().map(|entry| (entry.key.clone(), &mut entry.value)) {
        for method in METHODS {
            if let Some(operation) = super::get_mut(item, method) {
                found.operation(&path, method, operation);
            }
        }
    }
    // What a vendor signs is told for all of its events alike, and callbacks are none of those.
    if tree.root.get("x-webhook-signature").is_some() {
        for (entry, place) in events {
            notes.skipped(entry.key_span, &place, "only webhooks are signed as `x-webhook-signature` says");
        }
        return;
    }
    put(tree, events, notes);
}

/// Told without knowing what an object is.
pub(super) fn changes(tree: &Tree) -> bool {
    let items = tree.root.get("paths").into_iter().flat_map(Node::entries);
    items.flat_map(|item| item.value.entries()).any(|operation| operation.value.get("callbacks").is_some())
}

struct Found<'f> {
    components: Option<&'f Node>,
    events: &'f mut Vec<(Entry, String)>,
    notes: &'f mut Notes,
}

impl Found<'_> {
    fn operation(&mut self, path: &str, method: &str, operation: &mut Node) {
        let id = operation.get("operationId").and_then(Node::as_str).map(str::to_owned);
        let id = id.unwrap_or_else(|| format!("{method} {path}"));
        let Value::Map(entries) = &mut operation.value else { return };
        let Some(position) = entries.iter().position(|entry| &*entry.key == "callbacks") else { return };
        let callbacks = entries.remove(position).value;
        let place = format!("/paths/{}/{method}/callbacks", escape(path));
        for callback in callbacks.entries() {
            let name = callback.value.get("$ref").and_then(Node::as_str).and_then(|text| text.rsplit('/').next());
            let there = name.and_then(|name| self.components?.get(name));
            let items = there.unwrap_or(&callback.value);
            for item in items.entries().filter(|item| !item.key.starts_with("x-")) {
                let place = format!("{place}/{}/{}", escape(&callback.key), escape(&item.key));
                self.item(&format!("{id}.{}", callback.key), callback.key_span, &item.value, &place);
            }
        }
    }

    fn item(&mut self, name: &str, span: Span, item: &Node, place: &str) {
        for method in METHODS {
            let Some(entry) = item.entry(method) else { continue };
            let mut entry = entry.clone();
            if let Value::Map(entries) = &mut entry.value.value {
                let before = entries.len();
                entries.retain(|entry| &*entry.key != "callbacks");
                if entries.len() < before {
                    self.notes.skipped(
                        entry.key_span,
                        &format!("{place}/{method}/callbacks"),
                        "a callback of a callback",
                    );
                }
            }
            let value = Node { span: entry.value.span, value: Value::Map(vec![entry]) };
            self.events.push((Entry { key: name.into(), key_span: span, value }, place.to_owned()));
        }
    }
}

fn put(tree: &mut Tree, events: Vec<(Entry, String)>, notes: &mut Notes) {
    let webhooks = super::child(super::entries_of(&mut tree.root), "x-webhooks", Span::default());
    let webhooks = super::entries_of(webhooks);
    let mut taken: HashSet<String> = webhooks.iter().map(|entry| entry.key.to_string()).collect();
    for (mut entry, place) in events {
        let plain = entry.key.to_string();
        let mut name = plain.clone();
        let mut number = 2_u32;
        while !taken.insert(name.clone()) {
            name = format!("{plain}.{number}");
            number = number.saturating_add(1);
        }
        notes.moved(&format!("/x-webhooks/{}", escape(&name)), &place);
        entry.key = name.into();
        webhooks.push(entry);
    }
}

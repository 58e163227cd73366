//! Schemas that stand inside of others, under `$defs` or by an anchor, become components, where `lower` looks for them.
//! A component's own name is never taken for one of them.

use std::collections::{HashMap, HashSet};

use super::super::Notes;
use super::edit;
use crate::tree::{Entry, Node, Tree, Value, escape};

/// What was found on the way, by the pointer or anchor that leads there.
#[derive(Default)]
pub(super) struct Definitions {
    found: Vec<(String, Entry)>,
    /// Anchors, and the pointer of what they name.
    anchors: HashMap<String, String>,
}

impl Definitions {
    pub(super) fn take(&mut self, schema: &mut Node, pointer: &str) {
        let Value::Map(entries) = &mut schema.value else { return };
        for key in ["$anchor", "$dynamicAnchor"] {
            if let Some(anchor) = edit::find(entries, key).and_then(Node::as_str) {
                self.anchors.entry(format!("#{anchor}")).or_insert_with(|| format!("#{pointer}"));
            }
        }
        recursive(entries, pointer);
        for section in ["$defs", "definitions"] {
            let Some(Entry { value: Node { value: Value::Map(members), .. }, .. }) = edit::take(entries, section)
            else {
                continue;
            };
            for member in members {
                self.found.push((format!("#{pointer}/{section}/{}", escape(&member.key)), member));
            }
        }
    }

    /// Puts them into `components.schemas`, and lets all references lead there.
    pub(super) fn put(self, tree: &mut Tree, notes: &mut Notes) {
        if self.found.is_empty() && self.anchors.is_empty() {
            return;
        }
        let mut taken: HashSet<String> = tree.resolve("#/components/schemas").map(names).unwrap_or_default();
        let mut moved: HashMap<String, String> = HashMap::new();
        let mut added = Vec::new();
        for (pointer, mut entry) in self.found {
            let name = free(&entry.key, owner(&pointer), &mut taken);
            notes.moved(&format!("/components/schemas/{name}"), pointer.trim_start_matches('#'));
            moved.insert(pointer, format!("#/components/schemas/{name}"));
            entry.key = name.into();
            added.push(entry);
        }
        super::super::section(&mut tree.root, "schemas").extend(added);
        super::super::every(&mut tree.root, &mut |node| {
            let Some(reference) = node.get("$ref").and_then(Node::as_str) else { return };
            let reference = self.anchors.get(reference).map_or(reference, String::as_str);
            let target = led(reference, &moved);
            if let Some(value) = node_mut(node, "$ref").filter(|value| value.as_str() != Some(&target)) {
                value.value = Value::String(target.into());
            }
        });
    }
}

fn node_mut<'a>(node: &'a mut Node, key: &str) -> Option<&'a mut Node> {
    match &mut node.value {
        Value::Map(entries) => edit::find_mut(entries, key),
        _ => None,
    }
}

fn names(section: &Node) -> HashSet<String> {
    section.entries().map(|entry| entry.key.to_string()).collect()
}

/// `$recursiveRef` leads to the outermost schema that says `$recursiveAnchor`, or else to the component around it.
fn recursive(entries: &mut Vec<Entry>, pointer: &str) {
    let anchored = edit::take(entries, "$recursiveAnchor").is_some();
    let is_component = pointer.strip_prefix("/components/schemas/").is_some_and(|name| !name.contains('/'));
    if !anchored && !is_component {
        return;
    }
    for entry in entries {
        super::super::every(&mut entry.value, &mut |node| {
            if let Value::Map(entries) = &mut node.value
                && let Some(mut reference) = edit::take(entries, "$recursiveRef")
            {
                reference.key = "$ref".into();
                reference.value.value = Value::String(format!("#{pointer}").into());
                entries.push(reference);
            }
        });
    }
}

/// The component that a definition stands in.
fn owner(pointer: &str) -> Option<&str> {
    pointer.strip_prefix("#/components/schemas/")?.split('/').next()
}

/// The definition's own name, or one with its owner's in front, or a number behind.
fn free(key: &str, owner: Option<&str>, taken: &mut HashSet<String>) -> String {
    let plain: String = key.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '_' }).collect();
    let plain = if plain.is_empty() { "Definition".to_owned() } else { plain };
    let long = owner.map_or_else(|| plain.clone(), |owner| format!("{owner}_{plain}"));
    let numbered = (2_u32..).map(|number| format!("{long}{number}"));
    let name = [plain, long.clone()].into_iter().chain(numbered).find(|name| !taken.contains(name)).unwrap_or(long);
    taken.insert(name.clone());
    name
}

/// Where a reference leads once the definitions have moved; definitions may stand in definitions.
fn led(reference: &str, moved: &HashMap<String, String>) -> String {
    let ends = reference.match_indices('/').map(|(at, _)| at).chain([reference.len()]);
    let mut longest = None;
    for end in ends {
        if let Some(target) = reference.get(..end).and_then(|start| moved.get(start)) {
            longest = Some(format!("{target}{}", reference.get(end..).unwrap_or_default()));
        }
    }
    longest.unwrap_or_else(|| reference.to_owned())
}

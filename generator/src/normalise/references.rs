//! References as `lower` takes them: one step, to a component of the right section; path items stand where they are used.
//! What a reference leads to is never changed, only where it stands; circles were found before.

mod hoist;

use std::collections::HashMap;
use std::sync::Arc;

use super::Notes;
use crate::finding::{Finding, Pointer, Rule};
use crate::lint::{self, Kind};
use crate::tree::{Entry, Node, Span, Tree, Value, segments};

/// How many values may be copied in all, so that no small document becomes a large one.
const BUDGET: usize = 300_000;

/// How many copies may stand in each other: a path item in a callback of one is all that is known.
const NESTING: usize = 3;

/// A chain of references that has not ended by then goes round in a circle.
const CHAIN: usize = 16;

pub(super) fn pass(tree: &mut Tree, notes: &mut Notes) {
    if !changes(tree) {
        return;
    }
    hoist::pass(tree, notes);
    inline(tree, notes, |_| true);
}

/// Path items that are components stand where they are used: 3.0 has no place for them.
pub(super) fn path_items(tree: &mut Tree, notes: &mut Notes) {
    if tree.root.at("/components/pathItems").is_none() {
        return;
    }
    inline(tree, notes, |kind| kind == Kind::PathItem);
    let components = super::entries_of_key(&mut tree.root, "components");
    if let Some(sections) = components {
        sections.retain(|section| &*section.key != "pathItems");
    }
}

fn inline(tree: &mut Tree, notes: &mut Notes, wanted: impl Fn(Kind) -> bool) {
    let copied = copies(tree, wanted);
    if !copied.is_empty() {
        let mut inline = Inline { copied, active: Vec::new(), left: BUDGET, notes };
        inline.node(&mut tree.root);
    }
}

/// Whether there may be something to do, told without knowing what an object is.
fn changes(tree: &Tree) -> bool {
    has_chain(tree) || super::any(&tree.root, &is_moved)
}

/// Whether a component, a path item or an event is itself but a reference.
pub(super) fn has_chain(tree: &Tree) -> bool {
    let has_reference = |map: &Node| map.entries().any(|entry| entry.value.get("$ref").is_some());
    let components = tree.root.get("components").into_iter().flat_map(Node::entries);
    components.filter(|section| &*section.key != "schemas").any(|section| has_reference(&section.value))
        || ["paths", "x-webhooks"].iter().any(|key| tree.root.get(key).is_some_and(has_reference))
}

/// Whether a node holds a reference that is not one step to a component, or callbacks that hold any.
pub(super) fn is_moved(node: &Node) -> bool {
    node.entries().any(|entry| match &*entry.key {
        "$ref" => entry.value.as_str().is_some_and(|text| !is_plain(text)),
        "callbacks" => {
            let items = entry.value.entries().flat_map(|callback| callback.value.entries());
            items.into_iter().any(|item| item.value.get("$ref").is_some())
        }
        _ => false,
    })
}

/// `#/components/<section>/<name>`, without escapes.
fn is_plain(reference: &str) -> bool {
    let name = reference.strip_prefix("#/components/").and_then(|rest| rest.split_once('/')).map(|(_, name)| name);
    name.is_some_and(|name| !name.contains(['/', '~', '%']))
}

/// The end of a chain of references: its own reference, and what is there.
fn end<'a>(tree: &'a Tree, reference: &str) -> Option<(String, &'a Node)> {
    let mut reference = reference.to_owned();
    for _ in 0..CHAIN {
        let node = tree.resolve(&reference)?;
        match node.get("$ref").and_then(Node::as_str) {
            Some(next) => next.clone_into(&mut reference),
            None => return Some((reference, node)),
        }
    }
    None
}

/// Where things of a kind are kept, if 3.0 keeps them anywhere.
pub(super) const fn section(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Schema => Some("schemas"),
        Kind::Response => Some("responses"),
        Kind::Parameter => Some("parameters"),
        Kind::Example => Some("examples"),
        Kind::RequestBody => Some("requestBodies"),
        Kind::Header => Some("headers"),
        Kind::SecurityScheme => Some("securitySchemes"),
        Kind::Link => Some("links"),
        Kind::Callback => Some("callbacks"),
        _ => None,
    }
}

/// What is done with a reference.
#[derive(Clone)]
enum Step {
    /// It leads there at once.
    Lead(String),
    /// What it leads to stands in its place.
    Copy(String, Arc<Node>),
}

/// The wanted references that are no schemas', and what becomes of each.
fn copies(tree: &Tree, wanted: impl Fn(Kind) -> bool) -> HashMap<Span, Step> {
    let mut steps = HashMap::new();
    let mut targets: HashMap<String, Arc<Node>> = HashMap::new();
    let wanted = |kind: Kind| kind != Kind::Schema && wanted(kind);
    for reference in lint::references(tree).iter().filter(|reference| wanted(reference.kind)) {
        let Some((last, node)) = end(tree, &reference.text) else { continue };
        let keys = segments(last.trim_start_matches('#')).unwrap_or_default();
        let there = match keys.as_slice() {
            [components, of, name] if components == "components" => {
                section(reference.kind).filter(|own| of == own).zip(Some(name))
            }
            _ => None,
        };
        match there {
            Some((own, name)) => {
                let plain = format!("#/components/{own}/{name}");
                if plain != reference.text {
                    steps.insert(reference.span, Step::Lead(plain));
                }
            }
            None => {
                let whole = targets.entry(last.clone()).or_insert_with(|| Arc::new(node.clone()));
                steps.insert(reference.span, Step::Copy(last, Arc::clone(whole)));
            }
        }
    }
    steps
}

struct Inline<'n> {
    copied: HashMap<Span, Step>,
    /// What is being copied right now.
    active: Vec<String>,
    left: usize,
    notes: &'n mut Notes,
}

impl Inline<'_> {
    /// Recursion is bounded by the depth that `load` allows, and by `NESTING`.
    fn node(&mut self, node: &mut Node) {
        let step = node.get("$ref").and_then(|_| self.copied.get(&node.span)).cloned();
        match step {
            None => self.children(node),
            Some(Step::Lead(text)) => {
                if let Value::Map(entries) = &mut node.value
                    && let Some(entry) = entries.iter_mut().find(|entry| &*entry.key == "$ref")
                {
                    entry.value.value = Value::String(text.as_str().into());
                }
            }
            Some(Step::Copy(from, target)) => {
                self.copy(node, &target);
                self.active.push(from);
                self.children(node);
                self.active.pop();
            }
        }
    }

    fn children(&mut self, node: &mut Node) {
        match &mut node.value {
            Value::List(members) => members.iter_mut().for_each(|member| self.node(member)),
            Value::Map(entries) => {
                entries.retain(|entry| !self.is_circle(&entry.value));
                for entry in entries {
                    self.node(&mut entry.value);
                }
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    /// A path item that holds itself, in a callback.
    fn is_circle(&mut self, node: &Node) -> bool {
        if self.active.is_empty() || node.get("$ref").is_none() {
            return false;
        }
        let Some(Step::Copy(from, _)) = self.copied.get(&node.span) else { return false };
        let is_circle = self.active.contains(from) || self.active.len() >= NESTING;
        if is_circle {
            self.notes.skipped(node.span, from.trim_start_matches('#'), "it holds itself");
        }
        is_circle
    }

    /// What stands beside the reference says more than what it leads to.
    fn copy(&mut self, node: &mut Node, target: &Node) {
        let size = size(target);
        if size > self.left {
            let at = Pointer { span: node.span, pointer: String::new() };
            let says = "what the references of the document lead to is too much to be written out";
            let finding = Finding::new(Rule::TooLarge, at, says, "refer to components instead of path items");
            if !self.notes.findings.contains(&finding) && self.left > 0 {
                self.notes.findings.push(finding);
            }
            self.left = 0;
            node.value = Value::Map(Vec::new());
            return;
        }
        self.left -= size;
        let own: Vec<Entry> = match std::mem::replace(&mut node.value, target.value.clone()) {
            Value::Map(entries) => entries,
            _ => Vec::new(),
        };
        let Value::Map(entries) = &mut node.value else { return };
        for entry in own.into_iter().filter(|entry| &*entry.key != "$ref") {
            entries.retain(|other| other.key != entry.key);
            entries.push(entry);
        }
    }
}

fn size(node: &Node) -> usize {
    1 + match &node.value {
        Value::List(members) => members.iter().map(size).sum(),
        Value::Map(entries) => entries.iter().map(|entry| size(&entry.value)).sum(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
    }
}

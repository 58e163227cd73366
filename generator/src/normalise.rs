//! Brings a document into the one form that `lower` reads, by named passes, each doing one thing.
//! Every node keeps the place where it was written; a pass may take no more than a fixed number of walks over the tree.

mod bundle;
mod callbacks;
mod credentials;
mod down;
mod notes;
mod overlay;
mod references;
mod repairs;
mod selection;
mod siblings;

use crate::finding::Finding;
use crate::lint;
use crate::tree::{Entry, Node, Span, Tree, Value};

pub use bundle::bundle;
use down::down;
pub use notes::Notes;
pub use overlay::overlay;
pub use selection::{Selection, select};

/// The methods of a path.
const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// A pass.
pub type Pass = fn(&mut Tree, &mut Notes);

/// Every pass, in its order.
pub const PASSES: &[(&str, Pass)] = &[
    // First, so that all others see a document without the faults that `lint` said are repaired.
    ("repairs of faulty documents", repairs::pass),
    ("references in one step, to components", references::pass),
    ("callbacks into webhooks", callbacks::pass),
    ("headers that say who calls into security schemes", credentials::pass),
    ("siblings of $ref into allOf", siblings::pass),
];

/// Brings a document that `lint` found no error in into its one form, and lints what became of it on the way.
pub fn prepare(tree: &mut Tree, findings: &mut Vec<Finding>, notes: &mut Notes) {
    repairs::mend(tree, findings.clone(), notes);
    if lint::newer(tree).is_some() {
        down(tree, notes);
        let found = lint::lint(tree);
        notes.findings.extend(found.iter().cloned());
        repairs::mend(tree, found, notes);
    }
    for (_, pass) in PASSES.iter().skip(1) {
        pass(tree, notes);
    }
    findings.append(&mut notes.findings);
}

/// Runs all passes.
#[must_use]
pub fn normalise(tree: &mut Tree) -> Vec<Finding> {
    let mut notes = Notes::default();
    for (_, pass) in PASSES {
        pass(tree, &mut notes);
    }
    notes.findings
}

/// Whether a pass may change a document in which there is nothing to repair; far cheaper than to try, and one walk.
#[must_use]
pub fn changes(tree: &Tree) -> bool {
    lint::newer(tree).is_some()
        || callbacks::changes(tree)
        || credentials::changes(tree)
        || references::has_chain(tree)
        || any(&tree.root, &|node| references::is_moved(node) || siblings::has_siblings(node))
}

/// Whether any node below is one that a pass may have to change; far cheaper than to give the tree its meaning.
fn any(node: &Node, wanted: &dyn Fn(&Node) -> bool) -> bool {
    wanted(node)
        || match &node.value {
            Value::List(members) => members.iter().any(|member| any(member, wanted)),
            Value::Map(entries) => entries.iter().any(|entry| any(&entry.value, wanted)),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
        }
}

/// Changes every node, parents before children. Recursion is bounded: `load` refuses trees deeper than its limit.
fn every(node: &mut Node, change: &mut dyn FnMut(&mut Node)) {
    change(node);
    match &mut node.value {
        Value::List(members) => members.iter_mut().for_each(|member| every(member, change)),
        Value::Map(entries) => entries.iter_mut().for_each(|entry| every(&mut entry.value, change)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The entries of a section of the components, made where there is none.
fn section<'a>(root: &'a mut Node, name: &str) -> &'a mut Vec<Entry> {
    let span = root.span;
    let components = child(entries_of(root), "components", span);
    entries_of(child(entries_of(components), name, span))
}

fn child<'a>(entries: &'a mut Vec<Entry>, key: &str, span: Span) -> &'a mut Node {
    let position = entries.iter().position(|entry| &*entry.key == key).unwrap_or(entries.len());
    if position == entries.len() {
        let value = Node { span, value: Value::Map(Vec::new()) };
        entries.push(Entry { key: key.into(), key_span: span, value });
    }
    &mut entries[position].value
}

/// What is no map becomes an empty one.
fn entries_of(node: &mut Node) -> &mut Vec<Entry> {
    if node.as_map().is_none() {
        node.value = Value::Map(Vec::new());
    }
    match &mut node.value {
        Value::Map(entries) => entries,
        _ => unreachable!("made a map above"),
    }
}

/// The entries of the map below a key, if there is one.
fn entries_of_key<'a>(node: &'a mut Node, key: &str) -> Option<&'a mut Vec<Entry>> {
    match &mut get_mut(node, key)?.value {
        Value::Map(entries) => Some(entries),
        _ => None,
    }
}

fn get_mut<'a>(node: &'a mut Node, key: &str) -> Option<&'a mut Node> {
    match &mut node.value {
        Value::Map(entries) => entries.iter_mut().find(|entry| &*entry.key == key).map(|entry| &mut entry.value),
        _ => None,
    }
}

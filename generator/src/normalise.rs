//! Brings a document into the one form that `lower` reads, by named passes, each doing one thing.
//! Every node keeps the place where it was written; a pass may take no more than a fixed number of walks over the tree.

mod repairs;
mod siblings;

use crate::finding::{Finding, Severity};
use crate::tree::{Node, Tree, Value};

/// A pass.
pub type Pass = fn(&mut Tree, &mut Vec<Finding>);

/// Every pass, in its order.
pub const PASSES: &[(&str, Pass)] = &[
    // First, so that all others see a document without the faults that `lint` said are repaired.
    ("repairs of faulty documents", repairs::pass),
    ("siblings of $ref into allOf", siblings::pass),
];

/// Runs all passes.
#[must_use]
pub fn normalise(tree: &mut Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (_, pass) in PASSES {
        pass(tree, &mut findings);
    }
    findings
}

/// Whether [`normalise`] may change a document of which `lint` says `findings`; far cheaper than to try.
#[must_use]
pub fn changes(tree: &Tree, findings: &[Finding]) -> bool {
    // What is repaired, lint has said so.
    findings.iter().any(|finding| finding.severity == Severity::Repaired) || siblings::changes(tree)
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

//! Mends what `lint` found and said how to mend, and lints again until nothing is left to mend.
//! It decides nothing: what is done is in the findings, and what is lost by it goes into the ledger.

use std::collections::HashMap;

use super::Notes;
use crate::finding::{Change, Finding};
use crate::ledger::last_key;
use crate::lint::lint;
use crate::tree::{Entry, Node, Span, Tree, Value};

/// A mend may show another fault: what has lost a key that it needs goes, too. What is not mended by then stays faulty.
const ROUNDS: usize = 10;

pub(super) fn pass(tree: &mut Tree, notes: &mut Notes) {
    let found = lint(tree);
    mend(tree, found, notes);
}

/// Mends what was found in the tree; what is found on the way goes into the notes.
pub(super) fn mend(tree: &mut Tree, mut found: Vec<Finding>, notes: &mut Notes) {
    for _ in 0..ROUNDS {
        let plan = Plan::of(&found);
        if plan.is_empty() {
            return;
        }
        for finding in found.iter().filter(|finding| finding.mend.as_ref().is_some_and(|mend| mend.loses)) {
            lost(finding, notes);
        }
        plan.node(&mut tree.root);
        found = lint(tree);
        notes.findings.extend(found.iter().cloned());
    }
}

fn lost(finding: &Finding, notes: &mut Notes) {
    let key = last_key(&finding.at.pointer);
    let why = format!("{}: {}", finding.rule.id(), finding.says);
    let whole = matches!(key.as_str(), "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace");
    if whole {
        notes.skipped(finding.at.span, &finding.at.pointer, &why);
    } else {
        notes.degraded(finding.at.span, &finding.at.pointer, &why);
    }
}

/// All mends, by the place that they change. Places are unique but for aliases, and those mean the same everywhere.
struct Plan<'a> {
    keys: HashMap<Span, &'a Change>,
    values: HashMap<Span, Vec<&'a Change>>,
}

impl<'a> Plan<'a> {
    fn of(findings: &'a [Finding]) -> Self {
        let mut plan = Self { keys: HashMap::new(), values: HashMap::new() };
        for mend in findings.iter().filter_map(|finding| finding.mend.as_deref()) {
            match mend.change {
                Change::RemoveKey | Change::Rename(_) => drop(plan.keys.entry(mend.target).or_insert(&mend.change)),
                _ => {
                    let changes = plan.values.entry(mend.target).or_default();
                    // One fault may be seen from several places.
                    if !changes.contains(&&mend.change) {
                        changes.push(&mend.change);
                    }
                }
            }
        }
        plan
    }

    fn is_empty(&self) -> bool {
        self.keys.is_empty() && self.values.is_empty()
    }

    fn removes(&self, node: &Node) -> bool {
        self.values.get(&node.span).is_some_and(|changes| changes.iter().any(|change| **change == Change::Remove))
    }

    /// Recursion is bounded: `load` refuses trees deeper than its limit.
    fn node(&self, node: &mut Node) {
        for change in self.values.get(&node.span).into_iter().flatten() {
            apply(node, change);
            // What is put in its place may hold it, as a list does.
            if matches!(change, Change::Replace(_)) {
                return;
            }
        }
        match &mut node.value {
            Value::List(members) => {
                members.retain(|member| !self.removes(member));
                for member in members {
                    self.node(member);
                }
            }
            Value::Map(entries) => self.entries(entries),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }

    fn entries(&self, entries: &mut Vec<Entry>) {
        entries.retain(|entry| {
            let is_removed = self.keys.get(&entry.key_span).is_some_and(|change| **change == Change::RemoveKey);
            !is_removed && !self.removes(&entry.value)
        });
        for entry in entries {
            if let Some(Change::Rename(name)) = self.keys.get(&entry.key_span) {
                entry.key.clone_from(name);
            }
            self.node(&mut entry.value);
        }
    }
}

fn apply(node: &mut Node, change: &Change) {
    // Of no width, so that no later mend takes it for what it stands beside.
    let span = Span { end: node.span.start, ..node.span };
    match (change, &mut node.value) {
        (Change::Replace(value), _) => node.value = value.clone(),
        (Change::Set(key, value), Value::Map(entries)) => {
            let value = Node { span, value: value.clone() };
            match entries.iter_mut().find(|entry| entry.key == *key) {
                Some(entry) => entry.value = value,
                None => entries.push(Entry { key: key.clone(), key_span: span, value }),
            }
        }
        (Change::Append(key, value), Value::Map(entries)) => {
            let value = Node { span, value: value.clone() };
            match entries.iter_mut().find(|entry| entry.key == *key).map(|entry| &mut entry.value.value) {
                Some(Value::List(members)) => members.push(value),
                Some(_) => {}
                None => {
                    let list = Node { span, value: Value::List(vec![value]) };
                    entries.push(Entry { key: key.clone(), key_span: span, value: list });
                }
            }
        }
        _ => {}
    }
}

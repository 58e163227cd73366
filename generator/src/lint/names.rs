//! Names that become the same name in Rust: of operations, of components, of tags.
//! It only compares; which names are chosen is decided in `lower`.

use std::collections::{HashMap, HashSet};

use super::document::{Document, SiteId};
use super::table::Kind;
use crate::finding::{Finding, Pointer, Rule};

pub(super) fn check(document: &Document<'_>, findings: &mut Vec<Finding>) {
    operation_ids(document, findings);
    if let Some(components) = document.child(Document::root(), "components") {
        for section in document.children(components) {
            let names = document.children(section).map(|id| (document.key(id), document.at_key(id))).collect();
            colliding(names, "component", findings);
        }
    }
}

fn operation_ids(document: &Document<'_>, findings: &mut Vec<Finding>) {
    let mut first: HashMap<&str, SiteId> = HashMap::new();
    let mut distinct = Vec::new();
    let mut repeated = HashSet::new();
    for id in document.of(Kind::Operation) {
        let Some(name) = document.node(id).get("operationId").and_then(|node| node.as_str()) else { continue };
        let at = document.at_value(id, "operationId");
        if let Some(other) = first.get(name) {
            let says = format!("`{name}` names two operations");
            let help = format!("the first is {}; rename one", document.pointer(*other));
            let finding = Finding::new(Rule::DuplicateOperationId, at, says, help);
            findings.push(unnamed(document, id, finding));
            repeated.insert(name);
        } else {
            first.insert(name, id);
            distinct.push((name, at));
        }
    }
    // No name may depend on which operation stands first, so that the first is named by its path, too.
    for name in repeated {
        if let Some(id) = first.get(name) {
            let says = format!("`{name}` names other operations, too");
            let at = document.at_value(*id, "operationId");
            let finding = Finding::new(Rule::DuplicateOperationId, at, says, "give each operation a name of its own");
            findings.push(unnamed(document, *id, finding));
        }
    }
    colliding(distinct, "operation", findings);
}

/// An operation without a name is named by its method and path.
fn unnamed(document: &Document<'_>, operation: SiteId, finding: Finding) -> Finding {
    match document.node(operation).entry("operationId") {
        Some(entry) => finding.clears_key(entry.key_span),
        None => finding,
    }
}

fn colliding(names: Vec<(&str, Pointer)>, what: &str, findings: &mut Vec<Finding>) {
    let mut first: HashMap<String, &str> = HashMap::new();
    for (name, at) in names {
        match first.get(&folded(name)) {
            Some(other) if *other != name => {
                let says = format!("the {what} `{name}` differs from `{other}` only by case or separators");
                findings.push(Finding::new(Rule::CollidingNames, at, says, "rename one").tolerated());
            }
            Some(_) => {}
            None => drop(first.insert(folded(name), name)),
        }
    }
}

fn folded(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

//! Names that become the same name in Rust: of operations, of components, of tags.
//! It only compares; which names are chosen is decided in `lower`.

use std::collections::HashMap;

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
    for id in document.of(Kind::Operation) {
        let Some(name) = document.node(id).get("operationId").and_then(|node| node.as_str()) else { continue };
        let at = document.at_value(id, "operationId");
        if let Some(other) = first.get(name) {
            let says = format!("`{name}` names two operations");
            let help = format!("the first is {}; rename one", document.pointer(*other));
            findings.push(Finding::new(Rule::DuplicateOperationId, at, says, help));
        } else {
            first.insert(name, id);
            distinct.push((name, at));
        }
    }
    colliding(distinct, "operation", findings);
}

fn colliding(names: Vec<(&str, Pointer)>, what: &str, findings: &mut Vec<Finding>) {
    let mut first: HashMap<String, &str> = HashMap::new();
    for (name, at) in names {
        match first.get(&folded(name)) {
            Some(other) if *other != name => {
                let says = format!("the {what} `{name}` differs from `{other}` only by case or separators");
                findings.push(Finding::new(Rule::CollidingNames, at, says, "rename one"));
            }
            Some(_) => {}
            None => drop(first.insert(folded(name), name)),
        }
    }
}

fn folded(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

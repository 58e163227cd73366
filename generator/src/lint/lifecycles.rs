//! Statuses: how they follow each other, and whether waiters wait for ones that exist.
//! What the keys hold is in the table; here is what they say of an enumeration.

use super::document::{Document, SiteId, suggestion};
use super::signatures::some_and_distinct;
use super::survey::shortened;
use super::table::Kind;
use crate::finding::{Finding, Rule};
use crate::tree::{Node, segments};

pub(super) fn check(document: &Document<'_>, findings: &mut Vec<Finding>) {
    for id in document.of(Kind::Lifecycle) {
        lifecycle(document, id, findings);
    }
    for id in document.of(Kind::Waiter) {
        waiter(document, id, findings);
    }
}

fn texts(list: Option<&Node>) -> Vec<&str> {
    list.into_iter().flat_map(Node::members).filter_map(Node::as_str).collect()
}

/// All states are of the enumeration, and each is final or goes on, if it is said at all how they go on.
fn lifecycle(document: &Document<'_>, id: SiteId, findings: &mut Vec<Finding>) {
    let Some(schema) = document.parent(id) else { return };
    let known = texts(document.node(schema).get("enum"));
    let last = texts(document.node(id).get("final"));
    some_and_distinct(document, (id, "final"), findings);
    each_is_known(document, (id, "final"), &known, findings);
    let Some(transitions) = document.child(id, "transitions") else { return };
    for from in document.children(transitions) {
        let state = document.key(from);
        if !known.contains(&state) {
            findings.push(Finding { at: document.at_key(from), ..unknown(document, from, state, &known, findings) });
        } else if last.contains(&state) {
            let says = format!("`{state}` is final, so nothing follows it");
            let help = "take it out of `final` or of `transitions`";
            findings.push(Finding::new(Rule::BadExtension, document.at_key(from), says, help));
        }
        each_is_known(document, (transitions, state), &known, findings);
    }
    let node = document.node(transitions);
    for state in known.iter().filter(|state| !last.contains(state) && texts(node.get(state)).is_empty()) {
        let says = format!("`{state}` is neither final nor does anything follow it");
        findings.push(Finding::new(Rule::BadExtension, document.at_key(transitions), says, "say what follows it"));
    }
}

/// A waiter for a value that never comes would wait until the end of its time.
fn waiter(document: &Document<'_>, id: SiteId, findings: &mut Vec<Finding>) {
    let Some(known) = statuses(document, id) else { return };
    for key in ["reached", "failed"] {
        each_is_known(document, (id, key), &known, findings);
    }
}

/// The known values of what a waiter looks at, where they are listed.
fn statuses<'a>(document: &Document<'a>, id: SiteId) -> Option<Vec<&'a str>> {
    let operation = document.parent(document.parent(id)?)?;
    let keys = segments(document.node(id).get("status")?.as_str()?)?;
    let responses = document.child(operation, "responses")?;
    let success = document.children(responses).find(|response| document.key(*response).starts_with('2'))?;
    let content = document.child(document.target(success)?, "content")?;
    let mut here = document.target_of(document.children(content).next()?, "schema")?;
    for key in &keys {
        let properties = document.child(plain(document, here), "properties")?;
        here = document.target_of(properties, key)?;
    }
    let known = texts(document.node(plain(document, here)).get("enum"));
    (!known.is_empty()).then_some(known)
}

/// The schema that an `allOf` with one member stands for.
fn plain(document: &Document<'_>, schema: SiteId) -> SiteId {
    let mut members = document.child(schema, "allOf").into_iter().flat_map(|all| document.children(all));
    match (members.next(), members.next()) {
        (Some(only), None) => document.target(only).unwrap_or(schema),
        _ => schema,
    }
}

fn each_is_known(document: &Document<'_>, (id, key): (SiteId, &str), known: &[&str], findings: &mut Vec<Finding>) {
    let Some(list) = document.child(id, key) else { return };
    for item in document.children(list) {
        if let Some(state) = document.node(item).as_str().filter(|state| !known.contains(state)) {
            findings.push(unknown(document, item, state, known, findings));
        }
    }
}

fn unknown(document: &Document<'_>, at: SiteId, state: &str, known: &[&str], findings: &[Finding]) -> Finding {
    let help = suggestion(findings, state, known.iter().copied())
        .map_or("add it to the enum".to_owned(), |meant| format!("did you mean `{meant}`?"));
    let says = format!("`{}` is no value of the enum", shortened(state));
    Finding::new(Rule::UnknownName, document.at(at), says, help)
}

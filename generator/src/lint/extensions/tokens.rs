//! `x-token`: whether the operation exists, can be called without the token, and gives one.
//! Its shape is in the table; whether its body can be made of texts is seen in `lower`.

use super::super::document::{Document, SiteId};
use super::super::survey::shortened;
use super::super::table::Kind;
use super::{bad, leads_in_successes, unknown};
use crate::finding::Finding;
use crate::tree::{Node, segments};

pub(super) fn source(document: &Document<'_>, id: SiteId, findings: &mut Vec<Finding>) {
    let Some(scheme) = document.parent(id) else { return };
    if !takes_one_secret(document.node(scheme)) {
        let says = "a token that is fetched is a single secret";
        findings.push(bad(document, id, "", says, "describe the scheme as `type: http` with `scheme: bearer`"));
    }
    let Some(name) = document.node(id).get("operation").and_then(Node::as_str) else { return };
    let id_of = |id: SiteId| document.node(id).get("operationId").and_then(Node::as_str);
    let Some(operation) = document.of(Kind::Operation).find(|operation| id_of(*operation) == Some(name)) else {
        let known = document.of(Kind::Operation).filter_map(id_of);
        return unknown(document, (id, "operation"), "operation", known, findings);
    };
    if needs(document, operation, document.key(scheme)) {
        let says = format!("`{}` needs the token that it gives, so it would wait for itself", shortened(name));
        findings.push(bad(document, id, "operation", &says, "give it `security: []`"));
    }
    for (key, kind) in [("token", "string"), ("expires-at", "integer")] {
        leads_in_successes(document, operation, (id, key), findings);
        let found =
            document.node(id).get(key).and_then(Node::as_str).and_then(|path| type_at(document, operation, path));
        if found.is_some_and(|found| found != kind) {
            let says = format!("what it leads to is not of type `{kind}`");
            findings.push(bad(document, id, key, &says, "name another property"));
        }
    }
}

fn takes_one_secret(scheme: &Node) -> bool {
    let is = |key: &str, value: &str| {
        let found = scheme.get(key).and_then(Node::as_str);
        found.is_some_and(|found| found.eq_ignore_ascii_case(value))
    };
    let is_basic = is("type", "http") && !is("scheme", "bearer");
    !is_basic && scheme.get("x-message-signature").is_none()
}

/// Whether an operation asks for a scheme, by itself or because all do.
fn needs(document: &Document<'_>, operation: SiteId, scheme: &str) -> bool {
    let own = document.node(operation).get("security");
    let sets = own.or(document.node(Document::root()).get("security"));
    sets.into_iter().flat_map(Node::members).any(|set| set.get(scheme).is_some())
}

/// The type of what a pointer leads to in the first success with a body, if it stands there plainly.
fn type_at<'d>(document: &Document<'d>, operation: SiteId, pointer: &str) -> Option<&'d str> {
    let responses = document.child(operation, "responses")?;
    let success = document.children(responses).find(|response| document.key(*response).starts_with('2'))?;
    let content = document.child(document.target(success)?, "content")?;
    let mut here = document.target_of(document.children(content).next()?, "schema")?;
    for key in segments(pointer)? {
        here = document.target_of(document.child(here, "properties")?, &key)?;
    }
    document.node(here).get("type")?.as_str()
}

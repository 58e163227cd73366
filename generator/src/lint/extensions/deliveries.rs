//! `x-webhook-signature` and `x-rate-limit`: whether what they say fits together and leads somewhere.
//! Their shapes are in the table.

use super::super::document::{Document, SiteId};
use super::super::paths::operations_of;
use super::super::survey::shortened;
use super::{bad, leads, unknown};
use crate::finding::{Finding, Rule};
use crate::tree::{Node, segments};

/// The keys of each of the two forms of a signature.
const IN_HEADER: &[&str] = &["timestamp"];
const IN_BODY: &[&str] = &["signed", "separator", "forms"];

pub(super) fn signature(document: &Document<'_>, id: SiteId, findings: &mut Vec<Finding>) {
    let schemes =
        document.components.keys().filter(|(section, _)| *section == "securitySchemes").map(|(_, name)| *name);
    unknown(document, (id, "key"), "security scheme", schemes, findings);
    let node = document.node(id);
    let (needed, of_the_other, other): (&[&str], _, _) = match (node.get("header"), node.get("body")) {
        (Some(_), None) => (&["key"], IN_BODY, "body"),
        (None, Some(_)) => (&["signed", "forms"], IN_HEADER, "header"),
        _ => {
            let says = "either `header` or `body` says where the signature stands";
            findings.push(bad(document, id, "", says, "keep one"));
            return;
        }
    };
    for key in needed.iter().filter(|key| node.get(key).is_none_or(is_empty_list)) {
        let help = format!("say `{key}`");
        findings.push(bad(document, id, "", "this does not suffice to check a signature", &help));
    }
    for key in of_the_other.iter().filter(|key| node.get(key).is_some()) {
        let says = format!("this is for signatures in a {other}");
        findings.push(bad(document, id, key, &says, "leave it out"));
    }
    let signed = node.get("signed").into_iter().flat_map(Node::members);
    for pointer in node.get("body").into_iter().chain(signed).filter_map(Node::as_str) {
        leads_in_events(document, id, pointer, findings);
    }
}

fn is_empty_list(node: &Node) -> bool {
    node.as_str().is_none() && node.members().next().is_none()
}

/// Whether a pointer into events leads to something in each of them.
fn leads_in_events(document: &Document<'_>, id: SiteId, pointer: &str, findings: &mut Vec<Finding>) {
    if segments(pointer).is_none_or(|keys| keys.is_empty()) {
        let says = format!("`{}` is no JSON pointer to a part of the body", shortened(pointer));
        findings.push(bad(document, id, "", &says, "start it with `/`, as in `/data`"));
        return;
    }
    let events = document.child(Document::root(), "x-webhooks");
    let items = events.into_iter().flat_map(|events| document.children(events));
    let operations = items.filter_map(|event| document.target(event)).flat_map(|item| operations_of(document, item));
    let mut bodies = operations.into_iter().filter_map(|operation| document.target_of(operation, "requestBody"));
    if bodies.any(|body| !leads(document, body, pointer)) {
        let says = format!("`{}` leads to nothing in an event", shortened(pointer));
        let at = document.at_value(id, "");
        findings.push(Finding::new(Rule::UnknownName, at, says, "name a property that all events have"));
    }
}

pub(super) fn rate_limit(document: &Document<'_>, id: SiteId, findings: &mut Vec<Finding>) {
    for key in ["limit", "remaining", "reset"] {
        let name = document.node(id).get(key).and_then(Node::as_str);
        if name.is_some_and(|name| !is_header(name)) {
            findings.push(bad(document, id, key, "this is no name of a header", "write it as `X-RateLimit-Reset`"));
        }
    }
}

/// A token of RFC 9110, without the signs that nobody uses in names.
fn is_header(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
}

//! Signatures over messages, and in which order events arose.
//! What the keys hold is in the table; here is what they say of other places.

use super::document::{Document, SiteId};
use super::schemas::has_property;
use super::survey::shortened;
use super::table::Kind;
use crate::finding::{Finding, Rule};
use crate::tree::{Node, segments};

/// What of a request can be covered besides its headers. `@query-param` takes a name, `@status` is of answers.
const DERIVED: &[&str] = &["@method", "@target-uri", "@authority", "@scheme", "@request-target", "@path", "@query"];

pub(super) fn check(document: &Document<'_>, findings: &mut Vec<Finding>) {
    for id in document.of(Kind::MessageSignature) {
        scheme(document, id, findings);
        components(document, id, findings);
    }
    order(document, findings);
}

/// The signature is in a header, so the scheme is a key in a header.
fn scheme(document: &Document<'_>, id: SiteId, findings: &mut Vec<Finding>) {
    let Some(scheme) = document.parent(id).map(|scheme| document.node(scheme)) else { return };
    let is = |key: &str, value: &str| scheme.get(key).and_then(Node::as_str) == Some(value);
    if !is("type", "apiKey") || !is("in", "header") {
        let says = "a signature over the message travels in a header";
        let help = "describe the scheme as `type: apiKey` with `in: header`";
        findings.push(Finding::new(Rule::BadExtension, document.at_key(id), says, help));
    }
}

fn components(document: &Document<'_>, id: SiteId, findings: &mut Vec<Finding>) {
    for key in ["components", "parameters"] {
        some_and_distinct(document, (id, key), findings);
    }
    let Some(list) = document.child(id, "components") else { return };
    for item in document.children(list) {
        let Some(name) = document.node(item).as_str() else { continue };
        let of_header = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-_.".contains(&byte);
        let is_header = !name.is_empty() && name.bytes().all(of_header);
        if !DERIVED.contains(&name) && !is_header {
            let says = format!("`{}` is no component of a request", shortened(name));
            let help = "name a header in small letters, or one of `@method`, `@target-uri`, `@authority`, `@path`";
            findings.push(Finding::new(Rule::BadExtension, document.at(item), says, help));
        }
    }
}

/// A list that may not be empty, and in which nothing may stand twice.
pub(super) fn some_and_distinct(document: &Document<'_>, (id, key): (SiteId, &str), findings: &mut Vec<Finding>) {
    let Some(list) = document.child(id, key) else { return };
    let mut seen: Vec<&str> = Vec::new();
    for item in document.children(list) {
        let Some(text) = document.node(item).as_str() else { continue };
        if seen.contains(&text) {
            let says = format!("`{}` stands here twice", shortened(text));
            findings.push(Finding::new(Rule::BadExtension, document.at(item), says, "keep one"));
        }
        seen.push(text);
    }
    if document.children(list).next().is_none() {
        let help = "name at least one value, or leave the key out";
        findings.push(Finding::new(Rule::BadExtension, document.at_value(id, key), "the list is empty", help));
    }
}

/// `x-webhook-order` leads to a property of every event.
fn order(document: &Document<'_>, findings: &mut Vec<Finding>) {
    let root = Document::root();
    let Some(pointer) = document.node(root).get("x-webhook-order").and_then(Node::as_str) else { return };
    let at = || document.at_value(root, "x-webhook-order");
    let Some(first) = segments(pointer).and_then(|keys| keys.into_iter().next()) else {
        let says = "this is no JSON pointer";
        findings.push(Finding::new(Rule::BadExtension, at(), says, "start it with `/`, as in `/updatedAt`"));
        return;
    };
    let events = document.child(root, "x-webhooks").into_iter().flat_map(|events| document.children(events));
    for event in events {
        if schemas_of(document, event).any(|schema| !has_property(document, schema, &first)) {
            let says = format!("`{}` leads to nothing in the event `{}`", shortened(pointer), document.key(event));
            findings.push(Finding::new(Rule::UnknownName, at(), says, "name a property that all events have"));
            return;
        }
    }
}

fn schemas_of<'d>(document: &'d Document<'_>, event: SiteId) -> impl Iterator<Item = SiteId> + 'd {
    let post = document.target(event).and_then(|item| document.child(item, "post"));
    let body = post.and_then(|post| document.target_of(post, "requestBody"));
    let content = body.and_then(|body| document.child(body, "content"));
    let media_types = content.into_iter().flat_map(|content| document.children(content));
    media_types.filter_map(|media_type| document.target_of(media_type, "schema"))
}

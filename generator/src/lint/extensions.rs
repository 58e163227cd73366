//! Our own keys where they name something else: operations, parameters, schemes, properties.
//! Their shapes are in the table; here are only the ties.

mod deliveries;
mod keys;
mod tokens;

use std::collections::HashSet;

use super::document::{Document, SiteId, suggestion};
use super::paths::operations_of;
use super::schemas::has_property;
use super::survey::shortened;
use super::table::Kind;
use crate::finding::{Finding, Rule};
use crate::tree::{Node, segments};

pub(super) fn check(document: &Document<'_>, findings: &mut Vec<Finding>) {
    let operations = document.of(Kind::Operation).filter_map(|id| document.node(id).get("operationId")?.as_str());
    let reads: HashSet<&str> = operations.chain(["none"]).collect();
    for id in document.of(Kind::MovesMoney) {
        settled_by(document, id, &reads, findings);
    }
    for id in document.of(Kind::Idempotency) {
        keys::idempotency(document, id, findings);
    }
    for id in document.of(Kind::Operation).chain([Document::root()]) {
        guide(document, id, findings);
    }
    for id in document.of(Kind::Retry) {
        if let Some(operation) = document.parent(id) {
            unknown(document, (id, "with"), "query parameter", parameters(document, operation, "query"), findings);
        }
    }
    for id in document.of(Kind::Pagination) {
        pagination(document, id, findings);
    }
    for id in document.of(Kind::Waiter) {
        waiter(document, id, findings);
    }
    for id in document.of(Kind::Response) {
        output(document, id, findings);
    }
    for id in document.of(Kind::WebhookSignature) {
        deliveries::signature(document, id, findings);
    }
    for id in document.of(Kind::RateLimit) {
        deliveries::rate_limit(document, id, findings);
    }
    for id in document.of(Kind::TokenSource) {
        tokens::source(document, id, findings);
    }
    for id in document.of(Kind::Schema) {
        values(document, id, findings);
        sign_in(document, id, findings);
    }
    webhooks_have_bodies(document, findings);
}

/// A name that is not among those it can be.
fn unknown<'n>(
    document: &Document<'_>,
    (id, key): (SiteId, &str),
    what: &str,
    known: impl IntoIterator<Item = &'n str>,
    findings: &mut Vec<Finding>,
) {
    let Some(name) = document.node(id).get(key).and_then(Node::as_str) else { return };
    let known: Vec<&str> = known.into_iter().collect();
    if known.contains(&name) {
        return;
    }
    let says = format!("there is no {what} `{}`", shortened(name));
    let help = suggestion(findings, name, known)
        .map_or("correct the name".to_owned(), |meant| format!("did you mean `{meant}`?"));
    findings.push(Finding::new(Rule::UnknownName, document.at_value(id, key), says, help));
}

fn bad(document: &Document<'_>, id: SiteId, key: &str, says: &str, help: &str) -> Finding {
    Finding::new(Rule::BadExtension, document.at_value(id, key), says, help)
}

fn settled_by(document: &Document<'_>, id: SiteId, reads: &HashSet<&str>, findings: &mut Vec<Finding>) {
    let name = document.node(id).get("settled-by").and_then(Node::as_str);
    if name.is_some_and(|name| !reads.contains(name)) {
        unknown(document, (id, "settled-by"), "operation", reads.iter().copied(), findings);
    }
}

/// The names of an operation's parameters in one place, those of its path item included.
fn parameters<'a>(document: &Document<'a>, operation: SiteId, place: &str) -> Vec<&'a str> {
    let owners = [Some(operation), document.parent(operation)];
    let lists = owners.into_iter().flatten().filter_map(|owner| document.child(owner, "parameters"));
    let named = |id: SiteId| {
        let node = document.node(document.target(id)?);
        (node.get("in")?.as_str()? == place).then(|| node.get("name")?.as_str())?
    };
    lists.flat_map(|list| document.children(list)).filter_map(named).collect()
}

fn pagination(document: &Document<'_>, id: SiteId, findings: &mut Vec<Finding>) {
    let Some(operation) = document.parent(id) else { return };
    for key in ["limit", "offset", "cursor"] {
        unknown(document, (id, key), "query parameter", parameters(document, operation, "query"), findings);
    }
    let node = document.node(id);
    if node.get("offset").is_some() && node.get("cursor").is_some() {
        findings.push(bad(document, id, "cursor", "a list goes by `offset` or by `cursor`", "keep one"));
    }
    if node.get("cursor").is_some() != node.get("next").is_some() {
        let help = "`cursor` is the parameter, `next` points to its next value in the answer";
        findings.push(bad(document, id, "", "`cursor` and `next` go together", help));
    }
    leads_in_successes(document, operation, (id, "items"), findings);
    if node.get("previous").is_some() && node.get("next").is_none() {
        let help = "`previous` points to the cursor of the page before, beside `next`";
        findings.push(bad(document, id, "previous", "a list that goes back goes on", help));
    }
    leads_in_successes(document, operation, (id, "next"), findings);
    leads_in_successes(document, operation, (id, "previous"), findings);
}

fn waiter(document: &Document<'_>, id: SiteId, findings: &mut Vec<Finding>) {
    let Some(operation) = document.parent(id).and_then(|waiters| document.parent(waiters)) else { return };
    leads_in_successes(document, operation, (id, "status"), findings);
    if document.node(id).get("reached").is_some_and(|reached| reached.members().next().is_none()) {
        findings.push(bad(document, id, "reached", "nothing is waited for", "name at least one value"));
    }
}

/// Whether the pointer at a key leads to something in each success of an operation.
fn leads_in_successes(
    document: &Document<'_>,
    operation: SiteId,
    (id, key): (SiteId, &str),
    findings: &mut Vec<Finding>,
) {
    let Some(pointer) = document.node(id).get(key).and_then(Node::as_str) else { return };
    let responses = document.child(operation, "responses");
    for response in responses.into_iter().flat_map(|responses| document.children(responses)) {
        if document.key(response).starts_with('2')
            && document.target(response).is_some_and(|target| !leads(document, target, pointer))
        {
            let says = format!("`{}` leads to nothing in the answer", shortened(pointer));
            let at = document.at_value(id, key);
            findings.push(Finding::new(Rule::UnknownName, at, says, "write a JSON pointer such as `/items`"));
            return;
        }
    }
}

/// Text behind an open fence would be code that nobody compiles.
fn guide(document: &Document<'_>, id: SiteId, findings: &mut Vec<Finding>) {
    let Some(text) = document.node(id).get("x-guide").and_then(Node::as_str) else { return };
    if stays_open(text) {
        let help = "end the code by a line of the backticks or tildes that it begins with, at least as many";
        findings.push(bad(document, id, "x-guide", "a fence stays open", help));
    }
}

/// Whether a fence has no end, by the rules of `CommonMark`.
fn stays_open(markdown: &str) -> bool {
    let mut open: Option<(char, usize)> = None;
    for (mark, length, rest) in markdown.lines().filter_map(fence) {
        open = match open {
            // What follows backticks names a language; with a backtick in it, the line is code inside of a sentence.
            None => (mark == '~' || !rest.contains('`')).then_some((mark, length)),
            Some((began, least)) if mark == began && length >= least && rest.trim().is_empty() => None,
            inside => inside,
        };
    }
    open.is_some()
}

/// The character of a line that may begin or end code, how often it stands there, and what follows it.
fn fence(line: &str) -> Option<(char, usize, &str)> {
    let text = line.trim_start_matches(' ');
    let mark = text.chars().next().filter(|mark| matches!(mark, '`' | '~'))?;
    let rest = text.trim_start_matches(mark);
    let length = text.len() - rest.len();
    (line.len() - text.len() <= 3 && length >= 3).then_some((mark, length, rest))
}

fn output(document: &Document<'_>, id: SiteId, findings: &mut Vec<Finding>) {
    let Some(pointer) = document.node(id).get("x-output").and_then(Node::as_str) else { return };
    if segments(pointer).is_none() {
        findings.push(bad(document, id, "x-output", "this is no JSON pointer", "start it with `/`, as in `/data`"));
    } else if !leads(document, id, pointer) {
        let says = format!("`{}` leads to nothing in the answer", shortened(pointer));
        let at = document.at_value(id, "x-output");
        findings.push(Finding::new(Rule::UnknownName, at, says, "name a property of the body"));
    }
}

/// Whether a pointer into the body of a response leads to a property, in every media type that has a schema.
fn leads(document: &Document<'_>, response: SiteId, pointer: &str) -> bool {
    let Some(keys) = segments(pointer) else { return false };
    let content = document.child(response, "content");
    content.into_iter().flat_map(|content| document.children(content)).all(|media_type| {
        let Some(mut here) = document.target_of(media_type, "schema") else { return true };
        for key in &keys {
            if !has_property(document, here, key) {
                return false;
            }
            let below = document.child(here, "properties").and_then(|properties| document.target_of(properties, key));
            // Behind `allOf` and the like it is enough that the property exists.
            let Some(below) = below else { return true };
            here = below;
        }
        true
    })
}

/// `x-values` describes values of the enum.
fn values(document: &Document<'_>, id: SiteId, findings: &mut Vec<Finding>) {
    let Some(notes) = document.child(id, "x-values") else { return };
    let known: Vec<&str> =
        document.node(id).get("enum").into_iter().flat_map(Node::members).filter_map(Node::as_str).collect();
    for note in document.children(notes).filter(|note| !known.contains(&document.key(*note))) {
        let name = document.key(note);
        let help = suggestion(findings, name, known.iter().copied())
            .map_or("add it to the enum".to_owned(), |meant| format!("did you mean `{meant}`?"));
        let says = format!("`{}` is no value of the enum", shortened(name));
        findings.push(Finding::new(Rule::UnknownName, document.at_key(note), says, help));
    }
}

/// Only a plain string with a name of its own is a type that can have a message.
fn sign_in(document: &Document<'_>, id: SiteId, findings: &mut Vec<Finding>) {
    let node = document.node(id);
    if node.get("x-sign-in-message").is_none() {
        return;
    }
    let pointer = document.pointer(id);
    let named = pointer.strip_prefix("/components/schemas/").is_some_and(|name| !name.contains('/'));
    if !named || node.get("format").is_some() || node.get("enum").is_some() {
        let says = "a message to sign in by is a named string without a format";
        findings.push(bad(document, id, "x-sign-in-message", says, "move it to a schema of its own"));
    }
}

/// An event without a body has no type.
fn webhooks_have_bodies(document: &Document<'_>, findings: &mut Vec<Finding>) {
    let Some(events) = document.child(Document::root(), "x-webhooks") else { return };
    for event in document.children(events) {
        let Some(item) = document.target(event) else { continue };
        let bodies = operations_of(document, item).into_iter().any(|id| document.child(id, "requestBody").is_some());
        if !bodies {
            let says = format!("the event `{}` has no request body, so it has no type", document.key(event));
            let finding = Finding::new(Rule::BadExtension, document.at_key(event), says, "add `post.requestBody`");
            findings.extend(document.site(event).key.map(|key| finding.drops_key(key)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::stays_open;

    #[test]
    fn a_fence_is_ended_by_its_like() {
        let closed =
            ["", "text", "```\na\n```", "   ````md\n```\n````` ", "~~~\n```\n~~~", "```a` b", "    ```\ncode", "``\n"];
        for text in closed {
            assert!(!stays_open(text), "{text}");
        }
        for text in ["```\na", "````\n```", "~~~\n```", "```\n``` rust", "```\n    ```", "   ~~~"] {
            assert!(stays_open(text), "{text}");
        }
    }
}

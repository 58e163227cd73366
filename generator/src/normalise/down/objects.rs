//! The objects beside schemas that differ between 3.1 and 3.0.
//! What only people read moves to where 3.0 has it.

use super::super::Notes;
use super::edit;
use crate::lint::Kind;
use crate::tree::{Entry, Node, Span, Value};

pub(super) fn down(kind: Kind, node: &mut Node, notes: &mut Notes) {
    let span = node.span;
    let Value::Map(entries) = &mut node.value else { return };
    match kind {
        Kind::Root => root(entries, span, notes),
        Kind::Info => {
            if let Some(mut summary) = edit::take(entries, "summary")
                && edit::find(entries, "description").is_none()
            {
                summary.key = "description".into();
                entries.push(summary);
            }
        }
        Kind::License => drop(edit::take(entries, "identifier")),
        Kind::Operation if edit::find(entries, "responses").is_none() => {
            edit::set(entries, "responses", Value::Map(Vec::new()), span);
        }
        _ if edit::find(entries, "$ref").is_some() && kind != Kind::PathItem => {
            entries.retain(|entry| !matches!(&*entry.key, "summary" | "description"));
        }
        _ => {}
    }
}

fn root(entries: &mut Vec<Entry>, span: Span, notes: &mut Notes) {
    drop(edit::take(entries, "jsonSchemaDialect"));
    if edit::find(entries, "paths").is_none() {
        edit::set(entries, "paths", Value::Map(Vec::new()), span);
    }
    if let Some(mut webhooks) = edit::take(entries, "webhooks") {
        if edit::find(entries, "x-webhooks").is_none() {
            notes.moved("/x-webhooks", "/webhooks");
            webhooks.key = "x-webhooks".into();
            entries.push(webhooks);
        } else {
            notes.skipped(webhooks.key_span, "/webhooks", "the document has `x-webhooks` beside it");
        }
    }
}

/// A certificate of the client is the connection's business: what is asked for beside it stays.
pub(super) fn without_mutual_tls(root: &mut Node, notes: &mut Notes) {
    let schemes = root.at("/components/securitySchemes").into_iter().flat_map(Node::entries);
    let is_mutual = |entry: &&Entry| entry.value.get("type").and_then(Node::as_str) == Some("mutualTLS");
    let names: Vec<Box<str>> = schemes.filter(is_mutual).map(|entry| entry.key.clone()).collect();
    if names.is_empty() {
        return;
    }
    let why = "a certificate of the client is given to the HTTP client, not to the crate";
    super::super::section(root, "securitySchemes").retain(|entry| {
        let is_mutual = names.contains(&entry.key);
        if is_mutual {
            let pointer = format!("/components/securitySchemes/{}", crate::tree::escape(&entry.key));
            notes.degraded(entry.key_span, &pointer, why);
        }
        !is_mutual
    });
    super::super::every(root, &mut |node| {
        let Value::Map(entries) = &mut node.value else { return };
        let Some(Value::List(sets)) = edit::find_mut(entries, "security").map(|node| &mut node.value) else { return };
        for set in sets {
            if let Value::Map(set) = &mut set.value {
                set.retain(|entry| !names.contains(&entry.key));
            }
        }
    });
}

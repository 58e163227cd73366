//! Property of `load` and `lint`: no fixed key of our documents can be damaged without a finding at its line.
//! Each is duplicated, misspelt, given a value of another type, and deleted; what is legal all the same is listed with
//! its reason. `MUTATIONS=all` runs all of them, as `.ci/run` does; otherwise a fixed sample.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "mutations/edit.rs"]
mod edit;
#[path = "mutations/grammar.rs"]
mod grammar;
mod ours;

use std::path::Path;

use edit::{Edit, Kind, Text};
use generator::finding::{Finding, Rule};
use generator::lint::lint;
use generator::load::{Limits, parse};
use grammar::{Key, keys};

/// What may be deleted without a finding: from which object, which keys (`*` is all that it need not have), and why.
/// Duplicates, misspelt keys and values of another type are never legal.
const LEGAL: &[(&str, &[&str], &str)] = &[
    (
        "Root",
        &["servers", "security", "tags", "components", "externalDocs"],
        "a document without them is a smaller document",
    ),
    (
        "Root",
        &[
            "x-crate",
            "x-webhooks",
            "x-webhook-signature",
            "x-webhook-identity",
            "x-webhook-order",
            "x-rate-limit",
            "x-guide",
        ],
        "documents of others have none of our keys",
    ),
    ("Info", &["description", "contact", "license"], "prose for people"),
    ("Contact", &["*"], "each way to reach somebody is enough"),
    ("License", &["url"], "the name says which it is"),
    ("Crate", &["*"], "what is not said is as in the workspace"),
    ("Server", &["*"], "a server is a URL; the rest says which one"),
    ("ExternalDocs", &["description"], "prose for people"),
    ("Tag", &["description", "externalDocs"], "prose for people"),
    ("Components", &["*"], "a section is missed only where something refers to it, and is found there"),
    ("PathItem", &["*"], "an operation less is a smaller document"),
    ("Operation", &["operationId"], "a name is made from method and path"),
    ("Operation", &["tags", "summary", "description", "deprecated"], "prose, or grouping, for people"),
    (
        "Operation",
        &["parameters", "requestBody", "security"],
        "an operation with fewer inputs is another operation, but one",
    ),
    (
        "Operation",
        &[
            "x-evidence",
            "x-idempotency",
            "x-moves-money",
            "x-retry",
            "x-pagination",
            "x-waiters",
            "x-sandbox-only",
            "x-guide",
        ],
        "without one the operation is a plain one",
    ),
    ("Parameter", &["*"], "each has a default"),
    ("RequestBody", &["description", "required"], "a body that is not required is the default"),
    ("Response", &["*"], "a response without a body is a response; prose and references stand for the rest"),
    ("Header", &["*"], "each has a default"),
    ("MediaType", &["*"], "a media type without a schema is any value"),
    ("Encoding", &["*"], "each has a default"),
    ("Example", &["*"], "examples are for people"),
    ("Schema", &["*"], "each keyword narrows what is valid; without one more is valid"),
    ("Discriminator", &["mapping"], "without it the names of the members are the tags"),
    ("ValueNote", &["*"], "each says something of its own"),
    ("SecurityScheme", &["description", "bearerFormat"], "prose for people"),
    ("SecurityScheme", &["x-message-signature"], "a scheme without one is a plain key"),
    ("SecurityScheme", &["x-token"], "a token that the caller brings is one too"),
    ("TokenSource", &["expires-at"], "the token may say it"),
    ("MessageSignature", &["label", "parameters", "digest"], "each has a default, or is not sent"),
    ("Lifecycle", &["transitions"], "of some things only the ends are known"),
    (
        "Idempotency",
        &["lifetime", "in-flight", "settles", "known", "known-unless"],
        "not every vendor says what becomes of a key",
    ),
    ("Retry", &["with"], "without it the rule holds for every request"),
    ("Pagination", &["limit", "offset", "id", "previous"], "a list may have only some of them"),
    ("Waiter", &["failed", "description"], "some things only come late, and need no words"),
    ("Signature", &["timestamp", "description", "separator", "key"], "not every event says when it was made"),
    ("RateLimit", &["limit", "remaining"], "not every vendor tells all of it"),
];

#[test]
fn every_damage_is_found_at_its_line() {
    // Together our documents have all keys of ours.
    for document in ours::documents() {
        every_damage_to(&document);
    }
}

fn every_damage_to(document: &Path) {
    let source = std::fs::read_to_string(document).unwrap();
    let (tree, findings) = parse("document.yaml", &source, &Limits::default());
    assert_eq!(findings, []);
    let text = Text::new(&source);
    let tree = tree.unwrap();
    let keys = keys(&tree);
    let edits: Vec<(usize, Edit)> = keys
        .iter()
        .enumerate()
        .flat_map(|(index, key)| Kind::ALL.iter().map(move |kind| (index, *kind, key)))
        .filter(|(_, kind, key)| must_be_found(*kind, key))
        .map(|(index, kind, key)| (index, text.edit(kind, key)))
        .collect();
    let all = std::env::var("MUTATIONS").is_ok_and(|value| value == "all");
    let stride = if all { 1 } else { 17 };
    let sample: Vec<&(usize, Edit)> = edits.iter().step_by(stride).collect();
    assert!(sample.len() > 200, "the document has become too small for this test: {}", sample.len());
    let missed = missed(&text, &keys, &sample);
    assert!(missed.is_empty(), "{} of {} were not found:\n{}", missed.len(), sample.len(), missed.join("\n"));
}

fn must_be_found(kind: Kind, key: &Key<'_>) -> bool {
    if kind != Kind::Delete || key.required {
        return true;
    }
    let (object, name) = (key.object, key.entry.key.as_ref());
    let listed = |keys: &[&str]| keys.contains(&"*") || keys.contains(&name);
    let legal = LEGAL.iter().any(|(owner, keys, _)| *owner == object && listed(keys));
    assert!(legal, "say in `required` or in `LEGAL` whether `{name}` of {object} may be deleted");
    false
}

/// Many are tried at once, each in a part of the document of its own; what is missed so is tried alone.
fn missed(text: &Text<'_>, keys: &[Key<'_>], edits: &[&(usize, Edit)]) -> Vec<String> {
    let mut missed = Vec::new();
    let mut waiting: Vec<&(usize, Edit)> = edits.to_vec();
    while !waiting.is_empty() {
        let mut parts = std::collections::HashSet::new();
        let (batch, rest): (Vec<_>, Vec<_>) = waiting.into_iter().partition(|(index, _)| {
            let part = &keys[*index].part;
            // Sections as a whole are damaged alone.
            let alone = part.split('/').count() < 4;
            let free = if alone { parts.is_empty() } else { parts.len() < 60 && !parts.contains("") };
            free && parts.insert(if alone { "" } else { part })
        });
        let together: Vec<&Edit> = batch.iter().map(|(_, edit)| edit).collect();
        let found = found(text, &together);
        for ((index, edit), found) in batch.iter().zip(found) {
            if !found && !self::found(text, &[edit])[0] {
                let key = &keys[*index];
                let line = key.entry.key_span.start.line;
                missed.push(format!("{:?} `{}` of {} in line {line}", edit.kind, key.entry.key, key.object));
            }
        }
        waiting = rest;
    }
    missed
}

/// For each edit, whether there is a finding in the line where it must be.
fn found(text: &Text<'_>, edits: &[&Edit]) -> Vec<bool> {
    let (damaged, lines) = text.apply(edits);
    let findings = findings(&damaged);
    let is_there = |(edit, line): (&&Edit, &u32)| {
        findings.iter().any(|finding| finding.at.span.start.line == *line && fits(edit.kind, finding.rule))
    };
    edits.iter().zip(&lines).map(is_there).collect()
}

/// Whether a rule is one that can have seen such a damage.
fn fits(kind: Kind, rule: Rule) -> bool {
    match kind {
        Kind::Duplicate => rule == Rule::DuplicateKey,
        Kind::Misspell => matches!(
            rule,
            Rule::UnknownKey | Rule::BadKey | Rule::BadExtension | Rule::MisspeltExtension | Rule::IgnoredSibling
        ),
        Kind::Retype | Kind::Delete => rule != Rule::Syntax,
    }
}

fn findings(text: &str) -> Vec<Finding> {
    let (tree, mut findings) = parse("damaged.yaml", text, &Limits::default());
    findings.extend(tree.iter().flat_map(lint));
    findings
}

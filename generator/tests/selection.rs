//! Overlays and chosen operations: what is left of a document, and what is said where a name names nothing.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use generator::finding::{Finding, Rule, Severity};
use generator::load::{Limits, parse};
use generator::normalise::{Selection, overlay, select};
use generator::tree::{Tree, to_json};
use serde_json::json;

const DOCUMENT: &str = "openapi: 3.0.3
info: { title: t, version: '1' }
tags: [{ name: a }]
paths:
  /a:
    get: { operationId: getA, tags: [a], responses: { '204': { description: ok } } }
    put: { operationId: putA, tags: [b], responses: { '204': { description: ok } } }
  /a/{id}:
    delete: { responses: { '204': { description: ok } } }
  /b: { $ref: '#/paths/~1a' }
x-webhooks:
  paid: { post: {} }
";

fn tree(text: &str) -> Tree {
    parse("x.yaml", text, &Limits::default()).0.unwrap()
}

fn chosen(operations: &[&str], tags: &[&str]) -> (Vec<String>, Vec<Finding>) {
    let (mut tree, mut findings) = (tree(DOCUMENT), Vec::new());
    let owned = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    select(&mut tree, &Selection { operations: owned(operations), tags: owned(tags) }, &mut findings);
    let mut left = Vec::new();
    for item in tree.root.get("paths").unwrap().entries() {
        left.extend(item.value.entries().map(|operation| format!("{} {}", operation.key, item.key)));
    }
    left.extend(tree.root.get("x-webhooks").unwrap().entries().map(|event| event.key.to_string()));
    (left, findings)
}

#[test]
fn operations_are_chosen_by_id_by_made_name_and_by_tag() {
    assert_eq!(chosen(&["getA"], &[]), (vec!["get /a".to_owned(), "get /b".to_owned()], vec![]));
    assert_eq!(chosen(&["deleteAId"], &[]).0, ["delete /a/{id}"]);
    assert_eq!(chosen(&[], &["b"]).0, ["put /a", "put /b"]);
    assert_eq!(chosen(&["paid"], &["b"]).0, ["put /a", "put /b", "paid"]);
    assert_eq!(chosen(&[], &[]).0.len(), 5, "all of it, a reference being one entry");
}

#[test]
fn what_is_not_there_cannot_be_chosen() {
    let (_, findings) = chosen(&["getB"], &["c"]);
    let said: Vec<(Rule, Severity)> = findings.iter().map(|finding| (finding.rule, finding.severity)).collect();
    assert_eq!(said, [(Rule::NothingSelected, Severity::Error); 2]);
    assert_eq!(findings[0].help, "did you mean `getA`?");
}

fn overlaid(actions: &str) -> (serde_json::Value, Vec<Rule>) {
    let (mut tree, mut findings) = (tree(DOCUMENT), Vec::new());
    let text = format!("overlay: 1.0.0\ninfo: {{ title: o, version: '1' }}\nactions:\n{actions}");
    let (changes, found) = parse("o.yaml", &text, &Limits::default());
    assert_eq!(found, []);
    overlay(&mut tree, &changes.unwrap().root, &mut findings);
    (to_json(&tree.root), findings.iter().map(|finding| finding.rule).collect())
}

#[test]
fn overlays_update_and_remove() {
    let (tree, found) = overlaid(
        "- { target: '$.info', update: { title: new, contact: { name: me } } }\n- { target: '$.tags', update: { name: b } }\n- { target: \"$.paths.*[?@.operationId=='putA']\", update: { tags: [c], deprecated: true } }\n- { target: \"$.paths['/a'].get\", remove: true }\n",
    );
    assert_eq!(found, []);
    assert_eq!(tree["info"], json!({"title": "new", "version": "1", "contact": {"name": "me"}}));
    assert_eq!(tree["tags"], json!([{"name": "a"}, {"name": "b"}]));
    assert_eq!(tree["paths"]["/a"]["put"]["tags"], json!(["b", "c"]));
    assert_eq!(tree["paths"]["/a"]["put"]["deprecated"], true);
    assert!(tree["paths"]["/a"].get("get").is_none());
}

#[test]
fn members_of_a_list_are_removed_without_moving_each_other() {
    let (tree, _) = overlaid(
        "- { target: '$', update: { servers: [ { url: /1 }, { url: /2 }, { url: /3 } ] } }\n- { target: '$.servers[0,1]', remove: true }\n",
    );
    assert_eq!(tree["servers"], json!([{"url": "/3"}]));
}

#[test]
fn an_overlay_that_does_nothing_or_is_none_says_so() {
    assert_eq!(overlaid("- { target: '$.nowhere', remove: true }\n").1, [Rule::IdleOverlay]);
    assert_eq!(overlaid("- { target: 'nowhere[', remove: true }\n").1, [Rule::BadOverlay]);
    assert_eq!(overlaid("- { remove: true }\n").1, [Rule::BadOverlay]);
    let (mut document, mut findings) = (tree(DOCUMENT), Vec::new());
    overlay(&mut document, &tree(DOCUMENT).root, &mut findings);
    assert_eq!(findings[0].rule, Rule::BadOverlay);
}

#[test]
fn what_an_overlay_brings_keeps_its_place() {
    let (mut document, mut findings) = (tree(DOCUMENT), Vec::new());
    let changes = tree("overlay: 1.0.0\nactions:\n- target: $.info\n  update: { contact: { name: me } }\n");
    overlay(&mut document, &changes.root, &mut findings);
    assert_eq!(document.resolve("#/info/contact/name").unwrap().span.start.line, 4);
}

//! Normalising: what each pass changes, and what it must leave alone.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use generator::finding::any_error;
use generator::lint::lint;
use generator::load::{Limits, parse};
use generator::normalise::{PASSES, changes, normalise};
use generator::tree::{Mark, Tree, to_json};
use serde_json::json;

const HEAD: &str = "openapi: 3.0.3\ninfo: { title: t, version: '1' }\npaths: {}\ncomponents:\n";

fn normalised(components: &str) -> Tree {
    let mut tree = parse("x.yaml", &format!("{HEAD}{components}"), &Limits::default()).0.unwrap();
    assert!(!any_error(&lint(&tree)), "{:?}", lint(&tree));
    let (was, told) = (tree.clone(), changes(&tree, &lint(&tree)));
    assert_eq!(normalise(&mut tree), []);
    assert!(told || tree.root == was.root, "it was said that nothing changes");
    tree
}

#[test]
fn siblings_of_a_schema_reference_become_an_all_of() {
    let tree = normalised(
        "  schemas:\n    A: { type: string }\n    B:\n      description: d\n      $ref: '#/components/schemas/A'\n      nullable: true\n",
    );
    let b = tree.resolve("#/components/schemas/B").unwrap();
    let expected = json!({"description": "d", "allOf": [{"$ref": "#/components/schemas/A"}], "nullable": true});
    assert_eq!(to_json(b).to_string(), expected.to_string(), "in this order");
    assert_eq!(b.entry("allOf").unwrap().key_span.start, Mark { line: 9, column: 7 });
    assert_eq!(b.at("/allOf/0/$ref").unwrap().span.start, Mark { line: 9, column: 13 });
}

#[test]
fn an_all_of_that_is_there_takes_the_reference_first() {
    let tree = normalised(
        "  schemas:\n    A: { type: object }\n    B: { $ref: '#/components/schemas/A', allOf: [ { title: x } ] }\n",
    );
    let b = tree.resolve("#/components/schemas/B").unwrap();
    assert_eq!(to_json(b), json!({"allOf": [{"$ref": "#/components/schemas/A"}, {"title": "x"}]}));
}

#[test]
fn examples_and_other_references_are_left_alone() {
    let text = "  schemas:\n    A: { example: { $ref: '#/components/schemas/A', x: 1, y: null } }\n  responses:\n    R: { description: ok }\n    S: { $ref: '#/components/responses/R', x-evidence: docs }\n";
    let tree = normalised(text);
    let before = parse("x.yaml", &format!("{HEAD}{text}"), &Limits::default()).0.unwrap();
    assert_eq!(tree.root, before.root);
}

#[test]
fn faults_with_one_meaning_are_repaired() {
    let tree = normalised(
        "  parameters:\n    Id: { name: id, in: path, schema: { type: string } }\n    Of: { name: of, in: path, required: false, schema: { type: string } }\n  schemas:\n    A: { type: string, required: null, enum: [true, 1, x, null], nullable: true, example: null }\n",
    );
    let expected = json!({
        "parameters": {
            "Id": { "name": "id", "in": "path", "schema": { "type": "string" }, "required": true },
            "Of": { "name": "of", "in": "path", "required": true, "schema": { "type": "string" } },
        },
        "schemas": { "A": { "type": "string", "enum": ["true", "1", "x", null], "nullable": true, "example": null } },
    });
    assert_eq!(to_json(tree.resolve("#/components").unwrap()), expected);
    assert!(lint(&tree).is_empty(), "{:?}", lint(&tree));
}

#[test]
fn passes_have_names_and_change_nothing_twice() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/align.yaml");
    let mut tree = parse("align.yaml", &std::fs::read_to_string(path).unwrap(), &Limits::default()).0.unwrap();
    assert!(!changes(&tree, &lint(&tree)), "our documents are read while they are linted");
    let _ = normalise(&mut tree);
    let once = tree.clone();
    let _ = normalise(&mut tree);
    assert_eq!(tree.root, once.root);
    assert!(PASSES.iter().all(|(name, _)| !name.is_empty()));
    assert!(lint(&tree).is_empty());
}

//! Normalising: what each pass changes, and what it must leave alone.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod ours;

use generator::finding::any_error;
use generator::lint::lint;
use generator::load::{Limits, parse};
use generator::normalise::{Notes, PASSES, changes, normalise, prepare};
use generator::tree::{Mark, Tree, to_json};
use serde_json::json;

const HEAD: &str = "openapi: 3.0.3\ninfo: { title: t, version: '1' }\npaths: {}\ncomponents:\n";

fn normalised(components: &str) -> Tree {
    let mut tree = parse("x.yaml", &format!("{HEAD}{components}"), &Limits::default()).0.unwrap();
    assert!(!any_error(&lint(&tree)), "{:?}", lint(&tree));
    let is_repaired = lint(&tree).iter().any(|finding| finding.mend.is_some());
    let (was, told) = (tree.clone(), is_repaired || changes(&tree));
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
    assert!(PASSES.iter().all(|(name, _)| !name.is_empty()));
    for document in ours::documents() {
        let text = std::fs::read_to_string(&document).unwrap();
        let mut tree = parse("document.yaml", &text, &Limits::default()).0.unwrap();
        assert!(!changes(&tree), "our documents are read while they are linted");
        let _ = normalise(&mut tree);
        let once = tree.clone();
        let _ = normalise(&mut tree);
        assert_eq!(tree.root, once.root);
        assert!(lint(&tree).is_empty());
    }
}

fn whole(paths_and_components: &str) -> (serde_json::Value, Vec<String>) {
    let text = format!("openapi: 3.0.3\ninfo: {{ title: t, version: '1' }}\n{paths_and_components}");
    let mut tree = parse("x.yaml", &text, &Limits::default()).0.unwrap();
    let (mut findings, mut notes) = (lint(&tree), Notes::default());
    prepare(&mut tree, &mut findings, &mut notes);
    assert!(!any_error(&findings), "{findings:?}");
    (to_json(&tree.root), findings.iter().map(|finding| finding.rule.id().to_owned()).collect())
}

#[test]
fn path_items_stand_where_they_are_used() {
    let (tree, found) = whole(
        "paths:\n  /a: { get: { responses: { '204': { description: ok } } } }\n  /b: { summary: b, $ref: '#/paths/~1a' }\n",
    );
    assert_eq!(tree["paths"]["/b"]["get"], tree["paths"]["/a"]["get"]);
    assert_eq!(tree["paths"]["/b"]["summary"], "b");
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn a_path_item_that_holds_itself_ends() {
    let (tree, _) = whole(
        "paths:\n  /a: { post: { responses: { '204': { description: ok } }, callbacks: { done: { '{$request.body#/url}': { $ref: '#/paths/~1a' } } } } }\n",
    );
    assert!(tree.to_string().len() < 2000, "{tree}");
    assert!(!tree.to_string().contains("$ref\":\"#/paths"), "{tree}");
}

#[test]
fn references_lead_to_components_in_one_step() {
    let (tree, found) = whole(
        "paths:\n  /a: { get: { parameters: [ { $ref: '#/components/parameters/B' }, { $ref: '#/paths/~1c/get/parameters/0' } ], responses: { '204': { description: ok } } } }\n  /c: { get: { parameters: [ { name: z, in: query, schema: { type: string } } ], responses: { '204': { description: ok } } } }\ncomponents:\n  parameters:\n    A: { name: a, in: query, schema: { type: string } }\n    B: { $ref: '#/components/parameters/A' }\n",
    );
    let parameters = &tree["paths"]["/a"]["get"]["parameters"];
    assert_eq!(parameters[0], json!({"$ref": "#/components/parameters/A"}));
    assert_eq!(parameters[1]["name"], "z");
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn schemas_inside_of_others_become_components_where_they_are_referred_to() {
    let (tree, found) = whole(
        "paths: {}\ncomponents:\n  schemas:\n    A: { type: object, properties: { b: { type: object, properties: { c: { $ref: '#/components/schemas/A/properties/b' } } } } }\n    D: { $ref: '#/components/schemas/A/properties/b/properties/c' }\n",
    );
    let schemas = &tree["components"]["schemas"];
    assert_eq!(schemas["A"]["properties"]["b"], json!({"$ref": "#/components/schemas/A_b"}));
    assert_eq!(schemas["A_b"]["properties"]["c"], json!({"$ref": "#/components/schemas/A_b"}));
    assert_eq!(schemas["D"], json!({"$ref": "#/components/schemas/A_b"}));
    assert_eq!(found, Vec::<String>::new());
}

#[test]
fn references_in_content_are_followed() {
    let (tree, found) = whole(
        "paths:\n  /a: { get: { responses: { '200': { description: ok, content: { application/json: { $ref: '#/components/schemas/A' } } }, '400': { description: no, content: { $ref: '#/paths/~1a/get/responses/200/content' } } } } }\ncomponents:\n  schemas:\n    A: { type: string }\n",
    );
    let responses = &tree["paths"]["/a"]["get"]["responses"];
    let expected = json!({"application/json": {"schema": {"$ref": "#/components/schemas/A"}}});
    assert_eq!(responses["200"]["content"], expected);
    assert_eq!(responses["400"]["content"], expected);
    assert!(!found.is_empty());
}

/// One finding for each: what stands there instead lacks nothing that would be told again.
#[test]
fn a_reference_that_cannot_be_read_is_one_finding() {
    let (tree, found) = whole(
        "paths:\n  /a:\n    get:\n      parameters: [{ ref: '#/components/parameters/P' }, { $ref: 5 }, { $ref: '#/components/schemas/S' }]\n      \
         requestBody: { $Ref: '#/components/requestBodies/B' }\n      responses:\n        '200': { $reff: '#/components/responses/R' }\n        \
         '201': { $ref: [a] }\n        '202': { $ref: '#/components/schemas/S', x-note: kept }\n\
         components:\n  parameters: { P: { name: p, in: query, schema: { type: string } } }\n  responses: { R: { description: d } }\n  \
         requestBodies: { B: { content: { text/plain: {} } } }\n  schemas: { S: { type: string } }\n",
    );
    let mut found = found;
    found.sort();
    assert_eq!(
        found,
        ["unknown-key", "unknown-key", "unknown-key", "wrong-reference", "wrong-reference", "wrong-type", "wrong-type"]
    );
    let operation = &tree["paths"]["/a"]["get"];
    assert_eq!(operation["parameters"], json!([{ "$ref": "#/components/parameters/P" }]));
    assert_eq!(operation["requestBody"], json!({ "$ref": "#/components/requestBodies/B" }));
    let nothing_known = json!({ "description": "" });
    let kept = json!({ "x-note": "kept", "description": "" });
    let reference = json!({ "$ref": "#/components/responses/R" });
    assert_eq!(operation["responses"], json!({ "200": reference, "201": nothing_known, "202": kept }));
}

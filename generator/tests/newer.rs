//! Documents of 3.1: what each construct becomes in the words of 3.0, and what of it the ledger tells.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use generator::finding::any_error;
use generator::lint::lint;
use generator::load::{Limits, parse};
use generator::normalise::{Notes, prepare};
use generator::tree::to_json;
use serde_json::{Value, json};

const HEAD: &str = "openapi: 3.1.0\ninfo: { title: t, version: '1', summary: short }\n";

/// The document as `lower` sees it, and the pointers of what the ledger says is degraded.
fn checked(rest: &str) -> (Value, Vec<String>) {
    let (tree, mut findings) = parse("x.yaml", &format!("{HEAD}{rest}"), &Limits::default());
    let mut tree = tree.unwrap();
    findings.extend(lint(&tree));
    let mut notes = Notes::default();
    prepare(&mut tree, &mut findings, &mut notes);
    assert!(!any_error(&findings), "{findings:#?}");
    (to_json(&tree.root), notes.rows.into_iter().map(|row| row.at.pointer).collect())
}

/// What a schema becomes, and what is lost of it.
fn schema(text: &str) -> (Value, Vec<String>) {
    let (tree, lost) = checked(&format!("components:\n  schemas:\n    A: {text}\n    B: {{ type: string }}\n"));
    (tree["components"]["schemas"]["A"].clone(), lost)
}

#[track_caller]
fn becomes(text: &str, expected: &Value) {
    assert_eq!(schema(text), (expected.clone(), vec![]), "{text}");
}

#[track_caller]
fn is_degraded(text: &str, expected: &Value, lost: &[&str]) {
    let (found, rows) = schema(text);
    assert_eq!(&found, expected, "{text}");
    let rows: Vec<&str> = rows.iter().map(|row| row.trim_start_matches("/components/schemas/A/")).collect();
    assert_eq!(rows, lost, "{text}");
}

#[test]
fn types_in_lists_become_one_type() {
    becomes("{ type: [string, 'null'] }", &json!({"type": "string", "nullable": true}));
    becomes("{ type: [integer] }", &json!({"type": "integer"}));
    becomes("{ type: [integer, number] }", &json!({"type": "number"}));
    becomes(
        "{ type: [string, integer, 'null'], minLength: 2, minimum: 3, description: d, enum: [ab, 4, null] }",
        &json!({
            "description": "d", "nullable": true,
            "anyOf": [
                {"type": "string", "minLength": 2, "enum": ["ab"]},
                {"type": "integer", "minimum": 3, "enum": [4]},
            ],
        }),
    );
}

#[test]
fn null_is_no_type_of_its_own() {
    becomes("{ type: 'null' }", &json!({"enum": [null], "nullable": true}));
    becomes(
        "{ oneOf: [ { $ref: '#/components/schemas/B' }, { type: 'null' } ] }",
        &json!({"allOf": [{"$ref": "#/components/schemas/B"}], "nullable": true}),
    );
    becomes(
        "{ anyOf: [ { type: string }, { type: integer }, { type: 'null' } ] }",
        &json!({"anyOf": [{"type": "string"}, {"type": "integer"}], "nullable": true}),
    );
}

#[test]
fn constants_are_enums_of_one_value() {
    becomes("{ const: x }", &json!({"type": "string", "enum": ["x"]}));
    becomes("{ type: integer, const: 3 }", &json!({"type": "integer", "enum": [3]}));
    becomes("{ const: null }", &json!({"nullable": true, "enum": [null]}));
}

#[test]
fn exclusive_bounds_stand_beside_a_bound() {
    becomes(
        "{ type: number, exclusiveMinimum: 0 }",
        &json!({"type": "number", "minimum": 0, "exclusiveMinimum": true}),
    );
    becomes("{ type: number, exclusiveMaximum: 9, maximum: 5 }", &json!({"type": "number", "maximum": 5}));
}

#[test]
fn bytes_are_formats() {
    becomes("{ type: string, contentEncoding: base64 }", &json!({"type": "string", "format": "byte"}));
    becomes("{ contentMediaType: application/pdf }", &json!({"type": "string", "format": "binary"}));
    becomes("{ type: string, contentMediaType: application/json }", &json!({"type": "string"}));
    is_degraded("{ type: string, contentEncoding: base64url }", &json!({"type": "string"}), &["contentEncoding"]);
}

#[test]
fn booleans_are_schemas() {
    becomes("true", &json!({}));
    becomes("false", &json!({"not": {}}));
    becomes(
        "{ type: object, properties: { a: true }, additionalProperties: false }",
        &json!({"type": "object", "properties": {"a": {}}, "additionalProperties": false}),
    );
    becomes("{ type: array, items: false }", &json!({"type": "array", "items": {}, "maxItems": 0}));
}

#[test]
fn tuples_are_arrays_of_what_any_member_may_be() {
    is_degraded(
        "{ type: array, prefixItems: [ { type: string }, { type: integer } ], items: false }",
        &json!({"type": "array", "maxItems": 2, "items": {"anyOf": [{"type": "string"}, {"type": "integer"}]}}),
        &["prefixItems"],
    );
    is_degraded("{ prefixItems: [ { type: string } ] }", &json!({"type": "array", "items": {}}), &["prefixItems"]);
}

#[test]
fn patterned_properties_are_a_map() {
    is_degraded(
        "{ type: object, patternProperties: { '^x_': { type: string } }, additionalProperties: false }",
        &json!({"type": "object", "additionalProperties": {"type": "string"}}),
        &["patternProperties"],
    );
    is_degraded(
        "{ type: object, patternProperties: { '^x_': { type: string } } }",
        &json!({"type": "object", "additionalProperties": true}),
        &["patternProperties"],
    );
    becomes(
        "{ type: object, patternProperties: { '.*': { type: string } } }",
        &json!({"type": "object", "additionalProperties": {"type": "string"}}),
    );
}

#[test]
fn what_has_no_words_in_3_0_is_told() {
    is_degraded(
        "{ type: object, if: { required: [a] }, then: { required: [b] }, propertyNames: { pattern: a }, dependentRequired: { a: [b] } }",
        &json!({"type": "object"}),
        &["if", "propertyNames", "dependentRequired"],
    );
    is_degraded(
        "{ allOf: [ { $ref: '#/components/schemas/B' } ], unevaluatedProperties: false }",
        &json!({"allOf": [{"$ref": "#/components/schemas/B"}]}),
        &["unevaluatedProperties"],
    );
    becomes(
        "{ type: object, unevaluatedProperties: false }",
        &json!({"type": "object", "additionalProperties": false}),
    );
}

#[test]
fn examples_and_siblings_of_references() {
    becomes("{ type: string, examples: [a, b] }", &json!({"type": "string", "example": "a"}));
    becomes(
        "{ $ref: '#/components/schemas/B', description: d }",
        &json!({"allOf": [{"$ref": "#/components/schemas/B"}], "description": "d"}),
    );
}

#[test]
fn definitions_become_components() {
    let (tree, _) = checked(
        "components:\n  schemas:\n    A:\n      type: object\n      properties: { b: { $ref: '#/components/schemas/A/$defs/B' }, c: { $ref: '#mark' } }\n      $defs:\n        B: { type: string }\n        C: { $anchor: mark, type: integer }\n    B: { type: boolean }\n",
    );
    let schemas = &tree["components"]["schemas"];
    assert_eq!(schemas["A_B"], json!({"type": "string"}));
    assert_eq!(schemas["C"], json!({"type": "integer"}));
    assert_eq!(
        schemas["A"]["properties"],
        json!({"b": {"$ref": "#/components/schemas/A_B"}, "c": {"$ref": "#/components/schemas/C"}})
    );
}

#[test]
fn the_document_itself_is_one_of_3_0() {
    let (tree, lost) = checked(
        "webhooks: { paid: { post: { requestBody: { content: { application/json: { schema: { type: object } } } } } } }\ncomponents: { securitySchemes: { cert: { type: mutualTLS } } }\nsecurity: [ { cert: [] } ]\n",
    );
    assert_eq!(tree["openapi"], "3.0.3");
    assert_eq!(tree["paths"], json!({}));
    assert_eq!(tree["info"]["description"], "short");
    assert!(tree["x-webhooks"]["paid"]["post"].is_object());
    assert_eq!(tree["security"], json!([{}]));
    assert_eq!(lost, ["/components/securitySchemes/cert"]);
}

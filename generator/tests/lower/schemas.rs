//! Records, values and shapes, and which way they travel.

use generator::lock::Lock;
use generator::model::{Record, Type, TypeKind};

use super::{api, assert_lines, get, lowered, post};

#[test]
fn equal_inline_shapes_become_one_type_named_after_the_first_place() {
    let shape = "{ type: object, properties: { a: { type: string, description: DOCS } } }";
    let one = shape.replace("DOCS", "one");
    let other = shape.replace("DOCS", "other");
    let schemas = format!("    X: {{ type: object, properties: {{ second: {one}, first: {other} }} }}");
    let lines = api(&get("{ $ref: '#/components/schemas/X' }"), &schemas);
    assert_lines(&lines, &["type X field first: XFirst optional", "type X field second: XFirst optional"]);
    assert_eq!(lines.iter().filter(|line| line.ends_with(": response")).count(), 2);
}

#[test]
fn a_record_that_travels_both_ways_is_two_types() {
    let paths =
        format!("{}\n{}", get("{ $ref: '#/components/schemas/X' }"), post("{ $ref: '#/components/schemas/X' }"))
            .replace("  /x: { post", "  /y: { post");
    let schemas = "    X: { type: object, properties: { s: { $ref: '#/components/schemas/S' } } }\n    S: { type: string, enum: [a, b] }";
    let lines = api(&paths, schemas);
    let expected =
        ["type X: response", "type XRequest: request", "type S: enum", "operation postX body: XRequest required"];
    assert_lines(&lines, &expected);
}

#[test]
fn the_four_presences() {
    let schemas = "    X:\n      type: object\n      required: [a, b]\n      properties:\n        a: { type: string }\n        \
                   b: { type: string, nullable: true }\n        c: { type: string }\n        d: { type: string, nullable: true }";
    let lines = api(&post("{ $ref: '#/components/schemas/X' }"), schemas);
    let expected = [
        "type X field a: string required",
        "type X field b: string nullable",
        "type X field c: string optional",
        "type X field d: string optional, nullable",
    ];
    assert_lines(&lines, &expected);
}

#[test]
fn a_single_value_is_a_constant_of_requests_and_an_open_enum_of_answers() {
    let schemas = "    X: { type: object, required: [kind], properties: { kind: { type: string, enum: [card] }, n: { type: integer } } }";
    let request = api(&post("{ $ref: '#/components/schemas/X' }"), schemas);
    assert_lines(&request, &["type X constant kind: card", "type X field n: i64 optional"]);
    let answer = api(&get("{ $ref: '#/components/schemas/X' }"), schemas);
    assert_lines(&answer, &["type X field kind: XKind required", "type XKind value card"]);
}

#[test]
fn an_enum_of_null_alone_is_an_optional_string() {
    let lines = api(
        &get("{ type: object, properties: { a: { type: string, nullable: true, enum: [null] } } }"),
        "    U: { type: string }",
    );
    assert_lines(&lines, &["type GetXResponse field a: string optional, nullable"]);
}

#[test]
fn money_is_a_decimal_and_ids_are_types() {
    let schemas = "    X:\n      type: object\n      properties:\n        a: { type: string, format: decimal }\n        \
                   b: { type: number, x-decimal: true }\n        c: { type: number, multipleOf: 0.01 }\n        \
                   d: { type: number }\n        e: { $ref: '#/components/schemas/XId' }\n    XId: { type: string, format: uuid }";
    let lines = api(&get("{ $ref: '#/components/schemas/X' }"), schemas);
    let expected = [
        "type X field a: decimal optional",
        "type X field b: decimal as number optional",
        "type X field c: decimal as number optional",
        "type X field d: decimal as number optional",
        "type X field e: XId optional",
        "type XId: text",
    ];
    assert_lines(&lines, &expected);
}

#[test]
fn all_of_is_merged_and_a_reference_keeps_its_siblings() {
    let schemas = "    A: { type: object, required: [a], properties: { a: { type: string } } }\n    X:\n      allOf:\n        \
                   - { $ref: '#/components/schemas/A' }\n        - { type: object, properties: { b: { type: boolean } } }";
    let lines = api(&get("{ $ref: '#/components/schemas/X' }"), schemas);
    assert_lines(&lines, &["type X field a: string required", "type X field b: boolean optional"]);
    assert!(!lines.iter().any(|line| line.starts_with("type A")), "what is only merged is no type");
    let nullable = "    A: { type: object, properties: { a: { type: string } } }\n    X: { type: object, required: [a], properties: { a: { nullable: true, allOf: [{ $ref: '#/components/schemas/A' }] } } }";
    assert_lines(&api(&get("{ $ref: '#/components/schemas/X' }"), nullable), &["type X field a: A nullable"]);
}

/// Equal inline shapes are one type, but never one for both directions.
#[test]
fn an_inline_shape_that_travels_both_ways_is_two_types() {
    let shape = "{ type: object, properties: { a: { type: object, properties: { b: { type: string } } } } }";
    let answer = format!("'200': {{ description: d, content: {{ application/json: {{ schema: {shape} }} }} }}");
    let lines = api(&post(shape).replace("'204': { description: d }", &answer), "");
    let expected = [
        "operation postX answer 200: PostXResponse",
        "operation postX body: PostXBody required",
        "type PostXBodyA: request",
        "type PostXResponseA: response",
    ];
    assert_lines(&lines, &expected);
}

/// Whether the request of `X`, which travels both ways, can be made from its answer.
fn is_from_response(properties: &str) -> bool {
    let x = "{ $ref: '#/components/schemas/X' }";
    let answer = format!("'200': {{ description: d, content: {{ application/json: {{ schema: {x} }} }} }}");
    let paths = post(x).replace("'204': { description: d }", &answer);
    let schemas = format!(
        "    X: {{ type: object, required: [a], properties: {{ {properties} }} }}
    Y: {{ type: object, required: [b], properties: {{ b: {{ type: string, writeOnly: true }} }} }}"
    );
    let api = lowered(&paths, &schemas, &Lock::default()).api.expect("no errors");
    let request = api.types.into_iter().find(|def| def.ident == "XRequest").expect("it is a type");
    matches!(request.kind, TypeKind::Record(Record { from_response: Some(_), .. }))
}

#[test]
fn a_request_is_made_from_an_answer_only_where_nothing_can_fail() {
    assert!(is_from_response("a: { type: string }, x: { $ref: '#/components/schemas/X' }"));
    assert!(is_from_response("a: { type: string, nullable: true }, b: { type: string, writeOnly: true }"));
    // What an answer may lack, a value that no member of a union fits, what would be sent in place of what came.
    assert!(!is_from_response("a: { type: string, writeOnly: true }"));
    assert!(!is_from_response("a: { type: string }, y: { type: array, items: { $ref: '#/components/schemas/Y' } }"));
    assert!(!is_from_response("a: { oneOf: [{ type: string }, { type: integer }] }"));
    assert!(!is_from_response("a: { type: string, enum: [only] }"));
}

#[test]
fn the_ledger_has_what_is_there_and_what_is_less() {
    let schemas = "    X: { type: object, properties: { a: { type: string, pattern: '^(a|ab)(c|bcd)$' } } }";
    let lowered = lowered(&post("{ $ref: '#/components/schemas/X' }"), schemas, &Lock::default());
    let rows: Vec<(&str, &str, &str)> =
        lowered.rows.iter().map(|row| (row.at.pointer.as_str(), row.name.as_str(), row.state.name())).collect();
    let expected = [
        ("/components/schemas/X/properties/a/pattern", "pattern", "degraded"),
        ("/paths/~1x/post", "postX", "generated"),
        ("/components/schemas/X", "X", "generated"),
    ];
    assert_eq!(rows, expected);
}

/// Records of records of records by value would be larger than the stack of a thread.
#[test]
fn what_is_large_is_held_in_a_box() {
    let record = |name: &str, field: &str| {
        let fields = (0..20).map(|at| format!("f{at}: {field}")).collect::<Vec<_>>().join(", ");
        format!("    {name}: {{ type: object, properties: {{ {fields} }} }}")
    };
    let of = |name: &str| format!("{{ $ref: '#/components/schemas/{name}' }}");
    let schemas = [record("A", &of("B")), record("B", &of("C")), record("C", "{ type: string }")].join("\n");
    let lowered = lowered(&get(&of("A")), &schemas, &Lock::default());
    let types = lowered.api.expect("a model").types;
    let first_of = |name: &str| {
        let def = types.iter().find(|def| def.ident == name).expect("a type");
        let TypeKind::Record(Record { fields, .. }) = &def.kind else { panic!("{def:?}") };
        fields[0].ty.clone()
    };
    assert!(matches!(first_of("A"), Type::Boxed(_)), "{:?}", first_of("A"));
    assert!(matches!(first_of("B"), Type::Named(_)), "twenty texts are no burden: {:?}", first_of("B"));
}

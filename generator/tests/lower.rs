//! What documents mean: small documents, and the lines of `api.txt` or the findings that must come of them.
//! Nothing here looks at printed Rust; goldens do that.
#![allow(clippy::panic, clippy::expect_used, reason = "a test fails by panicking")]

use generator::emit::{Content, Options, Part, Runtime, emit};
use generator::finding::Finding;
use generator::load::{Limits, parse};
use generator::lock::{Lock, OperationNames};
use generator::lower::{Lowered, Origin, lower};
use generator::model::{Record, TypeKind};

const PETS: &str = "\
openapi: 3.0.3
info: { title: T, version: '1' }
servers: [{ url: 'https://example.com' }]
";

/// A document with these paths and components, lowered under a lock.
fn lowered(paths: &str, schemas: &str, lock: &Lock) -> Lowered {
    let text = format!("{PETS}paths:\n{paths}\ncomponents:\n  schemas:\n{schemas}\n");
    let (tree, mut findings) = parse("pets.yaml", &text, &Limits::default());
    let mut tree = tree.unwrap_or_else(|| panic!("{findings:?}"));
    findings.extend(generator::lint::lint(&tree));
    findings.extend(generator::normalise::normalise(&mut tree));
    let errors = findings.iter().filter(|finding| finding.severity == generator::finding::Severity::Error);
    assert_eq!(errors.collect::<Vec<_>>(), Vec::<&Finding>::new(), "{text}");
    let text = |text: &str| text.to_owned();
    lower(&tree, lock, &Origin { name: text("pets"), source: text("pets.yaml"), command: text("cmd") })
}

/// The lines of `api.txt`.
fn api(paths: &str, schemas: &str) -> Vec<String> {
    let lowered = lowered(paths, schemas, &Lock::default());
    let api = lowered.api.unwrap_or_else(|| panic!("{:?}", lowered.findings));
    let options = Options { runtime: Runtime::Version, runtime_version: "0.1.0".to_owned() };
    let files = emit(&api, Part::Frame, &options);
    let file = files.into_iter().find(|file| file.path == "api.txt").expect("api.txt is part of the frame");
    let Content::Text(text) = file.content else { panic!("api.txt is text") };
    text.lines().map(str::to_owned).collect()
}

/// What is not supported, with line and message.
fn unsupported(paths: &str, schemas: &str) -> Vec<(u32, String)> {
    let lowered = lowered(paths, schemas, &Lock::default());
    assert!(lowered.api.is_none(), "an error must stop the model: {:?}", lowered.findings);
    lowered.findings.into_iter().map(|finding| (finding.at.span.start.line, finding.says)).collect()
}

fn get(schema: &str) -> String {
    let content = format!("{{ application/json: {{ schema: {schema} }} }}");
    format!(
        "  /x: {{ get: {{ operationId: getX, responses: {{ '200': {{ description: d, content: {content} }} }} }} }}"
    )
}

fn post(schema: &str) -> String {
    let content = format!("{{ application/json: {{ schema: {schema} }} }}");
    format!(
        "  /x: {{ post: {{ operationId: postX, requestBody: {{ required: true, content: {content} }}, \
         responses: {{ '204': {{ description: d }} }} }} }}"
    )
}

#[track_caller]
fn assert_lines(lines: &[String], expected: &[&str]) {
    for line in expected {
        assert!(lines.iter().any(|found| found == line), "missing: {line}\nin:\n{}", lines.join("\n"));
    }
}

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

#[test]
fn outputs_by_status() {
    let responses = |responses: &str| {
        let paths = format!("  /x: {{ get: {{ operationId: getX, responses: {{ {responses} }} }} }}");
        api(
            &paths,
            "    X: { type: object, properties: { a: { type: string } } }\n    Y: { type: object, properties: { b: { type: string } } }",
        )
    };
    let json = |name: &str| {
        format!(
            "{{ description: d, content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/{name}' }} }} }} }}"
        )
    };
    let x = json("X");
    let maybe = responses(&format!("'200': {x}, '204': {{ description: d }}"));
    assert_lines(&maybe, &["operation getX: GET /x as api.get_x -> X or nothing"]);
    let each = responses(&format!("'200': {x}, '202': {}", json("Y")));
    assert_lines(&each, &["operation getX: GET /x as api.get_x -> GetXOutput"]);
    let same = responses(&format!("'200': {x}, '201': {x}, default: {}", json("Y")));
    let expected = ["operation getX: GET /x as api.get_x -> X", "operation getX answer default: Y"];
    assert_lines(&same, &expected);
}

/// A `Both` of two members, whose tags are as given.
fn union(first: &str, second: &str, mapping: &str) -> String {
    format!(
        "    A: {{ type: object, required: [b], properties: {{ a: {{ type: string, enum: [x] }}, {first}, b: {{ type: integer }} }} }}
    B: {{ type: object, required: [kind], properties: {{ {second} }} }}
    Both:
      oneOf: [{{ $ref: '#/components/schemas/A' }}, {{ $ref: '#/components/schemas/B' }}]
      discriminator: {{ propertyName: kind, mapping: {mapping} }}"
    )
}

#[test]
fn tags_of_requests_are_written_by_the_crate() {
    let text = "kind: { type: string }";
    let both = "{ a1: '#/components/schemas/A', b1: '#/components/schemas/B', b2: B }";
    let lines = api(&post("{ $ref: '#/components/schemas/Both' }"), &union(text, text, both));
    let expected =
        ["type A constant kind: a1", "type B field kind: BKind required", "type BKind value b1", "type BKind value b2"];
    assert_lines(&lines, &expected);
    let lines = api(&post("{ $ref: '#/components/schemas/Both' }"), &union(text, text, "{ a1: A }"));
    assert_lines(&lines, &["type A constant kind: a1", "type B constant kind: B"]);
    // What an answer says is read, not written.
    let lines = api(&get("{ $ref: '#/components/schemas/Both' }"), &union(text, text, both));
    assert_lines(&lines, &["type A field kind: string optional", "type B field kind: string required"]);
}

#[test]
fn tags_that_contradict_each_other_are_said() {
    let text = "kind: { type: string }";
    let body = post("{ $ref: '#/components/schemas/Both' }");
    let found = lowered(&body, &union(text, "kind: { type: string, enum: [b2] }", "{ b1: B }"), &Lock::default());
    let says = |finding: &Finding| finding.says.contains("whose own `kind` cannot be that");
    assert!(found.findings.iter().any(says), "{:?}", found.findings);
    let other = "    Other:
      oneOf: [{ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }]
      discriminator: { propertyName: kind, mapping: { b3: B } }";
    let body = post("{ type: array, items: { $ref: '#/components/schemas/Both' } }")
        + &post("{ $ref: '#/components/schemas/Other' }").replace("/x", "\n  /y").replace("postX", "postY");
    let found = lowered(&body, &format!("{}\n{other}", union(text, text, "{ b1: B }")), &Lock::default());
    let is_left = |row: &generator::ledger::Row| row.state.why().is_some_and(|why| why.contains("left to the caller"));
    assert!(found.api.is_some() && found.rows.iter().any(is_left), "{:?}", found.rows);
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

#[test]
fn members_of_unions_are_called_by_what_they_are() {
    let members = "[{ type: string }, { type: string, format: date-time }, { type: integer }, { type: boolean }, \
        { type: number, title: Share }, { type: array, items: { type: string } }, { type: string, enum: [a, b] }, \
        { type: object, properties: { a: { type: string } } }]";
    let lines = api(&get("{ $ref: '#/components/schemas/X' }"), &format!("    X: {{ oneOf: {members} }}"));
    let found: Vec<&str> = lines.iter().filter_map(|line| line.strip_prefix("type X member ")).collect();
    let expected = [
        "Boolean: boolean",
        "Integer: i64",
        "List: list of string",
        "Share: decimal as number",
        "Text: XText",
        "WithA: XWithA",
    ];
    assert_eq!(found, expected);
}

#[test]
fn an_answer_that_is_a_page_names_its_items() {
    let list = "{ type: object, properties: { data: { type: array, items: { type: integer } } } }";
    let lines = api(&get(list).replace("get: {", "get: { x-pagination: { items: /data },"), "");
    assert_lines(&lines, &["operation getX answer 200: page of i64 at data"]);
}

#[test]
fn names_of_keywords_standard_types_and_calls() {
    let schemas = "    Option: { type: object, properties: { type: { type: string }, self: { type: string } } }";
    let lines = api(&get("{ $ref: '#/components/schemas/Option' }"), schemas);
    assert_lines(
        &lines,
        &["type OptionValue field type: string optional", "type OptionValue field self: string optional"],
    );
}

#[test]
fn the_lock_keeps_names_and_gains_new_ones() {
    let schemas = "    X: { type: object, properties: { a: { type: string } } }";
    let paths = get("{ $ref: '#/components/schemas/X' }");
    let first = lowered(&paths, schemas, &Lock::default()).lock;
    assert_eq!(first.types["/components/schemas/X"], "X");
    assert_eq!(first.operations["getX"].method, "get_x");
    let mut edited = first.clone();
    edited.types.insert("/components/schemas/X".to_owned(), "Renamed".to_owned());
    let again = lowered(&paths, schemas, &edited);
    assert_eq!(again.lock, edited);
    assert!(again.api.expect("no errors").types.iter().any(|def| def.ident == "Renamed"));
}

/// What comes with a new name (`GetXError`, `XBuilder`) must not take a name that the lock has given away.
#[test]
fn new_names_give_way_to_those_of_the_lock() {
    let mut lock = Lock::default();
    let error = OperationNames { name: "GetXError".into(), resource: "api".into(), method: "get_x".into(), at: None };
    lock.operations.insert("gone".to_owned(), error);
    lock.types.insert("/components/schemas/Gone".to_owned(), "XBuilder".to_owned());
    let schemas = "    X: { type: object, properties: { a: { type: string } } }";
    let paths = post("{ $ref: '#/components/schemas/X' }").replace("postX", "getX");
    let new = lowered(&paths, schemas, &lock).lock;
    assert_eq!(new.types["/components/schemas/X"], "XValue");
    let OperationNames { name, method, .. } = &new.operations["getX"];
    assert_eq!((name.as_str(), method.as_str()), ("GetXOperation", "get_x2"));
}

/// What a token is given for must be texts, and all that the operation requires.
#[test]
fn a_token_is_given_for_texts() {
    let operation = |parameters: &str, body: &str| {
        format!(
            "  /token: {{ post: {{ operationId: createToken, {parameters}requestBody: {body}, responses: {{ '200': {{ \
             description: d, content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/Token' }} }} }} }} }} }} }}"
        )
    };
    let json = |schema: &str| format!("{{ required: true, content: {{ application/json: {{ schema: {schema} }} }} }}");
    let login = |properties: &str| json(&format!("{{ type: object, required: [id], properties: {properties} }}"));
    let schemas = "    Token: { type: object, properties: { token: { type: string } } }\n  securitySchemes:\n    \
                   Own: { type: http, scheme: bearer, x-token: { operation: createToken, token: /token } }";
    let lines = api(&operation("", &login("{ id: { type: string }, of: { type: integer } }")), schemas);
    assert_lines(&lines, &["operation createToken: POST /token as api.create_token -> Token"]);
    let demanded = "parameters: [{ name: v, in: query, required: true, schema: { type: string } }], ";
    let cases = [
        (operation("", &login("{ id: { type: integer } }")), "what its body requires are not credentials"),
        (
            operation("", &login("{ id: { type: string, nullable: true } }")),
            "what its body requires are not credentials",
        ),
        (operation("", &json("{ type: object, properties: { id: { type: string } } }")), "are not credentials"),
        (operation("", &json("{ type: string }")), "its body is no object"),
        (operation("", &login("{ id: { type: string } }").replace("required: true, ", "")), "its body is no object"),
        (operation(demanded, &login("{ id: { type: string } }")), "the operation requires parameters"),
    ];
    for (paths, says) in cases {
        let lowered = lowered(&paths, schemas, &Lock::default());
        let found: Vec<_> = lowered.findings.iter().map(|found| (found.at.span.start.line, &*found.says)).collect();
        assert!(matches!(&found[..], [(10, message)] if message.contains(says)), "{says}: {found:?}");
        assert!(lowered.api.is_none_or(|api| api.schemes.iter().all(|scheme| scheme.token.is_none())), "{says}");
    }
}

/// A body that two operations send cannot carry the key of one of them.
#[test]
fn a_key_in_a_body_is_of_that_body_alone() {
    let operation = |path: &str, key: &str| {
        let body = "requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/Pay' } } } }";
        format!(
            "  /{path}: {{ post: {{ operationId: {path}, {key}{body}, responses: {{ '204': {{ description: d }} }} }} }}"
        )
    };
    let pay =
        "    Pay: { type: object, required: [own], properties: { own: { type: string }, cents: { type: integer } } }";
    let keyed = operation("pay", "x-idempotency: { body: own }, ");
    let lines = api(&keyed, pay);
    assert_lines(&lines, &["type Pay field cents: i64 optional"]);
    assert!(!lines.iter().any(|line| line.contains("field own")), "the call fills it in: {lines:?}");
    let both = format!("{keyed}\n{}", operation("plain", ""));
    let says = "a body with an idempotency key that another operation sends without one is not supported yet";
    assert_eq!(unsupported(&both, pay), [(5, says.to_owned())]);
}

#[test]
fn an_example_of_a_path_parameter_may_not_call_another_operation() {
    let operation = |path: &str, id: &str, rest: &str| {
        format!("  {path}: {{ get: {{ operationId: {id}, {rest} responses: {{ '204': {{ description: d }} }} }} }}\n")
    };
    let parameter = |rest: &str| {
        let schema = format!("parameters: [{{ name: id, in: path, required: true, {rest} }}],");
        let paths = operation("'/x/{id}'", "one", &schema)
            + &operation("/x/quote", "two", "")
            + &operation("/x/all", "all", "");
        let lowered = lowered(&paths, "    S: { type: string }", &Lock::default());
        let api = lowered.api.unwrap_or_else(|| panic!("{:?}", lowered.findings));
        let one = api.operations.iter().find(|operation| operation.name.wire == "one").expect("it is there");
        match &one.parameters[0].location {
            generator::model::Location::Path { siblings, .. } => siblings.clone(),
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(parameter("example: quote, schema: { type: string }"), ["all", "quote"]);
    assert_eq!(parameter("schema: { type: string, example: quote }"), ["all", "quote"]);
    assert_eq!(parameter("schema: { type: string, enum: [quote, b] }"), ["all"]);
}

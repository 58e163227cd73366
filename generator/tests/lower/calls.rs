//! Operations: what they answer, and what they are given.

use generator::lock::Lock;
use generator::model::Sample;

use super::{api, assert_lines, get, lowered, post, unsupported};

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

#[test]
fn an_answer_that_is_a_page_names_its_items() {
    let list = "{ type: object, properties: { data: { type: array, items: { type: integer } } } }";
    let lines = api(&get(list).replace("get: {", "get: { x-pagination: { items: /data },"), "");
    assert_lines(&lines, &["operation getX answer 200: page of i64 at data"]);
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

#[test]
fn a_form_without_fields_loses_nothing_of_its_encoding() {
    let body = "{ content: { application/x-www-form-urlencoded: { encoding: {}, schema: { type: object, properties: {} } } } }";
    let paths = format!(
        "  /x: {{ get: {{ operationId: getX, requestBody: {body}, responses: {{ '204': {{ description: d }} }} }} }}"
    );
    let rows = lowered(&paths, "", &Lock::default()).rows;
    assert!(rows.iter().all(|row| row.state.name() == "generated"), "{rows:?}");
}

/// Nothing is sent of an object with nothing in it, so that an example of one would be refused for what it lacks.
#[test]
fn the_example_of_a_form_has_something_in_each_object() {
    let fields = "{ type: object, properties: { links: { type: object, properties: { terms: { type: string } } } } }";
    let form = format!("{{ type: object, required: [profile], properties: {{ profile: {fields} }} }}");
    let paths = post(&form).replace("application/json", "application/x-www-form-urlencoded");
    let lowered = lowered(&paths, "    Unused: { type: string }", &Lock::default());
    let api = lowered.api.unwrap_or_else(|| panic!("{:?}", lowered.findings));
    let given = |sample: &Sample| match sample {
        Sample::Record(_, given) => given.clone(),
        other => panic!("{other:?}"),
    };
    let body = given(&api.operations[0].inputs.samples[0]);
    let links = given(&given(&body[0].1)[0].1);
    assert_eq!(links, [(0, Sample::Text("text".to_owned()))]);
}

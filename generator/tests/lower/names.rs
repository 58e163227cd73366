//! Names of types and operations, and the lock that keeps them.

use generator::lock::{Lock, OperationNames};

use super::{api, assert_lines, get, lowered, post};

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

#[test]
fn a_component_with_a_slash_in_its_name_travels_both_ways_too() {
    let schema = "{ schema: { $ref: '#/components/schemas/A~1B' } }";
    let paths = format!(
        "  /x: {{ post: {{ operationId: postX, requestBody: {{ content: {{ application/json: {schema} }} }}, responses: \
         {{ '200': {{ description: d, content: {{ application/json: {schema} }} }} }} }} }}"
    );
    let lowered = lowered(&paths, "    A/B: { type: object, properties: { a: { type: string } } }", &Lock::default());
    let names: Vec<String> = lowered.api.expect("no errors").types.into_iter().map(|def| def.ident).collect();
    assert_eq!(names, ["AB", "ABRequest"]);
}

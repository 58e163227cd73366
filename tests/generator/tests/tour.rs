//! Which calls the program makes that calls every operation: none is left out in silence, and none is sent empty-handed.
#![allow(clippy::panic, clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::PathBuf;

use generator::emit::Runtime;
use generator::lock::Lock;
use generator::lower::Origin;
use generator::model::{Api, Sample, Tour, TourCall};
use generator_tests::{apis, generate, regenerated, repository};

fn api_of(name: &str, document: &str) -> Api {
    let folder: PathBuf = std::env::temp_dir().join(format!("generator-tour-{}", std::process::id()));
    let path = folder.join(format!("{name}.yaml"));
    generator::write::replace(&path, document).expect("a temporary folder can be written");
    let origin = Origin { name: name.to_owned(), source: "document.yaml".to_owned(), command: "test".to_owned() };
    let made = generate(&path, &Lock::default(), &origin, Runtime::Version);
    // What is left in a temporary folder harms nobody.
    let _ = std::fs::remove_file(&path);
    let findings = format!("{:?}", made.findings);
    made.output.expect(&findings).api
}

fn given<'a>(api: &Api, tour: &'a Tour, id: &str) -> Vec<(&'a str, &'a TourCall)> {
    let of = |call: &&TourCall| api.operations[call.operation].name.wire == id;
    tour.calls.iter().filter(of).map(|call| (call.given.as_str(), call)).collect()
}

#[test]
fn every_operation_is_called_with_all_that_it_demands() {
    for name in apis() {
        let api = regenerated(&name, &repository().join(format!("spec/{name}.yaml"))).api;
        let tour = generator::lower::tour(&api);
        for (index, operation) in api.operations.iter().enumerate() {
            let call = tour.calls.iter().find(|call| call.operation == index && call.given == "required");
            let call = call.unwrap_or_else(|| panic!("{name}: {} is not called", operation.name.wire));
            let inputs = call.inputs.as_ref().unwrap_or_else(|why| panic!("{}: {why}", operation.name.wire));
            let demanded = operation.fields().iter().filter(|field| field.is_demanded()).count();
            assert_eq!(inputs.len(), demanded, "{}", operation.name.wire);
        }
    }
}

const HEAD: &str = "openapi: 3.0.3\ninfo: { title: Things, version: '1' }\n";

#[test]
fn optional_parts_are_sent_in_a_second_call() {
    let document = format!(
        "{HEAD}paths:
  /things:
    get:
      operationId: listThings
      parameters:
        - {{ name: page, in: query, schema: {{ type: integer }} }}
      responses: {{ '204': {{ description: Done. }} }}
    post:
      operationId: createThing
      requestBody:
        required: true
        content:
          application/json:
            schema: {{ $ref: '#/components/schemas/NewThing' }}
      responses: {{ '204': {{ description: Done. }} }}
components:
  schemas:
    NewThing:
      type: object
      required: [name]
      properties:
        name: {{ type: string }}
        note: {{ type: string }}
        inside: {{ $ref: '#/components/schemas/NewThing' }}
"
    );
    let api = api_of("optional", &document);
    let tour = generator::lower::tour(&api);
    let list = given(&api, &tour, "listThings");
    assert_eq!(list.iter().map(|(given, _)| *given).collect::<Vec<_>>(), ["required", "every"]);
    assert_eq!(list[0].1.inputs, Ok(Vec::new()));
    assert_eq!(list[1].1.inputs, Ok(vec![(0, Sample::Number("1".to_owned()))]));
    let create = given(&api, &tour, "createThing");
    assert_eq!(create.iter().map(|(given, _)| *given).collect::<Vec<_>>(), ["required", "every"]);
    let Ok([(0, Sample::Record(_, fields))]) = create[1].1.inputs.as_deref() else { panic!("{:?}", create[1]) };
    assert_eq!(fields.iter().map(|(index, _)| *index).collect::<Vec<_>>(), [0, 1]);
    assert_eq!(create[1].1.without, ["body.inside"], "what is inside itself is left out, and named");
}

#[test]
fn each_member_of_a_body_is_sent() {
    let document = format!(
        "{HEAD}paths:
  /things:
    post:
      operationId: createThing
      requestBody:
        required: true
        content:
          application/json:
            schema: {{ $ref: '#/components/schemas/NewThing' }}
      responses: {{ '204': {{ description: Done. }} }}
components:
  schemas:
    NewThing:
      oneOf:
        - {{ $ref: '#/components/schemas/Person' }}
        - {{ $ref: '#/components/schemas/Company' }}
    Person:
      type: object
      required: [first_name]
      properties: {{ first_name: {{ type: string }}, age: {{ type: integer }} }}
    Company:
      type: object
      required: [company_name]
      properties: {{ company_name: {{ type: string }} }}
"
    );
    let api = api_of("members", &document);
    let tour = generator::lower::tour(&api);
    let calls = given(&api, &tour, "createThing");
    assert_eq!(
        calls.iter().map(|(given, _)| *given).collect::<Vec<_>>(),
        ["required", "every Person", "every Company"]
    );
}

/// The client would refuse it itself.
#[test]
fn an_example_that_breaks_its_bounds_is_not_sent() {
    let document = format!(
        "{HEAD}paths:
  /things:
    post:
      operationId: createThing
      requestBody:
        content:
          application/json:
            schema: {{ $ref: '#/components/schemas/NewThing' }}
            example: {{ name: a, words: [] }}
      responses: {{ '204': {{ description: Done. }} }}
components:
  schemas:
    NewThing:
      type: object
      required: [name, words]
      properties:
        name: {{ type: string, minLength: 2, example: b }}
        words: {{ type: array, minItems: 1, items: {{ type: string }}, example: [] }}
"
    );
    let api = api_of("bounds", &document);
    let tour = generator::lower::tour(&api);
    let calls = given(&api, &tour, "createThing");
    let Ok(inputs) = &calls[1].1.inputs else { panic!("{calls:?}") };
    let Sample::Record(_, fields) = &inputs[0].1 else { panic!("{inputs:?}") };
    let text = |text: &str| Sample::Text(text.to_owned());
    assert_eq!(*fields, [(0, text("text")), (1, Sample::List(vec![text("text")]))]);
}

//! What the document says is written as it stands, even where it looks like one of our own paths.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

use std::path::Path;

use generator::emit::Runtime;
use generator::lock::Lock;
use generator::lower::Origin;
use generator_tests::generate;
use serde_json::json;

#[test]
fn texts_that_look_like_paths_stay_texts() {
    let scope = json!({ "type": "string", "enum": ["types::read", "other"] });
    let parameters = json!([{ "name": "types::q", "in": "query", "schema": scope }]);
    let get = json!({ "operationId": "needs::get", "parameters": parameters, "responses": { "204": { "description": "none" } } });
    let document = json!({
        "openapi": "3.0.3", "info": { "title": "Texts", "version": "1" }, "paths": { "/codegen::a": { "get": get } },
    });
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("texts.json");
    std::fs::write(&path, document.to_string()).unwrap();
    let origin = Origin { name: "texts".to_owned(), source: String::new(), command: "the tests".to_owned() };
    let made = generate(&path, &Lock::default(), &origin, Runtime::Version);
    let files = made.output.expect("the document is sound").files;
    let all: String = files.values().map(String::as_str).collect();
    for text in
        ["\"types::read\" => TypesRead", "to.query(\"types::q\"", "about(\"needs::get\", \"GET\", \"/codegen::a\")"]
    {
        assert!(all.contains(text), "{text} is not in\n{all}");
    }
}

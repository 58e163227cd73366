//! Large crates have a feature for each tag: what is not wanted is not compiled, and whatever is chosen compiles.
#![allow(clippy::panic, clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

use std::path::Path;
use std::process::Command;

use generator::Output;
use generator::emit::Runtime;
use generator::lock::Lock;
use generator::lower::Origin;
use generator::write::{apply, drift};
use generator_tests::{generate, read, repository};
use serde_json::{Value, json};

/// So many operations of cats and of dogs: each tag reads and writes animals of its own, which have an owner.
fn document(operations: usize) -> Value {
    let mut paths = json!({});
    for number in 0..operations {
        for (tag, animal) in [("Cats", "Cat"), ("Dogs", "Dog")] {
            let schema = json!({ "$ref": format!("#/components/schemas/{animal}") });
            let content = json!({ "application/json": { "schema": schema } });
            paths[format!("/{tag}/{number}/{{code}}")] = json!({ "put": {
                "operationId": format!("put{animal}{number}"),
                "tags": [tag],
                "parameters": [{ "name": "code", "in": "path", "required": true, "schema": { "type": "string", "pattern": format!("^{animal}[0-9]+$") } }],
                "requestBody": { "required": true, "content": content },
                "responses": { "200": { "description": "d", "content": content } },
            } });
        }
    }
    let content = |schema: Value| json!({ "application/json": { "schema": schema } });
    let key = json!({ "type": "object", "required": ["key"], "properties": { "key": { "type": "string" } } });
    let given = json!({ "type": "object", "required": ["token"], "properties": { "token": { "type": "string" } } });
    paths["/log-in"] = json!({ "post": {
        "operationId": "logIn",
        "tags": ["Cats"],
        "security": [],
        "requestBody": { "required": true, "content": content(key) },
        "responses": { "200": { "description": "d", "content": content(given) } },
    } });
    let animal = json!({ "type": "object", "required": ["owner"], "properties": { "owner": { "$ref": "#/components/schemas/Owner" } } });
    let owner = json!({ "type": "object", "properties": { "name": { "type": "string" } } });
    let scheme = json!({ "type": "http", "scheme": "bearer", "x-token": { "operation": "logIn", "token": "/token" } });
    json!({
        "openapi": "3.0.3",
        "info": { "title": "Animals", "version": "1" },
        "servers": [{ "url": "https://animals.example" }],
        "paths": paths,
        "security": [{ "Token": [] }],
        "components": { "securitySchemes": { "Token": scheme }, "schemas": { "Cat": animal, "Dog": animal, "Owner": owner } },
    })
}

fn made(operations: usize) -> Output {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("animals-{operations}.json"));
    std::fs::write(&path, document(operations).to_string()).unwrap();
    let origin = Origin { name: "animals".to_owned(), source: String::new(), command: "the tests".to_owned() };
    let runtime = Runtime::Path(repository().join("runtime").canonicalize().unwrap().to_string_lossy().into_owned());
    generate(&path, &Lock::default(), &origin, runtime).output.expect("the document is sound")
}

#[test]
fn small_crates_have_no_features_of_tags() {
    let small = made(10);
    assert!(!small.files["Cargo.toml"].contains("tag-") && !small.files["src/types.rs"].contains("cfg"));
}

#[test]
fn large_crates_compile_with_any_of_their_tags() {
    let output = made(60);
    let (manifest, types) = (&output.files["Cargo.toml"], &output.files["src/types.rs"]);
    assert!(manifest.contains("default = [\"rustls\", \"operations\", \"all-tags\"]"), "{manifest}");
    assert!(manifest.contains("all-tags = [\"tag-cats\", \"tag-dogs\"]\ntag-cats = []\ntag-dogs = []\n"), "{manifest}");
    assert!(types.contains("#[cfg(feature = \"tag-cats\")]\nmod cat;"), "{types}");
    // All tags need it, so it needs none.
    assert!(types.contains("pub use log_in_response::LogInResponse;\nmod owner;"), "{types}");

    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("animals");
    apply(&drift(&output.files, &folder).unwrap(), &folder).unwrap();
    let manifest = format!("{manifest}\n[workspace]\n");
    std::fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    std::fs::write(folder.join("Cargo.lock"), read(&repository().join("Cargo.lock"))).unwrap();
    // The token is fetched by an operation of the cats.
    let some = [
        "",
        "operations",
        "tag-cats",
        "operations,tag-dogs",
        "operations,tag-cats,test,serde",
        "operations,all-tags,test",
    ];
    for features in some {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("..");
        let mut cargo = Command::new("cargo");
        cargo.args(["check", "--no-default-features", "--features", features]).current_dir(&folder);
        cargo.env("CARGO_TARGET_DIR", target).env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
        let output = cargo.output().expect("Cargo can be started");
        let says = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success() && !says.contains("warning: `animals"), "features `{features}`:\n{says}");
    }
}

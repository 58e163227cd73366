//! The manifest of a generated crate says what the document says, and gives away nothing that the document does not.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

use std::path::Path;

use generator::emit::Runtime;
use generator::lock::Lock;
use generator::lower::Origin;
use generator::text::Files;
use generator_tests::generate;
use serde_json::{Value, json};

fn made(name: &str, package: Option<&Value>) -> Files {
    let mut document =
        json!({ "openapi": "3.0.3", "info": { "title": "{features} and {lib}", "version": "1" }, "paths": {} });
    if let Some(package) = package {
        document["x-crate"] = package.clone();
    }
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.json"));
    std::fs::write(&path, document.to_string()).unwrap();
    let origin = Origin { name: name.to_owned(), source: String::new(), command: "the tests".to_owned() };
    generate(&path, &Lock::default(), &origin, Runtime::Version).output.expect("the document is sound").files
}

fn line<'a>(files: &'a Files, key: &str) -> Option<&'a str> {
    files["Cargo.toml"].lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = "))
}

#[test]
fn a_title_with_our_own_gaps_stays_a_title() {
    let files = made("gaps", None);
    assert_eq!(line(&files, "description"), Some(r#""Unofficial Rust client of {features} and {lib}""#));
    assert_eq!(files["Cargo.toml"].matches("[features]").count(), 1);
}

#[test]
fn a_crate_has_the_licence_that_the_document_says_or_none() {
    let silent = made("silent", None);
    assert_eq!(line(&silent, "license"), None);
    assert!(silent["README.md"].contains("No licence is given"), "{}", silent["README.md"]);
    let said = made("said", Some(&json!({ "name": "said-api", "license": "MIT" })));
    assert_eq!(line(&said, "license"), Some("\"MIT\""));
    assert!(said["README.md"].contains("Licence: MIT."), "{}", said["README.md"]);
}

//! What documents mean: small documents, and the lines of `api.txt` or the findings that must come of them.
//! Nothing here looks at printed Rust; goldens do that.
#![allow(clippy::panic, clippy::expect_used, reason = "a test fails by panicking")]

mod calls;
mod names;
mod schemas;
#[path = "../small/mod.rs"]
mod small;
mod unions;

use generator::emit::{Content, Options, Part, Runtime, emit};
use generator::lock::Lock;
use generator::lower::Lowered;

/// A document with these paths and components, lowered under a lock.
fn lowered(paths: &str, schemas: &str, lock: &Lock) -> Lowered {
    small::lowered(&format!("paths:\n{paths}\ncomponents:\n  schemas:\n{schemas}\n"), lock)
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

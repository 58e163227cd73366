//! Small documents beside the crates that they become; every difference is seen in review, and every crate compiles.
//! `UPDATE_GOLDENS=1` writes what is expected anew, and fails, so that no unread change passes.
#![allow(clippy::panic, clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "goldens/compile.rs"]
mod compile;
#[path = "goldens/corpus.rs"]
mod corpus;

use std::path::{Path, PathBuf};

use generator::Output;
use generator::emit::Runtime;
use generator::finding::render_human;
use generator::lock::Lock;
use generator::lower::Origin;
use generator::model::Api;
use generator::text::Files;
use generator::write::{Drift, apply, drift};
use generator_tests::{generate, repository};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("goldens")
}

fn names() -> Vec<String> {
    let entries = std::fs::read_dir(folder()).expect("goldens can be listed");
    let mut names: Vec<String> = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    names.sort();
    names
}

/// What a golden's document becomes: the crate, what was found in it, and the names lock.
fn made(name: &str, runtime: &str) -> Files {
    let (output, findings) = output(name, runtime);
    let mut files = output.files;
    files.insert("names.yaml".to_owned(), output.lock.write().expect("a lock can be written"));
    if !findings.is_empty() {
        files.insert("findings.txt".to_owned(), findings);
    }
    files
}

fn output(name: &str, runtime: &str) -> (Output, String) {
    // Relative, for findings show the path: tests run in the folder of their package.
    let document = Path::new("goldens").join(name).join("document.yaml");
    let origin =
        Origin { name: name.to_owned(), source: "document.yaml".to_owned(), command: "UPDATE_GOLDENS=1".to_owned() };
    let generated = generate(&document, &lock(name), &origin, Runtime::Path(runtime.to_owned()));
    let findings = render_human(&generated.findings, &generated.sources, false);
    let Some(output) = generated.output else { panic!("{name} has errors:\n{findings}") };
    (output, findings)
}

/// The program that calls every operation of a crate in the folder `name`.
fn tour_of(api: &Api, name: &str) -> Files {
    let package = &api.package.name;
    let upload = if api.uploads() { "\"upload\"" } else { "" };
    let manifest = format!(
        "[package]\nname = \"{package}-tour\"\nedition = \"2024\"\n\n[features]\noperations = []\nserde = []\ntest = []\n\n\
         [dependencies]\n{package} = {{ path = \"../{name}\", default-features = false, features = [{upload}] }}\n\
         tokio = {{ version = \"1\", features = [\"macros\", \"rt\"] }}\n"
    );
    let program = generator::emit::tour(api, &generator::lower::tour(api));
    Files::from([("Cargo.toml".to_owned(), manifest), ("src/main.rs".to_owned(), program)])
}

/// The lock that stands beside the document, if one does.
fn lock(name: &str) -> Lock {
    let text = std::fs::read_to_string(folder().join(name).join("names.yaml")).unwrap_or_default();
    Lock::read(&text).unwrap_or_else(|says| panic!("{name}/names.yaml: {says}"))
}

#[test]
fn documents_become_what_is_expected() {
    let update = std::env::var_os("UPDATE_GOLDENS").is_some();
    let mut stale = Vec::new();
    for name in names() {
        let expected = folder().join(&name).join("expected");
        let found = drift(&made(&name, "../../../../../runtime"), &expected).expect("goldens can be read");
        stale.extend(found.iter().map(|drift| format!("{name}: {}", shown(drift))));
        if update {
            apply(&found, &expected).expect("goldens can be written");
        }
    }
    let what = if update { "were written anew; read the difference, then run without" } else { "to write them anew:" };
    assert!(stale.is_empty(), "{}\n{} files differ; {what} UPDATE_GOLDENS=1", stale.join("\n"), stale.len());
    assert!(!update, "all goldens are as expected; run without UPDATE_GOLDENS");
}

/// The first line that differs is enough to find the rest.
fn shown(drift: &Drift) -> String {
    match drift {
        Drift::Missing { path, .. } => format!("{path} is expected nowhere"),
        Drift::Stray { path } => format!("{path} is not made any more"),
        Drift::Stale { path, is, should } => {
            let lines = is.lines().zip(should.lines()).enumerate();
            let (line, was, now) = lines
                .filter(|(_, (is, should))| is != should)
                .map(|(index, (is, should))| (index + 1, is, should))
                .next()
                .unwrap_or((is.lines().count().min(should.lines().count()) + 1, "(the end)", "(the end)"));
            format!("{path}:{line}\n  expected: {was}\n  made:     {now}")
        }
    }
}

#[test]
fn crates_compile_without_a_warning() {
    let runtime = repository().join("runtime").canonicalize().expect("the runtime is there");
    let runtime = runtime.to_string_lossy();
    let crates = names().into_iter().map(|name| (made(&name, &runtime), name));
    let tours =
        names().into_iter().map(|name| (tour_of(&output(&name, &runtime).0.api, &name), format!("{name}-tour")));
    let mut all: Vec<(String, Files)> = crates.chain(tours).map(|(files, name)| (name, files)).collect();
    all.extend(corpus::crates(&runtime));
    compile::all(&all);
}

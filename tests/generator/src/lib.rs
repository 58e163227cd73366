//! What the tests of this package share: where things are, and a document made into a crate.
//! It asserts nothing but that a document without faults has none; generated crates are never linked here.
#![allow(clippy::panic, clippy::expect_used, reason = "a test fails by panicking")]

use std::path::{Path, PathBuf};

use generator::emit::{Options, Runtime};
use generator::finding::render_human;
use generator::lock::Lock;
use generator::lower::Origin;
use generator::{Generated, Output};

/// The repository.
#[must_use]
pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Reads a file of the repository, or of anywhere else.
///
/// # Panics
/// If it cannot be read.
#[must_use]
pub fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("failed to read `{}`: {error}", path.display()))
}

/// The APIs: the documents in `spec/` that have a names lock or a crate are what `cargo xtask regen` reads, too.
///
/// # Panics
/// If `spec/` cannot be listed.
#[must_use]
pub fn apis() -> Vec<String> {
    let folder = repository().join("spec");
    let names = std::fs::read_dir(folder).expect("spec/ can be listed");
    let names = names.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let is_document = |name: &String| read(&repository().join("spec").join(name)).contains("\nopenapi: ");
    let starts = |name: &String| read(&repository().join("spec").join(name)).starts_with("openapi: ");
    let yaml = names.filter(|name| Path::new(name).extension().is_some_and(|extension| extension == "yaml"));
    let documents = yaml.filter(|name| starts(name) || is_document(name));
    let mut apis: Vec<String> = documents.map(|name| name.trim_end_matches(".yaml").to_owned()).collect();
    apis.sort();
    apis
}

/// A committed document made into a crate, just as `cargo xtask regen` does it.
///
/// # Panics
/// If the document has findings, or the generator fails.
#[must_use]
pub fn regenerated(api: &str, document: &Path) -> Output {
    let lock = std::fs::read_to_string(repository().join(format!("spec/{api}.names.yaml"))).unwrap_or_default();
    let lock = Lock::read(&lock).unwrap_or_else(|says| panic!("spec/{api}.names.yaml: {says}"));
    let origin =
        Origin { name: api.to_owned(), source: format!("spec/{api}.yaml"), command: "cargo xtask regen".to_owned() };
    let generated = generate(document, &lock, &origin, Runtime::Path("../../runtime".to_owned()));
    assert!(generated.findings.is_empty(), "{}", render_human(&generated.findings, &generated.sources, false));
    generated.output.expect("a document without findings becomes a crate")
}

/// A document made into a crate.
///
/// # Panics
/// If the document cannot be read or the generator is wrong.
#[must_use]
pub fn generate(document: &Path, lock: &Lock, origin: &Origin, runtime: Runtime) -> Generated {
    let options = Options { runtime, runtime_version: runtime_version() };
    generator::generate(document, lock, origin, &options)
        .unwrap_or_else(|error| panic!("{}: {error}", document.display()))
}

fn runtime_version() -> String {
    let manifest = read(&repository().join("runtime/Cargo.toml"));
    let line = manifest.lines().find_map(|line| line.strip_prefix("version = \"")).expect("the runtime has a version");
    line.trim_end_matches('"').to_owned()
}

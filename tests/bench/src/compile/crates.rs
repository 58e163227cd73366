//! The crates that are compared, written to a workspace of their own below the target folder.
//! None of them may differ from what its generator writes, but for how it finds what it stands on.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use generator::lock::Lock;
use generator::text::Files;
use generator::write::{apply, drift};
use serde_json::Value;

use super::{cargo, records};
use crate::project;

/// One crate.
pub(crate) struct Crate {
    /// What it is in the table.
    pub(crate) name: &'static str,
    /// Its package, and its folder.
    pub(crate) package: &'static str,
    /// Lines of Rust.
    pub(crate) lines: usize,
}

/// Where they are.
pub(crate) fn folder() -> PathBuf {
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| project::at("target"), PathBuf::from);
    target.join("bench")
}

/// Writes them: each peer before ours.
pub(crate) fn write(folder: &Path) -> Result<Vec<Crate>, Box<dyn Error>> {
    eprintln!("writing the crates");
    std::fs::create_dir_all(folder)?;
    let document = folder.join("records.json");
    std::fs::write(&document, records::document().to_string())?;
    let plain =
        library("records-derives", "serde = { version = \"1\", features = [\"derive\"] }\n", records::derives());
    let align = ours(&project::at("spec/align.yaml"), &project::lock()?, "align")?;
    let records = ours(&document, &Lock::default(), "records")?;
    let crates = [
        ("progenitor's client of Align, 39 operations", "align-progenitor", progenitor()?),
        ("align-api, default features, 40 operations", "align-api", align),
        ("300 records with serde's derives", "records-derives", plain),
        ("300 records of ours", "records-api", records),
    ];
    let members = crates.each_ref().map(|(_, package, _)| *package);
    std::fs::write(folder.join("Cargo.toml"), format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n"))?;
    // The versions that the project has.
    std::fs::copy(project::at("Cargo.lock"), folder.join("Cargo.lock"))?;
    crates.into_iter().map(|(name, package, files)| written(folder, name, package, &files)).collect()
}

fn written(folder: &Path, name: &'static str, package: &'static str, files: &Files) -> Result<Crate, Box<dyn Error>> {
    let at = folder.join(package);
    std::fs::create_dir_all(&at)?;
    apply(&drift(files, &at)?, &at)?;
    let rust = files.iter().filter(|(path, _)| path.starts_with("src/"));
    Ok(Crate { name, package, lines: rust.map(|(_, text)| text.lines().count()).sum() })
}

/// A crate of our generator.
fn ours(document: &Path, lock: &Lock, name: &str) -> Result<Files, Box<dyn Error>> {
    let options = project::options(&project::at("runtime").canonicalize()?);
    let generated = generator::generate(document, lock, &project::origin(name), &options)?;
    let found = || generator::finding::render_human(&generated.findings, &generated.sources, false);
    Ok(generated.output.ok_or_else(found)?.files)
}

/// Progenitor's client of Align, as the build of the oracle made it: of all operations that progenitor can express.
fn progenitor() -> Result<Files, Box<dyn Error>> {
    let dependencies = "\
        chrono = { version = \"0.4\", default-features = false, features = [\"serde\"] }\n\
        progenitor-client = \"0.15.1\"\n\
        regress = \"0.10\"\n\
        reqwest = { version = \"0.13\", default-features = false, features = [\"json\", \"query\", \"rustls\", \"stream\"] }\n\
        serde = { version = \"1\", features = [\"derive\"] }\n\
        serde_json = \"1\"\n\
        uuid = { version = \"1\", features = [\"serde\"] }\n";
    let client = std::fs::read_to_string(oracle_out()?.join("align/client.rs"))?;
    Ok(library("align-progenitor", dependencies, client))
}

/// Where the oracle's build script wrote, which Cargo says.
fn oracle_out() -> Result<PathBuf, Box<dyn Error>> {
    eprintln!("building the oracle, which has progenitor's client");
    let mut command = cargo(&project::at("."));
    command.args(["check", "--quiet", "--package", "oracle", "--message-format", "json"]).stderr(Stdio::inherit());
    let output = command.output()?;
    let messages = String::from_utf8(output.stdout)?;
    let of_oracle = |message: &Value| {
        let id = message["package_id"].as_str().unwrap_or_default();
        message["reason"] == "build-script-executed" && id.contains("tests/oracle")
    };
    let mut messages = messages.lines().filter_map(|line| serde_json::from_str(line).ok());
    let message: Value = messages.find(of_oracle).ok_or("Cargo did not build the oracle")?;
    Ok(PathBuf::from(message["out_dir"].as_str().ok_or("Cargo did not say where it built the oracle")?))
}

fn library(package: &str, dependencies: &str, text: String) -> Files {
    let manifest = format!(
        "[package]\nname = \"{package}\"\nversion = \"0.1.0\"\nedition = \"2024\"\npublish = false\n\n[dependencies]\n{dependencies}"
    );
    Files::from([("Cargo.toml".to_owned(), manifest), ("src/lib.rs".to_owned(), text)])
}

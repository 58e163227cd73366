//! The generators that are compared, and how each is asked for a crate.
//! It measures nothing.

use std::error::Error;
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use generator::lock::Lock;
use generator::write::{apply, drift};

use super::program;
use crate::project;

/// The command that makes a crate of a document in a folder.
type Generate = fn(&Path, &Path) -> Result<Command, Box<dyn Error>>;

/// A generator.
pub(super) struct Tool {
    /// What it is in the table.
    pub(super) name: &'static str,
    /// The crate's folder.
    pub(super) folder: &'static str,
    /// The crate is that of the row above, with other features.
    pub(super) shares_folder: bool,
    /// What Cargo is told of features.
    pub(super) features: &'static [&'static str],
    pub(super) generate: Generate,
    /// What the tool leaves to its user.
    pub(super) finish: fn(&Path) -> Result<(), Box<dyn Error>>,
}

/// All of them, ours first: with what the peers' crates always have, then with everything.
pub(super) const TOOLS: [Tool; 5] = [
    Tool {
        name: "ours, with what peers have",
        folder: "ours",
        shares_folder: false,
        features: &["--features", "rustls,serde,stream,tracing"],
        generate: ours,
        finish: own_workspace,
    },
    Tool {
        name: "ours, all features",
        folder: "ours",
        shares_folder: true,
        features: &["--all-features"],
        generate: ours,
        finish: own_workspace,
    },
    Tool {
        name: "openapi-to-rust 0.23",
        folder: "openapi-to-rust",
        shares_folder: false,
        features: &[],
        generate: |document, out| {
            let mut command = program("openapi-to-rust", &["generate"]);
            command.arg(document).current_dir(out);
            Ok(command)
        },
        finish: with_manifest,
    },
    Tool {
        name: "ploidy 0.15",
        folder: "ploidy",
        shares_folder: false,
        features: &[],
        generate: |document, out| {
            let mut command = program("ploidy", &["generate", "rust"]);
            command.arg(document).arg("-o").arg(out).args(["--name", "peer-ploidy"]);
            Ok(command)
        },
        finish: own_workspace,
    },
    Tool {
        name: "progenitor 0.15",
        folder: "progenitor",
        shares_folder: false,
        features: &[],
        generate: |document, out| {
            let mut command = program("cargo-progenitor", &["progenitor", "-i"]);
            command.arg(document).arg("-o").arg(out).args(["-n", "peer-progenitor", "-v", "0.1.0"]);
            Ok(command)
        },
        finish: own_workspace,
    },
];

/// This program, as a command of its own.
fn ours(document: &Path, out: &Path) -> Result<Command, Box<dyn Error>> {
    let mut command = Command::new(std::env::current_exe()?);
    command.arg("write").arg(document).arg(out);
    Ok(command)
}

/// What that command does.
pub(crate) fn write(document: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let options = project::options(&project::at("runtime").canonicalize()?);
    let generated = generator::generate(document, &Lock::default(), &project::origin("peer"), &options)?;
    let files = generated.output.ok_or("the document has errors")?.files;
    Ok(apply(&drift(&files, out)?, out)?)
}

/// Each crate is a workspace, so that none shares its features with another.
fn own_workspace(out: &Path) -> Result<(), Box<dyn Error>> {
    let manifest = out.join("Cargo.toml");
    let mut text = std::fs::read_to_string(&manifest)?;
    if !text.contains("[workspace]") {
        text += "\n[workspace]\n";
    }
    Ok(std::fs::write(manifest, text)?)
}

/// It writes modules and says what they stand on.
fn with_manifest(out: &Path) -> Result<(), Box<dyn Error>> {
    let needs = std::fs::read_to_string(out.join("src/generated/REQUIRED_DEPS.toml"))?;
    let mut manifest = "[package]\nname = \"peer-o2r\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n".to_owned();
    let _ = writeln!(manifest, "{}", if needs.contains("[dependencies]") { "" } else { "[dependencies]" });
    manifest += &needs;
    std::fs::write(out.join("Cargo.toml"), manifest)?;
    std::fs::write(out.join("src/lib.rs"), "pub mod generated;\n")?;
    own_workspace(out)
}

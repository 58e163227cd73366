//! Compiles the crates of a corpus, each with all its features, in one workspace with one target folder.
//! A crate compiles if the compiler says nothing at all, warnings included.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use generator::write::replace;

use super::made::{Became, Made};
use crate::checks::TLS;
use crate::project::{Project, read};
use crate::say::{self, Failure};

/// What the compiler said about a crate.
pub(crate) struct Checked {
    /// The document.
    pub(crate) name: String,
    errors: usize,
    warnings: usize,
}

impl Checked {
    /// For the table.
    pub(crate) fn in_words(&self) -> String {
        match (self.errors, self.warnings) {
            (0, 0) => "yes".to_owned(),
            (0, warnings) => say::count(warnings, "warning"),
            (errors, _) => say::count(errors, "error"),
        }
    }

    /// Whether it said nothing.
    pub(crate) fn is_well(&self) -> bool {
        self.errors + self.warnings == 0
    }
}

/// Checks all crates; what the compiler says of one is put beside it.
pub(crate) fn all(made: &[Made], out: &Path) -> Result<Vec<Checked>, Failure> {
    let crates = made.iter().filter(|made| matches!(made.became, Became::Crate { .. }));
    let members: Vec<String> = crates.map(|made| format!("    {:?},\n", made.name)).collect();
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = [\n{}]\n", members.concat());
    replace(&out.join("Cargo.toml"), &manifest)?;
    let lock = read(&Project::find()?.at("Cargo.lock"))?;
    replace(&out.join("Cargo.lock"), &lock)?;
    let mut checked = Vec::new();
    for one in made {
        let Became::Crate { package, features, .. } = &one.became else { continue };
        let start = Instant::now();
        let result = check(&one.name, package, features, out)?;
        say::progress(&format!("{}: compiles: {} ({} s)", one.name, result.in_words(), start.elapsed().as_secs()));
        checked.push(result);
    }
    Ok(checked)
}

fn check(name: &str, package: &str, features: &[String], out: &Path) -> Result<Checked, Failure> {
    let features: Vec<&str> = features.iter().map(String::as_str).filter(|feature| !TLS.contains(feature)).collect();
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args([
        "check",
        "--quiet",
        "--package",
        package,
        "--no-default-features",
        "--features",
        &features.join(","),
    ]);
    command.current_dir(out).env("CARGO_TARGET_DIR", "target").env("CARGO_TERM_COLOR", "never");
    let failed = |error| Failure::Environment(format!("failed to start Cargo: {error}"));
    let output = command.output().map_err(failed)?;
    let says = String::from_utf8_lossy(&output.stderr).into_owned();
    replace(&out.join(format!("{name}.compiler.txt")), &says)?;
    let count = |what: &str| says.lines().filter(|line| line.starts_with(what)).count();
    // What Cargo adds at the end is no error of its own, but it may stand alone.
    let errors = count("error[") + count("error:");
    let errors = if output.status.success() { 0 } else { errors.max(1) };
    Ok(Checked { name: name.to_owned(), errors, warnings: count("warning") })
}

//! One document of a corpus, made into a crate; a panic of the generator is a result like others, and never the end.
//! It writes below the folder that it is given, and nowhere else.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::Instant;

use generator::emit::Options;
use generator::finding::{Finding, Severity, render_human};
use generator::lock::Lock;
use generator::lower::Origin;
use generator::write::{apply, drift, replace};
use generator::{Generated, Output};

use super::documents::Document;
use crate::say::Failure;

/// A document and what became of it.
pub(crate) struct Made {
    /// What it is called in the folder of crates: its file's stem, as far as that is a name.
    pub(crate) name: String,
    /// The file.
    pub(crate) document: PathBuf,
    /// How large it is.
    pub(crate) bytes: usize,
    /// What the generator took, writing files aside.
    pub(crate) seconds: f64,
    /// The result.
    pub(crate) became: Became,
}

/// What became of a document.
pub(crate) enum Became {
    /// A crate.
    Crate {
        /// Its package.
        package: String,
        /// Its features.
        features: Vec<String>,
        operations: usize,
        lines: usize,
        /// Rows of the ledger: generated, degraded, skipped.
        states: [usize; 3],
    },
    /// It has errors: how many of each rule.
    Refused(BTreeMap<&'static str, usize>),
    /// The generator is wrong.
    Failed(String),
}

impl Made {
    /// For whoever waits.
    pub(crate) fn in_words(&self) -> String {
        let seconds = self.seconds;
        match &self.became {
            Became::Crate { operations, lines, .. } => {
                format!("{operations} operations, {lines} lines in {seconds:.2} s")
            }
            Became::Refused(rules) => {
                let rules = rules.iter().map(|(rule, number)| format!("{rule} ×{number}"));
                format!("refused: {}", rules.collect::<Vec<_>>().join(", "))
            }
            Became::Failed(why) => format!("FAILED: {why}"),
        }
    }
}

/// Makes a crate of a document, in a folder of its name; the findings and the ledger are put beside it.
pub(super) fn make(document: &Document, options: &Options, out: &Path, tour: bool) -> Result<Made, Failure> {
    let Document { name, path: document } = document;
    let source = document.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let origin = Origin { name: name.clone(), source, command: "cargo xtask corpus".into() };
    let start = Instant::now();
    let generate = || generator::generate(document, &Lock::default(), &origin, options);
    let generated = catch_unwind(AssertUnwindSafe(generate));
    let seconds = start.elapsed().as_secs_f64();
    let bytes = document.metadata().map_or(0, |file| usize::try_from(file.len()).unwrap_or(usize::MAX));
    let became = match generated {
        Ok(Ok(generated)) => written(&generated, name, out, tour)?,
        Ok(Err(error @ generator::Error::NotRust(_))) => Became::Failed(error.to_string()),
        Ok(Err(error)) => return Err(error.into()),
        Err(panic) => Became::Failed(format!("panic: {}", message(&*panic))),
    };
    Ok(Made { name: name.clone(), document: document.clone(), bytes, seconds, became })
}

fn message(panic: &(dyn std::any::Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("of no message")
}

fn written(generated: &Generated, name: &str, out: &Path, tour: bool) -> Result<Became, Failure> {
    let folder = &out.join(name);
    let beside = |end: &str| folder.with_added_extension(end);
    replace(&beside("findings.txt"), &render_human(&generated.findings, &generated.sources, false))?;
    replace(&beside("ledger.json"), &generated.ledger.to_json(&generated.sources))?;
    let Some(output) = &generated.output else { return Ok(Became::Refused(by_rule(&generated.findings))) };
    apply(&drift(&output.files, folder)?, folder)?;
    if tour {
        crate::tour::write(&output.api, folder, &super::mock::tour(name, out))?;
    }
    Ok(a_crate(generated, output))
}

fn a_crate(generated: &Generated, output: &Output) -> Became {
    let rust = output.files.iter().filter(|(path, _)| path.starts_with("src/"));
    let count = |state: &str| generated.ledger.rows.iter().filter(|row| row.state.name() == state).count();
    Became::Crate {
        package: output.api.package.name.clone(),
        features: crate::checks::features_of(&output.files),
        operations: output.api.operations.len(),
        lines: rust.map(|(_, text)| text.lines().count()).sum(),
        states: ["generated", "degraded", "skipped"].map(count),
    }
}

fn by_rule(findings: &[Finding]) -> BTreeMap<&'static str, usize> {
    let mut rules = BTreeMap::new();
    for finding in findings.iter().filter(|finding| finding.severity == Severity::Error) {
        *rules.entry(finding.rule.id()).or_default() += 1;
    }
    rules
}

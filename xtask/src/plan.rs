//! What the documents of the project become, computed whole and in memory.
//! It writes nothing; in our own documents every finding counts, warnings too.

use generator::finding::{Finding, render_human};
use generator::text::Files;
use generator::tree::SourceFile;
use generator::write::{Drift, drift};
use generator::{Output, generate};

use crate::project::{Document, Project, read_lock};
use crate::say::{self, Failure};

/// What a document becomes, beside what is there.
pub(crate) struct Plan {
    /// The document.
    pub(crate) document: Document,
    /// What was found in it.
    pub(crate) findings: Vec<Finding>,
    /// Its text, for showing findings.
    pub(crate) sources: Vec<SourceFile>,
    /// Its crate, unless a finding is an error.
    pub(crate) output: Option<Output>,
    lock_was: Option<String>,
}

/// Computes what documents become.
pub(crate) fn all(project: &Project, documents: Vec<Document>) -> Result<Vec<Plan>, Failure> {
    let options = project.options()?;
    let one = |document: Document| {
        let (lock_was, lock) = read_lock(&project.lock_of(&document))?;
        let generated = generate(&document.path, &lock, &document.origin(), &options)?;
        let (findings, sources, output) = (generated.findings, generated.sources, generated.output);
        Ok(Plan { document, findings, sources, output, lock_was })
    };
    documents.into_iter().map(one).collect()
}

/// The crates of the plans; nothing if any has a finding. All findings are printed, and that they stop the command.
pub(crate) fn outputs(plans: &[Plan]) -> Option<Vec<(&Plan, &Output)>> {
    let colour = say::colour_findings();
    for plan in plans.iter().filter(|plan| !plan.findings.is_empty()) {
        say::progress(&render_human(&plan.findings, &plan.sources, colour));
    }
    let number: usize = plans.iter().map(|plan| plan.findings.len()).sum();
    let outputs: Option<Vec<_>> = plans.iter().map(|plan| Some((plan, plan.output.as_ref()?))).collect();
    if number > 0 || outputs.is_none() {
        let found = say::count(number, "finding");
        say::progress(&format!(
            "error: {found}; in the project's own documents each of them, warnings too, must be mended"
        ));
        return None;
    }
    outputs
}

impl Plan {
    /// How the crate and the names lock differ from what they should be.
    pub(crate) fn difference(&self, project: &Project, output: &Output) -> Result<Difference, Failure> {
        Ok(Difference {
            in_crate: drift(&output.files, &project.crate_of(&self.document))?,
            in_lock: self.lock_drift(output)?,
        })
    }

    fn lock_drift(&self, output: &Output) -> Result<Option<Drift>, Failure> {
        let should = output.lock.write().map_err(Failure::Environment)?;
        let path = format!("spec/{}.names.yaml", self.document.name);
        Ok(match &self.lock_was {
            Some(is) if *is == should => None,
            Some(is) => Some(Drift::Stale { path, is: is.clone(), should }),
            None => Some(Drift::Missing { path, should }),
        })
    }

    /// The text of `api.txt` as it was committed, as far as that is known from a difference.
    pub(crate) fn committed<'a>(files: &'a Files, difference: &'a Difference) -> &'a str {
        match difference.in_crate.iter().find(|drift| drift.path() == "api.txt") {
            Some(Drift::Stale { is, .. }) => is,
            Some(Drift::Missing { .. } | Drift::Stray { .. }) => "",
            None => files.get("api.txt").map_or("", String::as_str),
        }
    }
}

/// All drift of one API.
pub(crate) struct Difference {
    /// Below the crate.
    pub(crate) in_crate: Vec<Drift>,
    /// Of the names lock, its path below the repository.
    pub(crate) in_lock: Option<Drift>,
}

impl Difference {
    /// Whether there is any.
    pub(crate) fn is_none(&self) -> bool {
        self.in_crate.is_empty() && self.in_lock.is_none()
    }
}

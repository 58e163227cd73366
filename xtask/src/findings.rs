//! What was found in a document, for people or for programs, and whether it is more than the caller puts up with.
//! It prints findings and decides nothing about what is written.

use generator::finding::{Finding, Severity, render_folded, render_json};
use generator::ledger::{Ledger, State};
use generator::tree::SourceFile;

use crate::args::{Deny, Format};
use crate::say::{self, Failure};

/// Findings go to standard error for people, and to standard output for programs.
pub(crate) fn show(findings: &[Finding], sources: &[SourceFile], format: Format) -> Result<(), Failure> {
    match format {
        Format::Json => say::result(&render_json(findings, sources))?,
        Format::Human if findings.is_empty() => {}
        Format::Human => say::progress(&render_folded(findings, sources, say::colour_findings())),
    }
    Ok(())
}

/// What of all that is denied there is, in words.
pub(crate) fn denied(deny: &[Deny], findings: &[Finding], ledger: &Ledger) -> Option<String> {
    let of = |severity: Severity| findings.iter().filter(|finding| finding.severity == severity).count();
    let rows = |is: fn(&State) -> bool| ledger.rows.iter().filter(|row| is(&row.state)).count();
    let mut said = Vec::new();
    for one in deny {
        let (number, what) = match one {
            Deny::Degraded => (rows(|state| matches!(state, State::Degraded(_))), "degraded"),
            Deny::Skipped => (rows(|state| matches!(state, State::Skipped(_))), "skipped"),
            Deny::Repaired => (of(Severity::Repaired), "repaired"),
            Deny::Warning => (of(Severity::Warning), "warnings"),
        };
        if number > 0 {
            said.push(format!("{number} {what}"));
        }
    }
    (!said.is_empty()).then(|| format!("denied: {}", said.join(", ")))
}

//! What was found to be wrong or doubtful in a document, as data; printing it is the caller's business.
//! It knows no rule's logic, only how rules are called and explained.

mod mend;
mod render;
mod rule;
mod suggest;

pub(crate) use mend::Change;
pub use mend::Mend;
pub(crate) use render::harmless;
pub use render::{render_folded, render_human, render_json};
pub use rule::Rule;
pub use suggest::{closest, closest_by_far};

use crate::tree::Span;

/// How bad it is. Only errors stop writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is written.
    Error,
    /// The document is faulty, what was meant is plain, and that is what was generated.
    Repaired,
    /// Doubtful, harmless to the generated code.
    Warning,
}

/// A place in a document.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pointer {
    /// Where in the source. The default, line 0, is the document as a whole.
    pub span: Span,
    /// JSON pointer in its file.
    pub pointer: String,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Which rule.
    pub rule: Rule,
    /// How bad.
    pub severity: Severity,
    /// Where.
    pub at: Pointer,
    /// What is wrong, in one sentence.
    pub says: String,
    /// How to mend it.
    pub help: String,
    /// How the generator mends it, if it does.
    pub mend: Option<Box<Mend>>,
}

impl Finding {
    /// A finding with its rule's usual severity.
    #[must_use]
    pub fn new(rule: Rule, at: Pointer, says: impl Into<String>, help: impl Into<String>) -> Self {
        Self { rule, severity: rule.severity(), at, says: says.into(), help: help.into(), mend: None }
    }
}

impl Severity {
    /// As it is printed.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Repaired => "repaired",
            Self::Warning => "warning",
        }
    }
}

/// Whether any finding stops writing.
#[must_use]
pub fn any_error(findings: &[Finding]) -> bool {
    findings.iter().any(|finding| finding.severity == Severity::Error)
}

/// Brings findings into the document's order; the same findings always end in the same order.
pub fn sort(findings: &mut [Finding]) {
    findings.sort_by(|a, b| (&a.at, a.rule, &a.says).cmp(&(&b.at, b.rule, &b.says)));
}

//! The ledger: what became of every part of a document, for programs that must not trust silence.
//! It is a value; writing its file is the caller's business.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Value as Json, json};

use crate::finding::{Finding, Pointer, Severity, harmless};
use crate::tree::SourceFile;

/// What became of a part of the document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It is in the crate, whole.
    Generated,
    /// It is in the crate, but says or checks less than the document; with the reason.
    Degraded(String),
    /// It is not in the crate; with the reason.
    Skipped(String),
}

/// Which kind of part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// An operation.
    Operation,
    /// A type.
    Type,
    /// An incoming event.
    Event,
    /// Anything smaller: a keyword, a media type, a value.
    Part,
}

/// One part.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Row {
    /// Where it stands.
    pub at: Pointer,
    /// Which kind.
    pub kind: Kind,
    /// As the document calls it; of a [`Kind::Part`] the last key of its place.
    pub name: String,
    /// The path in the crate, if it has one.
    pub rust: Option<String>,
    /// What became of it.
    pub state: State,
}

/// All parts of a document, in its order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ledger {
    /// Whether there is a crate at all.
    pub generated: bool,
    /// What became of what.
    pub rows: Vec<Row>,
}

impl Ledger {
    /// The ledger of a crate.
    #[must_use]
    pub fn new(mut rows: Vec<Row>) -> Self {
        rows.sort();
        Self { generated: true, rows }
    }

    /// The ledger of a document that became no crate: what stands in the way.
    #[must_use]
    pub fn stopped(findings: &[Finding]) -> Self {
        let errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
        let row = |finding: &Finding| Row {
            at: finding.at.clone(),
            kind: Kind::Part,
            name: last_key(&finding.at.pointer),
            rust: None,
            state: State::Skipped(format!("{}: {}", finding.rule.id(), finding.says)),
        };
        Self { generated: false, ..Self::new(errors.map(row).collect()) }
    }

    /// As its file holds it: an object with `generated`, a count of each state, and the rows.
    #[must_use]
    pub fn to_json(&self, files: &[SourceFile]) -> String {
        let count = |name: &str| self.rows.iter().filter(|row| row.state.name() == name).count();
        let rows: Vec<Json> = self.rows.iter().map(|row| object(row, files)).collect();
        let whole = json!({
            "generated": self.generated,
            "counts": { "generated": count("generated"), "degraded": count("degraded"), "skipped": count("skipped") },
            "rows": rows,
        });
        format!("{whole:#}\n")
    }
}

impl Ledger {
    /// As people read it: a count of each state, then all that is not whole, reason by reason.
    #[must_use]
    pub fn to_table(&self, files: &[SourceFile]) -> String {
        let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
        for row in &self.rows {
            *counts.entry((row.kind.name(), row.state.name())).or_default() += 1;
        }
        let mut text = format!("{:<10} {:>9} {:>9} {:>9}\n", "", "generated", "degraded", "skipped");
        for kind in ["operation", "type", "event", "part"] {
            let of = |state: &str| counts.get(&(kind, state)).copied().unwrap_or_default();
            let _ = writeln!(text, "{kind:<10} {:>9} {:>9} {:>9}", of("generated"), of("degraded"), of("skipped"));
        }
        text + &self.reasons(files)
    }

    /// All that is not whole, reason by reason.
    #[must_use]
    pub fn reasons(&self, files: &[SourceFile]) -> String {
        let mut reasons: BTreeMap<(&str, &str), Vec<&Row>> = BTreeMap::new();
        for row in &self.rows {
            if let Some(why) = row.state.why() {
                reasons.entry((row.state.name(), why)).or_default().push(row);
            }
        }
        let mut text = String::new();
        for ((state, why), rows) in reasons {
            let _ = writeln!(text, "\n{state}: {} ({})", harmless(why), rows.len());
            for row in rows.iter().take(PLACES) {
                let start = row.at.span.start;
                let file = files.get(usize::from(row.at.span.file.0)).map_or("?", |file| &file.name);
                let _ = writeln!(text, "  {file}:{}:{} {}", start.line, start.column, harmless(&row.at.pointer));
            }
            if rows.len() > PLACES {
                let _ = writeln!(text, "  and {} more", rows.len() - PLACES);
            }
        }
        text
    }
}

/// How many places of one reason the table names.
const PLACES: usize = 5;

impl State {
    /// As the ledger's file calls it.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Generated => "generated",
            Self::Degraded(_) => "degraded",
            Self::Skipped(_) => "skipped",
        }
    }

    /// The reason, where there has to be one.
    #[must_use]
    pub fn why(&self) -> Option<&str> {
        match self {
            Self::Generated => None,
            Self::Degraded(why) | Self::Skipped(why) => Some(why),
        }
    }
}

impl Kind {
    /// As the ledger's file calls it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Operation => "operation",
            Self::Type => "type",
            Self::Event => "event",
            Self::Part => "part",
        }
    }
}

/// The name of a part that has none of its own.
#[must_use]
pub fn last_key(pointer: &str) -> String {
    crate::tree::segments(pointer).and_then(|mut keys| keys.pop()).unwrap_or_default().into_owned()
}

fn object(row: &Row, files: &[SourceFile]) -> Json {
    let start = row.at.span.start;
    json!({
        "state": row.state.name(),
        "kind": row.kind.name(),
        "name": row.name,
        "rust": row.rust,
        "why": row.state.why(),
        "file": files.get(usize::from(row.at.span.file.0)).map(|file| &file.name),
        "line": start.line,
        "column": start.column,
        "pointer": row.at.pointer,
    })
}

//! Shows what is wrong or doubtful in documents, and explains the rules.
//! It generates nothing; lowering is run because some constructs are found unsupported only there.

use std::path::{Path, PathBuf};

use generator::finding::{Finding, Rule, Severity, any_error, closest, render_human, render_json};
use generator::lower::Origin;
use generator::tree::{FileId, SourceFile};
use serde_json::json;

use crate::Exit;
use crate::args::{Format, Lint};
use crate::project::{Document, Project, read_lock};
use crate::say::{self, Failure};

/// `cargo xtask lint`.
pub(crate) fn run(lint: &Lint) -> Result<Exit, Failure> {
    match lint {
        Lint::Explain(rule) => explain(rule),
        Lint::Rules(Format::Human) => rules(),
        Lint::Rules(Format::Json) => rules_json(),
        Lint::Check { specs, overlays, format } => check(specs, overlays, *format),
    }
}

/// What was found in one document.
struct Checked {
    ours: bool,
    findings: Vec<Finding>,
    sources: Vec<SourceFile>,
}

fn check(specs: &[PathBuf], overlays: &[PathBuf], format: Format) -> Result<Exit, Failure> {
    let checked = all(specs, overlays)?;
    let fails = |one: &Checked| if one.ours { !one.findings.is_empty() } else { any_error(&one.findings) };
    let fail = checked.iter().any(fails);
    match format {
        Format::Json => {
            let (findings, sources) = joined(checked);
            say::result(&render_json(&findings, &sources))?;
        }
        Format::Human => {
            for one in checked.iter().filter(|one| !one.findings.is_empty()) {
                say::progress(&render_human(&one.findings, &one.sources, say::colour_findings()));
            }
            say::result(&summary(&checked))?;
        }
    }
    Ok(if fail { Exit::Wrong } else { Exit::Fine })
}

fn all(specs: &[PathBuf], overlays: &[PathBuf]) -> Result<Vec<Checked>, Failure> {
    let ours = Project::find().and_then(|project| Ok((project.documents()?, project)));
    if specs.is_empty() {
        let (documents, project) = ours?;
        return documents.iter().map(|document| own(&project, document, &[])).collect();
    }
    let one = |spec: &PathBuf| match &ours {
        Ok((documents, project)) => match documents.iter().find(|document| is(document, spec)) {
            Some(document) => own(project, document, overlays),
            None => foreign(spec, overlays),
        },
        Err(_) => foreign(spec, overlays),
    };
    specs.iter().map(one).collect()
}

/// Whether an argument means a document of ours, by its path or by its name.
fn is(document: &Document, spec: &Path) -> bool {
    let same = |a: &Path, b: &Path| matches!((a.canonicalize(), b.canonicalize()), (Ok(a), Ok(b)) if a == b);
    same(&document.path, spec) || (!spec.exists() && spec.as_os_str() == document.name.as_str())
}

fn own(project: &Project, document: &Document, overlays: &[PathBuf]) -> Result<Checked, Failure> {
    let (_, lock) = read_lock(&project.lock_of(document))?;
    checked((&document.path, overlays), &lock, &document.origin(), true)
}

fn foreign(spec: &Path, overlays: &[PathBuf]) -> Result<Checked, Failure> {
    let name = spec.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let origin = Origin { name, source: spec.display().to_string(), command: String::new() };
    checked((spec, overlays), &generator::lock::Lock::default(), &origin, false)
}

fn checked(
    (path, overlays): (&Path, &[PathBuf]),
    lock: &generator::lock::Lock,
    origin: &Origin,
    ours: bool,
) -> Result<Checked, Failure> {
    let source = generator::Source { overlays, ..generator::Source::whole(path) };
    let generator::Modelled { findings, sources, .. } = generator::model_of(&source, lock, origin)?;
    Ok(Checked { ours, findings, sources })
}

/// One list of findings over all documents; each finding names its file by number, so the numbers are moved.
fn joined(checked: Vec<Checked>) -> (Vec<Finding>, Vec<SourceFile>) {
    let (mut findings, mut sources) = (Vec::new(), Vec::new());
    for mut one in checked {
        let before = u16::try_from(sources.len()).unwrap_or(u16::MAX);
        for finding in &mut one.findings {
            let FileId(file) = finding.at.span.file;
            finding.at.span.file = FileId(file.saturating_add(before));
        }
        findings.append(&mut one.findings);
        sources.append(&mut one.sources);
    }
    (findings, sources)
}

fn summary(checked: &[Checked]) -> String {
    let of = |severity: Severity| {
        checked.iter().flat_map(|one| &one.findings).filter(|finding| finding.severity == severity).count()
    };
    let (errors, repaired, warnings) = (of(Severity::Error), of(Severity::Repaired), of(Severity::Warning));
    let found = match errors + repaired + warnings {
        0 => "nothing found".to_owned(),
        _ => format!("{}, {repaired} repaired, {}", say::count(errors, "error"), say::count(warnings, "warning")),
    };
    let strict = checked.iter().any(|one| one.ours && !one.findings.is_empty() && !any_error(&one.findings));
    let note = if strict { "; in the project's own documents each of them must be mended" } else { "" };
    format!("{}: {found}{note}", say::count(checked.len(), "document"))
}

fn explain(id: &str) -> Result<Exit, Failure> {
    let Some(rule) = Rule::ALL.iter().find(|rule| rule.id() == id) else {
        let meant = closest(id, Rule::ALL.iter().map(|rule| rule.id()));
        let hint = meant.map_or_else(String::new, |meant| format!("; did you mean `{meant}`?"));
        return Err(Failure::Usage(format!("no rule is called `{id}`{hint}")));
    };
    say::result(&format!("{} ({})\n{}", rule.id(), rule.severity().name(), rule.explain()))?;
    Ok(Exit::Fine)
}

fn rules() -> Result<Exit, Failure> {
    let width = Rule::ALL.iter().map(|rule| rule.id().len()).max().unwrap_or_default();
    let lines = Rule::ALL.iter().map(|rule| format!("{:<width$}  {}", rule.id(), rule.severity().name()));
    say::result(&lines.collect::<Vec<_>>().join("\n"))?;
    Ok(Exit::Fine)
}

fn rules_json() -> Result<Exit, Failure> {
    let one =
        |rule: &Rule| json!({ "rule": rule.id(), "severity": rule.severity().name(), "explanation": rule.explain() });
    say::result(&format!("{:#}", Rule::ALL.iter().map(one).collect::<serde_json::Value>()))?;
    Ok(Exit::Fine)
}

//! Turns any document into a crate of its own, in a folder of the caller's.
//! It removes nothing that it did not write, and touches nothing outside of that folder.

use std::path::{Path, PathBuf};

use generator::Source;
use generator::emit::{Options, Runtime};
use generator::finding::any_error;
use generator::ledger::Ledger;
use generator::lower::Origin;
use generator::text::Files;
use generator::tree::SourceFile;
use generator::write::{Drift, apply, drift, replace};

use crate::args::{Format, Generate, RuntimeFrom};
use crate::project::{Project, names_in, read, read_lock};
use crate::say::{self, Failure};
use crate::{Exit, embedded, findings, host, tour};

/// How a crate says that it was written by this command.
const COMMAND: &str = "cargo xtask generate";

/// The names lock, in the crate's folder.
const NAMES: &str = "names.yaml";

/// `cargo xtask generate`.
pub(crate) fn run(asked: &Generate) -> Result<Exit, Failure> {
    refuse_foreign(&asked.out)?;
    if let Some(folder) = &asked.tour {
        refuse_foreign(folder)?;
    }
    refuse_ledger_inside(asked)?;
    let (_, lock) = read_lock(&asked.out.join(NAMES))?;
    let options = options(asked.runtime)?;
    let source = Source { path: &asked.spec, overlays: &asked.overlays, selection: &asked.selection };
    let generated = generator::generate_of(&source, &lock, &origin(asked)?, &options)?;
    findings::show(&generated.findings, &generated.sources, asked.format)?;
    let Some(output) = generated.output.filter(|_| !any_error(&generated.findings)) else {
        say::progress("error: the document has errors. Nothing was written.");
        write_ledger(asked, &generated.ledger, &generated.sources)?;
        return Ok(Exit::Wrong);
    };
    if let Some(says) = findings::denied(&asked.deny, &generated.findings, &generated.ledger) {
        say::progress(generated.ledger.reasons(&generated.sources).trim_end());
        say::progress(&format!("error: {says}. Nothing was written."));
        write_ledger(asked, &generated.ledger, &generated.sources)?;
        return Ok(Exit::Drift);
    }
    let mut files = output.files;
    files.insert(NAMES.to_owned(), output.lock.write().map_err(Failure::Environment)?);
    if asked.runtime == RuntimeFrom::Vendored {
        vendor(&mut files);
    }
    let (ours, left) = separate(drift(&files, &asked.out)?, &asked.out);
    apply(&ours, &asked.out)?;
    if let Some(folder) = &asked.tour {
        tour::write(&output.api, &asked.out, folder)?;
    }
    write_ledger(asked, &generated.ledger, &generated.sources)?;
    report(asked, &output.api.package.name, files.len(), &ours, &left)?;
    if let Some(says) = not_whole(&generated.ledger).filter(|_| asked.ledger.is_none()) {
        say::progress(&says);
    }
    Ok(Exit::Fine)
}

fn report(asked: &Generate, package: &str, files: usize, done: &[Drift], left: &[String]) -> Result<(), Failure> {
    let out = asked.out.display();
    let what =
        if done.is_empty() { "in step".to_owned() } else { format!("{} written", say::count(done.len(), "file")) };
    let line = format!("{package}: {out}: {what} ({} in all)", say::count(files, "file"));
    match asked.format {
        Format::Human => say::result(&line)?,
        Format::Json => say::progress(&line),
    }
    for path in left {
        say::progress(&format!(
            "note: `{}` was not written by this command, and is left alone",
            asked.out.join(path).display()
        ));
    }
    host::hint(&asked.out)
}

/// How much is less than the document says, and what lists it.
fn not_whole(ledger: &Ledger) -> Option<String> {
    let count = ledger.rows.iter().filter(|row| row.state.why().is_some()).count();
    (count > 0).then(|| format!("note: degraded or skipped parts of the document: {count}; `--ledger -` lists them"))
}

fn origin(asked: &Generate) -> Result<Origin, Failure> {
    let part = |part: Option<&std::ffi::OsStr>| part.map(|part| part.to_string_lossy().into_owned());
    let usage = || Failure::Usage(format!("`{}` is no file", asked.spec.display()));
    let source = part(asked.spec.file_name()).ok_or_else(usage)?;
    let stem = part(asked.spec.file_stem()).ok_or_else(usage)?;
    let name = asked.name.as_deref().map_or_else(|| Ok(short_name(&stem)), given_name)?;
    Ok(Origin { name, source, command: COMMAND.to_owned() })
}

/// The name that was asked for, if Cargo takes it.
fn given_name(name: &str) -> Result<String, Failure> {
    let is_letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
    if name.starts_with(|c: char| c.is_ascii_lowercase()) && name.chars().all(is_letter) {
        return Ok(name.to_owned());
    }
    let instead = short_name(name);
    Err(Failure::Usage(format!(
        "`--name {name}`: a crate's name has lower-case letters, digits and hyphens, and begins with a letter, such as `{instead}`"
    )))
}

/// What a crate is called after the stem of a file, in a form that Cargo takes before `-api`.
pub(crate) fn short_name(stem: &str) -> String {
    let lower = stem.to_ascii_lowercase();
    let words = lower.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let name = words.collect::<Vec<_>>().join("-");
    match name.chars().next() {
        None => "document".to_owned(),
        Some(digit) if digit.is_ascii_digit() => format!("n{name}"),
        Some(_) => name,
    }
}

/// The options of crates that stay on this machine: they find the runtime in this repository.
pub(crate) fn with_repository_runtime() -> Result<Options, Failure> {
    options(RuntimeFrom::Path)
}

fn options(from: RuntimeFrom) -> Result<Options, Failure> {
    let version = embedded::version_in(embedded::MANIFEST)
        .ok_or_else(|| Failure::Environment("the runtime's manifest says no version".to_owned()))?;
    let runtime = match from {
        RuntimeFrom::Vendored => Runtime::Path("runtime".to_owned()),
        RuntimeFrom::Version => Runtime::Version,
        RuntimeFrom::Path => Runtime::Path(repository_runtime()?),
    };
    Ok(Options { runtime, runtime_version: version.to_owned() })
}

fn repository_runtime() -> Result<String, Failure> {
    let runtime = Project::find()?.at("runtime");
    let absolute: PathBuf = runtime
        .canonicalize()
        .map_err(|error| Failure::Environment(format!("failed to find `{}`: {error}", runtime.display())))?;
    Ok(absolute.to_string_lossy().into_owned())
}

fn vendor(files: &mut Files) {
    for (path, text) in embedded::RUNTIME {
        let text = if *path == "Cargo.toml" { embedded::manifest_of_copy() } else { (*text).to_owned() };
        files.insert(format!("runtime/{path}"), text);
    }
}

/// The crate's folder holds the crate: a ledger of a document that became none would make it a foreign one.
fn refuse_ledger_inside(asked: &Generate) -> Result<(), Failure> {
    let Some(ledger) = asked.ledger.as_ref().filter(|path| path.as_os_str() != "-") else { return Ok(()) };
    let absolute = |path: &Path| {
        std::path::absolute(path)
            .map_err(|error| Failure::Environment(format!("failed to find `{}`: {error}", path.display())))
    };
    if absolute(ledger)?.starts_with(absolute(&asked.out)?) {
        return Err(Failure::Usage(format!("`--ledger {}` is inside of `--out`; put it elsewhere", ledger.display())));
    }
    Ok(())
}

fn write_ledger(asked: &Generate, ledger: &Ledger, sources: &[SourceFile]) -> Result<(), Failure> {
    let Some(path) = &asked.ledger else { return Ok(()) };
    if path.as_os_str() == "-" {
        // Standard output holds one thing: with `--format json`, the findings.
        let table = ledger.to_table(sources);
        if asked.format == Format::Human {
            return say::result(&table);
        }
        say::progress(&table);
        return Ok(());
    }
    Ok(replace(path, &ledger.to_json(sources))?)
}

/// A folder with somebody else's files is not ours to fill.
fn refuse_foreign(out: &Path) -> Result<(), Failure> {
    let there = names_in(out)?;
    if there.is_empty() {
        return Ok(());
    }
    let manifest =
        if there.iter().any(|name| name == "Cargo.toml") { read(&out.join("Cargo.toml"))? } else { String::new() };
    // The manifest is written first, so that a run that was killed leaves a folder that the next may complete.
    let is_ours = manifest.starts_with(&format!("# @generated by `{COMMAND}`"));
    if is_ours {
        return Ok(());
    }
    let says = "holds files that this command did not write; choose a folder that is new or empty";
    Err(Failure::Usage(format!("`{}` {says}", out.display())))
}

/// Stray files that were generated go with the next run; all others are the caller's.
fn separate(all: Vec<Drift>, out: &Path) -> (Vec<Drift>, Vec<String>) {
    let (mut ours, mut left) = (Vec::new(), Vec::new());
    for drift in all {
        match &drift {
            Drift::Stray { path } if !is_generated(out, path) => left.push(path.clone()),
            Drift::Stray { .. } | Drift::Missing { .. } | Drift::Stale { .. } => ours.push(drift),
        }
    }
    left.retain(|path| !path.starts_with(".git/"));
    (ours, left)
}

fn is_generated(out: &Path, path: &str) -> bool {
    let header = format!("// @generated by `{COMMAND}`");
    let text = || std::fs::read_to_string(out.join(path)).unwrap_or_default();
    path.starts_with("runtime/src/") || (path.starts_with("src/") && text().starts_with(&header))
}

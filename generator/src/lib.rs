//! Turns an OpenAPI document into the source files of a Rust client crate.
//!
//! ```text
//! document, names lock
//!   | load       text -> Tree: places, order, number text and duplicates kept
//!   | lint       findings, all of them; an error stops writing
//!   | normalise  named passes on the tree
//!   | lower      Tree -> model::Api: what it means in Rust
//!   | emit       model -> tokens, one function per kind of item
//!   | text       tokens -> the same bytes everywhere
//!   | write      drift(&files, dir), then apply it or report it
//! crate
//! ```
//!
//! Only `load` and `write` touch the file system. A wrong document is a [`finding::Finding`]; the file system failing is
//! an [`Error`]; there is no third kind, and no panic that a document could cause.

pub mod emit;
pub mod finding;
pub mod ledger;
pub mod lint;
pub mod load;
pub mod lock;
pub mod lower;
pub mod model;
pub mod names;
pub mod normalise;
pub mod text;
pub mod tree;
pub mod write;

use finding::{Finding, Rule};
use ledger::Ledger;
use lock::Lock;
use lower::{Lowered, Origin};
use model::Api;
use normalise::Selection;
use text::Files;
use tree::{SourceFile, Tree};

/// What a document became.
#[derive(Debug)]
pub struct Generated {
    /// The crate's files and the model they were made from, unless a finding is an error.
    pub output: Option<Output>,
    /// What was found, in the document's order.
    pub findings: Vec<Finding>,
    /// The document's files, for showing findings.
    pub sources: Vec<SourceFile>,
    /// What became of the parts of the document.
    pub ledger: Ledger,
}

/// A generated crate.
#[derive(Debug)]
pub struct Output {
    /// Its files.
    pub files: Files,
    /// The names lock as it must be now.
    pub lock: Lock,
    /// What the document means.
    pub api: Api,
}

/// What fails without being the document's fault.
#[derive(Debug)]
pub enum Error {
    /// The document could not be read.
    Read(std::path::PathBuf, std::io::Error),
    /// A file of the crate could not be read or written.
    Write(write::Failed),
    /// The generator made code that is not Rust; a mistake of ours.
    NotRust(text::NotRust),
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Read(path, error) => write!(f, "failed to read `{}`: {error}", path.display()),
            Self::Write(failed) => failed.fmt(f),
            Self::NotRust(not_rust) => not_rust.fmt(f),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Read(_, error) => Some(error),
            Self::Write(failed) => Some(failed),
            Self::NotRust(not_rust) => Some(not_rust),
        }
    }
}

impl From<write::Failed> for Error {
    fn from(failed: write::Failed) -> Self {
        Self::Write(failed)
    }
}

/// A document, what is changed in it, and how much of it is wanted.
#[derive(Clone, Copy, Debug)]
pub struct Source<'s> {
    /// The document.
    pub path: &'s std::path::Path,
    /// Overlays, in the order in which they are applied.
    pub overlays: &'s [std::path::PathBuf],
    /// The operations that are wanted.
    pub selection: &'s Selection,
}

impl<'s> Source<'s> {
    /// The whole of a document, as it is.
    #[must_use]
    pub const fn whole(path: &'s std::path::Path) -> Self {
        const ALL: &Selection = &Selection { operations: Vec::new(), tags: Vec::new() };
        Self { path, overlays: &[], selection: ALL }
    }
}

/// A document and what it means: all but the files of the crate.
#[derive(Debug)]
pub struct Modelled {
    /// What the document means and the names lock as it must be now, unless a finding is an error.
    pub output: Option<(Api, Lock)>,
    /// What was found, in the document's order.
    pub findings: Vec<Finding>,
    /// The document's files, for showing findings.
    pub sources: Vec<SourceFile>,
    /// What became of the parts of the document.
    pub ledger: Ledger,
}

/// Reads a document, checks it and gives it its meaning; the first half of [`generate`].
///
/// # Errors
/// If the file cannot be read. A wrong document is no error but a finding.
pub fn model(path: &std::path::Path, lock: &Lock, origin: &Origin) -> Result<Modelled, Error> {
    model_of(&Source::whole(path), lock, origin)
}

/// The same, of a document that is changed by overlays, or of a part of it.
///
/// # Errors
/// If a file cannot be read. A wrong document is no error but a finding.
pub fn model_of(source: &Source<'_>, lock: &Lock, origin: &Origin) -> Result<Modelled, Error> {
    stacker::grow(STACK, || modelled(source, lock, origin))
}

fn modelled(source: &Source<'_>, lock: &Lock, origin: &Origin) -> Result<Modelled, Error> {
    let limits = load::Limits::default();
    let path = source.path;
    let mut loaded = load::load(path, &limits).map_err(|error| Error::Read(path.to_owned(), error))?;
    let mut findings = std::mem::take(&mut loaded.findings);
    if let Some(tree) = &mut loaded.tree {
        overlaid(tree, source.overlays, &limits, &mut findings)?;
        loaded.files.clone_from(&tree.files);
    }
    let sources = loaded.files;
    let mut notes = normalise::Notes::default();
    let mut lowered = loaded.tree.and_then(|mut tree| {
        normalise::bundle(&mut tree, &mut notes);
        normalise::select(&mut tree, source.selection, &mut findings);
        lowered(tree, lock, origin, &mut findings, &mut notes)
    });
    notes.trace(findings.iter_mut().map(|finding| &mut finding.at));
    finding::sort(&mut findings);
    // Why a file is not followed is known to `load`, and that it is not also to `lint`, who says less.
    findings.dedup_by(|next, kept| {
        let is_external = |finding: &Finding| finding.rule == Rule::ExternalReference;
        let same = is_external(next) && is_external(kept) && next.at.span == kept.at.span;
        if same && next.mend.is_none() {
            std::mem::swap(next, kept);
        }
        same || next == kept
    });
    let mut rows = lowered.as_mut().map(|lowered| std::mem::take(&mut lowered.rows)).unwrap_or_default();
    rows.append(&mut notes.rows);
    notes.trace(rows.iter_mut().map(|row| &mut row.at));
    Ok(match lowered {
        Some(Lowered { api: Some(api), lock, .. }) => {
            Modelled { output: Some((api, lock)), findings, sources, ledger: Ledger::new(rows) }
        }
        _ => Modelled { output: None, ledger: Ledger::stopped(&findings), findings, sources },
    })
}

/// Applies overlays in their order.
fn overlaid(
    tree: &mut Tree,
    overlays: &[std::path::PathBuf],
    limits: &load::Limits,
    findings: &mut Vec<Finding>,
) -> Result<(), Error> {
    for path in overlays {
        let read = load::beside(tree, path, limits).map_err(|error| Error::Read(path.clone(), error))?;
        findings.extend(read.1);
        if let Some(overlay) = read.0 {
            normalise::overlay(tree, &overlay, findings);
        }
    }
    Ok(())
}

/// Lints a document, brings it into its one form and lowers it, unless it has errors.
fn lowered(
    mut tree: Tree,
    lock: &Lock,
    origin: &Origin,
    findings: &mut Vec<Finding>,
    notes: &mut normalise::Notes,
) -> Option<Lowered> {
    // Most documents of 3.0 are in their one form already, so that they can be read while they are checked.
    let (read, found) = both(|| read(&tree), || lint::lint(&tree));
    findings.extend(found);
    if finding::any_error(findings) {
        return None;
    }
    // What is repaired, lint has said so.
    let is_repaired = findings.iter().any(|finding| finding.mend.is_some());
    let mut lowered = if let Some((typed, survey)) = read.filter(|_| !is_repaired) {
        lower::lower_typed(&tree, typed, survey, lock, origin)
    } else {
        normalise::prepare(&mut tree, findings, notes);
        if finding::any_error(findings) {
            return None;
        }
        lower::lower(&tree, lock, origin)
    };
    findings.append(&mut lowered.findings);
    Some(lowered)
}

/// A document that is in its one form, read and surveyed.
fn read(tree: &Tree) -> Option<(lower::Typed, lower::Survey)> {
    (!normalise::changes(tree)).then(|| (lower::read(tree), lower::Survey::of(tree)))
}

/// Turns a document into the files of a crate, all in memory.
///
/// # Errors
/// If the document cannot be read, or the generator itself is wrong. A wrong document is no error but a finding.
pub fn generate(
    path: &std::path::Path,
    lock: &Lock,
    origin: &Origin,
    options: &emit::Options,
) -> Result<Generated, Error> {
    generate_of(&Source::whole(path), lock, origin, options)
}

/// The same, of a document that is changed by overlays, or of a part of it.
///
/// # Errors
/// As [`generate`].
pub fn generate_of(
    source: &Source<'_>,
    lock: &Lock,
    origin: &Origin,
    options: &emit::Options,
) -> Result<Generated, Error> {
    let Modelled { output, findings, sources, ledger } = model_of(source, lock, origin)?;
    let Some((api, lock)) = output else { return Ok(Generated { output: None, findings, sources, ledger }) };
    let files = stacker::grow(STACK, || files(&api, options, origin)).map_err(Error::NotRust)?;
    Ok(Generated { output: Some(Output { files, lock, api }), findings, sources, ledger })
}

/// Documents lead from schema to schema as far as they like, so that what follows them needs a deep stack; what of it is
/// not used costs nothing.
const STACK: usize = 512 << 20;

/// Does two things at once.
fn both<A, B: Send>(here: impl FnOnce() -> A, there: impl FnOnce() -> B + Send) -> (A, B) {
    std::thread::scope(|scope| {
        let there = scope.spawn(there);
        let here = here();
        // A panic in a thread is a panic here: the generator is wrong, and hiding it would help nobody.
        (here, there.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    })
}

/// Emits and prints all files, on as many threads as the machine has cores; the files do not depend on how many.
fn files(api: &Api, options: &emit::Options, origin: &Origin) -> Result<Files, text::NotRust> {
    let parts = emit::parts(api);
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let next = std::sync::atomic::AtomicUsize::new(0);
    let work = || {
        let header = text::Header { command: &origin.command, source: &origin.source };
        let mut printed = Vec::new();
        while let Some(part) = parts.get(next.fetch_add(1, std::sync::atomic::Ordering::Relaxed)) {
            for file in emit::emit(api, *part, options) {
                printed.push(text::print(file, header)?);
            }
        }
        Ok(printed)
    };
    std::thread::scope(|scope| {
        // Where no more threads can be had, those that there are do the work.
        let spawned = (1..threads).map(|_| std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work));
        let others: Vec<_> = spawned.filter_map(Result::ok).collect();
        let mut files: Files = work()?.into_iter().collect();
        for other in others {
            // A panic in a thread is a panic here: the generator is wrong, and hiding it would help nobody.
            files.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?);
        }
        Ok(files)
    })
}

//! `corpus`: the generator over a folder of documents, and a table of what became of each.
//! It judges nothing itself: documents by their findings, crates by the compiler.

mod check;
mod documents;
mod made;
mod mock;
mod table;

use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use crate::args::Corpus;
use crate::project::Project;
use crate::say::{self, Failure};
use crate::{Exit, generate};
use check::Checked;
use documents::Document;
use made::{Became, Made};
use mock::Mocked;

/// `cargo xtask corpus`.
pub(crate) fn run(asked: &Corpus) -> Result<Exit, Failure> {
    let documents = documents::find(asked)?;
    let out = match &asked.out {
        Some(out) => out.clone(),
        None => Project::find()?.at("target/corpus"),
    };
    let start = Instant::now();
    let made = all(&documents, &out, asked.mock.is_some())?;
    let seconds = start.elapsed().as_secs_f64();
    let checked = if asked.check { check::all(&made, &out)? } else { Vec::new() };
    let mocked = match &asked.mock {
        Some(mock) => mock::all(&made, mock, &out)?,
        None => Vec::new(),
    };
    let mut columns = Vec::new();
    if asked.check {
        columns.push(("compiles", checked.iter().map(|one| (one.name.as_str(), one.in_words())).collect()));
    }
    if let Some(mock) = &asked.mock {
        columns.push((mock.as_str(), mocked.iter().map(|one| (one.name.as_str(), one.in_words())).collect()));
    }
    say::result(&table::table(&made, &columns))?;
    let bytes: usize = made.iter().map(|made| made.bytes).sum();
    let (megabytes, memory) = (bytes / 1_000_000, memory());
    let number = say::count(made.len(), "document");
    say::result(&format!(
        "\n{number}, {megabytes} MB, in {seconds:.1} s{memory}; crates and findings: {}",
        out.display()
    ))?;
    Ok(if is_well(&made, &checked) && mocked.iter().all(Mocked::is_well) { Exit::Fine } else { Exit::Drift })
}

fn is_well(made: &[Made], checked: &[Checked]) -> bool {
    let crates = made.iter().all(|made| matches!(made.became, Became::Crate { .. }));
    crates && checked.iter().all(Checked::is_well)
}

/// A document a core at a time; in order of names.
fn all(documents: &[Document], out: &Path, tour: bool) -> Result<Vec<Made>, Failure> {
    let options = generate::with_repository_runtime()?;
    let (next, made) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let work = || {
        while let Some(document) = documents.get(next.fetch_add(1, Ordering::Relaxed)) {
            let one = made::make(document, &options, out, tour)?;
            say::progress(&format!("{}: {}", one.name, one.in_words()));
            made.lock().unwrap_or_else(std::sync::PoisonError::into_inner).push(one);
        }
        Ok(())
    };
    let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    std::thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mine: Result<(), Failure> = work();
        let theirs =
            others.into_iter().map(|other| other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        theirs.fold(mine, Result::and)
    })?;
    let mut made = made.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner);
    made.sort_by(|a, b| a.name.cmp(&b.name));
    Ok(made)
}

/// The most that this process has taken, where the system tells.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak =
        status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB")?.parse::<u64>().ok());
    peak.map_or_else(String::new, |kilobytes| format!(", at most {} MB", kilobytes / 1024))
}

//! Other generators of Rust beside ours, on the same documents in the same minute: what generating takes, how many lines
//! are written, and the user time of `cargo check` for the crate alone.
//! The peers are programs on the search path; none is a dependency of anything here.

mod tools;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use nix::sys::resource::UsageWho;

use crate::{compile, table};
pub(crate) use tools::write;
use tools::{TOOLS, Tool};

/// How often each thing is done; the best counts.
const RUNS: usize = 3;

/// What one tool made of one document.
struct Measured {
    /// Time on the clock, and user time.
    generate: Option<(Duration, Duration)>,
    lines: usize,
    check: Option<Duration>,
}

/// Measures and prints.
pub(crate) fn run(documents: &[PathBuf]) -> Result<(), Box<dyn Error>> {
    let mut rows = vec![table::row(["document", "tool", "generate, s", "user s", "lines", "check, user s", "ours/it"])];
    for document in documents {
        let name = document.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let folder = compile::folder().join("peers").join(&name);
        let measured: Vec<Measured> =
            TOOLS.iter().map(|tool| measure(tool, document, &folder)).collect::<Result<_, _>>()?;
        let ours = measured[0].check;
        for (tool, one) in TOOLS.iter().zip(&measured) {
            rows.push(row(&name, tool, one, ours));
        }
    }
    table::print(&rows);
    Ok(())
}

fn row(document: &str, tool: &Tool, measured: &Measured, ours: Option<Duration>) -> Vec<String> {
    let seconds = |time: Option<Duration>| time.map_or("-".to_owned(), |time| format!("{:.2}", time.as_secs_f64()));
    let ratio = ours.zip(measured.check).map(|(ours, theirs)| ours.as_secs_f64() / theirs.as_secs_f64());
    let (clock, user) = measured.generate.unzip();
    table::row([
        document,
        tool.name,
        &seconds(clock),
        &seconds(user),
        &measured.lines.to_string(),
        &seconds(measured.check),
        &ratio.map_or("-".to_owned(), |ratio| format!("{ratio:.2}")),
    ])
}

fn measure(tool: &Tool, document: &Path, folder: &Path) -> Result<Measured, Box<dyn Error>> {
    let out = folder.join(tool.folder);
    eprintln!("{}: {}", document.display(), tool.name);
    let generate = generate(tool, &document.canonicalize()?, &out)?;
    let lines = lines(&out.join("src"))?;
    let check = if generate.is_some() { check(tool, &out)? } else { None };
    Ok(Measured { generate, lines, check })
}

/// The best of several times, and nothing if the tool fails.
fn generate(tool: &Tool, document: &Path, out: &Path) -> Result<Option<(Duration, Duration)>, Box<dyn Error>> {
    let mut best = (Duration::MAX, Duration::MAX);
    for _ in 0..RUNS {
        if !tool.shares_folder && out.exists() {
            std::fs::remove_dir_all(out)?;
        }
        std::fs::create_dir_all(out)?;
        let mut command = (tool.generate)(document, out)?;
        let (start, before) = (Instant::now(), compile::user_time(UsageWho::RUSAGE_CHILDREN)?);
        let status = command.stdout(Stdio::null()).stderr(Stdio::null()).status();
        if !status.is_ok_and(|status| status.success()) {
            return Ok(None);
        }
        best.0 = best.0.min(start.elapsed());
        best.1 = best.1.min(compile::user_time(UsageWho::RUSAGE_CHILDREN)?.saturating_sub(before));
        (tool.finish)(out)?;
    }
    Ok(Some(best))
}

/// The user time of `cargo check` when all that the crate stands on is built, less what Cargo takes to find that out;
/// nothing if the crate does not compile.
fn check(tool: &Tool, out: &Path) -> Result<Option<Duration>, Box<dyn Error>> {
    let once = || compile::check_in(out, &compile::folder().join("peers/target"), tool.features);
    if once().is_err() {
        return Ok(None);
    }
    let mut best = Duration::MAX;
    let mut idle = Duration::MAX;
    for _ in 0..RUNS {
        idle = idle.min(once()?);
        compile::touch(&out.join("src/lib.rs"))?;
        best = best.min(once()?);
    }
    Ok(Some(best.saturating_sub(idle)))
}

/// Lines of Rust below a folder.
fn lines(folder: &Path) -> Result<usize, Box<dyn Error>> {
    let mut all = 0;
    for entry in std::fs::read_dir(folder).into_iter().flatten() {
        let path = entry?.path();
        if path.is_dir() {
            all += lines(&path)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            all += std::fs::read_to_string(&path)?.lines().count();
        }
    }
    Ok(all)
}

/// The program of this name.
fn program(name: &str, args: &[&str]) -> Command {
    let mut command = Command::new(name);
    command.args(args);
    command
}

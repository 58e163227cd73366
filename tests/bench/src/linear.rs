//! Whether the generator is linear in the document: what each step takes for an operation, of documents each twice as
//! large as the one before.
//! It measures user time of this process, so that what else runs on the machine counts little.

mod document;

use std::error::Error;
use std::path::Path;
use std::time::Duration;

use generator::lock::Lock;
use generator::normalise::Notes;
use generator::{emit, lint, load, lower, normalise, text};
use nix::sys::resource::UsageWho;

use crate::{compile, project, table};

const STEPS: [&str; 8] = ["document", "load", "lint", "normalise", "lower", "lower, with lock", "emit", "text"];

/// The smallest document.
const LEAST: usize = 250;

/// As deep as `generate` has it.
const STACK: usize = 512 << 20;

/// What one document took.
struct Run {
    operations: usize,
    bytes: usize,
    steps: Vec<Duration>,
}

/// Measures `sizes` documents and prints.
pub(crate) fn run(sizes: usize) -> Result<(), Box<dyn Error>> {
    let folder = compile::folder().join("linear");
    std::fs::create_dir_all(&folder)?;
    let measure = || (0..sizes).map(|size| once(LEAST << size, &folder)).collect::<Result<Vec<_>, String>>();
    let runs = std::thread::scope(|scope| {
        let worker = std::thread::Builder::new().stack_size(STACK).spawn_scoped(scope, measure)?;
        worker.join().map_err(|_| std::io::Error::other("the generator panicked"))
    })??;
    print(&runs);
    Ok(())
}

fn print(runs: &[Run]) {
    let head = runs.iter().map(|run| {
        let size = f64::from(u32::try_from(run.bytes >> 10).unwrap_or(u32::MAX)) / 1024.0;
        format!("{} operations, {size:.1} MB", run.operations)
    });
    let mut rows = vec![[vec!["µs an operation".to_owned()], head.collect(), vec!["growth".to_owned()]].concat()];
    let each = |run: &Run, step: usize| {
        run.steps[step].as_secs_f64() * 1e6 / f64::from(u32::try_from(run.operations).unwrap_or(u32::MAX))
    };
    for (step, name) in STEPS.iter().enumerate().skip(1) {
        let times: Vec<f64> = runs.iter().map(|run| each(run, step)).collect();
        let growth = times.last().zip(times.first()).map_or(0.0, |(last, first)| last / first);
        let cells = times.iter().map(|time| format!("{time:.0}")).collect();
        rows.push([vec![(*name).to_owned()], cells, vec![format!("{growth:.2}")]].concat());
    }
    table::print(&rows);
}

fn once(operations: usize, folder: &Path) -> Result<Run, String> {
    let path = folder.join(format!("{operations}.json"));
    let text = document::of(operations);
    std::fs::write(&path, &text).map_err(|error| error.to_string())?;
    eprintln!("{operations} operations");
    let steps = steps(&path).map_err(|error| error.to_string())?;
    Ok(Run { operations, bytes: text.len(), steps })
}

/// Each step alone, on one core.
fn steps(path: &Path) -> Result<Vec<Duration>, Box<dyn Error>> {
    let origin = project::origin("linear");
    let options = project::options("../../runtime".as_ref());
    let mut clock = Clock::start()?;
    let mut tree = load::load(path, &load::Limits::default())?.tree.ok_or("the document cannot be read")?;
    clock.tick()?;
    let mut findings = lint::lint(&tree);
    clock.tick()?;
    normalise::prepare(&mut tree, &mut findings, &mut Notes::default());
    clock.tick()?;
    let lock = lower::lower(&tree, &Lock::default(), &origin).lock;
    clock.tick()?;
    let api = lower::lower(&tree, &lock, &origin).api.ok_or("the document has errors")?;
    clock.tick()?;
    let files: Vec<_> = emit::parts(&api).into_iter().flat_map(|part| emit::emit(&api, part, &options)).collect();
    clock.tick()?;
    let header = text::Header { command: &origin.command, source: &origin.source };
    for file in files {
        drop(text::print(file, header)?);
    }
    clock.tick()?;
    Ok(clock.times)
}

/// User time, from tick to tick.
struct Clock {
    last: Duration,
    times: Vec<Duration>,
}

impl Clock {
    fn start() -> Result<Self, Box<dyn Error>> {
        Ok(Self { last: compile::user_time(UsageWho::RUSAGE_SELF)?, times: vec![Duration::ZERO] })
    }

    fn tick(&mut self) -> Result<(), Box<dyn Error>> {
        let now = compile::user_time(UsageWho::RUSAGE_SELF)?;
        self.times.push(now.saturating_sub(self.last));
        self.last = now;
        Ok(())
    }
}

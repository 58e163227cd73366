//! What each step of the generator takes for Align's document, beside what is promised.
//! It may not print files while it measures emission: the text step is a measurement of its own.

use std::error::Error;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use generator::emit::{File, Options};
use generator::lower::Origin;
use generator::model::Api;
use generator::{emit, lint, load, lock::Lock, lower, normalise, text};

use crate::{project, table};

/// What is promised of all but the text step.
const PROMISED: Duration = Duration::from_millis(20);
/// What is promised of the text step, for a line on one core.
const PROMISED_LINE: Duration = Duration::from_micros(6);

const STEPS: [&str; 5] = ["load", "lint", "normalise", "lower", "emit"];

/// One run through all steps, on one core but for `parallel`.
struct Run {
    steps: [Duration; 5],
    /// From the file to the model, as `generate` does it: one step beside another where it can.
    model: Duration,
    /// Emission on all cores, as `generate` does it.
    parallel: Duration,
    text: Duration,
    lines: usize,
}

/// Measures and prints.
pub(crate) fn run(runs: usize) -> Result<(), Box<dyn Error>> {
    if cfg!(debug_assertions) {
        eprintln!("note: this is no release build, of which alone anything is promised");
    }
    let lock = project::lock()?;
    eprintln!("{runs} runs");
    let runs = (0..runs).map(|_| once(&lock)).collect::<Result<Vec<_>, _>>()?;
    let mut rows = vec![table::row(["step", "best ms", "median ms"])];
    for (index, step) in STEPS.iter().enumerate() {
        rows.push(line(step, &runs, |run| run.steps[index]));
    }
    rows.push(line("sum, one core", &runs, |run| run.steps.iter().sum()));
    rows.push(line("all cores: to the model", &runs, |run| run.model));
    rows.push(line("all cores: emit", &runs, |run| run.parallel));
    rows.push(line("all cores: sum", &runs, wall));
    rows.push(line("text, one core", &runs, |run| run.text));
    table::print(&rows);
    promises(&runs);
    Ok(())
}

/// What somebody waits for who runs the generator, but for the text step.
fn wall(run: &Run) -> Duration {
    run.model + run.parallel
}

fn promises(runs: &[Run]) {
    let (wall, median) = best_and_median(runs, wall);
    let (line, line_median) = best_and_median(runs, |run| run.text / u32::try_from(run.lines).unwrap_or(u32::MAX));
    println!(
        "\nwithout text: {} ms, median {}; promised: under {} ms: {}",
        ms(wall),
        ms(median),
        PROMISED.as_millis(),
        held((wall, median), PROMISED)
    );
    println!(
        "text: {:.2} µs a line of {}, median {:.2}; promised: {} µs: {}",
        line.as_secs_f64() * 1e6,
        runs.first().map_or(0, |run| run.lines),
        line_median.as_secs_f64() * 1e6,
        PROMISED_LINE.as_micros(),
        held((line, line_median), PROMISED_LINE)
    );
}

/// The median decides. Where only the best run is quick enough, what else the machine does may be why.
fn held((best, median): (Duration, Duration), promised: Duration) -> &'static str {
    match (best < promised, median < promised) {
        (_, true) => "held",
        (true, false) => "held at best, NOT by the median",
        (false, false) => "NOT held",
    }
}

fn line(name: &str, runs: &[Run], of: impl Fn(&Run) -> Duration) -> Vec<String> {
    let (best, median) = best_and_median(runs, of);
    table::row([name, &ms(best), &ms(median)])
}

fn best_and_median(runs: &[Run], of: impl Fn(&Run) -> Duration) -> (Duration, Duration) {
    let mut times: Vec<Duration> = runs.iter().map(of).collect();
    times.sort();
    (times.first().copied().unwrap_or_default(), times.get(times.len() / 2).copied().unwrap_or_default())
}

fn ms(time: Duration) -> String {
    format!("{:.2}", time.as_secs_f64() * 1e3)
}

fn once(lock: &Lock) -> Result<Run, Box<dyn Error>> {
    let origin = project::origin("align");
    let options = project::options("../../runtime".as_ref());
    let path = project::at("spec/align.yaml");
    let (loaded, loading) = timed(|| load::load(&path, &load::Limits::default()));
    let mut tree = loaded?.tree.ok_or("the document cannot be read")?;
    let (_, linting) = timed(|| lint::lint(&tree));
    let (_, normalising) = timed(|| normalise::normalise(&mut tree));
    let (lowered, lowering) = timed(|| lower::lower(&tree, lock, &origin));
    let api = lowered.api.ok_or("the document has errors: `cargo xtask lint`")?;
    let (files, emitting) = timed(|| emitted(&api, &options));
    let (lines, text) = timed(|| printed(files, &origin));
    let (modelled, model) = timed(|| generator::model(&path, lock, &origin));
    let (api, _) = modelled?.output.ok_or("the document has errors: `cargo xtask lint`")?;
    let ((), parallel) = timed(|| emit_on_all_cores(&api, &options));
    Ok(Run { steps: [loading, linting, normalising, lowering, emitting], model, parallel, text, lines: lines? })
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let value = work();
    (value, start.elapsed())
}

fn emitted(api: &Api, options: &Options) -> Vec<File> {
    emit::parts(api).into_iter().flat_map(|part| emit::emit(api, part, options)).collect()
}

/// As `generate` does it; the tokens are dropped here, where printing would use them up.
fn emit_on_all_cores(api: &Api, options: &Options) {
    let parts = emit::parts(api);
    let next = AtomicUsize::new(0);
    let work = || {
        while let Some(part) = parts.get(next.fetch_add(1, Ordering::Relaxed)) {
            drop(emit::emit(api, *part, options));
        }
    };
    std::thread::scope(|scope| {
        let threads = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        for _ in 1..threads {
            scope.spawn(work);
        }
        work();
    });
}

/// Prints all files; how many lines of Rust they have.
fn printed(files: Vec<File>, origin: &Origin) -> Result<usize, text::NotRust> {
    let header = text::Header { command: &origin.command, source: &origin.source };
    let mut lines = 0;
    for file in files {
        let (path, text) = text::print(file, header)?;
        if path.starts_with("src/") {
            lines += text.lines().count();
        }
    }
    Ok(lines)
}

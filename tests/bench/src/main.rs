//! Benchmarks: what the generator takes for a document, and what its crates cost to compile.
//! It holds nothing to a limit: a promise that is not kept is printed, and no test fails by the clock.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "results and progress are what this program is for")]

mod compile;
mod generator_time;
mod project;
mod table;

use std::error::Error;
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const HELP: &str = "\
Measure.

Usage: cargo xtask bench [generator|compile] [RUNS]

  generator   each step of the generator for spec/align.yaml (the default; 100 runs)
  compile     user time of `cargo check` of a crate alone, its dependencies built: progenitor's client
              beside ours, and records with serde's derives beside records of ours (5 runs, the best
              counts). The first time it builds the dependencies below target/bench, which takes minutes.

Results go to standard output, progress to standard error. Ratios are worth more than times: those are
of this machine, as it was just now.
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match args.as_slice() {
        [] | ["generator"] => generator_time::run(100),
        ["generator", runs] => number(runs).and_then(generator_time::run),
        ["compile"] => compile::run(5),
        ["compile", runs] => number(runs).and_then(compile::run),
        _ => {
            print!("{HELP}");
            let asked = matches!(args.as_slice(), ["--help" | "-h"]);
            return ExitCode::from(if asked { 0 } else { 2 });
        }
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(3)
        }
    }
}

fn number(text: &str) -> Result<usize, Box<dyn Error>> {
    text.parse().ok().filter(|runs| *runs > 0).ok_or_else(|| format!("`{text}` is no number of runs").into())
}

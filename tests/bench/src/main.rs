//! Benchmarks: what the generator takes for a document, and what its crates cost to compile.
//! It holds nothing to a limit: a promise that is not kept is printed, and no test fails by the clock.

#![allow(clippy::print_stdout, clippy::print_stderr, reason = "results and progress are what this program is for")]

mod compile;
mod generator_time;
mod linear;
mod peers;
mod project;
mod table;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const HELP: &str = "\
Measure.

Usage: cargo xtask bench [generator|compile|linear] [RUNS]
       cargo xtask bench peers DOCUMENT…

  generator   each step of the generator for spec/align.yaml (the default; 100 runs)
  compile     user time of `cargo check` of a crate alone, its dependencies built: progenitor's client
              beside ours, and records with serde's derives beside records of ours (5 runs, the best
              counts). The first time it builds the dependencies below target/bench, which takes minutes.
  linear      what each step takes for an operation, of made-up documents each twice as large as the one
              before; RUNS says how many (6: the last has 15 MB)
  peers       what other generators of Rust take and write for these documents, beside ours, and what
              their crates cost to compile (3 runs, the best counts). The peers must be installed:
                cargo install --locked openapi-to-rust@0.23.0 ploidy@0.15.0 cargo-progenitor@0.15.1
              The first time it builds what all of them stand on, which takes minutes.

Results go to standard output, progress to standard error. Ratios are worth more than times: those are
of this machine, as it was just now.
";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match args.as_slice() {
        [] | ["generator"] => generator_time::run(100),
        ["generator", runs] => number(runs).and_then(generator_time::run),
        ["peers", documents @ ..] if !documents.is_empty() => {
            peers::run(&documents.iter().map(PathBuf::from).collect::<Vec<_>>())
        }
        // What `peers` starts as the generator.
        ["write", document, out] => peers::write(Path::new(document), Path::new(out)),
        ["linear"] => linear::run(6),
        ["linear", sizes] => number(sizes).and_then(linear::run),
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

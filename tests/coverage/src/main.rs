//! `cargo xtask coverage`: runs tests with counters, and says which files and functions they reach least.
//! It may not judge: there is no share that must be reached, and no check fails by it.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a program for people")]

mod measure;
mod report;
mod run;

use std::error::Error;
use std::process::ExitCode;

use lexopt::prelude::*;

const HELP: &str = "\
Run the tests of the generator, the runtime and the commands with counters in the code, and say what they do not reach.
Any toolchain will do: the counters are read by a package, not by a component of the toolchain.

Usage: cargo xtask coverage [--worst N] [--all]

What is built stays beside the usual builds in target/. Tests in documentation do not count, nor do those
of tests/constructs, which compile crates.

Options:
  --worst N    how many files, and how many functions, are listed (20)
  --all        every file, and every function that no test calls
  -h, --help   this text

Exit codes:
  0  measured
  1  a test failed, or something could not be built or read
";

/// What is listed.
struct Asked {
    worst: usize,
}

fn main() -> Result<ExitCode, Box<dyn Error>> {
    if let Some(exit) = run::as_compiler() {
        return Ok(exit);
    }
    let Some(asked) = arguments()? else {
        print!("{HELP}");
        return Ok(ExitCode::SUCCESS);
    };
    let Some(ran) = run::tests()? else {
        eprintln!("error: a test failed");
        return Ok(ExitCode::FAILURE);
    };
    report::print(&measure::measure(&ran)?, asked.worst);
    Ok(ExitCode::SUCCESS)
}

fn arguments() -> Result<Option<Asked>, lexopt::Error> {
    let mut asked = Asked { worst: 20 };
    let mut parser = lexopt::Parser::from_env();
    while let Some(arg) = parser.next()? {
        match arg {
            Long("help") | Short('h') => return Ok(None),
            Long("worst") => asked.worst = parser.value()?.parse()?,
            Long("all") => asked.worst = usize::MAX,
            other => return Err(other.unexpected()),
        }
    }
    Ok(Some(asked))
}

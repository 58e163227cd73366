//! The commands of this repository: it parses arguments and dispatches, and says what was done.
//! It links only the generator; other packages are started, never linked.

mod args;
mod cargo;
mod changes;
mod checks;
mod contract;
mod corpus;
mod diff;
mod embedded;
mod findings;
mod generate;
mod help;
mod host;
mod lint;
mod operations;
mod packages;
mod plan;
mod project;
mod regen;
mod say;
mod tour;

use std::process::ExitCode;

use args::Command;
use say::Failure;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// How a command ended; the number is the exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Done, or in step.
    Fine = 0,
    /// Out of step, or a check failed.
    Drift = 1,
    /// A document or the usage is wrong.
    Wrong = 2,
    /// The environment failed.
    Failed = 3,
}

fn main() -> ExitCode {
    let exit = args::parse(lexopt::Parser::from_env()).and_then(run).unwrap_or_else(Failure::report);
    ExitCode::from(exit as u8)
}

fn run(command: Command) -> Result<Exit, Failure> {
    match command {
        Command::Help(text) => say::result(text).map(|()| Exit::Fine),
        Command::Overview => say::result(&help::overview()).map(|()| Exit::Fine),
        Command::Regen { apis, check } => regen::run(&apis, check),
        Command::Lint(lint) => lint::run(&lint),
        Command::Generate(generate) => generate::run(&generate),
        Command::Operations(format) => operations::run(format),
        Command::Test => checks::test(),
        Command::Ci => checks::ci(),
        Command::Corpus(corpus) => corpus::run(&corpus),
        Command::Contract => contract::run(),
        Command::Package { package, args } => packages::run(package, &args),
    }
}

//! What commands say: results to standard output, progress and findings to standard error.
//! It prints and decides nothing; colour is for terminals, and never where `NO_COLOR` is set.

use std::io::{IsTerminal, Write};

use crate::Exit;

/// Why a command gave no result.
#[derive(Debug)]
pub(crate) enum Failure {
    /// The arguments are wrong.
    Usage(String),
    /// A file of the project is wrong, in a way that is no finding in a document.
    Wrong(String),
    /// The file system, or a program that was started, failed.
    Environment(String),
    /// Nobody reads the results any more, as in `… | head`.
    Unread,
}

impl Failure {
    /// Says it, and how the command ends for it.
    pub(crate) fn report(self) -> Exit {
        match self {
            Self::Usage(says) => {
                progress(&format!("error: {says}\nSee `cargo xtask --help`."));
                Exit::Wrong
            }
            Self::Wrong(says) => {
                progress(&format!("error: {says}"));
                Exit::Wrong
            }
            Self::Environment(says) => {
                progress(&format!("error: {says}"));
                Exit::Failed
            }
            Self::Unread => Exit::Fine,
        }
    }
}

impl From<lexopt::Error> for Failure {
    fn from(error: lexopt::Error) -> Self {
        Self::Usage(error.to_string())
    }
}

impl From<generator::Error> for Failure {
    fn from(error: generator::Error) -> Self {
        Self::Environment(error.to_string())
    }
}

impl From<generator::write::Failed> for Failure {
    fn from(error: generator::write::Failed) -> Self {
        Self::Environment(error.to_string())
    }
}

/// Prints a result; adds the last line feed.
pub(crate) fn result(text: &str) -> Result<(), Failure> {
    let text = text.strip_suffix('\n').unwrap_or(text);
    let mut out = std::io::stdout().lock();
    writeln!(out, "{text}").and_then(|()| out.flush()).map_err(|error| match error.kind() {
        std::io::ErrorKind::BrokenPipe => Failure::Unread,
        _ => Failure::Environment(format!("failed to write to standard output: {error}")),
    })
}

/// Prints progress or a finding; adds the last line feed.
pub(crate) fn progress(text: &str) {
    // Where standard error is closed there is nobody to tell.
    let _ = writeln!(std::io::stderr().lock(), "{}", text.strip_suffix('\n').unwrap_or(text));
}

/// Whether results are shown in colour.
pub(crate) fn colour_results() -> bool {
    wanted() && std::io::stdout().is_terminal()
}

/// Whether findings are shown in colour.
pub(crate) fn colour_findings() -> bool {
    wanted() && std::io::stderr().is_terminal()
}

/// By the convention, `NO_COLOR` counts when it is not empty; here it counts when it is set at all.
fn wanted() -> bool {
    std::env::var_os("NO_COLOR").is_none() && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// `1 file`, `2 files`.
pub(crate) fn count(number: usize, one: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {one}s") }
}

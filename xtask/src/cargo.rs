//! Starts other programs, Cargo first of all.
//! A program that ran and failed is a result; one that could not be started is a failure of the environment.

use std::path::Path;
use std::process::Command;

use crate::project::Project;
use crate::say::Failure;

/// Cargo, the one that started this program, in the project's folder.
pub(crate) fn cargo(project: &Project) -> Command {
    let program = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(program);
    command.current_dir(project.folder());
    command
}

/// Runs a command to its end, its output being ours; whether it succeeded.
pub(crate) fn run(command: &mut Command) -> Result<bool, Failure> {
    Ok(code(command)? == Some(0))
}

/// Runs a command to its end, its output being ours; its exit code, unless it was killed.
pub(crate) fn code(command: &mut Command) -> Result<Option<i32>, Failure> {
    match command.status() {
        Ok(status) => Ok(status.code()),
        Err(error) => Err(Failure::Environment(format!("failed to start `{}`: {error}", shown(command)))),
    }
}

/// The command as one would type it.
pub(crate) fn shown(command: &Command) -> String {
    let name = Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let args = command.get_args().map(std::ffi::OsStr::to_string_lossy);
    std::iter::once(name.to_string_lossy()).chain(args).collect::<Vec<_>>().join(" ")
}

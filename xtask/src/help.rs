//! The help texts: one for the whole, one for each command.
//! Texts only; they are files beside this one, so that they read as they will be shown.

use std::fmt::Write as _;

use crate::packages;

pub(crate) const REGEN: &str = include_str!("help/regen.txt");
pub(crate) const TEST: &str = include_str!("help/test.txt");
pub(crate) const CI: &str = include_str!("help/ci.txt");
pub(crate) const LINT: &str = include_str!("help/lint.txt");
pub(crate) const GENERATE: &str = include_str!("help/generate.txt");
pub(crate) const CORPUS: &str = include_str!("help/corpus.txt");
pub(crate) const OPERATIONS: &str = include_str!("help/operations.txt");
pub(crate) const CONTRACT: &str = include_str!("help/contract.txt");

/// Every command of this program, with its help.
pub(crate) const COMMANDS: &[(&str, &str)] = &[
    ("regen", REGEN),
    ("test", TEST),
    ("ci", CI),
    ("lint", LINT),
    ("generate", GENERATE),
    ("corpus", CORPUS),
    ("operations", OPERATIONS),
    ("contract", CONTRACT),
];

/// Help for the whole: every command in one line, and what exit codes mean.
pub(crate) fn overview() -> String {
    let mut packages = String::new();
    for package in packages::present() {
        // A string takes everything.
        let _ = writeln!(packages, "  {:<12} {}", package.command, package.about);
    }
    include_str!("help/overview.txt").replace("{packages}\n", &packages)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_overview_names_every_command() {
        let overview = overview();
        for (name, help) in COMMANDS {
            assert!(overview.lines().any(|line| line.starts_with(&format!("  {name} "))), "{name}");
            assert!(help.contains(&format!("cargo xtask {name}")), "{name}");
            assert!(help.contains("Exit codes:"), "{name}");
        }
    }

    #[test]
    fn help_fits_a_terminal() {
        for text in COMMANDS.iter().map(|(_, text)| (*text).to_owned()).chain([overview()]) {
            assert!(text.lines().all(|line| line.chars().count() <= 100), "{text}");
        }
    }
}

//! Commands that are packages of their own: they are started with `cargo run`, never linked.
//! The table is all there is to them here; their arguments are theirs.

use std::ffi::OsString;

use crate::project::Project;
use crate::say::Failure;
use crate::{Exit, cargo};

/// One such command.
#[derive(Debug)]
pub(crate) struct Package {
    /// What it is called on the command line.
    pub(crate) command: &'static str,
    /// The Cargo package.
    name: &'static str,
    /// Its folder below `tests/`.
    folder: &'static str,
    /// One line of help.
    pub(crate) about: &'static str,
    /// Built with optimisation.
    release: bool,
}

const PACKAGES: &[Package] = &[
    Package {
        command: "bench",
        name: "bench",
        folder: "bench",
        about: "measure the generator, and what clients cost to compile",
        release: true,
    },
    Package {
        command: "demo",
        name: "demo",
        folder: "demo",
        about: "what the clients do, told by a program that runs on the sandbox",
        release: false,
    },
    Package {
        command: "sandbox",
        name: "fintech-api-sandbox",
        folder: "sandbox",
        about: "start stand-ins for the APIs: no key, no network, no money",
        release: false,
    },
    Package {
        command: "coverage",
        name: "coverage",
        folder: "coverage",
        about: "which files and functions no test reaches",
        release: false,
    },
    Package {
        command: "soak",
        name: "soak",
        folder: "soak",
        about: "ten thousand operations on the sandbox while requests go wrong",
        release: false,
    },
    Package {
        command: "fuzz",
        name: "fuzz",
        folder: "fuzz",
        about: "let libFuzzer look for what breaks a reader",
        release: false,
    },
];

/// Those whose package is there.
pub(crate) fn present() -> impl Iterator<Item = &'static Package> {
    let project = Project::find().ok();
    PACKAGES.iter().filter(move |package| project.as_ref().is_some_and(|project| is_there(project, package)))
}

/// The command of that name.
pub(crate) fn find(name: &str) -> Option<&'static Package> {
    present().find(|package| package.command == name)
}

fn is_there(project: &Project, package: &Package) -> bool {
    project.at("tests").join(package.folder).join("Cargo.toml").is_file()
}

/// Starts it; how it ends is how this command ends.
pub(crate) fn run(package: &Package, args: &[OsString]) -> Result<Exit, Failure> {
    let mut command = cargo::cargo(&Project::find()?);
    command.args(["run", "--quiet", "--package", package.name]);
    if package.release {
        command.arg("--release");
    }
    command.arg("--").args(args);
    Ok(match cargo::code(&mut command)? {
        Some(0) => Exit::Fine,
        Some(2) => Exit::Wrong,
        Some(3) | None => Exit::Failed,
        Some(_) => Exit::Drift,
    })
}

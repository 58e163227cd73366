//! What others say: two public linters of the documents, three mock servers that hold the clients to them, a peer of the
//! signatures of requests, and one that holds the sandbox to the documents. They are installed at pinned versions, into
//! folders that are not committed.

mod schemathesis;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::project::Project;
use crate::say::{self, Failure};
use crate::{Exit, cargo, plan, tour};

const FOLDER: &str = "tests/contract";

/// `cargo xtask contract`.
pub(crate) fn run() -> Result<Exit, Failure> {
    let project = Project::find()?;
    // Before anything is asked: what is missing on a machine is told at once.
    install(&project)?;
    let python = schemathesis::install(&project)?;
    let documents: Vec<PathBuf> = project.documents()?.into_iter().map(|document| document.path).collect();
    let mut redocly = linter(&project, "redocly")?;
    redocly.args(["lint", "--config"]).arg(project.at("spec/redocly.yaml")).args(&documents);
    // Neither a report to the maker nor a look for newer versions.
    redocly.env("REDOCLY_TELEMETRY", "off").env("REDOCLY_SUPPRESS_UPDATE_NOTICE", "true");
    let mut spectral = linter(&project, "spectral")?;
    spectral.args(["lint", "--fail-severity", "hint", "--ruleset"]);
    spectral.arg(project.at("spec/spectral.yaml")).args(&documents);
    let mut signatures = Command::new("node");
    signatures.arg(absolute(&project.at(FOLDER))?.join("signatures.mjs"));
    let mut self_test = Command::new("node");
    self_test.arg("--test").arg(absolute(&project.at(FOLDER))?.join("mocks.test.mjs"));
    let mut passed = true;
    for command in [&mut redocly, &mut spectral, &mut signatures, &mut self_test] {
        say::progress(&cargo::shown(command));
        passed &= cargo::run(command)?;
    }
    passed &= mocks(&project)?;
    passed &= schemathesis::run(&project, python)?;
    Ok(if passed { Exit::Fine } else { Exit::Drift })
}

/// Every operation of every crate, sent to mock servers that know nothing but the document.
fn mocks(project: &Project) -> Result<bool, Failure> {
    let plans = plan::all(project, project.documents()?)?;
    let Some(outputs) = plan::outputs(&plans) else { return Ok(false) };
    let folder = absolute(&project.at(FOLDER))?;
    let mut mocks = Command::new("node");
    mocks.arg(folder.join("mocks.mjs")).arg("--known").arg(folder.join("mocks/known.json"));
    // The report is for programs; people read the summary beside it.
    mocks.stdout(Stdio::null());
    for (plan, output) in outputs {
        let tour = project.at("target/tours").join(&plan.document.name);
        tour::write(&output.api, &project.crate_of(&plan.document), &tour)?;
        // The versions that everything else is built with, in the same folder.
        generator::write::replace(&tour.join("Cargo.lock"), &crate::project::read(&project.at("Cargo.lock"))?)?;
        let mut build = cargo::cargo(project);
        build.args(["build", "--quiet", "--target-dir", "target", "--manifest-path"]);
        build.arg(absolute(&tour.join("Cargo.toml"))?);
        if !cargo::run(&mut build)? {
            return Ok(false);
        }
        mocks.arg(&plan.document.path).arg(project.at("target/debug").join(tour::program(&output.api)));
    }
    say::progress(&cargo::shown(&mocks));
    cargo::run(&mut mocks)
}

/// Absolute, for not every system looks for a program by a path relative to the folder one is in.
fn linter(project: &Project, name: &str) -> Result<Command, Failure> {
    Ok(Command::new(absolute(&project.at(FOLDER))?.join("node_modules/.bin").join(name)))
}

/// Installs what a mock needs.
pub(crate) fn install_for(project: &Project, mock: &str) -> Result<(), Failure> {
    if mock == "jsonschema" {
        schemathesis::install(project)?;
    }
    install(project)
}

/// Installs what the lock file says, unless just that is there.
fn install(project: &Project) -> Result<(), Failure> {
    let folder = project.at(FOLDER);
    let stamp = folder.join("node_modules/.installed");
    let lock = crate::project::read(&folder.join("package-lock.json"))?;
    if std::fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let mut npm = Command::new("npm");
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(absolute(&folder)?);
    say::progress(&cargo::shown(&npm));
    if !cargo::run(&mut npm)? {
        return Err(Failure::Environment(format!("failed to install the packages in `{FOLDER}`")));
    }
    generator::write::replace(&stamp, &lock)?;
    Ok(())
}

pub(crate) fn absolute(path: &Path) -> Result<PathBuf, Failure> {
    path.canonicalize().map_err(|error| Failure::Environment(format!("failed to find `{}`: {error}", path.display())))
}

//! Made-up requests to the sandbox by Schemathesis, which is Python: installed at pinned versions, each file by its hash,
//! into a folder below `target`.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::absolute;
use crate::cargo;
use crate::project::Project;
use crate::say::{self, Failure};

const FOLDER: &str = "tests/contract/schemathesis";
const INSTALLED: &str = "target/schemathesis";

/// Asks the sandbox, built first, for all that the documents have.
pub(super) fn run(project: &Project, python: PathBuf) -> Result<bool, Failure> {
    let mut build = cargo::cargo(project);
    build.args(["build", "--quiet", "--package", "fintech-api-sandbox"]);
    if !cargo::run(&mut build)? {
        return Ok(false);
    }
    let mut ask = Command::new(python);
    // `-B`: nothing is written beside the sources.
    ask.arg("-B").arg(absolute(&project.at(FOLDER))?.join("run.py"));
    let program = format!("fintech-api-sandbox{}", std::env::consts::EXE_SUFFIX);
    ask.arg(absolute(&project.at("target/debug"))?.join(program));
    ask.args(project.documents()?.into_iter().map(|document| document.path));
    say::progress(&cargo::shown(&ask));
    cargo::run(&mut ask)
}

/// Installs what the list says, unless just that is there; the interpreter that finds it.
pub(super) fn install(project: &Project) -> Result<PathBuf, Failure> {
    let list = absolute(&project.at(FOLDER))?.join("requirements.txt");
    let wanted = crate::project::read(&list)?;
    let folder = project.at(INSTALLED);
    let stamp = folder.join(".installed");
    if !std::fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        environment(&folder)?;
        let mut pip = Command::new(interpreter(&folder)?);
        pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps", "--require-hashes"]);
        // No package is built: what has no wheel for this machine is not installed.
        pip.args(["--only-binary", ":all:", "--requirement"]).arg(&list);
        say::progress(&cargo::shown(&pip));
        if !cargo::run(&mut pip)? {
            return Err(Failure::Environment(format!("failed to install what `{FOLDER}/requirements.txt` lists")));
        }
        generator::write::replace(&stamp, &wanted)?;
    }
    interpreter(&folder)
}

/// A folder of its own for packages, so that nothing else on the machine changes or matters.
fn environment(folder: &Path) -> Result<(), Failure> {
    let mut venv = Command::new("python3");
    venv.args(["-m", "venv", "--clear"]).arg(folder).stdout(Stdio::null());
    if matches!(cargo::run(&mut venv), Ok(true)) {
        return Ok(());
    }
    let says = "Schemathesis needs Python 3.10 or later with its module `venv` (on Debian: `python3-venv`)";
    Err(Failure::Environment(says.to_owned()))
}

fn interpreter(folder: &Path) -> Result<PathBuf, Failure> {
    // Not resolved to what it links to: by its place it knows its packages.
    Ok(absolute(folder)?.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" }))
}

//! Sends every operation of the crates of a corpus to a mock server that knows nothing but the document.
//! Whether a request conforms is the mock's opinion, and none of ours.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use generator::write::replace;
use serde_json::Value;

use super::made::{Became, Made};
use crate::project::{Project, read};
use crate::say::{self, Failure};
use crate::{cargo, contract};

/// What a mock said about a crate.
pub(crate) struct Mocked {
    /// The document.
    pub(crate) name: String,
    result: Result<Calls, String>,
}

/// How many calls came to what. An answer that the mock says breaks the document, or does not have, is no test of a client.
struct Calls {
    all: usize,
    accepted: usize,
    answers: usize,
    decoded: usize,
}

impl Calls {
    fn of(verdicts: &[&str]) -> Self {
        let count = |wanted: &[&str]| verdicts.iter().filter(|verdict| wanted.contains(verdict)).count();
        let answers = count(&["fine", "answer", "failed"]);
        Self { all: verdicts.len(), accepted: answers + count(&["mock"]), answers, decoded: count(&["fine"]) }
    }
}

impl Mocked {
    /// For the table.
    pub(crate) fn in_words(&self) -> String {
        match &self.result {
            Ok(Calls { all, accepted, answers, decoded }) => {
                format!("{accepted} of {all} accepted, {decoded} of {answers} read")
            }
            Err(why) => why.clone(),
        }
    }

    /// Whether each call was accepted, and each answer that the mock stands by was read.
    pub(crate) fn is_well(&self) -> bool {
        self.result.as_ref().is_ok_and(|calls| calls.accepted == calls.all && calls.decoded == calls.answers)
    }
}

/// Where the program that calls a crate's operations is written.
pub(crate) fn tour(name: &str, out: &Path) -> PathBuf {
    out.join("tours").join(name)
}

/// Asks a mock about all crates; its report about one is put beside it.
pub(crate) fn all(made: &[Made], mock: &str, out: &Path) -> Result<Vec<Mocked>, Failure> {
    let project = Project::find()?;
    contract::install_for(&project, mock)?;
    let mut mocked = Vec::new();
    for one in made {
        let Became::Crate { package, .. } = &one.became else { continue };
        let result = ask(&project, one, package, mock, out)?;
        let mocked_one = Mocked { name: one.name.clone(), result };
        say::progress(&format!("{}: {mock} takes {}", one.name, mocked_one.in_words()));
        mocked.push(mocked_one);
    }
    Ok(mocked)
}

fn ask(project: &Project, one: &Made, package: &str, mock: &str, out: &Path) -> Result<Result<Calls, String>, Failure> {
    let folder = tour(&one.name, out);
    replace(&folder.join("Cargo.lock"), &read(&project.at("Cargo.lock"))?)?;
    let target = std::path::absolute(out.join("target")).unwrap_or_else(|_| out.join("target"));
    let mut build = cargo::cargo(project);
    build.args(["build", "--quiet", "--manifest-path"]).arg(contract::absolute(&folder.join("Cargo.toml"))?);
    build.env("CARGO_TARGET_DIR", &target);
    if !cargo::run(&mut build)? {
        return Ok(Err("does not build".to_owned()));
    }
    let mut node = Command::new("node");
    node.arg(contract::absolute(&project.at("tests/contract"))?.join("mocks.mjs")).args(["--mock", mock]);
    node.arg(&one.document).arg(target.join("debug").join(format!("{package}-tour{}", std::env::consts::EXE_SUFFIX)));
    node.stderr(Stdio::null());
    let output = node.output().map_err(|error| Failure::Environment(format!("failed to start Node.js: {error}")))?;
    let report = String::from_utf8_lossy(&output.stdout).into_owned();
    replace(&out.join(format!("{}.{mock}.json", one.name)), &report)?;
    let report: Value = serde_json::from_str(report.trim()).unwrap_or_default();
    let verdicts = |calls: &Vec<Value>| {
        let verdicts: Vec<&str> = calls.iter().filter_map(|call| call["verdict"].as_str()).collect();
        Calls::of(&verdicts)
    };
    Ok(report["calls"].as_array().map(verdicts).ok_or_else(|| "no report".to_owned()))
}

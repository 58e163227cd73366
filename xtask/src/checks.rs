//! `test` and `ci`: which checks there are, and in which order they run.
//! What a check checks is in the check; here nothing is judged but whether it passed.

use std::process::Command;
use std::time::Instant;

use generator::text::Files;

use crate::project::Project;
use crate::say::{self, Failure};
use crate::{Exit, cargo, contract, operations, plan, regen};

/// Packages that can be compiled when generated crates cannot.
const BEFORE_GENERATED: [&str; 5] = ["generator", "xtask", "generator-tests", "bench", "coverage"];

/// `cargo xtask test`.
pub(crate) fn test() -> Result<Exit, Failure> {
    let drift = in_step()?;
    if drift != Exit::Fine {
        return Ok(drift);
    }
    let project = Project::find()?;
    for (name, mut command) in
        [("generator", tests_before_generated(&project)), ("clients", tests_of_the_rest(&project)?)]
    {
        if !step(&format!("tests: {name}"), &mut command)? {
            return Ok(Exit::Drift);
        }
    }
    title("every operation has a test");
    operations::check()
}

/// `cargo xtask ci`.
pub(crate) fn ci() -> Result<Exit, Failure> {
    let drift = in_step()?;
    if drift != Exit::Fine {
        return Ok(drift);
    }
    let project = Project::find()?;
    let mut failed = Vec::new();
    let mut passed = 1;
    let mut count = |name: String, well: bool| if well { passed += 1 } else { failed.push(name) };
    for (name, mut command) in commands(&project)? {
        let well = step(&name, &mut command)?;
        count(name, well);
    }
    title("every operation has a test");
    count("every operation has a test".to_owned(), operations::check()? == Exit::Fine);
    title("contract");
    count("contract".to_owned(), contract::run()? == Exit::Fine);
    for name in &failed {
        say::result(&format!("FAILED: {name}"))?;
    }
    say::result(&format!("checks: {passed} passed, {} failed", failed.len()))?;
    Ok(if failed.is_empty() { Exit::Fine } else { Exit::Drift })
}

/// All of `ci` that Cargo does, in order.
fn commands(project: &Project) -> Result<Vec<(String, Command)>, Failure> {
    let mut tests = tests_before_generated(project);
    tests.env("MUTATIONS", "all");
    let mut steps = vec![
        ("formatting".to_owned(), with(project, &["fmt", "--all", "--", "--check"])),
        ("tests: generator".to_owned(), tests),
        ("tests: clients".to_owned(), tests_of_the_rest(project)?),
        (
            "lints".to_owned(),
            with(project, &["clippy", "--workspace", "--all-targets", "--all-features", "--", "-Dwarnings"]),
        ),
    ];
    steps.extend(features(project)?);
    // The same features as in the tests above, so that nothing is compiled again.
    let mut browser = tests_of_the_rest(project)?;
    browser.args(["--test", "browser", "--", "--ignored"]);
    steps.push(("the sandbox's page, in Chromium".to_owned(), browser));
    let tls = ["test", "--package", "oas-runtime", "--features", "test,rustls", "--test", "runtime", "mutual_tls"];
    steps.push(("mutual TLS".to_owned(), with(project, &tls)));
    let consumer = ["test", "--doc", "--manifest-path", "tests/consumer/Cargo.toml", "--target-dir", "target"];
    steps.push(("README's sample, as a user compiles it".to_owned(), with(project, &consumer)));
    let mut docs = with(project, &["doc", "--workspace", "--no-deps", "--all-features"]);
    docs.env("RUSTDOCFLAGS", "-Dwarnings");
    steps.push(("documentation".to_owned(), docs));
    Ok(steps)
}

fn tests_before_generated(project: &Project) -> Command {
    let packages = BEFORE_GENERATED.iter().flat_map(|package| ["--package", package]);
    with(project, &["test"].into_iter().chain(packages).collect::<Vec<_>>())
}

/// The runtime, the generated crates and what tests them, without TLS: tests need nothing but Rust, and quickly.
fn tests_of_the_rest(project: &Project) -> Result<Command, Failure> {
    let mut command = with(project, &["test", "--no-default-features", "--package", "oas-runtime"]);
    command.args(["--package", "wire", "--package", "oracle", "--package", "money", "--package", "constructs"]);
    command.args(["--package", "fintech-api-sandbox", "--package", "demo", "--package", "fuzz", "--package", "soak"]);
    command.args(["--features", "oas-runtime/test,oas-runtime/http-client"]);
    for (package, features) in generated(project)? {
        let features = features.iter().filter(|feature| !TLS.contains(&feature.as_str()));
        let features: Vec<String> = features.map(|feature| format!("{package}/{feature}")).collect();
        command.args(["--package", &package, "--features", &features.join(",")]);
    }
    Ok(command)
}

/// Features that bring a TLS library.
pub(crate) const TLS: [&str; 3] = ["native-tls", "rustls", "rustls-no-provider"];

/// The generated crates with their features.
fn generated(project: &Project) -> Result<Vec<(String, Vec<String>)>, Failure> {
    let plans = plan::all(project, project.documents()?)?;
    let outputs = plan::outputs(&plans).unwrap_or_default();
    Ok(outputs.iter().map(|(_, output)| (output.api.package.name.clone(), features_of(&output.files))).collect())
}

/// Each feature of the generated crates alone, and none: one command for all crates that have it, for then the runtime
/// is compiled once. All features together are what the lints see.
fn features(project: &Project) -> Result<Vec<(String, Command)>, Failure> {
    let crates = generated(project)?;
    let mut all: Vec<&String> = crates.iter().flat_map(|(_, features)| features).collect();
    all.sort();
    all.dedup();
    let none = (!crates.is_empty()).then(|| ("no feature".to_owned(), lints_with(project, &crates, None)));
    let each = all.into_iter().map(|name| (format!("feature {name} alone"), lints_with(project, &crates, Some(name))));
    Ok(none.into_iter().chain(each).collect())
}

fn lints_with(project: &Project, crates: &[(String, Vec<String>)], feature: Option<&String>) -> Command {
    let mut command = with(project, &["clippy", "--no-default-features"]);
    for (package, features) in crates {
        match feature {
            Some(feature) if !features.contains(feature) => {}
            Some(feature) => drop(command.args(["--package", package, "--features", &format!("{package}/{feature}")])),
            None => drop(command.args(["--package", package])),
        }
    }
    command.args(["--", "-Dwarnings"]);
    command
}

/// The keys of `[features]`, `default` aside.
pub(crate) fn features_of(files: &Files) -> Vec<String> {
    let manifest = files.get("Cargo.toml").map_or("", String::as_str);
    let table = manifest.lines().skip_while(|line| *line != "[features]").skip(1);
    let lines = table.take_while(|line| !line.starts_with('['));
    let keys = lines.filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(" = "));
    keys.map(|(key, _)| key.to_owned()).filter(|key| key != "default").collect()
}

fn with(project: &Project, args: &[&str]) -> Command {
    let mut command = cargo::cargo(project);
    command.args(args);
    command
}

/// In this process, so that nothing has to compile.
fn in_step() -> Result<Exit, Failure> {
    title("drift");
    regen::run(&[], true)
}

fn step(name: &str, command: &mut Command) -> Result<bool, Failure> {
    title(&format!("{name}: {}", cargo::shown(command)));
    let start = Instant::now();
    let passed = cargo::run(command)?;
    let how = if passed { "passed" } else { "FAILED" };
    say::progress(&format!("-- {name}: {how} in {} s", start.elapsed().as_secs()));
    Ok(passed)
}

fn title(text: &str) {
    say::progress(&format!("== {text}"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_are_read_from_the_manifest() {
        let manifest = "[package]\nname = \"x\"\n[features]\ndefault = [\"a\"]\n# Prose = more.\na = []\nb-c = [\"a\"]\n\n[lints]\n";
        let files = Files::from([("Cargo.toml".to_owned(), manifest.to_owned())]);
        assert_eq!(features_of(&files), ["a", "b-c"]);
    }
}

//! The workspace of all crates below the target folder, with one package of tests for all of them.
//! Files that did not change are left alone, so that nothing is compiled twice.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use generator::text::Files;
use generator::write::{apply, drift, replace};
use generator_tests::{read, repository};

use crate::support::Case;

/// The package that has the tests.
const TESTS: &str = "wire-of-constructs";
/// TLS would be compiled for nothing: the server is on loopback.
const TLS: [&str; 3] = ["native-tls", "rustls", "rustls-no-provider"];

/// The workspace.
pub(crate) struct Build(PathBuf);

/// What Cargo said.
pub(crate) struct Said {
    /// Whether all was well, and without warnings.
    pub(crate) passed: bool,
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) err: String,
}

/// A case that became a crate.
struct Made<'a> {
    case: &'a Case,
    package: String,
    features: Vec<String>,
}

/// Writes the crates, and the tests that use them.
pub(crate) fn write(cases: &[Case]) -> Build {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("constructs");
    let mut made = Vec::new();
    for case in cases {
        // One that became no crate has findings, which another test reads.
        let Some(output) = case.generated().output else { continue };
        put(&root.join(case.ident()), &output.files);
        made.push(Made { case, package: output.api.package.name, features: features(&output.files) });
    }
    let members = made.iter().map(|made| format!("\"{}\", ", made.case.ident()));
    let members = members.chain([format!("\"{TESTS}\"")]).collect::<String>();
    // The profile of the repository, so that dependencies that were built are taken.
    let profile = "[profile.dev]\ndebug = \"line-tables-only\"\n";
    keep(&root.join("Cargo.toml"), &format!("[workspace]\nresolver = \"3\"\nmembers = [{members}]\n\n{profile}"));
    keep(&root.join("Cargo.lock"), &read(&repository().join("Cargo.lock")));
    put(&root.join(TESTS), &tests(&made));
    Build(root)
}

/// A target for each section, so that one that does not compile hides no other.
fn tests(made: &[Made<'_>]) -> Files {
    let mut sections: BTreeMap<&str, String> = BTreeMap::new();
    for Made { case, package, .. } in made {
        let (ident, lib) = (case.ident(), package.replace('-', "_"));
        let modules = sections.entry(case.section()).or_default();
        if let Some(wire) = case.wire() {
            let _ = write!(
                modules,
                "mod {ident} {{\n    use {lib} as api;\n    #[path = {}]\n    mod wire;\n}}\n",
                quoted(&wire)
            );
        }
    }
    let manifest = manifest(made, sections.keys().copied());
    let mut files = Files::from([("Cargo.toml".to_owned(), manifest), ("lib.rs".to_owned(), String::new())]);
    files.extend(sections.into_iter().map(|(section, modules)| (format!("tests/{section}.rs"), modules)));
    files
}

fn manifest<'s>(made: &[Made<'_>], sections: impl Iterator<Item = &'s str>) -> String {
    let mut text = format!(
        "[package]\nname = \"{TESTS}\"\nversion = \"0.0.0\"\nedition = \"2024\"\npublish = false\nautotests = false\n\n\
         [lib]\npath = \"lib.rs\"\ntest = false\ndoctest = false\n"
    );
    for section in sections {
        let _ = write!(text, "\n[[test]]\nname = \"{section}\"\npath = \"tests/{section}.rs\"\n");
    }
    let support = quoted(Path::new(env!("CARGO_MANIFEST_DIR")));
    let _ = write!(text, "\n[dependencies]\nconstructs = {{ path = {support} }}\n");
    for Made { case, package, features } in made {
        let (ident, features) = (case.ident(), format!("{features:?}"));
        let how = "default-features = false";
        let _ = writeln!(text, "{package} = {{ path = \"../{ident}\", {how}, features = {features} }}");
    }
    text
}

/// As a string of Rust and of TOML.
fn quoted(path: &Path) -> String {
    format!("{:?}", path.to_string_lossy())
}

/// The keys of `[features]`, without `default` and TLS.
fn features(files: &Files) -> Vec<String> {
    let manifest = files.get("Cargo.toml").map_or("", String::as_str);
    let table = manifest.lines().skip_while(|line| *line != "[features]").skip(1);
    let lines = table.take_while(|line| !line.starts_with('[')).filter(|line| !line.starts_with('#'));
    let keys = lines.filter_map(|line| line.split_once(" = ")).map(|(key, _)| key.trim_matches('"'));
    keys.filter(|key| *key != "default" && !TLS.contains(key)).map(str::to_owned).collect()
}

fn put(folder: &Path, files: &Files) {
    let found = drift(files, folder).expect("the target folder can be read");
    apply(&found, folder).expect("the target folder can be written");
}

fn keep(path: &Path, text: &str) {
    if std::fs::read_to_string(path).ok().as_deref() != Some(text) {
        replace(path, text).expect("the target folder can be written");
    }
}

impl Build {
    /// Compiles everything and runs all tests, whatever fails.
    pub(crate) fn test(&self) -> Said {
        let built = self.cargo(&["build", "--tests", "--keep-going"]);
        if built.passed { self.cargo(&["test", "--no-fail-fast"]) } else { built }
    }

    fn cargo(&self, args: &[&str]) -> Said {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("..");
        let mut command = Command::new("cargo");
        command.args(args).args(["--package", TESTS]).current_dir(&self.0);
        command.env("CARGO_TARGET_DIR", target).env("CARGO_TERM_COLOR", "never");
        // What this test was started with must not leak into what it starts.
        for inherited in ["RUSTFLAGS", "CARGO_ENCODED_RUSTFLAGS"] {
            command.env_remove(inherited);
        }
        let output = command.output().expect("Cargo can be started");
        let err = String::from_utf8_lossy(&output.stderr).into_owned();
        let quiet = err.lines().all(|line| !line.starts_with("warning"));
        let out = String::from_utf8_lossy(&output.stdout).into_owned();
        Said { passed: output.status.success() && quiet, out, err }
    }
}

impl Said {
    /// The cases that failed: by a test, or by an error or warning of the compiler.
    pub(crate) fn failed(&self, cases: &[Case]) -> Vec<String> {
        let failed = |case: &&Case| {
            let test = format!("test {}::", case.ident());
            let by_test = self.out.lines().any(|line| line.starts_with(&test) && line.ends_with("FAILED"));
            let places = [format!("{}/src/", case.ident()), format!("{}/wire.rs", case.folder.display())];
            by_test || places.iter().any(|place| self.err.contains(place))
        };
        cases.iter().filter(failed).map(|case| format!("{} ({})", case.id, case.folder.display())).collect()
    }
}

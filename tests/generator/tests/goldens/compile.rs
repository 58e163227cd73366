//! Compiles crates in a workspace of their own, outside of this one.
//! Dependencies are those of this repository's lock file, built once into its target directory.

use std::path::{Path, PathBuf};
use std::process::Command;

use generator::text::Files;
use generator_tests::repository;

/// Clients without HTTP: what else the runtime can do is not the goldens' business.
const FEATURES: [&str; 3] = ["--no-default-features", "--features", "operations,serde,test"];

/// Checks, documents and runs the examples of all crates; panics with the output at the first warning.
pub(crate) fn all(crates: &[(String, Files)]) {
    let workspace = Workspace::with(crates);
    // Lints are for those who have them; `cargo xtask ci` does.
    let has_clippy = Command::new("cargo").args(["clippy", "--version"]).output().is_ok_and(|out| out.status.success());
    workspace.cargo(&[if has_clippy { "clippy" } else { "check" }, "--workspace", "--keep-going"]);
    workspace.cargo(&["doc", "--workspace", "--no-deps"]);
    workspace.cargo(&["test", "--workspace", "--doc", "--no-fail-fast"]);
}

/// Removed when it is dropped.
struct Workspace(PathBuf);

impl Workspace {
    fn with(crates: &[(String, Files)]) -> Self {
        // Not below this repository, whose workspace would be taken for theirs.
        let root = std::env::temp_dir().join(format!("generator-goldens-{}", std::process::id()));
        let workspace = Self(root);
        let members: Vec<String> = crates.iter().map(|(name, _)| format!("\"{name}\"")).collect();
        workspace.write("Cargo.toml", &format!("[workspace]\nresolver = \"3\"\nmembers = [{}]\n", members.join(", ")));
        workspace.write("Cargo.lock", &generator_tests::read(&repository().join("Cargo.lock")));
        for (name, files) in crates {
            for (path, text) in files {
                workspace.write(&format!("{name}/{path}"), text);
            }
        }
        workspace
    }

    fn write(&self, path: &str, text: &str) {
        generator::write::replace(&self.0.join(path), text).expect("a temporary folder can be written");
    }

    fn cargo(&self, args: &[&str]) {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("..");
        let mut command = Command::new("cargo");
        command.args(args).args(FEATURES).current_dir(&self.0).env("CARGO_TARGET_DIR", target);
        // What this test was started with must not leak into what it starts.
        for inherited in ["RUSTFLAGS", "RUSTDOCFLAGS", "CARGO_ENCODED_RUSTFLAGS"] {
            command.env_remove(inherited);
        }
        let output = command.output().expect("Cargo can be started");
        let says = String::from_utf8_lossy(&output.stderr);
        let heard = String::from_utf8_lossy(&output.stdout);
        let quiet = says.lines().all(|line| !line.starts_with("warning"));
        assert!(output.status.success() && quiet, "cargo {}\n{heard}\n{says}", args.join(" "));
    }
}

impl Drop for Workspace {
    fn drop(&mut self) {
        // What is left in a temporary folder harms nobody.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

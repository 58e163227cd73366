//! What the tests of the commands share: a small repository in a temporary folder, and the program run in it.
//! The program is run as its users run it; nothing of it is called directly.
#![allow(dead_code, reason = "each test file uses a part")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A document without faults.
pub(crate) const SMALL: &str = include_str!("small.yaml");

/// A folder that is removed when it is dropped.
pub(crate) struct Folder(pub(crate) PathBuf);

/// How a command ended.
pub(crate) struct Ended {
    pub(crate) code: Option<i32>,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Folder {
    /// An empty folder outside of every repository; the name must be the test's own.
    pub(crate) fn empty(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("xtask-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Self(path.canonicalize().unwrap())
    }

    /// A repository with one small document, not yet generated.
    pub(crate) fn repository(name: &str) -> Self {
        let folder = Self::empty(name);
        folder.write("Cargo.toml", "[workspace]\nmembers = [\n    \"generated/small\",\n]\n");
        folder.write("runtime/Cargo.toml", &read(&repository().join("runtime/Cargo.toml")));
        folder.write("spec/small.yaml", SMALL);
        folder
    }

    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.0.join(path)
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    pub(crate) fn read(&self, path: &str) -> String {
        read(&self.path(path))
    }

    /// Every file below with its text.
    pub(crate) fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        files_below(&self.0).into_iter().map(|path| (path.clone(), std::fs::read(path).unwrap())).collect()
    }

    /// Runs the program here.
    pub(crate) fn run(&self, args: &[&str]) -> Ended {
        let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
        ended(&command.args(args).current_dir(&self.0).output().unwrap())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

impl Ended {
    /// Asserts the exit code, with all that was said.
    #[track_caller]
    pub(crate) fn with(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "standard output:\n{}\nstandard error:\n{}", self.out, self.err);
        self
    }
}

/// Runs a program with nothing from this one but its environment.
pub(crate) fn ended(output: &Output) -> Ended {
    Ended {
        code: output.status.code(),
        out: String::from_utf8(output.stdout.clone()).unwrap(),
        err: String::from_utf8(output.stderr.clone()).unwrap(),
    }
}

/// This repository.
pub(crate) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

pub(crate) fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// All files below a folder, sorted.
pub(crate) fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files.extend(files_below(&path)) } else { files.push(path) }
    }
    files.sort();
    files
}

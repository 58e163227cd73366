//! Compares files with a directory, and makes the directory equal to them.
//! With `load` the only part that touches the file system; what differs is computed whole before anything is written.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use crate::text::Files;

/// One difference between what a directory holds and what it should hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Drift {
    /// The file is not there.
    Missing {
        /// Path below the directory.
        path: String,
        /// What it should hold.
        should: String,
    },
    /// The file holds something else.
    Stale {
        /// Path below the directory.
        path: String,
        /// What it holds.
        is: String,
        /// What it should hold.
        should: String,
    },
    /// No such file should be there.
    Stray {
        /// Path below the directory.
        path: String,
    },
}

impl Drift {
    /// Path below the directory.
    #[must_use]
    pub fn path(&self) -> &str {
        match self {
            Self::Missing { path, .. } | Self::Stale { path, .. } | Self::Stray { path } => path,
        }
    }
}

/// The file system failed: what was tried, and how it answered.
#[derive(Debug)]
pub struct Failed {
    /// The file or directory.
    pub path: PathBuf,
    /// What was tried.
    pub doing: &'static str,
    /// The answer.
    pub error: io::Error,
}

impl std::fmt::Display for Failed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "failed to {} `{}`: {}", self.doing, self.path.display(), self.error)
    }
}

impl std::error::Error for Failed {}

/// What must be done so that `directory` holds exactly `files`; in order of paths.
///
/// # Errors
/// If the directory cannot be read.
pub fn drift(files: &Files, directory: &Path) -> Result<Vec<Drift>, Failed> {
    let mut there = BTreeSet::new();
    list(directory, "", &mut there)?;
    let mut found = Vec::new();
    for (path, should) in files {
        if !there.remove(path.as_str()) {
            found.push(Drift::Missing { path: path.clone(), should: should.clone() });
            continue;
        }
        let at = directory.join(path);
        let bytes = std::fs::read(&at).map_err(|error| Failed { path: at, doing: "read", error })?;
        if bytes != should.as_bytes() {
            let is = String::from_utf8_lossy(&bytes).into_owned();
            found.push(Drift::Stale { path: path.clone(), is, should: should.clone() });
        }
    }
    found.extend(there.into_iter().map(|path| Drift::Stray { path }));
    found.sort_by(|a, b| a.path().cmp(b.path()));
    Ok(found)
}

/// All files below a directory; build output of the crate itself is nobody's drift.
fn list(directory: &Path, below: &str, into: &mut BTreeSet<String>) -> Result<(), Failed> {
    let fail = |error| Failed { path: directory.to_owned(), doing: "list", error };
    let entries = match std::fs::read_dir(directory) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(fail(error)),
    };
    for entry in entries {
        let entry = entry.map_err(fail)?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if below.is_empty() { name.clone() } else { format!("{below}/{name}") };
        // What Cargo makes of the crate is not the generator's.
        if below.is_empty() && (name == "target" || name == "Cargo.lock") {
            continue;
        }
        if entry.file_type().map_err(fail)?.is_dir() {
            list(&entry.path(), &path, into)?;
        } else {
            into.insert(path);
        }
    }
    Ok(())
}

/// Does what `drift` found: new and changed files first, each by rename, stray ones last.
///
/// A run that is killed in between leaves a directory that the next run completes; no file is ever half-written.
///
/// # Errors
/// If a file cannot be written or removed.
pub fn apply(drift: &[Drift], directory: &Path) -> Result<(), Failed> {
    for each in drift {
        if let Drift::Missing { path, should } | Drift::Stale { path, should, .. } = each {
            replace(&directory.join(path), should)?;
        }
    }
    for each in drift {
        if let Drift::Stray { path } = each {
            remove(&directory.join(path), directory)?;
        }
    }
    Ok(())
}

/// Writes a file whole or not at all.
///
/// # Errors
/// If it cannot be written.
pub fn replace(at: &Path, text: &str) -> Result<(), Failed> {
    if let Some(parent) = at.parent() {
        std::fs::create_dir_all(parent).map_err(|error| Failed {
            path: parent.to_owned(),
            doing: "create the directory",
            error,
        })?;
    }
    let mut new = at.as_os_str().to_owned();
    new.push(".new");
    let new = PathBuf::from(new);
    std::fs::write(&new, text).map_err(|error| Failed { path: new.clone(), doing: "write", error })?;
    std::fs::rename(&new, at).map_err(|error| Failed { path: at.to_owned(), doing: "replace", error })
}

fn remove(at: &Path, directory: &Path) -> Result<(), Failed> {
    match std::fs::remove_file(at) {
        // The `.new` of a run that was killed: replacing its file has used it up.
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        removed => removed.map_err(|error| Failed { path: at.to_owned(), doing: "remove", error })?,
    }
    let mut parent = at.parent();
    while let Some(empty) = parent.filter(|parent| *parent != directory && parent.starts_with(directory)) {
        // Fails where other files are left, which is how the loop ends.
        if std::fs::remove_dir(empty).is_err() {
            break;
        }
        parent = empty.parent();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scratch(name: &str) -> PathBuf {
        let directory = std::env::temp_dir().join(format!("generator-write-{name}-{}", std::process::id()));
        let _ = std::fs::remove_dir_all(&directory);
        directory
    }

    #[test]
    fn applying_drift_leaves_none() {
        let directory = scratch("apply");
        let files = Files::from([("a.txt".to_owned(), "a".to_owned()), ("b/c.txt".to_owned(), "c".to_owned())]);
        replace(&directory.join("b/c.txt"), "old").expect("writes");
        replace(&directory.join("stray/deep/file"), "x").expect("writes");
        let found = drift(&files, &directory).expect("reads");
        let kinds: Vec<&str> = found.iter().map(Drift::path).collect();
        assert_eq!(kinds, ["a.txt", "b/c.txt", "stray/deep/file"]);
        apply(&found, &directory).expect("applies");
        assert_eq!(drift(&files, &directory).expect("reads"), []);
        assert!(!directory.join("stray").exists());
        std::fs::remove_dir_all(&directory).expect("removes");
    }
}

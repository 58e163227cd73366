//! The inputs that are kept: files of the repository.
//! They may not hold anything that is secret or about somebody; all of them were made up.

use std::path::{Path, PathBuf};

use crate::Target;

/// The kept inputs of a target: path and bytes, sorted by path.
///
/// # Errors
/// When a folder or a file cannot be read.
pub fn corpus(target: &Target) -> std::io::Result<Vec<(PathBuf, Vec<u8>)>> {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    collect(&package.join("corpus").join(target.name), &mut files)?;
    for folder in target.beside {
        collect(&package.join("../..").join(folder), &mut files)?;
    }
    files.sort();
    files.into_iter().map(|path| std::fs::read(&path).map(|bytes| (path, bytes))).collect()
}

/// All files of a folder; of folders beside the corpus the documents alone.
fn collect(folder: &Path, to: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            if path.file_name().is_some_and(|name| name != "expected") {
                collect(&path, to)?;
            }
        } else if path.extension().is_none_or(|extension| extension != "rs" && extension != "md") {
            to.push(path);
        }
    }
    Ok(())
}

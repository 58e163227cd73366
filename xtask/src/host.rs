//! The Cargo workspace around a folder: whether a crate in it must be listed there.
//! It reads manifests as text and changes none of them.

use std::path::{Path, PathBuf};

use crate::say::{self, Failure};

/// Prints the line that a workspace around the folder needs.
pub(crate) fn hint(folder: &Path) -> Result<(), Failure> {
    let Some((root, path)) = around(folder) else { return Ok(()) };
    let manifest = std::fs::read_to_string(&root).unwrap_or_default();
    if manifest.contains(&format!("\"{path}\"")) {
        return Ok(());
    }
    say::result(&format!("add to `members` in {}, unless a pattern there covers it:\n    \"{path}\",", root.display()))
}

/// The manifest of the workspace around a folder, and the folder's path from there.
fn around(folder: &Path) -> Option<(PathBuf, String)> {
    let folder = folder.canonicalize().ok()?;
    let root = folder.ancestors().skip(1).find(|above| is_workspace(&above.join("Cargo.toml")))?;
    let parts = folder.strip_prefix(root).ok()?.iter().map(std::ffi::OsStr::to_string_lossy);
    Some((root.join("Cargo.toml"), parts.collect::<Vec<_>>().join("/")))
}

fn is_workspace(manifest: &Path) -> bool {
    let text = std::fs::read_to_string(manifest).unwrap_or_default();
    text.lines().any(|line| line.trim_start().starts_with("[workspace"))
}

//! The runtime's sources, as they were when this program was built.
//! For crates that shall build where there is no copy of this repository; it knows none of their content.

/// Path below the runtime, and text.
pub(crate) const RUNTIME: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/runtime_files.rs"));

/// The runtime's manifest.
pub(crate) const MANIFEST: &str = include_str!("../../runtime/Cargo.toml");

/// The manifest as a copy of the runtime needs it: its tests stay behind, so what only they need does, too.
pub(crate) fn manifest_of_copy() -> String {
    let mut kept = String::new();
    let mut dropping = false;
    for line in MANIFEST.lines() {
        if line.starts_with('[') {
            dropping = line.starts_with("[[test]]") || line.starts_with("[dev-dependencies");
        }
        if !dropping {
            kept.push_str(line);
            kept.push('\n');
        }
    }
    kept
}

/// The first `version = "…"` of a manifest: its package's.
pub(crate) fn version_in(manifest: &str) -> Option<&str> {
    let line = manifest.lines().find_map(|line| line.strip_prefix("version = \""))?;
    line.strip_suffix('"')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_has_its_library_and_not_its_tests() {
        let copy = manifest_of_copy();
        assert!(copy.contains("[lib]\n") && copy.contains("[lints.clippy]\n"));
        assert!(!copy.contains("[[test]]") && !copy.contains("proptest"));
        assert!(RUNTIME.iter().any(|(path, text)| *path == "src/lib.rs" && text.contains("mod ")));
        assert!(RUNTIME.iter().all(|(path, _)| !path.starts_with("tests")));
        assert_eq!(version_in("[package]\nversion = \"1.2.3\"\n"), Some("1.2.3"));
    }
}

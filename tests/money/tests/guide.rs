//! The page on what can go wrong with money: each of its cases names a test, and each of these tests is there.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

const GUIDE: &str = include_str!("../../../runtime/src/money.md");

/// Where tests live, as the page names them: `file::test`.
const FOLDERS: [&str; 4] =
    ["runtime/tests/runtime", "runtime/src", "tests/money/tests", "tests/wire/tests/align/general"];

fn named() -> Vec<&'static str> {
    let quoted = GUIDE.split('`').skip(1).step_by(2);
    quoted.filter(|text| text.split_once("::").is_some_and(|(file, test)| is_name(file) && is_name(test))).collect()
}

fn is_name(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

fn file(name: &str) -> Option<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    FOLDERS.iter().map(|folder| root.join(folder).join(format!("{name}.rs"))).find(|path| path.exists())
}

/// Whether a file has a test of that name: a function behind `#[test]`, or one of a property.
fn has_test(text: &str, name: &str) -> bool {
    let start = format!("fn {name}(");
    text.contains(&start) && text.contains("#[test]")
}

#[test]
fn each_case_is_a_test() {
    let named = named();
    assert!(named.len() > 30, "the page names its tests: {named:?}");
    for test in named {
        let (module, name) = test.split_once("::").unwrap();
        // The same name may stand in two folders.
        let found = FOLDERS.iter().any(|folder| {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(folder).join(format!("{module}.rs"));
            fs::read_to_string(path).is_ok_and(|text| has_test(&text, name))
        });
        assert!(found, "there is no test {test} in {:?}", file(module));
    }
}

#[test]
fn each_row_names_one() {
    let rows = GUIDE.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| what happens"));
    for row in rows {
        assert!(row.trim_end_matches(" |").ends_with('`'), "a case without a test: {row}");
    }
}

//! `cargo xtask corpus` tells what became of every document of a folder, refused ones included.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod support;

use support::{Folder, SMALL};

#[test]
fn every_document_has_a_row() {
    let folder = Folder::repository("corpus");
    folder.write("documents/small.yaml", SMALL);
    folder.write("documents/wrong.yaml", "swagger: '2.0'\ninfo: { title: Wrong, version: '1' }\npaths: {}\n");
    folder.write("documents/notes.txt", "no document");
    let said = folder.run(&["corpus", "documents", "--out", "made"]).with(1);
    let rows: Vec<&str> = said.out.lines().filter(|line| line.starts_with('|')).collect();
    assert_eq!(rows.len(), 4, "{}", said.out);
    assert!(rows[2].starts_with("| small ") && rows[3].contains("| refused: "), "{}", said.out);
    assert!(said.err.contains("wrong: refused: "), "{}", said.err);
    assert!(folder.path("made/small/src/lib.rs").exists() && !folder.path("made/wrong").exists());
    assert!(folder.read("made/wrong.findings.txt").contains("documents/wrong.yaml:"));

    folder.run(&["corpus", "documents", "--only", "small", "--out", "made"]).with(0);
    folder.run(&["corpus", "documents", "--only", "nothing", "--out", "made"]).with(2);
}

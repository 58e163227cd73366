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

#[test]
fn any_file_is_a_document_of_its_own() {
    let folder = Folder::repository("corpus-names");
    for file in ["1forge.com.yaml", "api_v2.yaml", "api-v2.yml"] {
        folder.write(&format!("documents/{file}"), SMALL);
    }
    folder.run(&["corpus", "documents", "--out", "made"]).with(0);
    let package = |name: &str| folder.read(&format!("made/{name}/Cargo.toml"));
    for name in ["n1forge-com", "api-v2", "api-v2-2"] {
        assert!(package(name).contains(&format!("name = \"{name}-api\"")), "{}", package(name));
    }
    assert!(package("api-v2").contains("api-v2.yml"), "who is called so has the first right to it");
}

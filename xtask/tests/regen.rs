//! `cargo xtask regen` brings in step whatever state it finds, and `--check` only looks.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod support;

use support::{Folder, SMALL, files_below, read, repository};

#[test]
fn regen_brings_in_step_and_check_says_so() {
    let folder = Folder::repository("in-step");
    let ended = folder.run(&["regen"]).with(0);
    assert!(ended.out.contains("new     generated/small/src/operations/get_pet.rs"), "{}", ended.out);
    assert!(ended.out.contains("added: operation getPet: GET /pets/{id} as pets.get -> Pet"), "{}", ended.out);
    assert!(folder.read("spec/small.names.yaml").contains("getPet"));
    assert_eq!(folder.run(&["regen", "--check"]).with(0).out, "small: in step\n");
    assert_eq!(folder.run(&["regen", "small"]).with(0).out, "small: in step\n");
}

#[test]
fn a_change_of_the_document_is_said_in_words() {
    let folder = Folder::repository("words");
    folder.run(&["regen"]).with(0);
    let changed =
        SMALL.replace("enum: [cat, dog]", "enum: [cat, fox]").replace("required: [id]", "required: [id, kind]");
    folder.write("spec/small.yaml", &changed);
    let said = folder.run(&["regen"]).with(0).out;
    for line in [
        "  changed: type Pet field kind: PetKind optional -> PetKind required",
        "  removed: type PetKind value dog",
        "  added: type PetKind value fox",
    ] {
        assert!(said.contains(line), "{line} is not in\n{said}");
    }
}

#[test]
fn check_shows_drift_names_the_repair_and_writes_nothing() {
    let folder = Folder::repository("check");
    folder.run(&["regen"]).with(0);
    let operations = folder.read("generated/small/OPERATIONS.md");
    folder.write("generated/small/OPERATIONS.md", "edited by hand\n");
    folder.write("generated/small/src/stray.rs", "");
    std::fs::remove_file(folder.path("generated/small/src/types/pet.rs")).unwrap();
    std::fs::remove_file(folder.path("spec/small.names.yaml")).unwrap();
    let before = folder.files();
    let said = folder.run(&["regen", "--check"]).with(1).out;
    for line in [
        "--- generated/small/OPERATIONS.md",
        "-edited by hand",
        "missing: generated/small/src/types/pet.rs",
        "stray: generated/small/src/stray.rs",
        "missing: spec/small.names.yaml",
        "To repair: cargo xtask regen",
    ] {
        assert!(said.lines().any(|said| said == line), "{line} is not in\n{said}");
    }
    assert!(said.contains(&format!("+{}", operations.lines().next().unwrap())), "{said}");
    assert!(folder.files() == before, "`--check` has written");
    folder.run(&["regen"]).with(0);
    folder.run(&["regen", "--check"]).with(0);
}

#[test]
fn a_wrong_document_is_2_and_nothing_is_written() {
    let folder = Folder::repository("wrong");
    folder.run(&["regen"]).with(0);
    folder.write("spec/another.yaml", &SMALL.replace("summary:", "sumary:"));
    folder.write("spec/small.yaml", &SMALL.replace("[cat, dog]", "[cat, dog, fox]"));
    let before = folder.files();
    for args in [&["regen"][..], &["regen", "--check"]] {
        let ended = folder.run(args).with(2);
        assert!(ended.err.contains("spec/another.yaml:14:7"), "{}", ended.err);
        assert!(ended.err.contains("Nothing was written"), "{}", ended.err);
        assert!(folder.files() == before, "something was written");
    }
    folder.write("spec/another.yaml", "title: none\n");
    assert!(folder.run(&["regen"]).with(2).err.contains("no root key `openapi`"));
}

#[test]
fn a_garbled_lock_is_2_and_keeps_its_text() {
    let folder = Folder::repository("lock");
    folder.run(&["regen"]).with(0);
    folder.write("spec/small.names.yaml", "tpyes: {}\n");
    let ended = folder.run(&["regen"]).with(2);
    assert!(ended.err.contains("spec/small.names.yaml") && ended.err.contains("tpyes"), "{}", ended.err);
    assert_eq!(folder.read("spec/small.names.yaml"), "tpyes: {}\n");
}

#[test]
fn what_no_run_can_repair_is_said_with_its_remedy() {
    let folder = Folder::repository("by-hand");
    folder.write("spec/more.yaml", SMALL);
    folder.write("generated/gone/Cargo.toml", "");
    for args in [&["regen"][..], &["regen", "--check"]] {
        let said = folder.run(args).with(1).out;
        assert!(said.contains("add to `members` in Cargo.toml\n    \"generated/more\",\n"), "{said}");
        assert!(said.contains("`generated/gone` has no document"), "{said}");
    }
}

/// A generator that needed its own output would be lost once that output is broken.
#[test]
fn committed_crates_come_back_from_nothing_and_from_rubbish() {
    let folder = Folder::repository("rubbish");
    std::fs::remove_file(folder.path("spec/small.yaml")).unwrap();
    folder.write("Cargo.toml", &read(&repository().join("Cargo.toml")));
    for part in ["spec", "generated"] {
        for path in files_below(&repository().join(part)) {
            let name = path.strip_prefix(repository()).unwrap();
            // Build output, if somebody has built there.
            if !name.components().any(|part| part.as_os_str() == "target") {
                folder.write(&name.to_string_lossy(), &read(&path));
            }
        }
    }
    let committed = folder.files();
    let crates: Vec<_> =
        std::fs::read_dir(folder.path("generated")).unwrap().map(|entry| entry.unwrap().path()).collect();
    for path in &crates {
        std::fs::remove_dir_all(path.join("src")).unwrap();
    }
    folder.run(&["regen"]).with(0);
    assert!(folder.files() == committed, "what was deleted did not come back");
    for path in crates.iter().flat_map(|path| files_below(path)) {
        std::fs::write(path, b"\xff\x00 rubbish {").unwrap();
    }
    // As a run leaves it that was killed between writing and renaming.
    folder.write("generated/align/src/lib.rs.new", "half a fi");
    folder.run(&["regen"]).with(0);
    assert!(folder.files() == committed, "what was garbled did not come back");
}

//! What every command promises: exit codes, what goes where, and help that tells all.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod support;

use support::{Folder, SMALL};

const COMMANDS: [&str; 7] = ["regen", "test", "ci", "lint", "generate", "operations", "contract"];

#[test]
fn help_tells_all() {
    let folder = Folder::repository("help");
    let overview = folder.run(&["--help"]).with(0);
    assert_eq!(overview.err, "");
    for command in COMMANDS {
        assert!(overview.out.contains(&format!("\n  {command} ")), "{command} is not in\n{}", overview.out);
        let help = folder.run(&[command, "--help"]).with(0);
        assert!(help.out.contains(&format!("Usage: cargo xtask {command}")), "{}", help.out);
        assert!(help.out.contains("--help") && help.out.contains("Exit codes:"), "{}", help.out);
        assert_eq!(folder.run(&["help", command]).with(0).out, help.out);
    }
    // A command of a package that is not there would do nothing.
    assert!(!overview.out.contains("bench"), "{}", overview.out);
}

#[test]
fn help_names_every_option() {
    let folder = Folder::repository("options");
    let options: [(&str, &[&str]); 4] = [
        ("regen", &["--check"]),
        ("lint", &["--format", "--explain", "--rules", "--overlay"]),
        ("generate", &["--out", "--name", "--runtime", "vendored", "version", "path"]),
        ("operations", &["--format"]),
    ];
    for (command, options) in options {
        let help = folder.run(&[command, "--help"]).with(0);
        for option in options {
            assert!(help.out.contains(option), "{option} is not in\n{}", help.out);
        }
    }
}

#[test]
fn wrong_usage_is_2_and_says_so() {
    let folder = Folder::repository("usage");
    let wrong: [(&[&str], &str); 12] = [
        (&[], "which command"),
        (&["regn"], "did you mean `regen`?"),
        (&["regen", "--chek"], "--chek"),
        (&["regen", "smal"], "there are: small"),
        (&["test", "more"], "more"),
        (&["lint", "--format", "xml"], "`human` or `json`"),
        (&["lint", "--explain", "null-valeu"], "did you mean `null-value`?"),
        (&["lint", "--explain", "null-value", "--rules"], "stands alone"),
        (&["lint", "--overlay", "overlay.yaml"], "one document"),
        (&["generate", "spec/small.yaml"], "--out DIR"),
        (&["generate", "--out", "x"], "a document"),
        (&["generate", "spec/small.yaml", "--out", "x", "--runtime", "near"], "`vendored`, `version` or `path`"),
    ];
    for (args, says) in wrong {
        let ended = folder.run(args).with(2);
        assert!(ended.err.contains(says), "{args:?}: {}", ended.err);
        assert_eq!(ended.out, "", "{args:?}");
    }
}

#[test]
fn what_the_environment_lacks_is_3() {
    let outside = Folder::empty("outside");
    assert!(outside.run(&["regen"]).with(3).err.contains("no repository"));
    assert!(outside.run(&["lint", "missing.yaml"]).with(3).err.contains("missing.yaml"));
}

#[test]
fn lint_shows_findings_to_people_on_standard_error() {
    let folder = Folder::repository("lint");
    assert_eq!(folder.run(&["lint"]).with(0).out, "1 document: nothing found\n");
    folder.write("spec/small.yaml", &SMALL.replace("summary:", "sumary:"));
    let ended = folder.run(&["lint"]).with(2);
    assert!(ended.err.contains("repaired[unknown-key]") && ended.err.contains("spec/small.yaml:14:7"), "{}", ended.err);
    assert_eq!(
        ended.out,
        "1 document: 0 errors, 1 repaired, 0 warnings; in the project's own documents each of them must be mended\n"
    );
    assert!(!ended.err.contains('\u{1b}'), "colour is for terminals");
    assert_eq!(folder.run(&["lint", "small"]).with(2).err, ended.err);
    assert_eq!(folder.run(&["lint", "spec/small.yaml"]).with(2).err, ended.err);
}

/// What is linted is what would be generated.
#[test]
fn lint_applies_overlays() {
    let folder = Folder::repository("lint-overlay");
    folder.write("foreign.yaml", &SMALL.replace("summary:", "zebra:"));
    let target =
        "overlay: 1.0.0\ninfo: { title: o, version: '1' }\nactions:\n- target: $.paths.*.get.zebra\n  remove: true\n";
    folder.write("overlay.yaml", target);
    assert!(folder.run(&["lint", "foreign.yaml"]).with(0).err.contains("zebra"));
    let ended = folder.run(&["lint", "foreign.yaml", "--overlay", "overlay.yaml"]).with(0);
    assert_eq!((ended.out.as_str(), ended.err.as_str()), ("1 document: nothing found\n", ""));
    assert!(folder.run(&["lint", "foreign.yaml", "--overlay", "missing.yaml"]).with(3).err.contains("missing.yaml"));
}

#[test]
fn lint_gives_programs_one_list_on_standard_output() {
    let folder = Folder::repository("json");
    assert_eq!(folder.run(&["lint", "--format", "json"]).with(0).out, "[]\n");
    folder.write("a.yaml", &SMALL.replace("summary:", "sumary:"));
    folder.write("b.yaml", &SMALL.replace("summary:", "sumary:"));
    let ended = folder.run(&["lint", "--format", "json", "a.yaml", "b.yaml"]).with(0);
    assert_eq!(ended.err, "");
    let findings: serde_json::Value = serde_json::from_str(&ended.out).unwrap();
    let files: Vec<&str> = findings.as_array().unwrap().iter().filter_map(|one| one["file"].as_str()).collect();
    assert_eq!(files, ["a.yaml", "b.yaml"]);
    assert_eq!(findings[0]["line"], 14);
}

#[test]
fn a_warning_fails_only_documents_of_ours() {
    let folder = Folder::repository("warning");
    let doubtful = SMALL.replace("required: [id]\n      properties", "required: [id, nil]\n      properties");
    folder.write("foreign.yaml", &doubtful);
    assert!(folder.run(&["lint", "foreign.yaml"]).with(0).err.contains("warning[unknown-required]"));
    folder.write("spec/small.yaml", &doubtful);
    assert!(folder.run(&["lint"]).with(2).out.contains("must be mended"));
}

#[test]
fn rules_are_listed_and_explained() {
    let folder = Folder::empty("rules");
    let rules = folder.run(&["lint", "--rules"]).with(0).out;
    for line in rules.lines() {
        let rule = line.split_whitespace().next().unwrap();
        assert!(folder.run(&["lint", "--explain", rule]).with(0).out.starts_with(rule));
    }
    let json: serde_json::Value =
        serde_json::from_str(&folder.run(&["lint", "--rules", "--format", "json"]).with(0).out).unwrap();
    assert_eq!(json.as_array().unwrap().len(), rules.lines().count());
}

#[test]
fn operations_without_a_test_are_named() {
    let folder = Folder::repository("operations");
    let ended = folder.run(&["operations"]).with(1);
    assert!(ended.out.contains("small_api::resources::Pets::get"), "{}", ended.out);
    assert!(ended.err.contains("small getPet (GET /pets/{id})"), "{}", ended.err);
    folder.write("tests/wire/tests/small/get_pet.rs", "");
    let rows: serde_json::Value =
        serde_json::from_str(&folder.run(&["operations", "--format", "json"]).with(0).out).unwrap();
    let row = serde_json::json!({
        "api": "small", "id": "getPet", "method": "GET", "path": "/pets/{id}", "evidence": null,
        "rust": "small_api::resources::Pets::get", "tests": ["tests/wire/tests/small/get_pet.rs"],
    });
    assert_eq!(rows, serde_json::json!([row]));
}

//! How findings look, to people and to programs.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use generator::finding::{render_human, render_json};
use generator::lint::lint;
use generator::load::{Limits, parse};
use generator::tree::Tree;

const DOCUMENT: &str = "openapi: 3.0.3\ninfo: { title: t, version: '1' }\npaths: {}\ncomponents:\n  schemas:\n    Amount:\n      type: strnig\n      nulable: true\n";

fn tree(text: &str) -> Tree {
    parse("spec/x.yaml", text, &Limits::default()).0.unwrap()
}

#[test]
fn people_see_the_line_and_how_to_mend_it() {
    let tree = tree(DOCUMENT);
    let expected = "\
repaired[wrong-value]: `type` is never `strnig`
 --> spec/x.yaml:7:13
  |
7 |       type: strnig
  |             ^^^^^^
  = at: /components/schemas/Amount/type
  = help: did you mean `string`?

repaired[unknown-key]: a schema has no key `nulable`
 --> spec/x.yaml:8:7
  |
8 |       nulable: true
  |       ^^^^^^^
  = at: /components/schemas/Amount/nulable
  = help: did you mean `nullable`?

";
    assert_eq!(render_human(&lint(&tree), &tree.files, false), expected);
}

#[test]
fn programs_see_the_same() {
    let tree = tree(DOCUMENT);
    let json: serde_json::Value = serde_json::from_str(&render_json(&lint(&tree), &tree.files)).unwrap();
    let expected = serde_json::json!({
        "rule": "wrong-value",
        "severity": "repaired",
        "file": "spec/x.yaml",
        "line": 7,
        "column": 13,
        "end": { "line": 7, "column": 19 },
        "pointer": "/components/schemas/Amount/type",
        "says": "`type` is never `strnig`",
        "why": generator::finding::Rule::WrongValue.explain(),
        "help": "did you mean `string`?",
    });
    assert_eq!(json[0], expected);
}

#[test]
fn colour_changes_nothing_but_colour() {
    let tree = tree(DOCUMENT);
    let coloured = render_human(&lint(&tree), &tree.files, true);
    let mut plain = String::new();
    let mut rest = coloured.as_str();
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        plain += before;
        rest = after.split_once('m').unwrap().1;
    }
    assert_eq!(plain + rest, render_human(&lint(&tree), &tree.files, false));
    assert!(coloured.contains("\u{1b}[1;36mrepaired"));
}

#[test]
fn a_finding_without_a_place_names_the_file() {
    let (_, findings) = parse("empty.yaml", "", &Limits::default());
    let file = generator::tree::SourceFile { name: "empty.yaml".to_owned(), text: "".into() };
    let shown = render_human(&findings, &[file], false);
    assert!(shown.contains("--> empty.yaml\n"), "{shown}");
}

#[test]
fn long_lines_are_cut_and_no_line_steers_the_terminal() {
    let long = format!("{{\"openapi\": \"3.0.3\", \"info\": {{\"title\": \"{}\", \"titel\": 1}}}}", "x".repeat(5000));
    let json = tree(&long);
    let shown = render_human(&lint(&json), &json.files, false);
    assert!(shown.lines().all(|line| line.chars().count() < 200), "{shown}");
    let marked: Vec<&str> = shown.lines().skip_while(|line| !line.contains("titel")).collect();
    assert!(marked.len() > 1);
    let hostile = tree("openapi: 3.0.3\ninfo: { title: t, version: '1' }\npaths: {}\n\"\\e[2Jx\": 1\n");
    assert!(!render_human(&lint(&hostile), &hostile.files, false).contains('\u{1b}'));
}

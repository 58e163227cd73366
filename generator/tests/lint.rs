//! One faulty document for each rule of `lint`, in `tests/lint/<rule>.yaml`, and one without a fault.
//! A comment under a line says what must be found there and where: `#   ^ unknown-key`; nothing else may be found.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod ours;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use generator::finding::{Rule, Severity, any_error, closest, render_human};
use generator::lint::lint;
use generator::load::{Limits, load, parse};
use generator::normalise::{Notes, prepare};

/// Rules of other steps, which have their own tests.
const ELSEWHERE: &[Rule] = &[
    Rule::Syntax,
    Rule::TooLarge,
    Rule::TooDeep,
    Rule::NotJson,
    Rule::BadOverlay,
    Rule::IdleOverlay,
    Rule::NothingSelected,
    Rule::SilentRename,
    Rule::BadAlias,
    Rule::Unsupported,
    Rule::UncheckedPattern,
    Rule::Skipped,
    Rule::Contradiction,
    Rule::Inexpressible,
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lint")
}

/// What is found in a document and what its comments expect, as `line:column rule`.
fn compare(path: &Path) -> (BTreeSet<String>, BTreeSet<String>, String) {
    let loaded = load(path, &Limits::default()).unwrap();
    let tree = loaded.tree.unwrap_or_else(|| panic!("{}", render_human(&loaded.findings, &loaded.files, false)));
    let findings = lint(&tree);
    let place = |finding: &generator::finding::Finding| {
        let start = finding.at.span.start;
        format!("{}:{} {}", start.line, start.column, finding.rule.id())
    };
    let shown = render_human(&findings, &loaded.files, false);
    (findings.iter().map(place).collect(), expected(&loaded.files[0].text), shown)
}

fn expected(text: &str) -> BTreeSet<String> {
    let mut line_of_code = 0;
    let mut expected = BTreeSet::new();
    for (line, text) in (1..).zip(text.lines()) {
        match text.trim_start().strip_prefix('#').and_then(|comment| comment.split_once('^')) {
            Some((_, rule)) => {
                let column = text.find('^').unwrap() + 1;
                expected.insert(format!("{line_of_code}:{column} {}", rule.trim()));
            }
            None => line_of_code = line,
        }
    }
    expected
}

#[test]
fn every_rule_finds_what_it_is_for() {
    for rule in Rule::ALL.iter().filter(|rule| !ELSEWHERE.contains(rule)) {
        let path = folder().join(format!("{}.yaml", rule.id()));
        assert!(path.exists(), "write {}: a short document that breaks the rule", path.display());
        let (found, expected, shown) = compare(&path);
        assert_eq!(found, expected, "{}\n{shown}", path.display());
        assert!(found.iter().any(|finding| finding.ends_with(rule.id())), "{} does not break it", path.display());
    }
}

#[test]
fn no_file_is_left_over() {
    let known: BTreeSet<String> =
        Rule::ALL.iter().map(|rule| format!("{}.yaml", rule.id())).chain(["sound.yaml".to_owned()]).collect();
    for file in std::fs::read_dir(folder()).unwrap() {
        let name = file.unwrap().file_name().into_string().unwrap();
        assert!(known.contains(&name), "{name} is for no rule");
    }
}

#[test]
fn a_sound_document_has_no_findings() {
    let (found, _, shown) = compare(&folder().join("sound.yaml"));
    assert!(found.is_empty(), "{shown}");
}

#[test]
fn our_own_documents_have_no_findings() {
    for document in ours::documents() {
        let (found, _, shown) = compare(&document);
        assert!(found.is_empty(), "{shown}");
    }
}

#[test]
fn rules_have_ids_and_explanations_of_their_own() {
    let ids: BTreeSet<&str> = Rule::ALL.iter().map(|rule| rule.id()).collect();
    assert_eq!(ids.len(), Rule::ALL.len());
    for rule in Rule::ALL {
        assert!(rule.id().bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-'), "{}", rule.id());
        assert!(rule.explain().len() > 60, "{} needs an explanation", rule.id());
    }
}

#[test]
fn keys_of_others_are_no_misspelt_ones_of_ours() {
    let text = "openapi: 3.0.3\ninfo: { title: t, version: '1' }\npaths: {}\nx-evidense: theirs\nx-webhooks: {}\n";
    let found = |text: &str| lint(&parse("x.yaml", text, &Limits::default()).0.unwrap());
    assert_eq!(found(text), []);
    let ours = text.replace("x-webhooks: {}", "x-evidence: docs");
    assert!(found(&ours).iter().any(|finding| finding.rule == Rule::MisspeltExtension));
}

#[test]
fn other_versions_give_one_finding() {
    for version in ["3.2.0", "4.0.0", "2.0"] {
        let (tree, _) = parse("x.yaml", &format!("openapi: {version}\nwebhooks: {{}}\n"), &Limits::default());
        let findings = lint(&tree.unwrap());
        assert_eq!(findings.len(), 1, "{version}");
        assert!([Rule::UnsupportedVersion, Rule::WrongType].contains(&findings[0].rule), "{version}");
    }
}

#[test]
fn misspelt_words_are_recognised() {
    let keys = ["required", "properties", "type", "in", "enum", "description", "x-evidence"];
    for (word, meant) in [
        ("require", Some("required")),
        ("propertys", Some("properties")),
        ("tpye", Some("type")),
        ("descripton", Some("description")),
        ("Type", Some("type")),
        ("x_evidense", Some("x-evidence")),
        ("zebra", None),
        ("", None),
        ("q", None),
    ] {
        assert_eq!(closest(word, keys), meant, "{word}");
    }
}

#[test]
fn a_suggestion_is_made_for_keys_and_values() {
    let text = "openapi: 3.0.3\ninfo: { title: t, version: '1' }\npaths: {}\ncomponents:\n  schemas:\n    A: { type: strnig, requird: [] }\n";
    let findings = lint(&parse("x.yaml", text, &Limits::default()).0.unwrap());
    let helps: Vec<&str> = findings.iter().map(|finding| finding.help.as_str()).collect();
    assert_eq!(helps, ["did you mean `string`?", "did you mean `required`?"]);
}

/// Findings at a key of the root, which no comment can point to.
#[test]
fn a_signature_stands_in_one_place_that_is_there() {
    let document = |signature: &str| {
        let event = "post: { requestBody: { content: { application/json: { schema: { type: object, properties: { sum: { type: string } } } } } }, responses: { '200': { description: ok } } }";
        let text = format!(
            "openapi: 3.0.3\ninfo: {{ title: t, version: '1' }}\nx-webhook-signature: {{ algorithm: hmac-sha256, encoding: hex, {signature} }}\nx-webhooks: {{ a: {{ {event} }} }}\npaths: {{}}\n"
        );
        let findings = lint(&parse("x.yaml", &text, &Limits::default()).0.unwrap());
        findings.iter().map(|finding| (finding.rule, finding.at.span.start.line)).collect::<Vec<_>>()
    };
    assert_eq!(document("body: /sum, signed: [/sum], forms: [as-sent]"), []);
    assert_eq!(document("separator: '|'"), [(Rule::BadExtension, 3)]);
    assert_eq!(document("header: a, body: /sum, signed: [/sum], forms: [as-sent]"), [(Rule::BadExtension, 3)]);
    assert_eq!(document("body: /sum, signed: [/data], forms: [as-sent]"), [(Rule::UnknownName, 3)]);
    assert_eq!(document("body: /sum, signed: [sum], forms: [as-sent]"), [(Rule::BadExtension, 3)]);
    assert_eq!(document("header: a"), [(Rule::BadExtension, 3)]);
    assert_eq!(document("body: /sum, signed: [/sum]"), [(Rule::BadExtension, 3)]);
}

#[test]
fn documents_that_refer_to_themselves_end() {
    let text = "openapi: 3.0.3\ninfo: { title: t, version: '1' }\npaths: {}\ncomponents:\n  schemas:\n    A:\n      allOf: [ { $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' } ]\n      example: { a: 1 }\n    B:\n      oneOf: [ { $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' } ]\n      discriminator: { propertyName: x }\n      required: [y]\n      example: 7\n";
    let findings = lint(&parse("x.yaml", text, &Limits::default()).0.unwrap());
    assert!(findings.iter().all(|finding| finding.rule != Rule::Syntax));
}

#[test]
fn documents_that_are_cut_off_are_findings() {
    let text = std::fs::read_to_string(&ours::documents()[0]).unwrap();
    for end in (1..text.len()).step_by(20011).filter(|end| text.is_char_boundary(*end)) {
        let (tree, findings) = parse("cut.yaml", &text[..end], &Limits::default());
        assert!(tree.iter().flat_map(lint).chain(findings).count() > 0, "{end}");
    }
}

#[test]
fn only_what_leaves_no_meaning_is_an_error() {
    let errors: Vec<&str> =
        Rule::ALL.iter().filter(|rule| rule.severity() == Severity::Error).map(|rule| rule.id()).collect();
    // The names lock is ours: what is wrong with it is decided by a person.
    let of_the_lock = ["silent-rename", "bad-alias"];
    let errors: Vec<&str> = errors.into_iter().filter(|id| !of_the_lock.contains(id)).collect();
    assert_eq!(
        errors,
        ["syntax", "too-large", "too-deep", "unsupported-version", "bad-overlay", "nothing-selected", "unsupported"]
    );
}

/// A repair that nobody carries out would be a lie.
#[test]
fn what_is_repaired_is_gone_afterwards() {
    for rule in Rule::ALL.iter().filter(|rule| rule.severity() == Severity::Repaired && !ELSEWHERE.contains(rule)) {
        let loaded = load(&folder().join(format!("{}.yaml", rule.id())), &Limits::default()).unwrap();
        let mut tree = loaded.tree.unwrap();
        let (mut findings, mut notes) = (lint(&tree), Notes::default());
        prepare(&mut tree, &mut findings, &mut notes);
        let left: Vec<_> = lint(&tree).into_iter().filter(|finding| finding.mend.is_some()).collect();
        assert!(left.is_empty(), "{}: {left:?}", rule.id());
        assert!(!any_error(&findings), "{}: {findings:?}", rule.id());
    }
}

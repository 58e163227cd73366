//! Any text as a document: it is read, or there is a finding at a place that it has.
//! What the generator makes of it may not be judged here, only that it makes something, and that it is Rust.

use generator::emit::{Options, Runtime, emit, parts};
use generator::finding::{Finding, any_error, render_human, render_json};
use generator::lint::lint;
use generator::load::{Limits, parse};
use generator::lock::Lock;
use generator::lower::{Origin, lower};
use generator::normalise::normalise;
use generator::text::{Header, print};
use generator::tree::{SourceFile, Tree};
use serde::de::IgnoredAny;

/// Small, so that what costs more than it should is seen soon; the depth is the one that users have.
const LIMITS: Limits = Limits { bytes: 1 << 16, depth: 128, nodes: 20_000 };

pub(crate) const SYNTAX: &[&str] = &[
    "{",
    "}",
    "[",
    "]",
    ": ",
    "- ",
    "\n",
    "\n  ",
    "\"",
    "'",
    "&a ",
    "*a",
    "<<: *a",
    "|\n  ",
    ">-\n  ",
    "? ",
    "!!str ",
    "# ",
    "---\n",
    "...\n",
    "%YAML 1.2\n",
    "\\u0000",
    "\\ud800",
    "\t",
    "\r\n",
    "\u{feff}",
    "\u{85}",
    "\u{2028}",
    "~",
    "null",
    "0x1F",
    "1e999",
    ".inf",
    "-0",
    "\0",
    "\u{10ffff}",
    "\\x41",
];

pub(crate) const KEYS: &[&str] = &[
    "$ref: '#/components/schemas/A'",
    "allOf: []",
    "oneOf: []",
    "anyOf: []",
    "type: object",
    "type: array",
    "type: string",
    "nullable: true",
    "enum: []",
    "default: 1",
    "required: [a]",
    "properties: {}",
    "additionalProperties: true",
    "additionalProperties: {}",
    "items: {}",
    "format: date-time",
    "pattern: '^[a-z]+$'",
    "minimum: -1",
    "maxLength: 0",
    "discriminator: {propertyName: a}",
    "in: path",
    "in: query",
    "style: deepObject",
    "explode: false",
    "readOnly: true",
    "writeOnly: true",
    "deprecated: true",
    "self",
    "Self",
    "crate",
    "type",
    "'1'",
    "''",
    "é",
    "../",
    "{id}",
    "x-output: a",
    "x-sensitive: true",
    "\n  ",
    "  ",
    "- ",
    ": ",
];

/// Reads the text as YAML, and as JSON if it could be that.
pub(crate) fn load(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let (_, findings) = read("document.yaml", text);
    if text.trim_start_matches('\u{feff}').trim_start().starts_with(['{', '[']) && text.len() <= LIMITS.bytes {
        agree(text, &read("document.json", text).1);
    }
    drop(findings);
}

/// Reads, checks, and makes the files of a crate.
pub(crate) fn generate(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else { return };
    let (Some(mut tree), mut findings) = read("document.yaml", text) else { return };
    findings.extend(lint(&tree));
    if !any_error(&findings) {
        findings.extend(normalise(&mut tree));
    }
    if !any_error(&findings) {
        findings.extend(write(&tree));
    }
    places(&findings, text);
}

fn read(name: &str, text: &str) -> (Option<Tree>, Vec<Finding>) {
    let (tree, findings) = parse(name, text, &LIMITS);
    assert!(tree.is_some() || any_error(&findings), "nothing was read, and nothing said");
    places(&findings, text);
    let file = SourceFile { name: name.to_owned(), text: text.into() };
    let files = [file];
    let shown = (render_human(&findings, &files, true), render_json(&findings, &files));
    assert!(findings.is_empty() || !shown.0.is_empty());
    let array: Vec<IgnoredAny> = serde_json::from_str(&shown.1).expect("findings for programs are JSON");
    assert_eq!(array.len(), findings.len());
    (tree, findings)
}

/// A finding is at a place that the document has, or one past its end.
fn places(findings: &[Finding], text: &str) {
    let lines = text.split(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']).count() + 1;
    for finding in findings {
        let (start, end) = (finding.at.span.start, finding.at.span.end);
        assert!(start <= end, "{finding:?}");
        let last = usize::try_from(end.line).expect("a line");
        assert!(last <= lines, "line {last} of {lines}: {finding:?}");
        assert!(!finding.says.is_empty() && !finding.help.is_empty(), "{finding:?}");
    }
}

/// Another reader of JSON takes the same texts.
fn agree(text: &str, findings: &[Finding]) {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let theirs = serde_json::from_str::<IgnoredAny>(text).map(drop);
    if findings.is_empty() {
        assert!(theirs.is_ok(), "no finding, but: {theirs:?}");
    }
    if serde_json::from_str::<serde_json::Value>(text).is_ok() {
        let syntax: Vec<_> = findings.iter().filter(|finding| finding.rule.id() == "syntax").collect();
        assert!(syntax.is_empty(), "it is JSON, but: {syntax:?}");
    }
}

/// What the document becomes is Rust, and its lock can be read again.
fn write(tree: &Tree) -> Vec<Finding> {
    let text = |text: &str| text.to_owned();
    let origin = Origin { name: text("api"), source: text("document.yaml"), command: text("cargo xtask generate") };
    let lowered = lower(tree, &Lock::default(), &origin);
    let Some(api) = lowered.api.filter(|_| !any_error(&lowered.findings)) else { return lowered.findings };
    let options = Options { runtime: Runtime::Version, runtime_version: text("0.1.0") };
    let header = || Header { command: &origin.command, source: &origin.source };
    for file in parts(&api).into_iter().flat_map(|part| emit(&api, part, &options)) {
        if let Err(wrong) = print(file, header()) {
            panic!("{wrong}");
        }
    }
    let lock = lowered.lock.write().expect("a lock can be written");
    Lock::read(&lock).expect("a lock can be read again");
    lowered.findings
}

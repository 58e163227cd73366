//! Findings as text for people and as JSON for programs.
//! It returns text and prints nothing; the same findings give the same text.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::{Value as Json, json};

use super::{Finding, Rule, Severity};
use crate::tree::{SourceFile, Span};

/// As a compiler would show them: the finding, its place, the line with a mark under it, and how to mend it.
#[must_use]
pub fn render_human(findings: &[Finding], files: &[SourceFile], colour: bool) -> String {
    let sources: Vec<Vec<&str>> = files.iter().map(|file| file.text.lines().collect()).collect();
    let mut text = String::new();
    for finding in findings {
        let file = usize::from(finding.at.span.file.0);
        let lines = sources.get(file).map_or(&[][..], Vec::as_slice);
        one(&mut text, finding, name(files, file), lines, &Paint::new(finding.severity, colour));
    }
    text
}

/// From how many findings of one rule on they are folded.
const FOLDED: usize = 6;

/// How many of them are shown in full, and how many more by their place.
const SHOWN: usize = 3;

/// The same, with floods folded: of many findings of one rule the first few, the places of some, and their number.
/// Errors are never folded. Each rule that was broken is explained once, at the end.
#[must_use]
pub fn render_folded(findings: &[Finding], files: &[SourceFile], colour: bool) -> String {
    let mut groups: BTreeMap<(Severity, Rule), Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        groups.entry((finding.severity, finding.rule)).or_default().push(finding);
    }
    let is_folded = |finding: &Finding| {
        finding.severity != Severity::Error && groups[&(finding.severity, finding.rule)].len() >= FOLDED
    };
    let mut met: BTreeMap<(Severity, Rule), usize> = BTreeMap::new();
    let mut kept = Vec::new();
    for finding in findings {
        let number = met.entry((finding.severity, finding.rule)).or_default();
        *number += 1;
        if !is_folded(finding) || *number <= SHOWN {
            kept.push(finding.clone());
        }
    }
    let mut text = render_human(&kept, files, colour);
    for ((severity, rule), all) in &groups {
        if all.first().is_some_and(|first| is_folded(first)) {
            folded(&mut text, *rule, all.get(SHOWN..).unwrap_or_default(), files, &Paint::new(*severity, colour));
        }
        let _ = writeln!(text, "why {}: {}", rule.id(), rule.explain());
    }
    text
}

fn folded(text: &mut String, rule: Rule, more: &[&Finding], files: &[SourceFile], paint: &Paint) {
    let Paint { strong, faint, plain, .. } = paint;
    let _ = writeln!(text, "{strong}{}{plain}: {} more", rule.id(), more.len());
    for finding in more.iter().take(SHOWN) {
        let Span { file, start, .. } = finding.at.span;
        let place = format!("{}:{}:{}", name(files, usize::from(file.0)), start.line, start.column);
        let _ = writeln!(text, " {faint}-->{plain} {place}: {}", harmless(&finding.says));
    }
    if more.len() > SHOWN {
        let _ = writeln!(text, " {faint}-->{plain} and {} others; `--format json` lists all", more.len() - SHOWN);
    }
}

/// An array with one object a finding.
#[must_use]
pub fn render_json(findings: &[Finding], files: &[SourceFile]) -> String {
    let array: Vec<Json> = findings.iter().map(|finding| object(finding, files)).collect();
    let mut text = format!("{:#}", Json::Array(array));
    text.push('\n');
    text
}

fn object(finding: &Finding, files: &[SourceFile]) -> Json {
    let Span { file, start, end } = finding.at.span;
    json!({
        "rule": finding.rule.id(),
        "severity": finding.severity.name(),
        "file": name(files, usize::from(file.0)),
        "line": start.line,
        "column": start.column,
        "end": { "line": end.line, "column": end.column },
        "pointer": finding.at.pointer,
        "says": finding.says,
        "why": finding.rule.explain(),
        "help": finding.help,
    })
}

fn name(files: &[SourceFile], file: usize) -> &str {
    files.get(file).map_or("?", |file| &file.name)
}

fn one(text: &mut String, finding: &Finding, file: &str, lines: &[&str], paint: &Paint) {
    let Paint { strong, faint, plain, bold } = paint;
    let (severity, rule) = (finding.severity.name(), finding.rule.id());
    let start = finding.at.span.start;
    let source = usize::try_from(start.line).ok().and_then(|line| lines.get(line.checked_sub(1)?));
    let gutter = " ".repeat(start.line.to_string().len());
    let place = if start.line == 0 { file.to_owned() } else { format!("{file}:{}:{}", start.line, start.column) };
    let _ = writeln!(text, "{strong}{severity}[{rule}]{plain}{bold}: {}{plain}", harmless(&finding.says));
    let _ = writeln!(text, "{gutter}{faint}-->{plain} {place}");
    if let Some(line) = source {
        let (line, mark) = marked(line, finding.at.span);
        let _ = writeln!(text, "{gutter} {faint}|{plain}");
        let _ = writeln!(text, "{faint}{} |{plain} {line}", start.line);
        let _ = writeln!(text, "{gutter} {faint}|{plain} {strong}{mark}{plain}");
    }
    if !finding.at.pointer.is_empty() {
        let _ = writeln!(text, "{gutter} {faint}= at:{plain} {}", harmless(&finding.at.pointer));
    }
    if !finding.help.is_empty() {
        let _ = writeln!(text, "{gutter} {faint}= help:{plain} {}", harmless(&finding.help));
    }
    text.push('\n');
}

/// The line as shown, and the mark under it. Long lines (JSON may be one line of megabytes) are cut to what is near.
fn marked(line: &str, span: Span) -> (String, String) {
    const WIDTH: usize = 100;
    let start = usize::try_from(span.start.column.saturating_sub(1)).unwrap_or(0);
    let from = if start < WIDTH { 0 } else { start - WIDTH / 4 };
    let mut shown: String = line.chars().skip(from).take(WIDTH).map(visible).collect();
    let length = shown.chars().count();
    let until = if span.end.line == span.start.line {
        usize::try_from(span.end.column.saturating_sub(1)).unwrap_or(0).saturating_sub(from)
    } else {
        length
    };
    let at = start - from;
    let carets = until.min(length).saturating_sub(at).max(1);
    if from > 0 {
        shown.replace_range(..shown.chars().next().map_or(0, char::len_utf8), "…");
    }
    (shown, format!("{}{}", " ".repeat(at), "^".repeat(carets)))
}

/// Findings quote the document.
pub(crate) fn harmless(text: &str) -> String {
    text.chars().map(visible).collect()
}

/// A document must not steer the terminal it is shown on, and a tab would shift the mark.
fn visible(letter: char) -> char {
    match letter {
        '\t' => ' ',
        letter if letter.is_control() => '\u{FFFD}',
        letter => letter,
    }
}

/// The escape sequences of one finding; all empty without colour.
struct Paint {
    strong: &'static str,
    faint: &'static str,
    bold: &'static str,
    plain: &'static str,
}

impl Paint {
    const fn new(severity: Severity, colour: bool) -> Self {
        if !colour {
            return Self { strong: "", faint: "", bold: "", plain: "" };
        }
        let strong = match severity {
            Severity::Error => "\x1b[1;31m",
            Severity::Repaired => "\x1b[1;36m",
            Severity::Warning => "\x1b[1;33m",
        };
        Self { strong, faint: "\x1b[1;34m", bold: "\x1b[1m", plain: "\x1b[0m" }
    }
}

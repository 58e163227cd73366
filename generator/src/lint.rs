//! Says what is wrong or doubtful in a document, all of it at once.
//! It changes nothing, reads nothing but the tree, and stops at nothing.

mod document;
mod duplicates;
mod examples;
mod extensions;
pub(crate) mod formats;
mod keys;
mod lifecycles;
mod meaning;
mod names;
mod parameters;
mod paths;
mod pattern;
mod references;
mod schemas;
mod security;
mod servers;
mod signatures;
mod survey;
mod table;
mod validate;
mod walk;

use crate::finding::{self, Finding, Pointer, Rule, Severity, closest};
use crate::tree::Tree;
use document::Document;

use meaning::unquoted;
pub(crate) use meaning::{meaning, references};
pub(crate) use table::{Dialect, Kind};
pub(crate) use validate::is_of;
pub(crate) use walk::every_object;

/// A rule that needs to see the whole document.
type Check = fn(&Document<'_>, &mut Vec<Finding>);

/// All of them.
const CHECKS: &[Check] = &[
    references::check,
    names::check,
    paths::check,
    parameters::check,
    schemas::check,
    schemas::check_required,
    schemas::check_discriminators,
    examples::check,
    security::check,
    servers::check,
    extensions::check,
    lifecycles::check,
    signatures::check,
];

/// All findings, in the document's order. Of a document of 3.1 those of its single objects: what needs to see the whole is
/// said of what `normalise` makes of it, which is of 3.0.
#[must_use]
pub fn lint(tree: &Tree) -> Vec<Finding> {
    let dialect = match dialect(tree) {
        Ok(dialect) => dialect,
        Err(finding) => return vec![finding],
    };
    let (document, mut findings) = survey::survey(tree, dialect);
    duplicates::check(tree, &mut findings);
    if newer(tree).is_none() {
        for check in CHECKS {
            check(&document, &mut findings);
        }
    }
    for finding in &mut findings {
        without_ours(tree, finding);
    }
    finding::sort(&mut findings);
    // One fault may be seen from several places, such as an example that two operations share.
    findings.dedup();
    findings
}

/// One of our keys with a payload that says nothing is done without, as a whole.
fn without_ours(tree: &Tree, finding: &mut Finding) {
    if finding.mend.is_some() || !matches!(finding.rule, Rule::BadExtension | Rule::UnknownName) {
        return;
    }
    let mut here = &tree.root;
    let mut found = None;
    for key in crate::tree::segments(&finding.at.pointer).unwrap_or_default() {
        let entry = here.entry(&key);
        found = entry.filter(|_| table::ours::find(&key).is_some()).map(|entry| entry.key_span).or(found);
        match entry.map(|entry| &entry.value).or_else(|| here.members().nth(key.parse().ok()?)) {
            Some(next) => here = next,
            None => break,
        }
    }
    if let Some(key) = found {
        *finding = finding.clone().drops_key(key);
    }
}

/// The dialect of a document that is not of 3.0, and which `normalise` therefore brings down to it.
pub(crate) fn newer(tree: &Tree) -> Option<Dialect> {
    dialect(tree).ok().filter(|dialect| dialect.boolean_schemas)
}

/// The only place that knows which versions there are.
fn dialect(tree: &Tree) -> Result<Dialect, Finding> {
    let entry = tree.root.entry("openapi");
    // `openapi: 3.1` without quotes is a number, and plain enough.
    let Some(version) = entry.and_then(|entry| entry.value.as_str().or(entry.value.as_number())) else {
        return Err(Finding { severity: Severity::Error, ..no_version(tree) });
    };
    if version == "3.0" || version.starts_with("3.0.") {
        return Ok(table::v30::DIALECT);
    }
    if version == "3.1" || version.starts_with("3.1.") {
        return Ok(table::v31::DIALECT);
    }
    let span = entry.map(|entry| entry.value.span).unwrap_or_default();
    let at = Pointer { span, pointer: "/openapi".to_owned() };
    let says = format!("OpenAPI {} is not supported yet", survey::shortened(version));
    Err(Finding::new(Rule::UnsupportedVersion, at, says, "use `openapi: 3.0.3` or `openapi: 3.1.0`"))
}

fn no_version(tree: &Tree) -> Finding {
    let help = "start the document with `openapi: 3.0.3`";
    let root = Pointer { span: tree.root.span, pointer: String::new() };
    if let Some(entry) = tree.root.entry("openapi") {
        let at = Pointer { span: entry.value.span, pointer: "/openapi".to_owned() };
        let says = format!("`openapi` must be a string, and this is {}", survey::described(&entry.value));
        return Finding::new(Rule::WrongType, at, says, "write it as `3.0.3`, with two points");
    }
    if let Some(entry) = tree.root.entry("swagger") {
        let at = Pointer { span: entry.key_span, pointer: "/swagger".to_owned() };
        return Finding::new(Rule::UnsupportedVersion, at, "Swagger 2.0 is not supported", "convert it to OpenAPI 3.0");
    }
    if tree.root.as_map().is_none() {
        let says = format!("the document must be a map, and this is {}", survey::described(&tree.root));
        return Finding::new(Rule::WrongType, root, says, help);
    }
    match tree.root.entries().find(|entry| closest(&entry.key, ["openapi"]).is_some()) {
        Some(entry) => {
            let at = Pointer { span: entry.key_span, pointer: format!("/{}", crate::tree::escape(&entry.key)) };
            let says = format!("an OpenAPI document has no key `{}`", entry.key);
            Finding::new(Rule::UnknownKey, at, says, "did you mean `openapi`?")
        }
        None => Finding::new(Rule::MissingKey, root, "an OpenAPI document needs a key `openapi`", help),
    }
}

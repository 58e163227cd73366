//! Parameters one by one, and beside the others of their operation: what is declared can be written into a request.
//! Whether a path names them is `paths`' business.

use super::document::{Document, SiteId, find};
use super::meaning::is_optional_path;
use super::schemas::type_of;
use super::table::{Kind, listed};
use crate::finding::{Finding, Rule, Severity};

pub(super) fn check(document: &Document<'_>, findings: &mut Vec<Finding>) {
    for id in document.of(Kind::Parameter) {
        content(document, id, findings);
        place(document, id, findings);
    }
    for id in document.of(Kind::Header) {
        content(document, id, findings);
    }
    for owner in document.of(Kind::Operation).chain(document.of(Kind::PathItem)) {
        if let Some(list) = document.child(owner, "parameters") {
            duplicates(document, list, findings);
        }
    }
}

fn text<'a>(document: &Document<'a>, id: SiteId, key: &str) -> Option<&'a str> {
    document.node(id).get(key)?.as_str()
}

/// Exactly one of `schema` and `content`; the latter with one media type.
fn content(document: &Document<'_>, id: SiteId, findings: &mut Vec<Finding>) {
    let node = document.node(id);
    let says = match (node.get("schema"), node.get("content")) {
        (None, None) => "neither `schema` nor `content` says what the value is",
        (Some(_), Some(_)) => "`schema` and `content` both say what the value is",
        (None, Some(content)) if content.as_map().is_some_and(|entries| entries.len() != 1) => {
            "`content` of a parameter has exactly one media type"
        }
        _ => return,
    };
    find(findings, Rule::BadParameter, document.at_key(id), says.to_owned(), "keep `schema`, which fits most values");
}

fn place(document: &Document<'_>, id: SiteId, findings: &mut Vec<Finding>) {
    let (Some(place), Some(name)) = (text(document, id, "in"), text(document, id, "name")) else { return };
    if is_optional_path(document.node(id)) {
        let says = format!("the path parameter `{name}` does not say `required: true`");
        let at = if document.node(id).get("required").is_some() {
            document.at_value(id, "required")
        } else {
            document.at_key(id)
        };
        find(findings, Rule::OptionalPathParameter, at, says, "add `required: true`");
    }
    let reserved = ["accept", "content-type", "authorization"];
    if place == "header" && reserved.contains(&name.to_ascii_lowercase().as_str()) {
        let says = format!("a header parameter named `{name}` is ignored");
        find(findings, Rule::ReservedHeader, document.at_value(id, "name"), says, "remove it");
    }
    style(document, id, place, findings);
}

fn style(document: &Document<'_>, id: SiteId, place: &str, findings: &mut Vec<Finding>) {
    let known: &[&str] = match place {
        "path" => &["simple", "label", "matrix"],
        "query" => &["form", "spaceDelimited", "pipeDelimited", "deepObject"],
        "header" => &["simple"],
        "cookie" => &["form"],
        _ => return,
    };
    let Some(style) = text(document, id, "style") else { return };
    let at = || document.at_value(id, "style");
    if !known.contains(&style) {
        let help = format!("it knows {}", listed(known));
        findings.push(Finding::new(Rule::BadStyle, at(), format!("{place} parameters know no style `{style}`"), help));
        return;
    }
    let of = document.target_of(id, "schema").and_then(|schema| type_of(document, schema));
    let fits = match (style, of) {
        ("deepObject", Some(of)) => of == "object",
        ("spaceDelimited" | "pipeDelimited", Some(of)) => matches!(of, "array" | "object"),
        _ => true,
    };
    if !fits {
        let says = format!("the style `{style}` cannot write a value of type `{}`", of.unwrap_or_default());
        let mut finding = Finding::new(Rule::BadStyle, at(), says, "use `form`");
        // Some servers take `key[0]=a`, so this may be meant.
        finding.severity = if style == "deepObject" { Severity::Warning } else { finding.severity };
        findings.push(finding);
    }
}

fn duplicates(document: &Document<'_>, list: SiteId, findings: &mut Vec<Finding>) {
    let mut seen = std::collections::HashSet::new();
    for id in document.children(list) {
        let Some(target) = document.target(id) else { continue };
        let (Some(name), Some(place)) = (text(document, target, "name"), text(document, target, "in")) else {
            continue;
        };
        if !seen.insert((name, place)) {
            let says = format!("`{name}` in {place} is declared twice");
            find(findings, Rule::DuplicateParameter, document.at_key(id), says, "remove one");
        }
    }
}

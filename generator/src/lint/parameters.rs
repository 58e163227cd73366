//! Parameters one by one, and beside the others of their operation: what is declared can be written into a request.
//! Whether a path names them is `paths`' business.

use super::document::{Document, SiteId};
use super::meaning::is_optional_path;
use super::schemas::type_of;
use super::survey::shortened;
use super::table::{Kind, listed};
use crate::finding::{Finding, Rule, Severity};
use crate::tree::Value;

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
    let finding = |says: &str| {
        Finding::new(Rule::BadParameter, document.at_key(id), says, "keep `schema`, which fits most values")
    };
    let untyped = |finding: Finding| finding.sets(node.span, "schema", Value::Map(Vec::new()));
    findings.push(match (node.get("schema"), node.entry("content")) {
        (None, None) => untyped(finding("neither `schema` nor `content` says what the value is")),
        (Some(_), Some(content)) => {
            finding("`schema` and `content` both say what the value is").drops_key(content.key_span)
        }
        (None, Some(content)) => match content.value.as_map() {
            Some([]) => untyped(finding("`content` of a parameter has exactly one media type")),
            Some([_, second, ..]) => {
                finding("`content` of a parameter has exactly one media type").drops_key(second.key_span)
            }
            _ => return,
        },
        _ => return,
    });
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
        let finding = Finding::new(Rule::OptionalPathParameter, at, says, "add `required: true`");
        findings.push(finding.sets(document.node(id).span, "required", Value::Bool(true)));
    }
    if place == "header" && !is_token(name) {
        let says = format!("no header can be named `{}`", shortened(name));
        let help = "correct the name: letters, digits and hyphens";
        let finding = Finding::new(Rule::BadParameter, document.at_value(id, "name"), says, help);
        findings.push(finding.drops(document.node(id).span));
    }
    if place == "header" {
        reserved(document, id, name, findings);
    }
    style(document, id, place, findings);
}

/// Headers that OpenAPI says are no parameters.
fn reserved(document: &Document<'_>, id: SiteId, name: &str, findings: &mut Vec<Finding>) {
    let finding = |says: &str, help: &str| {
        let says = format!("a header parameter named `{name}` is {says}");
        Finding::new(Rule::ReservedHeader, document.at_value(id, "name"), says, help)
    };
    let scheme = "describe it in `components.securitySchemes` and `security`: then the client sends it";
    findings.push(match name.to_ascii_lowercase().as_str() {
        "authorization" => match asks(document, id) {
            None => finding("no parameter: it is read as a security scheme, for nothing else says who calls", scheme)
                .tolerated(),
            Some(false) => finding("sent as it is given, for the document asks for no security scheme there", scheme),
            Some(true) => finding("ignored", scheme),
        },
        "accept" => finding("ignored", "remove it: the client accepts the media types of the responses"),
        "content-type" => finding("ignored", "remove it: the client says the media type of the body"),
        _ => return,
    });
}

/// Whether the document asks for a security scheme where a parameter stands, if it says anything of that.
fn asks(document: &Document<'_>, parameter: SiteId) -> Option<bool> {
    let asks = |id| document.node(id).get("security").map(|sets| sets.members().next().is_some());
    let mut above = std::iter::successors(Some(parameter), |id| document.parent(*id));
    let operation = above.find(|id| document.site(*id).kind == Some(Kind::Operation));
    operation.and_then(asks).or_else(|| asks(Document::root()).filter(|asks| *asks))
}

/// A name as RFC 9110 has it.
fn is_token(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
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
        let says = format!("{place} parameters know no style `{style}`");
        findings.push(unstyled(Finding::new(Rule::BadStyle, at(), says, help), document, id));
        return;
    }
    let of = document.target_of(id, "schema").and_then(|schema| type_of(document, schema));
    let fits = match (style, of) {
        ("deepObject", Some(of)) => of == "object",
        ("spaceDelimited" | "pipeDelimited", Some(of)) => matches!(of, "array" | "object"),
        _ => true,
    };
    if !fits {
        let of = of.unwrap_or_default();
        let says = format!("the style `{style}` cannot write a value of type `{of}`");
        let finding = |says, help: &str| Finding::new(Rule::BadStyle, at(), says, help);
        findings.push(match (style, of) {
            // Undefined, and yet what many servers mean by it.
            ("deepObject", "array") => {
                let name = text(document, id, "name").unwrap_or_default();
                let help = format!("`{name}[0]=…` is sent, as most servers take it; for `{name}=…` say `form`");
                Finding { severity: Severity::Warning, ..finding(says, &help) }
            }
            ("deepObject", _) => Finding { severity: Severity::Warning, ..finding(says, "use `form`") },
            _ => unstyled(finding(says, "use `form`"), document, id),
        });
    }
}

/// Written in the way that its place knows best.
fn unstyled(finding: Finding, document: &Document<'_>, id: SiteId) -> Finding {
    match document.node(id).entry("style") {
        Some(style) => finding.drops_key(style.key_span),
        None => finding,
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
            let finding = Finding::new(Rule::DuplicateParameter, document.at_key(id), says, "remove one");
            findings.push(finding.drops(document.node(id).span));
        }
    }
}

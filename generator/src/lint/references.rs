//! References that lead nowhere, to the wrong kind of thing, out of the document, or round in a circle.
//! It does not look at what is referred to; that is judged where it stands.

use super::document::{Document, SiteId, suggestion};
use super::survey::shortened;
use super::table::Kind;
use crate::finding::{Finding, Rule};

pub(super) fn check(document: &Document<'_>, findings: &mut Vec<Finding>) {
    for id in &document.references {
        if let Some((rule, says, help)) = complaint(document, *id, findings) {
            let meanwhile = meanwhile(document.site(*id).kind);
            let help = if help.is_empty() { meanwhile.to_owned() } else { format!("{help} {meanwhile}") };
            let finding = Finding::new(rule, document.at_value(*id, "$ref"), says, help);
            findings.push(document.unfollowed(*id, finding));
        }
    }
}

fn complaint(document: &Document<'_>, id: SiteId, findings: &[Finding]) -> Option<(Rule, String, String)> {
    let site = document.site(id);
    let reference = site.reference?;
    let shown = shortened(reference);
    if !reference.starts_with('#') {
        let help = "copy what it names into `components`, and refer to it as `#/components/…`";
        return Some((Rule::ExternalReference, format!("`{shown}` is not in this document"), help.to_owned()));
    }
    let Some(target) = document.resolve(reference) else {
        return Some((
            Rule::DanglingReference,
            format!("`{shown}` does not exist"),
            dangling_help(document, reference, findings),
        ));
    };
    if document.site(target).kind != site.kind {
        let wanted = site.kind.map_or("", section);
        let help =
            if wanted.is_empty() { String::new() } else { format!("refer to a member of `components.{wanted}`") };
        return Some((Rule::WrongReference, format!("`{shown}` is not of the kind that is needed here"), help));
    }
    if document.target(id).is_none() && is_circle(document, id) {
        let help = "put what is meant in place of one of the references";
        return Some((Rule::ReferenceCycle, format!("`{shown}` leads back to itself"), help.to_owned()));
    }
    None
}

/// What comes of it as it is: a suggestion is not what is done.
fn meanwhile(kind: Option<Kind>) -> &'static str {
    match kind {
        Some(Kind::Schema) => "(as it is, any JSON stands here)",
        Some(Kind::Response | Kind::PathItem) => "(as it is, nothing is known of it)",
        _ => "(as it is, it is left out)",
    }
}

/// A chain that dangles further on is reported there.
fn is_circle(document: &Document<'_>, id: SiteId) -> bool {
    let step = |id: &SiteId| document.site(*id).reference.and_then(|reference| document.resolve(reference));
    std::iter::successors(Some(id), step).nth(16).is_some()
}

fn dangling_help(document: &Document<'_>, reference: &str, findings: &[Finding]) -> String {
    let mut parts = reference.rsplitn(2, '/');
    let (name, parent) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let names = document.resolve(parent).map(|id| document.children(id).map(|child| document.key(child)));
    let meant = names.and_then(|names| suggestion(findings, name, names)).map(|meant| format!("{parent}/{meant}"));
    let elsewhere = || SECTIONS.iter().find_map(|section| document.components.get_key_value(&(*section, name)));
    match meant {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => match elsewhere() {
            Some(((section, name), _)) => format!("did you mean `#/components/{section}/{name}`?"),
            None => "add it, or correct the reference".to_owned(),
        },
    }
}

const SECTIONS: &[&str] = &[
    "schemas",
    "responses",
    "parameters",
    "examples",
    "requestBodies",
    "headers",
    "securitySchemes",
    "links",
    "callbacks",
];

/// Where things of a kind are kept.
const fn section(kind: Kind) -> &'static str {
    match kind {
        Kind::Schema => "schemas",
        Kind::Response => "responses",
        Kind::Parameter => "parameters",
        Kind::Example => "examples",
        Kind::RequestBody => "requestBodies",
        Kind::Header => "headers",
        Kind::SecurityScheme => "securitySchemes",
        Kind::Link => "links",
        Kind::Callback => "callbacks",
        _ => "",
    }
}

//! Security schemes that are complete, and requirements that name them.
//! What a scheme does to a request is decided in `lower`.

use super::document::{Document, SiteId, suggestion};
use super::table::Kind;
use crate::finding::{Finding, Rule, Severity};
use crate::tree::Value;

pub(super) fn check(document: &Document<'_>, findings: &mut Vec<Finding>) {
    for id in document.of(Kind::SecurityScheme) {
        scheme(document, id, findings);
    }
    for id in document.of(Kind::Flow) {
        flow(document, id, findings);
    }
    for id in document.of(Kind::Requirement) {
        requirement(document, id, findings);
    }
}

fn needs(document: &Document<'_>, id: SiteId, keys: &[&str], what: &str, findings: &mut Vec<Finding>) {
    for key in keys.iter().filter(|key| document.node(id).get(key).is_none()) {
        let says = format!("{what} needs a key `{key}`");
        let finding = Finding::new(Rule::MissingKey, document.at_key(id), says, "add it");
        let site = document.site(id);
        // The user fetches tokens, and knows where; a scheme without what makes it one is none.
        findings.push(match site.key {
            Some(key) if site.kind == Some(Kind::SecurityScheme) => finding.drops_key(key),
            _ => finding.sets(site.node.span, key, Value::String("".into())),
        });
    }
}

fn scheme(document: &Document<'_>, id: SiteId, findings: &mut Vec<Finding>) {
    let kind = document.node(id).get("type").and_then(|node| node.as_str()).unwrap_or_default();
    let keys: &[&str] = match kind {
        "apiKey" => &["name", "in"],
        "http" => &["scheme"],
        "oauth2" => &["flows"],
        "openIdConnect" => &["openIdConnectUrl"],
        _ => return,
    };
    needs(document, id, keys, &format!("a scheme of type `{kind}`"), findings);
}

fn flow(document: &Document<'_>, id: SiteId, findings: &mut Vec<Finding>) {
    let kind = document.key(id);
    let keys: &[&str] = match kind {
        "implicit" => &["authorizationUrl"],
        "password" | "clientCredentials" => &["tokenUrl"],
        "authorizationCode" => &["authorizationUrl", "tokenUrl"],
        _ => return,
    };
    needs(document, id, keys, &format!("the flow `{kind}`"), findings);
}

fn requirement(document: &Document<'_>, id: SiteId, findings: &mut Vec<Finding>) {
    for child in document.children(id) {
        let name = document.key(child);
        match document.components.get(&("securitySchemes", name)) {
            None => {
                let known = document.components.keys().filter(|(section, _)| *section == "securitySchemes");
                let help = suggestion(findings, name, known.map(|(_, name)| *name))
                    .map_or("add it to `components.securitySchemes`".to_owned(), |meant| {
                        format!("did you mean `{meant}`?")
                    });
                let says = format!("there is no security scheme `{name}`");
                let finding = Finding::new(Rule::UnknownScheme, document.at_key(child), says, help);
                findings.extend(document.site(child).key.map(|key| finding.drops_key(key)));
            }
            Some(scheme) if is_none(document, *scheme) => {
                let says = format!("`{name}` is a scheme called `none`, which asks for nothing");
                let help = "write `security: []`, or `{}` among the alternatives";
                let finding = Finding::new(Rule::UnknownScheme, document.at_key(child), says, help);
                findings.extend(document.site(child).key.map(|key| finding.clears_key(key)));
            }
            Some(scheme) => scopes(document, child, *scheme, findings),
        }
    }
}

/// There is no HTTP scheme of this name; whoever writes it means that nobody has to prove who calls.
fn is_none(document: &Document<'_>, scheme: SiteId) -> bool {
    let Some(node) = document.target(scheme).map(|scheme| document.node(scheme)) else { return false };
    let is = |key: &str, word: &str| {
        node.get(key).and_then(|node| node.as_str()).is_some_and(|text| text.eq_ignore_ascii_case(word))
    };
    is("type", "http") && is("scheme", "none")
}

/// Only OAuth has scopes; elsewhere they have no effect.
fn scopes(document: &Document<'_>, requirement: SiteId, scheme: SiteId, findings: &mut Vec<Finding>) {
    let node = document.target(scheme).map(|scheme| document.node(scheme));
    let kind = node.and_then(|node| node.get("type")?.as_str());
    let asked = document.node(requirement).as_list().unwrap_or_default();
    if matches!(kind, Some("apiKey" | "http")) && !asked.is_empty() {
        let says = format!("`{}` is no OAuth scheme, so it has no scopes", document.key(requirement));
        let mut finding = Finding::new(Rule::UnknownScheme, document.at(requirement), says, "write `[]`");
        finding.severity = Severity::Warning;
        findings.push(finding);
    }
}

//! Discriminators that can tell the members of a union apart.
//! How a union is decoded is decided in `lower`.

use super::super::document::{Document, SiteId};
use super::super::survey::shortened;
use super::super::table::Kind;
use super::has_property;
use crate::finding::{Finding, Rule};

pub(in crate::lint) fn check(document: &Document<'_>, findings: &mut Vec<Finding>) {
    for id in document.of(Kind::Discriminator) {
        let Some(schema) = document.parent(id) else { continue };
        let members = members(document, schema);
        property(document, id, schema, &members, findings);
        mapping(document, id, &members, findings);
    }
}

fn members(document: &Document<'_>, schema: SiteId) -> Vec<SiteId> {
    let lists = ["oneOf", "anyOf"].into_iter().filter_map(|key| document.child(schema, key));
    lists.flat_map(|list| document.children(list)).collect()
}

fn bad(document: &Document<'_>, id: SiteId, says: String, help: &str) -> Finding {
    Finding::new(Rule::BadDiscriminator, document.at_key(id), says, help)
}

/// Mended by telling the members apart by their shapes.
fn by_shape(document: &Document<'_>, discriminator: SiteId, finding: Finding) -> Finding {
    match document.site(discriminator).key {
        Some(key) => finding.drops_key(key),
        None => finding,
    }
}

fn property(document: &Document<'_>, id: SiteId, schema: SiteId, members: &[SiteId], findings: &mut Vec<Finding>) {
    let Some(name) = document.node(id).get("propertyName").and_then(|node| node.as_str()) else { return };
    let at = document.at_value(id, "propertyName");
    if members.is_empty() {
        if !has_property(document, schema, name) {
            let says = format!("the schema has no property `{name}` to tell its kinds apart by");
            let finding = Finding::new(Rule::BadDiscriminator, at, says, "describe it in `properties`");
            findings.push(by_shape(document, id, finding));
        }
        return;
    }
    for member in members {
        let Some(reference) = document.site(*member).reference else {
            let says =
                "a member of a union with a discriminator must be a reference, for its name is the tag".to_owned();
            let finding = bad(document, *member, says, "move it to `components.schemas`");
            findings.push(by_shape(document, id, finding));
            continue;
        };
        if document.target(*member).is_some_and(|target| !has_property(document, target, name)) {
            let says = format!("`{}` has no property `{name}` to be told by", shortened(reference));
            let finding = Finding::new(Rule::BadDiscriminator, at.clone(), says, "describe it there, and require it");
            findings.push(by_shape(document, id, finding));
        }
    }
}

fn mapping(document: &Document<'_>, id: SiteId, members: &[SiteId], findings: &mut Vec<Finding>) {
    let Some(mapping) = document.child(id, "mapping") else { return };
    for entry in document.children(mapping) {
        let Some(text) = document.node(entry).as_str() else { continue };
        let by_name = || document.components.get(&("schemas", text)).copied();
        let target = if text.starts_with('#') { document.resolve(text) } else { by_name() };
        let Some(target) = target.filter(|id| document.site(*id).kind == Some(Kind::Schema)) else {
            let says =
                format!("the mapping of `{}` leads to `{}`, which is no schema", document.key(entry), shortened(text));
            let finding = Finding { at: document.at(entry), ..bad(document, id, says, "correct the reference") };
            findings.push(by_shape(document, entry, finding));
            continue;
        };
        let resolved = |member: &SiteId| document.site(*member).reference.and_then(|text| document.resolve(text));
        if !members.is_empty() && !members.iter().any(|member| resolved(member) == Some(target)) {
            let says =
                format!("the mapping of `{}` leads to `{}`, which is no member", document.key(entry), shortened(text));
            let finding = Finding { at: document.at(entry), ..bad(document, id, says, "add it to the members") };
            findings.push(by_shape(document, entry, finding));
        }
    }
}

//! Which properties a schema has, all its parts taken together, and `required` names among them.
//! Parts are followed through references, each once, so that circles end.

use std::collections::{BTreeSet, HashSet};

use super::super::document::{Document, SiteId, suggestion};
use super::super::table::Kind;
use crate::finding::{Finding, Rule};
use crate::tree::{Node, Segment};

pub(in crate::lint) fn check(document: &Document<'_>, findings: &mut Vec<Finding>) {
    // How many parts may be looked through in all: chains of thousands of them are nobody's schemas.
    let mut budget: usize = 500_000;
    for id in document.of(Kind::Schema) {
        let Some(required) = document.child(id, "required").filter(|_| budget > 0) else { continue };
        let properties = all_properties(document, whole(document, id));
        budget = budget.saturating_sub(properties.parts);
        if properties.open {
            continue;
        }
        for name in document.children(required) {
            let Some(text) = document.node(name).as_str().filter(|text| !properties.names.contains(text)) else {
                continue;
            };
            let help = suggestion(findings, text, properties.names.iter().copied())
                .map_or("describe it in `properties`".to_owned(), |meant| format!("did you mean `{meant}`?"));
            let says = format!("`required` names `{text}`, which is no property");
            findings.push(Finding::new(Rule::UnknownRequired, document.at(name), says, help));
        }
    }
}

/// Whether a schema, all its parts taken together, has a property.
pub(in crate::lint) fn has_property(document: &Document<'_>, schema: SiteId, name: &str) -> bool {
    let properties = all_properties(document, schema);
    properties.names.contains(name)
}

/// The schema that a part belongs to: `required` in one member of an `allOf` may name what another describes.
fn whole(document: &Document<'_>, part: SiteId) -> SiteId {
    let step = |id: &SiteId| {
        let (list, segment) = (document.parent(*id)?, document.site(*id).segment);
        let owner = document.parent(list)?;
        let composed =
            matches!(segment, Segment::Index(_)) && matches!(document.key(list), "allOf" | "oneOf" | "anyOf");
        (composed && document.site(owner).kind == Some(Kind::Schema)).then_some(owner)
    };
    std::iter::successors(Some(part), step).last().unwrap_or(part)
}

#[derive(Default)]
struct Properties<'a> {
    names: BTreeSet<&'a str>,
    /// Whether others may be there that are not described.
    open: bool,
    /// How many schemas were looked through.
    parts: usize,
}

fn all_properties<'a>(document: &Document<'a>, schema: SiteId) -> Properties<'a> {
    let mut properties = Properties::default();
    let (mut seen, mut waiting) = (HashSet::new(), vec![schema]);
    let mut described = false;
    while let Some(part) = waiting.pop() {
        properties.parts += 1;
        if properties.parts > 1000 {
            properties.open = true;
            break;
        }
        if !seen.insert(part) {
            continue;
        }
        let site = document.site(part);
        waiting.extend(site.reference.and_then(|reference| document.resolve(reference)));
        if let Some(own) = document.child(part, "properties") {
            described = true;
            properties.names.extend(document.children(own).map(|id| document.key(id)));
        }
        let additional = site.node.get("additionalProperties");
        properties.open |= additional.is_some_and(|node| node.as_bool() != Some(false));
        for key in ["allOf", "oneOf", "anyOf"] {
            waiting.extend(document.child(part, key).into_iter().flat_map(|list| document.children(list)));
        }
    }
    // `{ required: [a] }` alone is a part that other schemas mix in.
    properties.open |= !described && document.node(schema).get("type").and_then(Node::as_str) != Some("object");
    properties
}

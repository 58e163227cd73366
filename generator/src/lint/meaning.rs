//! Where the places are that `normalise` changes, by what they mean: only the table can tell a schema from an example.
//! Places are known by their span, which is unique but for aliases, and those mean the same wherever they stand.

use std::collections::HashSet;

use super::table::Kind;
use crate::tree::{Node, Span, Tree, Value};

/// The places.
#[derive(Debug, Default)]
pub(crate) struct Meaning {
    /// Schemas that are references with keys beside them.
    pub(crate) schemas_with_siblings: HashSet<Span>,
}

/// The meaning of a whole document; nothing in a version that is not known.
pub(crate) fn meaning(tree: &Tree) -> Meaning {
    let Ok(dialect) = super::dialect(tree) else { return Meaning::default() };
    let (document, _) = super::survey::survey(tree, dialect);
    let references = document.references.iter().map(|id| document.site(*id));
    let schemas = references.filter(|site| site.kind == Some(Kind::Schema)).map(|site| site.node);
    Meaning { schemas_with_siblings: schemas.filter(|node| node.entries().count() > 1).map(|node| node.span).collect() }
}

/// A reference, by what must stand there.
#[derive(Debug)]
pub(crate) struct Reference {
    pub(crate) kind: Kind,
    pub(crate) text: String,
    /// The map that holds it.
    pub(crate) span: Span,
    /// Its text.
    pub(crate) value: Span,
}

/// All references of a document.
pub(crate) fn references(tree: &Tree) -> Vec<Reference> {
    let Ok(dialect) = super::dialect(tree) else { return Vec::new() };
    let (document, _) = super::survey::survey(tree, dialect);
    let reference = |id| {
        let site = document.site(id);
        Some(Reference {
            kind: site.kind?,
            text: site.reference?.to_owned(),
            span: site.node.span,
            value: site.node.get("$ref")?.span,
        })
    };
    document.references.iter().filter_map(|id| reference(*id)).collect()
}

/// A path parameter that does not say `required: true`.
pub(super) fn is_optional_path(parameter: &Node) -> bool {
    parameter.get("in").and_then(Node::as_str) == Some("path")
        && parameter.get("required").and_then(Node::as_bool) != Some(true)
}

/// The text of a number or boolean that stands among strings.
pub(super) fn unquoted(value: &Node) -> Option<Box<str>> {
    match &value.value {
        Value::Number(text) => Some(text.clone()),
        Value::Bool(value) => Some(value.to_string().into()),
        Value::Null | Value::String(_) | Value::List(_) | Value::Map(_) => None,
    }
}

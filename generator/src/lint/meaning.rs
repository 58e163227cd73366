//! Where the places are that `normalise` changes, by what they mean: only the table can tell a schema from an example.
//! Places are known by their span, which is unique but for aliases, and those mean the same wherever they stand.

use std::collections::HashSet;

use super::document::Document;
use super::table::Kind;
use crate::finding::Rule;
use crate::tree::{Node, Span, Tree, Value};

/// The places.
#[derive(Debug, Default)]
pub(crate) struct Meaning {
    /// Schemas that are references with keys beside them.
    pub(crate) schemas_with_siblings: HashSet<Span>,
    /// Keys with null where null says nothing.
    pub(crate) null_keys: HashSet<Span>,
    /// Parameters in the path that do not say that they are required.
    pub(crate) optional_path_parameters: HashSet<Span>,
    /// Enum lists of schemas of strings that have other values.
    pub(crate) unquoted_enums: HashSet<Span>,
}

/// The meaning of a whole document; nothing in a version that is not known.
pub(crate) fn meaning(tree: &Tree) -> Meaning {
    let Ok(dialect) = super::dialect(tree) else { return Meaning::default() };
    let (document, findings) = super::survey::survey(tree, dialect);
    let is_null = |rule| rule == Rule::NullValue;
    let null_keys = findings.iter().filter(|finding| is_null(finding.rule)).map(|finding| finding.at.span).collect();
    let references = document.references.iter().map(|id| document.site(*id));
    let schemas = references.filter(|site| site.kind == Some(Kind::Schema)).map(|site| site.node);
    Meaning {
        null_keys,
        schemas_with_siblings: schemas.filter(|node| node.entries().count() > 1).map(|node| node.span).collect(),
        optional_path_parameters: parameters(&document).collect(),
        unquoted_enums: enums(&document).collect(),
    }
}

fn parameters(document: &Document<'_>) -> impl Iterator<Item = Span> {
    document.of(Kind::Parameter).map(|id| document.node(id)).filter(|node| is_optional_path(node)).map(|node| node.span)
}

/// A path parameter that does not say `required: true`.
pub(super) fn is_optional_path(parameter: &Node) -> bool {
    parameter.get("in").and_then(Node::as_str) == Some("path")
        && parameter.get("required").and_then(Node::as_bool) != Some(true)
}

fn enums(document: &Document<'_>) -> impl Iterator<Item = Span> {
    let strings = document.of(Kind::Schema).map(|id| document.node(id));
    let lists = strings.filter(|node| node.get("type").and_then(Node::as_str) == Some("string"));
    lists
        .filter_map(|node| node.get("enum"))
        .filter(|list| list.members().any(|value| unquoted(value).is_some()))
        .map(|list| list.span)
}

/// The text of a number or boolean that stands among strings.
pub(crate) fn unquoted(value: &Node) -> Option<Box<str>> {
    match &value.value {
        Value::Number(text) => Some(text.clone()),
        Value::Bool(value) => Some(value.to_string().into()),
        Value::Null | Value::String(_) | Value::List(_) | Value::Map(_) => None,
    }
}

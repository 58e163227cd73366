//! Paths and the parameters in them: each `{name}` declared, each path parameter used, no two paths alike.
//! How a single parameter is declared is `parameters`' business.

use std::collections::HashMap;

use super::document::{Document, SiteId};
use super::table::Kind;
use crate::finding::{Finding, Rule, closest};
use crate::tree::{Entry, Node, Span, Value};

pub(super) fn check(document: &Document<'_>, findings: &mut Vec<Finding>) {
    let Some(paths) = document.child(Document::root(), "paths") else { return };
    let mut known: HashMap<String, &str> = HashMap::new();
    for path in document.children(paths).filter(|id| document.site(*id).kind == Some(Kind::PathItem)) {
        let template = document.key(path);
        if let Some(other) = known.insert(shape(template), template).filter(|other| *other != template) {
            let says = format!("`{template}` and `{other}` are the same path to a server");
            let help = "merge them under one name of the parameter";
            findings.push(Finding::new(Rule::CollidingPaths, document.at_key(path), says, help).tolerated());
        }
        if let Some(item) = document.target(path) {
            operations(document, path, item, findings);
        }
    }
}

/// The path without the names of its parameters.
fn shape(template: &str) -> String {
    let mut shape = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        shape.push_str(before);
        shape.push_str("{}");
        rest = after.split_once('}').map_or("", |(_, after)| after);
    }
    shape + rest
}

/// The names in braces.
pub(super) fn names(template: &str) -> Vec<&str> {
    template.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name).collect()
}

const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// The operations of a path item.
pub(super) fn operations_of(document: &Document<'_>, item: SiteId) -> Vec<SiteId> {
    METHODS.iter().filter_map(|method| document.child(item, method)).collect()
}

fn operations(document: &Document<'_>, path: SiteId, item: SiteId, findings: &mut Vec<Finding>) {
    let template = document.key(path);
    let wanted = names(template);
    let shared = path_parameters(document, item);
    unknown(document, &shared, &wanted, template, findings);
    for operation in operations_of(document, item) {
        let own = path_parameters(document, operation);
        unknown(document, &own, &wanted, template, findings);
        for name in &wanted {
            if !own.iter().chain(&shared).any(|(_, declared)| declared == name) {
                let says = format!("`{{{name}}}` is not declared as a parameter of `{}`", document.key(operation));
                let help = format!("add `{{ name: {name}, in: path, required: true, schema: {{ type: string }} }}`");
                let finding = Finding::new(Rule::UndeclaredPathParameter, document.at_key(path), says, help);
                let node = document.node(operation);
                findings.push(finding.appends(node.span, "parameters", plain_parameter(name, node.span)));
            }
        }
    }
}

/// A parameter of which only the name is known.
fn plain_parameter(name: &str, span: Span) -> Value {
    let span = Span { end: span.start, ..span };
    let entry = |key: &str, value: Value| Entry { key: key.into(), key_span: span, value: Node { span, value } };
    let text = |text: &str| Value::String(text.into());
    Value::Map(vec![
        entry("name", text(name)),
        entry("in", text("path")),
        entry("required", Value::Bool(true)),
        entry("schema", Value::Map(vec![entry("type", text("string"))])),
    ])
}

/// The path parameters that an operation or path item declares: where, and their names.
fn path_parameters<'a>(document: &Document<'a>, owner: SiteId) -> Vec<(SiteId, &'a str)> {
    let Some(list) = document.child(owner, "parameters") else { return Vec::new() };
    let named = |id: SiteId| {
        let node = document.node(document.target(id)?);
        let is_path = node.get("in")?.as_str()? == "path";
        Some((id, node.get("name")?.as_str()?)).filter(|_| is_path)
    };
    document.children(list).filter_map(named).collect()
}

fn unknown(
    document: &Document<'_>,
    declared: &[(SiteId, &str)],
    wanted: &[&str],
    template: &str,
    findings: &mut Vec<Finding>,
) {
    for (id, name) in declared.iter().filter(|(_, name)| !wanted.contains(name)) {
        let says = format!("the path parameter `{name}` is not in `{template}`");
        let help = match closest(name, wanted.iter().copied()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("add `{{{name}}}` to the path, or remove the parameter"),
        };
        let finding = Finding::new(Rule::UnknownPathParameter, document.at_value(*id, "name"), says, help);
        findings.push(finding.drops(document.node(*id).span));
    }
}

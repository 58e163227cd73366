//! Examples, defaults and enum values that do not fit the schema they stand beside.
//! It finds the pairs of schema and value; `validate` compares them.

use super::document::{Document, SiteId};
use super::table::Kind;
use super::validate::{self, Fault};
use crate::finding::{Finding, Pointer, Rule};
use crate::tree::{Entry, Node, Value};

pub(super) fn check(document: &Document<'_>, findings: &mut Vec<Finding>) {
    for id in document.of(Kind::Schema) {
        for (key, rule) in [("example", Rule::InvalidExample), ("default", Rule::InvalidDefault)] {
            if let Some(entry) = document.node(id).entry(key) {
                hold(document, id, document.at_entry(id, entry), &entry.value, rule, findings);
            }
        }
        if let Some(list) = document.node(id).entry("enum") {
            enum_values(document, id, list, findings);
        }
    }
    for id in document.of(Kind::MediaType).chain(document.of(Kind::Parameter)).chain(document.of(Kind::Header)) {
        if let Some(schema) = document.child(id, "schema") {
            beside(document, id, schema, findings);
        }
    }
}

/// `example` and `examples` of a media type, parameter or header.
fn beside(document: &Document<'_>, id: SiteId, schema: SiteId, findings: &mut Vec<Finding>) {
    let is_media_type = document.site(id).kind == Some(Kind::MediaType);
    // What is not JSON is shown as it is sent, as one string.
    let as_sent = is_media_type && !document.key(id).contains("json");
    let mut one = |owner: SiteId, entry: &Entry| {
        if !(as_sent && matches!(entry.value.value, Value::String(_))) {
            hold(document, schema, document.at_entry(owner, entry), &entry.value, Rule::InvalidExample, findings);
        }
    };
    if let Some(entry) = document.node(id).entry("example") {
        one(id, entry);
    }
    for example in document.child(id, "examples").into_iter().flat_map(|list| document.children(list)) {
        let Some(example) = document.target(example) else { continue };
        if let Some(entry) = document.node(example).entry("value") {
            one(example, entry);
        }
    }
}

fn hold(document: &Document<'_>, schema: SiteId, at: Pointer, value: &Node, rule: Rule, findings: &mut Vec<Finding>) {
    if let Some(fault) = validate::fault(document, schema, value) {
        findings.push(finding(rule, at, fault));
    }
}

fn finding(rule: Rule, at: Pointer, fault: Fault<'_>) -> Finding {
    let unquoted =
        fault.says.starts_with("the type is `string`") && !matches!(fault.node.value, Value::List(_) | Value::Map(_));
    let help = if unquoted { "quote it" } else { "correct the value or the schema" };
    let at = Pointer { span: fault.node.span, pointer: at.pointer + &fault.tail };
    Finding::new(rule, at, fault.says, help)
}

/// Against the type only: null is welcome in any enum of a nullable schema.
fn enum_values(document: &Document<'_>, id: SiteId, list: &Entry, findings: &mut Vec<Finding>) {
    let schema = document.node(id);
    let Some(of) = schema.get("type").and_then(Node::as_str) else { return };
    for (index, value) in list.value.members().enumerate() {
        let is_null = value.value == Value::Null;
        let nullable = is_null && schema.get("nullable").and_then(Node::as_bool) == Some(true);
        if nullable || validate::is_of(of, value) {
            continue;
        }
        let at = document.at_entry(id, list);
        let at = Pointer { span: value.span, pointer: format!("{}/{index}", at.pointer) };
        let says = format!("the type is `{of}`, and this is {}", super::survey::described(value));
        let help = if is_null {
            "add `nullable: true`, or remove it"
        } else if of == "string" {
            "quote it, or correct the type"
        } else {
            "correct the value or the type"
        };
        let finding = Finding::new(Rule::InvalidEnumValue, at, says, help);
        findings.push(match meant(of, value) {
            _ if is_null => finding.sets(schema.span, "nullable", Value::Bool(true)),
            Some(meant) => finding.replaces(value, meant),
            None => finding.drops(value.span),
        });
    }
}

/// The value of the type that was plainly meant.
fn meant(of: &str, value: &Node) -> Option<Value> {
    match (of, &value.value) {
        ("string", _) => super::unquoted(value).map(Value::String),
        ("boolean", Value::String(text)) => text.parse().ok().map(Value::Bool),
        ("integer", Value::String(text)) => text.parse::<i64>().ok().map(|_| Value::Number(text.clone())),
        ("number", Value::String(text)) => {
            let is_finite = text.parse().is_ok_and(f64::is_finite);
            is_finite.then(|| Value::Number(text.clone()))
        }
        _ => None,
    }
}

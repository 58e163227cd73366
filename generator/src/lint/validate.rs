//! Holds a value against a schema of OpenAPI 3.0.
//! It says the first thing that is wrong; what it cannot judge is right. Time is bounded, whatever the schemas.

use super::document::{Document, SiteId};
use super::survey::{described, shortened};
use super::{formats, pattern};
use crate::tree::{Node, Segment, Value, float, integer};

/// What does not fit, and where inside of the value.
#[derive(Debug)]
pub(super) struct Fault<'v> {
    pub(super) node: &'v Node,
    /// The rest of the JSON pointer, from the value on.
    pub(super) tail: String,
    pub(super) says: String,
}

impl<'v> Fault<'v> {
    fn new(node: &'v Node, says: String) -> Self {
        Self { node, tail: String::new(), says }
    }

    fn below(self, segment: Segment<'_>) -> Self {
        Self { tail: format!("/{segment}{}", self.tail), ..self }
    }
}

/// The first thing that does not fit.
pub(super) fn fault<'v>(document: &Document<'_>, schema: SiteId, value: &'v Node) -> Option<Fault<'v>> {
    Validator { document, budget: 4_000 }.schema(schema, value, 0)
}

struct Validator<'d, 'a> {
    document: &'d Document<'a>,
    /// Schemas that may still be looked at: unions inside of unions multiply.
    budget: u32,
}

impl Validator<'_, '_> {
    fn schema<'v>(&mut self, schema: SiteId, value: &'v Node, depth: usize) -> Option<Fault<'v>> {
        self.budget = self.budget.saturating_sub(1);
        if self.budget == 0 || depth > 64 {
            return None;
        }
        let (document, node) = (self.document, self.document.node(schema));
        if value.value == Value::Null {
            return self.null(schema, value, depth);
        }
        if let Some(reference) = document.site(schema).reference {
            let target = document.resolve(reference)?;
            if let Some(fault) = self.schema(target, value, depth + 1) {
                return Some(fault);
            }
        }
        kind(node, value)
            .or_else(|| listed(node, value))
            .or_else(|| scalar(node, value))
            .or_else(|| self.object(schema, value, depth))
            .or_else(|| self.list(schema, value, depth))
            .or_else(|| self.composed(schema, value, depth))
    }

    /// Null fits where it is allowed, or where nothing is said about the type.
    fn null<'v>(&mut self, schema: SiteId, value: &'v Node, depth: usize) -> Option<Fault<'v>> {
        let node = self.document.node(schema);
        let nullable = node.get("nullable").and_then(Node::as_bool) == Some(true);
        let in_enum = node.get("enum").is_some_and(|list| list.members().any(|member| member.value == Value::Null));
        if nullable || in_enum {
            return None;
        }
        if node.get("type").is_some() || node.get("enum").is_some() {
            return Some(Fault::new(value, "null is not allowed here (`nullable: true` is missing)".to_owned()));
        }
        if let Some(target) = self.document.target(schema).filter(|target| *target != schema) {
            return self.schema(target, value, depth + 1);
        }
        self.composed(schema, value, depth)
    }

    fn object<'v>(&mut self, schema: SiteId, value: &'v Node, depth: usize) -> Option<Fault<'v>> {
        let entries = value.as_map()?;
        let (document, node) = (self.document, self.document.node(schema));
        let properties = document.child(schema, "properties");
        for name in node.get("required").into_iter().flat_map(Node::members).filter_map(Node::as_str) {
            let one_way = properties
                .and_then(|properties| document.target_of(properties, name))
                .is_some_and(|property| is_one_way(document.node(property)));
            if value.get(name).is_none() && !one_way {
                return Some(Fault::new(value, format!("the required property `{}` is missing", shortened(name))));
            }
        }
        let additional = node.get("additionalProperties").and_then(Node::as_bool);
        for entry in entries {
            self.budget = self.budget.saturating_sub(1);
            if self.budget == 0 {
                return None;
            }
            let own = properties.and_then(|properties| document.child(properties, &entry.key));
            let child = own.or_else(|| document.child(schema, "additionalProperties").filter(|_| additional.is_none()));
            if own.is_none() && additional == Some(false) {
                let says = format!("the schema has no property `{}`", shortened(&entry.key));
                return Some(Fault::new(&entry.value, says).below(Segment::Key(&entry.key)));
            }
            if let Some(fault) = child.and_then(|child| self.schema(child, &entry.value, depth + 1)) {
                return Some(fault.below(Segment::Key(&entry.key)));
            }
        }
        counted(node, value, entries.len(), ("minProperties", "maxProperties"), "properties")
    }

    fn list<'v>(&mut self, schema: SiteId, value: &'v Node, depth: usize) -> Option<Fault<'v>> {
        let members = value.as_list()?;
        if let Some(items) = self.document.child(schema, "items") {
            for (index, member) in members.iter().enumerate() {
                if self.budget == 0 {
                    return None;
                }
                if let Some(fault) = self.schema(items, member, depth + 1) {
                    return Some(fault.below(Segment::Index(index)));
                }
            }
        }
        counted(self.document.node(schema), value, members.len(), ("minItems", "maxItems"), "members")
    }

    fn composed<'v>(&mut self, schema: SiteId, value: &'v Node, depth: usize) -> Option<Fault<'v>> {
        let document = self.document;
        for member in document.child(schema, "allOf").into_iter().flat_map(|list| document.children(list)) {
            if let Some(fault) = self.schema(member, value, depth + 1) {
                return Some(fault);
            }
        }
        for key in ["oneOf", "anyOf"] {
            let Some(list) = document.child(schema, key) else { continue };
            let faults: Vec<Option<Fault<'v>>> =
                document.children(list).map(|member| self.schema(member, value, depth + 1)).collect();
            if !faults.is_empty() && faults.iter().all(Option::is_some) {
                return nearest(value, key, faults.into_iter().flatten().collect());
            }
        }
        let not = document.child(schema, "not")?;
        let fits = self.schema(not, value, depth + 1).is_none() && self.budget > 0;
        fits.then(|| Fault::new(value, "it fits the schema under `not`".to_owned()))
    }
}

/// Of several members none of which fits, the one that got furthest is what was meant.
fn nearest<'v>(value: &'v Node, key: &str, faults: Vec<Fault<'v>>) -> Option<Fault<'v>> {
    let count = faults.len();
    let best = faults.into_iter().max_by_key(|fault| fault.tail.matches('/').count())?;
    let says = format!("it fits none of the {count} members of `{key}`; the nearest says: {}", best.says);
    Some(if best.tail.is_empty() { Fault::new(value, says) } else { Fault { says, ..best } })
}

/// Such a property is missing from either the request or the response, and examples serve both.
fn is_one_way(property: &Node) -> bool {
    ["readOnly", "writeOnly"].iter().any(|key| property.get(key).and_then(Node::as_bool) == Some(true))
}

fn kind<'v>(schema: &Node, value: &'v Node) -> Option<Fault<'v>> {
    let wanted = schema.get("type")?.as_str()?;
    let says = || format!("the type is `{wanted}`, and this is {}", described(value));
    (!is_of(wanted, value)).then(|| Fault::new(value, says()))
}

/// Whether a value is of a type. A type that does not exist is found elsewhere, and takes all.
pub(crate) fn is_of(wanted: &str, value: &Node) -> bool {
    match (wanted, &value.value) {
        ("string", Value::String(_))
        | ("number", Value::Number(_))
        | ("boolean", Value::Bool(_))
        | ("array", Value::List(_))
        | ("object", Value::Map(_)) => true,
        ("integer", Value::Number(text)) => integer(text).is_some() || float(text).fract() == 0.0,
        ("string" | "number" | "boolean" | "array" | "object" | "integer", _) => false,
        _ => true,
    }
}

fn listed<'v>(schema: &Node, value: &'v Node) -> Option<Fault<'v>> {
    let values = schema.get("enum")?.as_list()?;
    let known = values.iter().any(|known| same(known, value));
    (!known && !values.is_empty()).then(|| Fault::new(value, format!("{} is not in the enum", described(value))))
}

/// Numbers are equal by value, however they are written.
fn same(a: &Node, b: &Node) -> bool {
    match (&a.value, &b.value) {
        (Value::Number(a), Value::Number(b)) => float(a).total_cmp(&float(b)).is_eq(),
        (a, b) => a == b,
    }
}

fn scalar<'v>(schema: &Node, value: &'v Node) -> Option<Fault<'v>> {
    let says = match &value.value {
        Value::String(text) => string(schema, text),
        Value::Number(text) => number(schema, text),
        Value::Null | Value::Bool(_) | Value::List(_) | Value::Map(_) => None,
    };
    says.map(|says| Fault::new(value, says))
}

fn string(schema: &Node, text: &str) -> Option<String> {
    let length = text.chars().count();
    let bound = |key| schema.get(key).and_then(Node::as_number).and_then(|text| text.parse::<usize>().ok());
    let says = |what: &str| Some(format!("`{}` {what}", shortened(text)));
    if bound("minLength").is_some_and(|least| length < least) {
        return says("is shorter than `minLength`");
    }
    if bound("maxLength").is_some_and(|most| length > most) {
        return says("is longer than `maxLength`");
    }
    let wanted = schema.get("pattern").and_then(Node::as_str);
    let compiled = wanted.and_then(|wanted| pattern::parse(wanted).ok());
    if compiled.is_some_and(|compiled| pattern::matches(&compiled, text) == Some(false)) {
        return says(&format!("does not match the pattern `{}`", shortened(wanted.unwrap_or_default())));
    }
    let format = schema.get("format").and_then(Node::as_str)?;
    formats::complaint(format, text).and_then(|wanted| says(&format!("is not {wanted}")))
}

fn number(schema: &Node, text: &str) -> Option<String> {
    let value = float(text);
    let bound = |key| schema.get(key).and_then(Node::as_number).map(float);
    let exclusive = |key| schema.get(key).and_then(Node::as_bool) == Some(true);
    if bound("minimum").is_some_and(|least| value < least || (value <= least && exclusive("exclusiveMinimum"))) {
        return Some(format!("`{text}` is below `minimum`"));
    }
    if bound("maximum").is_some_and(|most| value > most || (value >= most && exclusive("exclusiveMaximum"))) {
        return Some(format!("`{text}` is above `maximum`"));
    }
    let fits = |least: i128, most: i128| integer(text).is_none_or(|value| (least..=most).contains(&value));
    match schema.get("format").and_then(Node::as_str) {
        Some("int32") if !fits(i32::MIN.into(), i32::MAX.into()) => Some(format!("`{text}` is beyond 32 bits")),
        Some("int64") if !fits(i64::MIN.into(), i64::MAX.into()) => Some(format!("`{text}` is beyond 64 bits")),
        _ => None,
    }
}

fn counted<'v>(schema: &Node, value: &'v Node, count: usize, keys: (&str, &str), what: &str) -> Option<Fault<'v>> {
    let bound = |key| schema.get(key).and_then(Node::as_number).and_then(|text| text.parse::<usize>().ok());
    let says = if bound(keys.0).is_some_and(|least| count < least) {
        format!("{count} {what} are fewer than `{}`", keys.0)
    } else if bound(keys.1).is_some_and(|most| count > most) {
        format!("{count} {what} are more than `{}`", keys.1)
    } else {
        return None;
    };
    Some(Fault::new(value, says))
}

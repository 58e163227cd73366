//! String schemas: enums, ids, decimals, times and plain text.
//! It decides which Rust type a string has, and what requests are checked for.

use openapiv3::{SchemaData, StringFormat, StringType, VariantOrUnknownOrEmpty};
use serde_json::Value;

use super::context::{Context, Place};
use super::lifecycle;
use super::place_name::propose;
use super::prose::docs_or;
use super::schema::{Use, evidence};
use crate::finding::Rule;
use crate::model::{
    Bound, ConstantValue, Direction, EnumValue, Name, Pattern, Show, SignInForm, StringEnum, Text, Type, TypeDef,
    TypeKind,
};
use crate::names;

pub(super) fn lower(
    cx: &mut Context<'_>,
    string: &StringType,
    data: &SchemaData,
    place: &Place,
    direction: Direction,
) -> Use {
    if !string.enumeration.is_empty() {
        return enumeration(cx, string, data, place, direction);
    }
    let format = format_name(&string.format);
    let mut bounds = bounds(cx, string, place);
    let ty = match format.as_str() {
        "date-time" => Type::Timestamp,
        "date" => Type::Date,
        "decimal" | "money" => Type::Decimal { as_number: false },
        "byte" => Type::Base64,
        // In an answer, it is in JSON: other media types are bytes as a whole.
        "binary" if direction == Direction::Response => Type::String,
        "binary" => Type::File,
        "" | "uuid" if is_component(place) => return id(cx, data, place, &bounds, &format),
        other => {
            bounds.extend(checked(cx, other));
            if is_identifier(other) && is_component(place) {
                return id(cx, data, place, &bounds, &format);
            }
            Type::String
        }
    };
    let show = if format == "password" { Show::Hidden } else { Show::ByType };
    Use { bounds, show, ..ty.into() }
}

/// Whether a place is that of a component, which keeps its own name.
pub(super) fn is_component(place: &Place) -> bool {
    place.0.strip_prefix("/components/schemas/").is_some_and(|rest| !rest.contains('/'))
}

/// A named string is a type of its own, so that ids of different things cannot be mixed up.
fn id(cx: &mut Context<'_>, data: &SchemaData, place: &Place, bounds: &[Bound], format: &str) -> Use {
    let ty = |id| Use { bounds: bounds.to_vec(), ..Type::Named(id).into() };
    if let Some(known) = cx.known(place, None) {
        return ty(known);
    }
    let proposal = propose(cx, place, None);
    let shown = match data.extensions.get("x-sensitive") {
        Some(Value::Bool(hidden)) => !hidden,
        _ => format == "uuid" || proposal.ends_with("Id"),
    };
    let text = Text {
        shown,
        bounds: bounds.to_vec(),
        example: data.example.as_ref().and_then(Value::as_str).or(sample_of(format)).map(str::to_owned),
        sign_in: data.extensions.get("x-sign-in-message").and_then(Value::as_str).and_then(sign_in_form),
    };
    let docs = docs_or(data.description.as_deref(), "The string", &proposal);
    ty(cx.named(place, None, &proposal, |_| definition(docs, data.deprecated, TypeKind::Text(text))))
}

fn sign_in_form(name: &str) -> Option<SignInForm> {
    match name {
        "text" => Some(SignInForm::Text),
        "base64" => Some(SignInForm::Base64),
        _ => None,
    }
}

/// A definition whose identifier and place the context fills in.
pub(super) fn definition(docs: crate::model::Docs, deprecated: bool, kind: TypeKind) -> TypeDef {
    TypeDef { ident: String::new(), place: String::new(), docs, deprecated, kind, example: None }
}

fn enumeration(
    cx: &mut Context<'_>,
    string: &StringType,
    data: &SchemaData,
    place: &Place,
    direction: Direction,
) -> Use {
    let nullable = string.enumeration.iter().any(Option::is_none);
    let values: Vec<&String> = string.enumeration.iter().flatten().collect();
    if values.is_empty() {
        // Only null is allowed today; what else it may become one day is a string.
        return Use { nullable, ..Type::String.into() };
    }
    if let ([only], Direction::Request, false) = (values.as_slice(), direction, nullable) {
        return Use { constant: Some(ConstantValue::Text((*only).clone())), ..Type::String.into() };
    }
    let known: Vec<_> = values.into_iter().map(|wire| KnownValue::of(wire.clone())).collect();
    Use { nullable, ..open_enum(cx, &known, data, place) }
}

/// A value that an enum names, with what its own schema says of it, if it has one.
pub(super) struct KnownValue {
    pub(super) wire: String,
    pub(super) description: Option<String>,
    pub(super) deprecated: bool,
}

impl KnownValue {
    fn of(wire: String) -> Self {
        Self { wire, description: None, deprecated: false }
    }
}

/// An enum of these values, which keeps others as they come.
pub(super) fn open_enum(cx: &mut Context<'_>, values: &[KnownValue], data: &SchemaData, place: &Place) -> Use {
    let place = &cx.shapes.canonical(place);
    if let Some(known) = cx.known(place, None) {
        return Type::Named(known).into();
    }
    let proposal = propose(cx, place, None);
    let docs = docs_or(data.description.as_deref(), "The known values of", &proposal);
    let kind = TypeKind::StringEnum(StringEnum { values: named(values, data), finals: lifecycle::finals(data) });
    Type::Named(cx.named(place, None, &proposal, |_| definition(docs, data.deprecated, kind))).into()
}

/// The values of an enum, with what the document says of each.
pub(super) fn known_values(values: &[&String], data: &SchemaData) -> Vec<EnumValue> {
    named(&values.iter().map(|wire| KnownValue::of((*wire).clone())).collect::<Vec<_>>(), data)
}

fn named(values: &[KnownValue], data: &SchemaData) -> Vec<EnumValue> {
    let said = data.extensions.get("x-values");
    let mut seen = std::collections::BTreeSet::new();
    let known: Vec<&KnownValue> = values.iter().filter(|value| seen.insert(value.wire.as_str())).collect();
    known
        .iter()
        .map(|value| {
            let wire = &value.wire;
            let about = said.and_then(|said| said.get(wire));
            let text = |key: &str| about.and_then(|about| about.get(key));
            let description = text("description").and_then(Value::as_str).or(value.description.as_deref());
            EnumValue {
                name: Name::pascal(wire),
                docs: lifecycle::said(docs_or(description, "The value", wire), data, wire),
                deprecated: value.deprecated || text("deprecated").and_then(Value::as_bool).unwrap_or_default(),
                evidence: evidence(text("evidence")),
            }
        })
        .collect()
}

pub(super) fn bounds(cx: &mut Context<'_>, string: &StringType, place: &Place) -> Vec<Bound> {
    let mut bounds = Vec::new();
    bounds.extend(string.min_length.filter(|least| *least > 0).map(|least| Bound::MinLength(least as u64)));
    bounds.extend(string.max_length.map(|most| Bound::MaxLength(most as u64)));
    if let Some(pattern) = &string.pattern {
        let like = || {
            let (least, most) = (string.min_length.unwrap_or_default(), string.max_length.unwrap_or(usize::MAX));
            super::pattern::like(pattern, least, most).map(Bound::Like)
        };
        bounds.extend(pattern_bound(cx, pattern, place).or_else(like));
    }
    bounds
}

fn pattern_bound(cx: &mut Context<'_>, source: &str, place: &Place) -> Option<Bound> {
    if let Some(index) = cx.patterns.iter().position(|pattern| pattern.source == source) {
        return Some(Bound::Pattern(index));
    }
    let Some(plan) = super::pattern::plan(source) else {
        unchecked(cx, source, place);
        return None;
    };
    if plan.takes_all() {
        return None;
    }
    let last = called(cx, place);
    let mut taken = cx.patterns.iter().map(|pattern| pattern.ident.clone()).collect();
    let ident = names::distinct(names::plain(&names::snake(&last)), &mut taken);
    cx.patterns.push(Pattern { source: source.to_owned(), ident, plan });
    Some(Bound::Pattern(cx.patterns.len() - 1))
}

/// Says that requests are not checked against a pattern. Answers never are.
fn unchecked(cx: &mut Context<'_>, source: &str, schema: &Place) {
    let is_answered = cx.node(schema).get("readOnly").and_then(crate::tree::Node::as_bool).unwrap_or_default();
    if is_answered || !cx.usage.travels(&schema.0, Direction::Request) {
        return;
    }
    let place = &schema.key("pattern");
    cx.degraded(place, "requests are not checked against the pattern, which is too rich for that");
    let says = format!("requests are not checked against `{source}`, which needs an engine of regular expressions");
    let help = "leave it, if it is right; what has no look-around, and no parts that could be taken for each other, is checked";
    cx.report(Rule::UncheckedPattern, place, says, help);
}

/// What the value at a place is called: the property, component or parameter that it belongs to.
pub(super) fn called(cx: &Context<'_>, place: &Place) -> String {
    let mut pointer = place.0.as_str();
    while let Some((above, last)) = pointer.rsplit_once('/') {
        let is_name = above.ends_with("/properties") || above.ends_with("/schemas");
        if let Some(name) = cx.at(above).and_then(|node| node.get("name")?.as_str()) {
            return name.to_owned();
        }
        let is_structure = ["schema", "items", "additionalProperties", "allOf", "oneOf", "anyOf"].contains(&last);
        if is_name || !(is_structure || last.bytes().all(|byte| byte.is_ascii_digit())) {
            return last.to_owned();
        }
        pointer = above;
    }
    "value".to_owned()
}

/// What a text of a format is checked for, where its type does not say it.
pub(super) fn form(cx: &mut Context<'_>, format: &str) -> Option<Bound> {
    match format {
        "date" => Some(Bound::Format("Date")),
        "date-time" => Some(Bound::Format("DateTime")),
        other => checked(cx, other),
    }
}

/// Whether nothing is left of a format that a text is not checked for.
pub(super) fn is_checked(format: &str) -> bool {
    ["", "date", "date-time"].contains(&format) || checked_format(format).is_some()
}

fn checked(cx: &mut Context<'_>, format: &str) -> Option<Bound> {
    cx.runtime_features.extend(feature_of(format).map(str::to_owned));
    checked_format(format).map(Bound::Format)
}

/// The check of `runtime` for a format, where there is one.
fn checked_format(format: &str) -> Option<&'static str> {
    match format {
        "email" => Some("Email"),
        "uri" | "url" => Some("Uri"),
        "uuid" => Some("Uuid"),
        "hostname" => Some("Hostname"),
        "ipv4" => Some("Ipv4"),
        "ipv6" => Some("Ipv6"),
        "caip-2" => Some("Caip2"),
        "caip-10" => Some("Caip10"),
        _ => None,
    }
}

/// The feature of `runtime` that has the check, where it has a price of its own.
fn feature_of(format: &str) -> Option<&'static str> {
    is_identifier(format).then_some("caip")
}

/// A value of a format of which not every text is one.
fn sample_of(format: &str) -> Option<&'static str> {
    match format {
        "caip-2" => Some("eip155:1"),
        "caip-10" => Some("eip155:1:0xab16a96D359eC26a11e2C2b3d8f8B8942d5Bfcdb"),
        _ => None,
    }
}

/// Identifiers of chains and of accounts on them: named ones are types of their own, as ids are.
fn is_identifier(format: &str) -> bool {
    matches!(format, "caip-2" | "caip-10")
}

/// The format as the document writes it.
pub(super) fn format_name(format: &VariantOrUnknownOrEmpty<StringFormat>) -> String {
    match format {
        VariantOrUnknownOrEmpty::Item(StringFormat::Date) => "date".to_owned(),
        VariantOrUnknownOrEmpty::Item(StringFormat::DateTime) => "date-time".to_owned(),
        VariantOrUnknownOrEmpty::Item(StringFormat::Password) => "password".to_owned(),
        VariantOrUnknownOrEmpty::Item(StringFormat::Byte) => "byte".to_owned(),
        VariantOrUnknownOrEmpty::Item(StringFormat::Binary) => "binary".to_owned(),
        VariantOrUnknownOrEmpty::Unknown(other) => other.clone(),
        VariantOrUnknownOrEmpty::Empty => String::new(),
    }
}

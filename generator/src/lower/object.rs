//! Objects, maps and arrays.
//! Merging of `allOf` is `all_of`'s business; this file sees one object at a time, or parts that belong together.

use std::collections::{BTreeSet, HashMap};

use openapiv3::{AdditionalProperties, ReferenceOr, Schema, SchemaData};
use serde_json::Value;

use super::all_of::{self, Source};
use super::context::{Context, Place};
use super::pieces::Part;
use super::place_name::propose;
use super::prose::{code, docs, docs_or};
use super::schema::{self, Use};
use super::text::definition;
use crate::model::{
    Bound, Constant, Construct, Default, Direction, Field, Integer, Name, Number, Presence, Record, Show, Type,
    TypeKind,
};
use crate::tree::Node;

/// A list; bounds of its length are read from the tree.
pub(super) fn array<'a>(
    cx: &mut Context<'a>,
    items: Option<&'a ReferenceOr<Box<Schema>>>,
    place: &Place,
    direction: Direction,
) -> Use {
    let item = match items {
        Some(items) => schema::lower_chosen_boxed(cx, items, &place.key("items"), direction),
        None => {
            cx.degraded(place, "a list of raw JSON, because nothing says what it holds");
            Type::Json.into()
        }
    };
    let mut bounds = counts(cx, place);
    if !item.bounds.is_empty() {
        bounds.push(Bound::Each(item.bounds.clone()));
    }
    Use { bounds, show: item.show, ..Type::List(Box::new(item_type(item))).into() }
}

/// How many items there may be.
pub(super) fn counts(cx: &Context<'_>, place: &Place) -> Vec<Bound> {
    let node = cx.at(&place.0);
    let count = |key: &str| node?.get(key)?.as_number()?.parse::<u64>().ok();
    let unique = node.and_then(|node| node.get("uniqueItems")).and_then(Node::as_bool) == Some(true);
    let least = count("minItems").filter(|least| *least > 0).map(Bound::MinItems);
    let bounds = least.into_iter().chain(count("maxItems").map(Bound::MaxItems));
    bounds.chain(unique.then_some(Bound::UniqueItems)).collect()
}

/// The type of an item or map value, which may be null.
fn item_type(item: Use) -> Type {
    if item.may_be_null() { Type::Nullable(Box::new(item.ty)) } else { item.ty }
}

/// How many entries there may be.
fn entries(part: &Part<'_>) -> Vec<Bound> {
    let (least, most) = part.object.counts();
    let least = least.filter(|least| *least > 0).map(|least| Bound::MinProperties(least as u64));
    least.into_iter().chain(most.map(|most| Bound::MaxProperties(most as u64))).collect()
}

/// Object schemas that must all hold: a record, or a map where none names a property.
pub(super) fn of_parts<'a>(
    cx: &mut Context<'a>,
    parts: &[Part<'a>],
    data: &SchemaData,
    place: &Place,
    direction: Direction,
) -> Use {
    let has_properties = parts.iter().any(|part| part.object.has_properties());
    let open = parts.iter().find(|part| part.object.additional().is_some());
    // A named object of which nothing is said is a record without fields: an answer that only means "done". So is one of a
    // request in which nothing may stand.
    let is_empty = direction == Direction::Request && parts.iter().any(|part| part.object.is_closed());
    if has_properties || is_empty || (open.is_none() && super::text::is_component(place)) {
        return record(cx, parts, data, place, direction);
    }
    match open.or(parts.first()) {
        Some(part) => map(cx, part, direction),
        None => Type::Json.into(),
    }
}

/// An object without named properties is a map.
fn map<'a>(cx: &mut Context<'a>, part: &Part<'a>, direction: Direction) -> Use {
    let value = match part.object.additional() {
        Some(AdditionalProperties::Schema(value)) => {
            schema::lower_chosen(cx, value, &part.place.key("additionalProperties"), direction)
        }
        Some(AdditionalProperties::Any(_)) | None => Type::Json.into(),
    };
    let mut bounds = entries(part);
    if !value.bounds.is_empty() {
        bounds.push(Bound::Each(value.bounds.clone()));
    }
    Use { bounds, show: value.show, ..Type::Map(Box::new(item_type(value))).into() }
}

/// A record made of one or more object schemas.
pub(super) fn record<'a>(
    cx: &mut Context<'a>,
    parts: &[Part<'a>],
    data: &SchemaData,
    place: &Place,
    direction: Direction,
) -> Use {
    let place = cx.shapes.canonical_in(place, direction);
    let direction_of_key = cx.direction_of_key(&place, direction);
    let bounds: Vec<Bound> = parts.iter().flat_map(entries).collect();
    if let Some(known) = cx.known(&place, direction_of_key) {
        return Use { bounds, ..Type::Named(known).into() };
    }
    let proposal = propose(cx, &place, Some(direction));
    let docs = docs_or(data.description.as_deref(), "The object", &proposal);
    let deprecated = data.deprecated;
    let example = data.example.as_ref().filter(|_| direction == Direction::Response).map(Value::to_string);
    let id = cx.named(&place, direction_of_key, &proposal, |cx| {
        let kind = TypeKind::Record(make(cx, parts, direction));
        crate::model::TypeDef { example, ..definition(docs, deprecated, kind) }
    });
    Use { bounds, ..Type::Named(id).into() }
}

fn make<'a>(cx: &mut Context<'a>, parts: &[Part<'a>], direction: Direction) -> Record {
    let required = parts.iter().flat_map(|part| part.object.required());
    let required: BTreeSet<&str> = required.map(String::as_str).collect();
    let mut fields: Vec<Field> = Vec::new();
    let mut constants = Vec::new();
    for Property { wire, sources } in properties(parts) {
        let used = property(cx, &sources, direction);
        let demanded = required.contains(wire);
        match (&used.constant, direction) {
            (Some(value), Direction::Request) if demanded => {
                constants.push(Constant { wire: wire.to_owned(), value: value.clone(), before: fields.len() });
            }
            _ if used.read_only && direction == Direction::Request => {}
            _ => fields.push(field(cx, wire, used, demanded, direction)),
        }
    }
    let used = parts.iter().find_map(|part| extra(cx, part, direction));
    let extra_show = used.as_ref().map_or(Show::ByType, |used| used.show);
    let extra_bounds = used.as_ref().filter(|used| !used.bounds.is_empty());
    let extra_bounds = extra_bounds.map(|used| Bound::Each(used.bounds.clone())).into_iter().collect();
    let extra = used.map(item_type);
    let construct = construct(fields.iter().filter(|field| field.is_demanded()));
    Record { direction, fields, constants, extra, extra_show, extra_bounds, construct, from_response: None }
}

/// A property, with every part that describes it.
struct Property<'a> {
    wire: &'a str,
    sources: Vec<(&'a ReferenceOr<Box<Schema>>, Place)>,
}

/// The properties of all parts, each once, in the order in which they are met.
fn properties<'a>(parts: &[Part<'a>]) -> Vec<Property<'a>> {
    let mut found: Vec<Property<'a>> = Vec::new();
    let mut index: HashMap<&str, usize> = HashMap::new();
    for part in parts {
        for (wire, source) in part.object.properties() {
            let place = part.place.keys(&["properties", wire]);
            let at = *index.entry(wire).or_insert(found.len());
            match found.get_mut(at) {
                // What is said again says nothing new.
                Some(known) if known.sources.iter().any(|(other, _)| *other == source) => {}
                Some(known) => known.sources.push((source, place)),
                None => found.push(Property { wire, sources: vec![(source, place)] }),
            }
        }
    }
    found
}

/// What all parts together say of a property.
fn property<'a>(cx: &mut Context<'a>, sources: &[(&'a ReferenceOr<Box<Schema>>, Place)], direction: Direction) -> Use {
    if let [(source, place)] = sources {
        return schema::lower_boxed(cx, source, place, direction);
    }
    let members: Vec<all_of::Member<'a>> =
        sources.iter().map(|(source, place)| all_of::Member::of(cx, Source::Boxed(source), place.clone())).collect();
    let (_, last) = &sources[sources.len() - 1];
    let Some(data) = members.iter().rev().find_map(all_of::Member::data) else { return Type::Json.into() };
    let joined = all_of::joined(cx, &members, Vec::new(), data, &last.key("allOf"), direction);
    members.iter().filter_map(all_of::Member::data).fold(joined, schema::with_data)
}

/// A field as a record or parameter list holds it.
pub(super) fn field(cx: &Context<'_>, wire: &str, used: Use, demanded: bool, direction: Direction) -> Field {
    let known = used.default.as_ref().and_then(|value| default_of(cx, &used.ty, value));
    let mut docs = docs(used.description.as_deref());
    if let Some(default) = known.as_ref().and_then(|default| code(&default.shown())) {
        docs.0.extend((!docs.0.is_empty()).then(String::new));
        docs.0.push(format!("Default: {default}."));
    }
    let default = match direction {
        Direction::Request => known.filter(|_| demanded && !used.nullable),
        Direction::Response => known.filter(|_| !demanded && !used.nullable),
    };
    let demanded = demanded && !(used.write_only && direction == Direction::Response);
    Field {
        name: Name::snake(wire),
        docs,
        presence: presence(demanded, used.may_be_null()),
        ty: used.ty,
        show: used.show,
        bounds: used.bounds,
        default,
        only: used.constant,
        example: used.example.as_ref().map(Value::to_string),
        deprecated: used.deprecated,
        evidence: used.evidence,
    }
}

fn presence(required: bool, nullable: bool) -> Presence {
    match (required, nullable) {
        (true, false) => Presence::Required,
        (true, true) => Presence::Nullable,
        (false, false) => Presence::Optional,
        (false, true) => Presence::OptionalNullable,
    }
}

/// The default, if it is a value of the type that code can name.
fn default_of(cx: &Context<'_>, ty: &Type, value: &Value) -> Option<Default> {
    let text = || value.as_str().map(|text| Default::Text(text.to_owned()));
    let whole = || value.as_i64();
    match ty {
        Type::String => text(),
        Type::Bool => value.as_bool().map(Default::Bool),
        Type::Integer(kind) => whole().filter(|number| kind.holds(*number)).map(Default::Integer),
        Type::Decimal { as_number: true } => value.is_number().then(|| Default::Decimal(value.to_string())),
        Type::Named(id) => match &cx.types[id.0].kind {
            TypeKind::StringEnum(_) | TypeKind::Text(_) => text(),
            TypeKind::IntegerEnum(_) | TypeKind::Number(Number::Integer(Integer::I64)) => {
                whole().map(Default::IntoInteger)
            }
            _ => None,
        },
        _ => None,
    }
}

/// Additional properties are kept only where the document declares them.
fn extra<'a>(cx: &mut Context<'a>, part: &Part<'a>, direction: Direction) -> Option<Use> {
    match part.object.additional() {
        Some(AdditionalProperties::Any(true)) => Some(Type::Json.into()),
        Some(AdditionalProperties::Schema(value)) => {
            Some(schema::lower_chosen(cx, value, &part.place.key("additionalProperties"), direction))
        }
        Some(AdditionalProperties::Any(false)) | None => None,
    }
}

/// Positional for up to three arguments of different types, else named setters.
pub(super) fn construct<'f>(demanded: impl Iterator<Item = &'f Field>) -> Construct {
    let types: Vec<&Type> = demanded.map(|field| &field.ty).collect();
    let distinct: BTreeSet<&&Type> = types.iter().collect();
    if types.len() <= 3 && distinct.len() == types.len() { Construct::Positional } else { Construct::Typestate }
}

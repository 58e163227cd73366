//! Objects, maps and arrays.
//! Merging of `allOf` is `all_of`'s business; this file sees one object at a time, or parts that belong together.

use std::collections::BTreeSet;

use openapiv3::{AdditionalProperties, ArrayType, ObjectType, ReferenceOr, Schema, SchemaData};
use serde_json::Value;

use super::context::{Context, Place};
use super::place_name::propose;
use super::prose::docs_or;
use super::reserved;
use super::schema::{self, Use};
use super::text::definition;
use crate::model::{Bound, Constant, Construct, Default, Direction, Field, Name, Presence, Record, Type, TypeKind};
use crate::names::{Space, Wanted};

pub(super) fn array<'a>(cx: &mut Context<'a>, array: &'a ArrayType, place: &Place, direction: Direction) -> Use {
    let item = match &array.items {
        Some(items) => schema::lower_boxed(cx, items, &place.key("items"), direction),
        None => Type::Json.into(),
    };
    let mut bounds = Vec::new();
    bounds.extend(array.min_items.filter(|least| *least > 0).map(|least| Bound::MinItems(least as u64)));
    bounds.extend(array.max_items.map(|most| Bound::MaxItems(most as u64)));
    bounds.extend(array.unique_items.then_some(Bound::UniqueItems));
    if !item.bounds.is_empty() {
        bounds.push(Bound::Each(item.bounds.clone()));
    }
    Use { bounds, show: item.show, ..Type::List(Box::new(item_type(item))).into() }
}

/// The type of an item or map value, which may be null.
fn item_type(item: Use) -> Type {
    // A constant among items is a string like any other.
    if item.nullable { Type::Nullable(Box::new(item.ty)) } else { item.ty }
}

pub(super) fn lower<'a>(
    cx: &mut Context<'a>,
    object: &'a ObjectType,
    data: &SchemaData,
    place: &Place,
    direction: Direction,
) -> Use {
    // A named object of which nothing is said is a record without fields: an answer that only means "done".
    let is_bare = object.additional_properties.is_none() && super::text::is_component(place);
    if object.properties.is_empty() && !is_bare {
        return map(cx, object, place, direction);
    }
    record(cx, &[Part { object, place: place.clone() }], data, place, direction)
}

/// An object without named properties is a map.
fn map<'a>(cx: &mut Context<'a>, object: &'a ObjectType, place: &Place, direction: Direction) -> Use {
    let value = match &object.additional_properties {
        Some(AdditionalProperties::Schema(value)) => {
            schema::lower(cx, value, &place.key("additionalProperties"), direction)
        }
        Some(AdditionalProperties::Any(_)) | None => Type::Json.into(),
    };
    let mut bounds = Vec::new();
    bounds.extend(object.min_properties.filter(|least| *least > 0).map(|least| Bound::MinProperties(least as u64)));
    bounds.extend(object.max_properties.map(|most| Bound::MaxProperties(most as u64)));
    if !value.bounds.is_empty() {
        bounds.push(Bound::Each(value.bounds.clone()));
    }
    Use { bounds, show: value.show, ..Type::Map(Box::new(item_type(value))).into() }
}

/// One object schema of which a record is made, and where it stands.
pub(super) struct Part<'a> {
    pub(super) object: &'a ObjectType,
    pub(super) place: Place,
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
    if let Some(known) = cx.known(&place, direction_of_key) {
        return Type::Named(known).into();
    }
    let proposal = propose(cx, &place, Some(direction));
    let docs = docs_or(data.description.as_deref(), "The object", &proposal);
    let deprecated = data.deprecated;
    let example = data.example.as_ref().filter(|_| direction == Direction::Response).map(Value::to_string);
    let id = cx.named(&place, direction_of_key, &proposal, |cx| {
        let kind = TypeKind::Record(make(cx, parts, direction));
        crate::model::TypeDef { example, ..definition(docs, deprecated, kind) }
    });
    Type::Named(id).into()
}

fn make<'a>(cx: &mut Context<'a>, parts: &[Part<'a>], direction: Direction) -> Record {
    let required: BTreeSet<&str> = parts.iter().flat_map(|part| &part.object.required).map(String::as_str).collect();
    let mut fields: Vec<Field> = Vec::new();
    let mut constants = Vec::new();
    for part in parts {
        for (wire, property) in &part.object.properties {
            let place = part.place.keys(&["properties", wire]);
            let used = schema::lower_boxed(cx, property, &place, direction);
            let demanded = required.contains(wire.as_str());
            if let (Some(constant), true) = (&used.constant, demanded) {
                constants.push(Constant { wire: wire.clone(), value: constant.clone(), before: fields.len() });
            } else if !(used.read_only && direction == Direction::Request) {
                add(&mut fields, field(wire, used, demanded, direction));
            }
        }
    }
    let extra = parts.iter().find_map(|part| extra(cx, part, direction));
    let mut space = match direction {
        Direction::Request => reserved::request_fields(),
        Direction::Response => reserved::response_fields(),
    };
    name_fields(&mut fields.iter_mut().collect::<Vec<_>>(), &mut space, direction);
    let construct = construct(fields.iter().filter(|field| field.is_demanded()));
    Record { direction, fields, constants, extra, construct, from_response: None }
}

/// Of a property that stands in two merged parts, the later one counts: it is the narrower in practice.
fn add(fields: &mut Vec<Field>, field: Field) {
    match fields.iter_mut().find(|earlier| earlier.name.wire == field.name.wire) {
        Some(earlier) => *earlier = field,
        None => fields.push(field),
    }
}

/// Gives the fields names that differ, from each other and from what generated code has besides them.
pub(super) fn name_fields(fields: &mut [&mut Field], space: &mut Space, direction: Direction) {
    let sets_null = |field: &Field| direction == Direction::Request && field.presence == Presence::OptionalNullable;
    let wanted = fields.iter().map(|field| Wanted {
        wire: &field.name.wire,
        proposal: field.name.ident.clone(),
        tails: if sets_null(field) { &["_null"] } else { &[] },
    });
    let idents = space.give_all(&wanted.collect::<Vec<_>>());
    for (field, ident) in fields.iter_mut().zip(idents) {
        field.name.ident = ident;
    }
}

/// A field as a record or parameter list holds it.
pub(super) fn field(wire: &str, used: Use, demanded: bool, direction: Direction) -> Field {
    let default = match direction {
        Direction::Request if demanded => used.default.as_ref().and_then(default_of),
        _ => None,
    };
    let demanded = demanded && !(used.write_only && direction == Direction::Response);
    Field {
        name: Name::snake(wire),
        docs: docs_or(used.description.as_deref(), "The value of", wire),
        presence: presence(demanded, used.nullable),
        ty: used.ty,
        show: used.show,
        bounds: used.bounds,
        default,
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

fn default_of(value: &Value) -> Option<Default> {
    match value {
        Value::String(text) => Some(Default::Text(text.clone())),
        Value::Bool(value) => Some(Default::Bool(*value)),
        Value::Number(number) => number.as_i64().map(Default::Integer),
        _ => None,
    }
}

/// Additional properties are kept only where the document declares them.
fn extra<'a>(cx: &mut Context<'a>, part: &Part<'a>, direction: Direction) -> Option<Type> {
    match &part.object.additional_properties {
        Some(AdditionalProperties::Any(true)) => Some(Type::Json),
        Some(AdditionalProperties::Schema(value)) => {
            let value: &'a ReferenceOr<Schema> = value;
            Some(item_type(schema::lower(cx, value, &part.place.key("additionalProperties"), direction)))
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

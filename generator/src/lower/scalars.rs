//! Schemas that are no objects and no choices, where several must hold: the narrowest decides, all bound requests.
//! Also those without a `type`, which their other keywords tell.

use openapiv3::{AnySchema, IntegerFormat, NumberFormat, Schema, SchemaData, SchemaKind, StringFormat, StringType};
use openapiv3::{IntegerType, NumberType, Type as SchemaType, VariantOrUnknownOrEmpty};

use super::context::{Context, Place};
use super::pieces::{Piece, is_bare};
use super::schema::{self, Use};
use super::{all_of, enums, null, object, scalar, text};
use crate::model::{Bound, Direction, Type};

/// The kinds of value between which a schema decides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    Text,
    Number,
    Bool,
    List,
}

/// The type of schemas that must all hold.
pub(super) fn lower<'a>(
    cx: &mut Context<'a>,
    schemas: &[(&'a Schema, Place)],
    data: &'a SchemaData,
    place: &Place,
    direction: Direction,
) -> Use {
    let mut families: Vec<Family> = schemas.iter().filter_map(|(schema, _)| family(schema)).collect();
    families.dedup();
    if families.iter().any(|other| *other != families[0]) {
        return all_of::contradiction(cx, place);
    }
    // Of equals the later one counts: it is the narrower in practice.
    let best = schemas.iter().enumerate().max_by_key(|(index, (schema, at))| (rank(schema, at), *index));
    let Some((best, (schema, at))) = best else { return Type::Json.into() };
    let mut lowered = leaf(cx, schema, data, at, families.first().copied(), direction);
    for (_, (schema, at)) in schemas.iter().enumerate().filter(|(index, _)| *index != best) {
        let bounds = bounds(cx, schema, at);
        add(&mut lowered.bounds, bounds);
    }
    lowered
}

/// Adds what a piece that decides no type says of requests.
pub(super) fn narrow(cx: &mut Context<'_>, lowered: &mut Use, piece: &Piece<'_>) {
    if let Piece::Other(schema, place) = piece {
        let bounds = bounds(cx, schema, place);
        add(&mut lowered.bounds, bounds);
    }
}

fn add(all: &mut Vec<Bound>, more: Vec<Bound>) {
    for bound in more {
        if !all.contains(&bound) {
            all.push(bound);
        }
    }
}

/// How much a schema says: values more than a name, a name more than a format.
fn rank(schema: &Schema, place: &Place) -> u8 {
    let (values, format) = match &schema.schema_kind {
        SchemaKind::Type(SchemaType::String(string)) => {
            (!string.enumeration.is_empty(), !text::format_name(&string.format).is_empty())
        }
        SchemaKind::Type(SchemaType::Integer(integer)) => (!integer.enumeration.is_empty(), true),
        SchemaKind::Type(SchemaType::Number(number)) => (!number.enumeration.is_empty(), false),
        SchemaKind::Type(SchemaType::Boolean(boolean)) => (!boolean.enumeration.is_empty(), false),
        SchemaKind::Type(SchemaType::Array(array)) => (false, array.items.is_some()),
        SchemaKind::Any(any) => (!any.enumeration.is_empty(), any.format.is_some() || any.items.is_some()),
        _ => (false, false),
    };
    match (values, text::is_component(place), format) {
        (true, ..) => 4,
        (_, true, _) => 3,
        (_, _, true) => 2,
        _ => u8::from(!is_bare(schema)),
    }
}

/// What kind of value a schema is of, where it says so.
pub(super) fn family(schema: &Schema) -> Option<Family> {
    match &schema.schema_kind {
        SchemaKind::Type(SchemaType::String(_)) => Some(Family::Text),
        SchemaKind::Type(SchemaType::Integer(_) | SchemaType::Number(_)) => Some(Family::Number),
        SchemaKind::Type(SchemaType::Boolean(_)) => Some(Family::Bool),
        SchemaKind::Type(SchemaType::Array(_)) => Some(Family::List),
        SchemaKind::Any(any) => match any.typ.as_deref() {
            Some("string") => Some(Family::Text),
            Some("integer" | "number") => Some(Family::Number),
            Some("boolean") => Some(Family::Bool),
            Some("array") => Some(Family::List),
            Some(_) => None,
            None => by_values(any),
        },
        _ => None,
    }
}

/// The kind of all values of an enum without a type.
fn by_values(any: &AnySchema) -> Option<Family> {
    let mut kinds = any.enumeration.iter().filter(|value| !value.is_null()).map(|value| match value {
        serde_json::Value::String(_) => Some(Family::Text),
        serde_json::Value::Number(_) => Some(Family::Number),
        serde_json::Value::Bool(_) => Some(Family::Bool),
        _ => None,
    });
    let first = kinds.next()??;
    kinds.all(|kind| kind == Some(first)).then_some(first)
}

/// One schema that is no object and no choice. Where it has no type, those beside it may tell.
fn leaf<'a>(
    cx: &mut Context<'a>,
    schema: &'a Schema,
    outer: &SchemaData,
    place: &Place,
    beside: Option<Family>,
    direction: Direction,
) -> Use {
    if let Some(null) = null::lower(cx, schema, place, direction) {
        return null;
    }
    let SchemaKind::Any(any) = &schema.schema_kind else {
        return schema::with_data(schema::lower_item(cx, schema, place, direction), outer);
    };
    let data = &schema.schema_data;
    let family = match any.typ.as_deref() {
        None => by_values(any).or(beside).or_else(|| inferred(cx, any, place)),
        Some(_) => family(schema),
    };
    let lowered = match family {
        Some(Family::Text) => text::lower(cx, &as_text(any), data, place, direction),
        Some(Family::Number) if any.typ.as_deref() == Some("number") => {
            scalar::number(cx, &as_number(any), data, place, direction)
        }
        Some(Family::Number) if whole(any) => scalar::integer(cx, &as_integer(any), data, place, direction),
        Some(Family::Number) => scalar::number(cx, &as_number(any), data, place, direction),
        Some(Family::Bool) => {
            enums::boolean(&any.enumeration.iter().map(serde_json::Value::as_bool).collect::<Vec<_>>())
        }
        Some(Family::List) => object::array(cx, any.items.as_ref(), place, direction),
        None => untold(cx, any, place),
    };
    schema::with_data(lowered, data)
}

/// Whether numbers are whole: as the type says, or as all the values are.
fn whole(any: &AnySchema) -> bool {
    any.typ.as_deref() == Some("integer")
        || (!any.enumeration.is_empty() && any.enumeration.iter().all(|value| value.is_i64() || value.is_null()))
}

/// What keywords of one kind of value tell where no type is named.
fn inferred(cx: &mut Context<'_>, any: &AnySchema, place: &Place) -> Option<Family> {
    let texts = any.pattern.is_some() || any.min_length.is_some() || any.max_length.is_some();
    let format = any.format.as_deref().unwrap_or_default();
    let numbers = any.minimum.is_some() || any.maximum.is_some() || any.multiple_of.is_some();
    let numeric = ["int32", "int64", "float", "double"].contains(&format);
    let (family, what) = match () {
        () if any.items.is_some() => (Family::List, "a list"),
        () if !any.enumeration.is_empty() => return None,
        () if numbers || numeric => (Family::Number, "a number"),
        () if texts || !format.is_empty() => (Family::Text, "a string"),
        () => return None,
    };
    cx.degraded(place, &format!("read as {what}: no type is named, and the keywords are those of {what}"));
    Some(family)
}

/// Values of several kinds, or a type that is none.
fn untold(cx: &mut Context<'_>, any: &AnySchema, place: &Place) -> Use {
    if any.enumeration.iter().any(|value| !value.is_null()) {
        cx.degraded(&place.key("enum"), "raw JSON, because the values are of several kinds");
    }
    Use { nullable: any.enumeration.iter().any(serde_json::Value::is_null), ..Type::Json.into() }
}

fn as_text(any: &AnySchema) -> StringType {
    let values = any.enumeration.iter().map(|value| match value {
        serde_json::Value::Null => None,
        serde_json::Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    });
    StringType {
        format: format::<StringFormat>(any),
        pattern: any.pattern.clone(),
        enumeration: values.collect(),
        min_length: any.min_length,
        max_length: any.max_length,
    }
}

fn as_number(any: &AnySchema) -> NumberType {
    NumberType {
        format: format::<NumberFormat>(any),
        multiple_of: any.multiple_of,
        exclusive_minimum: any.exclusive_minimum.unwrap_or_default(),
        exclusive_maximum: any.exclusive_maximum.unwrap_or_default(),
        minimum: any.minimum,
        maximum: any.maximum,
        enumeration: any.enumeration.iter().map(serde_json::Value::as_f64).collect(),
    }
}

#[expect(clippy::cast_possible_truncation, reason = "only whether it is below zero is asked; bounds keep their digits")]
fn as_integer(any: &AnySchema) -> IntegerType {
    IntegerType {
        format: format::<IntegerFormat>(any),
        multiple_of: None,
        exclusive_minimum: any.exclusive_minimum.unwrap_or_default(),
        exclusive_maximum: any.exclusive_maximum.unwrap_or_default(),
        minimum: any.minimum.map(|least| least.floor() as i64),
        maximum: any.maximum.map(|most| most.ceil() as i64),
        enumeration: any.enumeration.iter().map(serde_json::Value::as_i64).collect(),
    }
}

fn format<T: std::str::FromStr>(any: &AnySchema) -> VariantOrUnknownOrEmpty<T> {
    any.format.clone().into()
}

/// What requests are checked for, of a schema that does not decide the type.
pub(super) fn bounds(cx: &mut Context<'_>, schema: &Schema, place: &Place) -> Vec<Bound> {
    let is = |keyword: Option<bool>| keyword.unwrap_or_default();
    match &schema.schema_kind {
        SchemaKind::Type(SchemaType::String(string)) => text::bounds(cx, string, place),
        SchemaKind::Type(SchemaType::Number(number)) => {
            scalar::bounds(cx, place, number.exclusive_minimum, number.exclusive_maximum)
        }
        SchemaKind::Type(SchemaType::Integer(integer)) => {
            scalar::bounds(cx, place, integer.exclusive_minimum, integer.exclusive_maximum)
        }
        SchemaKind::Type(SchemaType::Array(_)) => object::counts(cx, place),
        SchemaKind::Any(any) => {
            let mut all = text::bounds(cx, &as_text(any), place);
            all.extend(scalar::bounds(cx, place, is(any.exclusive_minimum), is(any.exclusive_maximum)));
            all.extend(object::counts(cx, place));
            all
        }
        _ => Vec::new(),
    }
}

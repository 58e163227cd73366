//! `allOf`, and schemas that say several things at once: merged into one record, or a reference with other prose.
//! What cannot be merged is a finding.

use openapiv3::{AnySchema, ReferenceOr, Schema, SchemaData, SchemaKind, Type as SchemaType};

use super::context::{Context, Place};
use super::object::{self, Part};
use super::schema::{self, Use};
use super::{scalar, text, union};
use crate::model::{Direction, Type};

pub(super) fn lower<'a>(
    cx: &mut Context<'a>,
    members: &'a [ReferenceOr<Schema>],
    data: &SchemaData,
    place: &Place,
    direction: Direction,
) -> Use {
    // One member is a reference with siblings, or the usual way to make a reference nullable.
    if let [only] = members {
        return schema::lower(cx, only, &place.key("allOf").index(0), direction);
    }
    let mut parts = Vec::new();
    for (index, member) in members.iter().enumerate() {
        collect(cx, member, &place.key("allOf").index(index), &mut parts, 0);
    }
    if parts.is_empty() {
        return Type::Json.into();
    }
    object::record(cx, &parts, data, place, direction)
}

/// Adds the object schemas that a member of `allOf` consists of.
fn collect<'a>(
    cx: &mut Context<'a>,
    member: &'a ReferenceOr<Schema>,
    place: &Place,
    parts: &mut Vec<Part<'a>>,
    depth: usize,
) {
    let Some((schema, place)) = schema::resolved(cx, member, place) else { return };
    if depth > 32 {
        cx.unsupported(&place, "an `allOf` that contains itself", "take the circle out: no value could satisfy it");
        return;
    }
    match &schema.schema_kind {
        SchemaKind::Type(SchemaType::Object(object)) => parts.push(Part { object, place }),
        SchemaKind::AllOf { all_of } => {
            for (index, inner) in all_of.iter().enumerate() {
                collect(cx, inner, &place.key("allOf").index(index), parts, depth + 1);
            }
        }
        _ => cx.unsupported(
            &place,
            "a member of `allOf` that is no object",
            "merge by hand what the members say into one schema",
        ),
    }
}

/// A schema without a type of its own, or one that mixes several kinds.
pub(super) fn lower_any<'a>(
    cx: &mut Context<'a>,
    any: &'a AnySchema,
    data: &'a SchemaData,
    place: &Place,
    direction: Direction,
) -> Use {
    let has_object = !any.properties.is_empty() || !any.required.is_empty() || any.additional_properties.is_some();
    let has_members = !any.one_of.is_empty() || !any.any_of.is_empty();
    match any {
        _ if any.not.is_some() => unsupported(cx, place, "`not` beside other keys"),
        AnySchema { one_of, all_of, any_of, .. } if !has_object && all_of.is_empty() && has_members => {
            match (one_of.is_empty(), any_of.is_empty()) {
                (false, true) => union::lower(cx, one_of, "oneOf", data, place, direction),
                (true, false) => union::lower(cx, any_of, "anyOf", data, place, direction),
                _ => unsupported(cx, place, "`oneOf` beside `anyOf`"),
            }
        }
        AnySchema { all_of, .. } if !all_of.is_empty() && !has_members && !has_object => {
            let mut lowered = lower(cx, all_of, data, place, direction);
            let is = |keyword: Option<bool>| keyword.unwrap_or_default();
            let beside = scalar::bounds(cx, place, is(any.exclusive_minimum), is(any.exclusive_maximum));
            lowered.bounds.extend(beside);
            lowered
        }
        _ if has_members || !any.all_of.is_empty() => {
            unsupported(cx, place, "properties beside `oneOf`, `anyOf` or `allOf`")
        }
        _ if !any.enumeration.is_empty() => text::untyped_enumeration(cx, &any.enumeration, data, place, direction),
        _ if any.items.is_some() => unsupported(cx, place, "`items` without `type: array`"),
        _ if has_object => unsupported(cx, place, "`properties` without `type: object`"),
        _ => Type::Json.into(),
    }
}

fn unsupported(cx: &mut Context<'_>, place: &Place, what: &str) -> Use {
    cx.unsupported(place, what, "put the parts into named schemas, and join those by one keyword");
    Type::Json.into()
}

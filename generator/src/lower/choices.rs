//! Choices that need no union: null among the members, and members that are all strings or all numbers.
//! Also which tag values a member has; what a union is made of is `union`'s business.

use std::collections::BTreeSet;

use openapiv3::{Discriminator, ReferenceOr, Schema, SchemaData, SchemaKind, Type as SchemaType};
use serde_json::Value;

use super::context::{Context, Place};
use super::pieces::{self, Piece};
use super::scalars::{self, Family};
use super::schema::{self, Use};
use super::text::{self, KnownValue};
use super::{enums, union};
use crate::finding::Rule;
use crate::model::{Bound, Direction, Integer, Type};

/// A member with its index in the document.
type Indexed<'a> = (usize, &'a ReferenceOr<Schema>);

/// Whether a member says only that there may be null.
pub(super) fn is_null<'a>(cx: &mut Context<'a>, member: &'a ReferenceOr<Schema>, place: &Place) -> bool {
    let Some((schema, _)) = schema::resolved(cx, member, place) else { return false };
    let nulls = |values: &[Value]| !values.is_empty() && values.iter().all(Value::is_null);
    match &schema.schema_kind {
        SchemaKind::Type(SchemaType::String(string)) => {
            !string.enumeration.is_empty() && string.enumeration.iter().all(Option::is_none)
        }
        SchemaKind::Any(any) => {
            let only_nullable = schema.schema_data.nullable && pieces::says_nothing(any);
            any.typ.as_deref() == Some("null") || nulls(&any.enumeration) || only_nullable
        }
        _ => false,
    }
}

/// Whether a member may be null, so that the whole choice may.
pub(super) fn admits_null<'a>(cx: &mut Context<'a>, members: &[Indexed<'a>], depth: usize) -> bool {
    members.iter().any(|(_, member)| may_be_null(cx, member, depth))
}

/// What is known of a component is not asked again: choices of choices would multiply.
fn may_be_null<'a>(cx: &mut Context<'a>, member: &'a ReferenceOr<Schema>, depth: usize) -> bool {
    let Some((schema, place)) = schema::resolved(cx, member, &Place::root()) else { return false };
    let inner = match &schema.schema_kind {
        _ if schema.schema_data.nullable => return true,
        SchemaKind::Type(SchemaType::String(string)) => return string.enumeration.iter().any(Option::is_none),
        SchemaKind::Any(any) => return any.enumeration.iter().any(Value::is_null),
        SchemaKind::OneOf { one_of: inner } | SchemaKind::AnyOf { any_of: inner } if depth < 4 => inner,
        _ => return false,
    };
    let asked = (place, depth);
    let is_component = matches!(member, ReferenceOr::Reference { .. });
    if let Some(known) = cx.nulls.get(&asked).filter(|_| is_component) {
        return *known;
    }
    let found = inner.iter().any(|member| may_be_null(cx, member, depth + 1));
    if is_component {
        cx.nulls.insert(asked, found);
    }
    found
}

/// The one type that serves for all members, where they are scalars of one kind.
pub(super) fn plain<'a>(
    cx: &mut Context<'a>,
    members: &[(&'a ReferenceOr<Schema>, Place)],
    data: &'a SchemaData,
    place: &Place,
    direction: Direction,
) -> Option<Use> {
    let mut scalars = Vec::with_capacity(members.len());
    for (member, at) in members {
        scalars.push(scalar(cx, member, at)?);
    }
    let family = scalars::family(scalars.first()?.schema)?;
    if scalars.iter().any(|other| scalars::family(other.schema) != Some(family)) {
        return None;
    }
    match family {
        Family::Text => texts(cx, &scalars, data, place, direction),
        Family::Number => numbers(cx, &scalars, data, place, direction),
        Family::Bool => Some(Type::Bool.into()),
        Family::List => None,
    }
}

/// Whether a member is a string that JSON carries.
pub(super) fn is_text<'a>(cx: &mut Context<'a>, member: &'a ReferenceOr<Schema>, place: &Place) -> bool {
    let scalar = scalar(cx, member, place);
    scalar
        .is_some_and(|scalar| scalars::family(scalar.schema) == Some(Family::Text) && format(scalar.schema) != "binary")
}

/// A member that is a scalar, seen through references and `allOf`.
struct Scalar<'a> {
    schema: &'a Schema,
    place: Place,
}

fn scalar<'a>(cx: &mut Context<'a>, member: &'a ReferenceOr<Schema>, place: &Place) -> Option<Scalar<'a>> {
    let (schema, place) = schema::resolved(cx, member, place)?;
    if let SchemaKind::Type(SchemaType::Object(_)) | SchemaKind::OneOf { .. } | SchemaKind::AnyOf { .. } =
        schema.schema_kind
    {
        return None;
    }
    let mut found = Vec::new();
    pieces::collect(cx, schema, &place, &mut found);
    match found.as_slice() {
        [Piece::Other(schema, place)] => Some(Scalar { schema, place: place.clone() }),
        _ => None,
    }
}

fn texts<'a>(
    cx: &mut Context<'a>,
    scalars: &[Scalar<'a>],
    data: &'a SchemaData,
    place: &Place,
    direction: Direction,
) -> Option<Use> {
    let with_values: Vec<&Scalar<'a>> = scalars.iter().filter(|scalar| !values(scalar.schema).is_empty()).collect();
    let formats: BTreeSet<String> = scalars.iter().map(|scalar| format(scalar.schema)).collect();
    if formats.contains("binary") {
        return None;
    }
    let bounds = bounds_of_texts(cx, scalars);
    match with_values.as_slice() {
        [] if formats.len() == 1 && scalars.iter().all(|scalar| !text::is_component(&scalar.place)) => {
            let lowered = schema::lower_item(cx, scalars[0].schema, &scalars[0].place, direction);
            Some(Use { bounds, ..lowered })
        }
        [] => {
            if bounds.is_empty() || formats.iter().any(|format| !text::is_checked(format)) {
                cx.degraded(place, "any string: which of the formats it has is left to the server");
            }
            Some(Use { bounds, ..Type::String.into() })
        }
        // An enum is open: what it does not name is kept as well.
        [only] if text::is_component(&only.place) => {
            let lowered = schema::lower_item(cx, only.schema, &only.place, direction);
            Some(Use { bounds, ..lowered })
        }
        several => {
            let known: Vec<_> = several.iter().flat_map(|scalar| known_values(scalar.schema)).collect();
            Some(Use { bounds, ..text::open_enum(cx, &known, data, place) })
        }
    }
}

/// What a text is checked for that may be one of several. Values are open, as those of any enum are: beside them any text may
/// stand, but where the empty text is all that is listed, that is how nothing is said.
fn bounds_of_texts(cx: &mut Context<'_>, scalars: &[Scalar<'_>]) -> Vec<Bound> {
    let is_open = |scalar: &Scalar<'_>| values(scalar.schema).iter().any(|value| !value.is_empty());
    if scalars.iter().any(is_open) {
        return Vec::new();
    }
    let mut all = Vec::with_capacity(scalars.len());
    for scalar in scalars {
        let mut bounds = scalars::bounds(cx, scalar.schema, &scalar.place);
        bounds.extend(text::form(cx, &format(scalar.schema)));
        let values = values(scalar.schema);
        bounds.extend((!values.is_empty()).then_some(Bound::Values(values)));
        all.push(bounds);
    }
    any_of(all)
}

/// What keeps at least one of these lists of bounds; nothing, where one of them has nothing to check.
pub(super) fn any_of(mut all: Vec<Vec<Bound>>) -> Vec<Bound> {
    if all.iter().any(|one| !one.iter().any(Bound::is_checked)) {
        return Vec::new();
    }
    all.dedup();
    if all.len() > 1 { vec![Bound::Any(all)] } else { all.pop().unwrap_or_default() }
}

/// The values of a member, with the member's prose where it has but one.
fn known_values(schema: &Schema) -> Vec<KnownValue> {
    let values = values(schema);
    let about = &schema.schema_data;
    let own = (values.len() == 1).then(|| about.description.clone().or_else(|| about.title.clone())).flatten();
    let known = |wire| KnownValue { wire, description: own.clone(), deprecated: about.deprecated };
    values.into_iter().map(known).collect()
}

fn values(schema: &Schema) -> Vec<String> {
    match &schema.schema_kind {
        SchemaKind::Type(SchemaType::String(string)) => string.enumeration.iter().flatten().cloned().collect(),
        SchemaKind::Any(any) => any.enumeration.iter().filter_map(Value::as_str).map(str::to_owned).collect(),
        _ => Vec::new(),
    }
}

fn format(schema: &Schema) -> String {
    match &schema.schema_kind {
        SchemaKind::Type(SchemaType::String(string)) => text::format_name(&string.format),
        SchemaKind::Any(any) => any.format.clone().unwrap_or_default(),
        _ => String::new(),
    }
}

fn numbers<'a>(
    cx: &mut Context<'a>,
    scalars: &[Scalar<'a>],
    data: &'a SchemaData,
    place: &Place,
    direction: Direction,
) -> Option<Use> {
    let mut values = Vec::new();
    let mut whole = true;
    for scalar in scalars {
        match &scalar.schema.schema_kind {
            SchemaKind::Type(SchemaType::Integer(integer)) => values.extend(integer.enumeration.iter().copied()),
            SchemaKind::Type(SchemaType::Number(number)) if number.enumeration.is_empty() => whole = false,
            SchemaKind::Any(any) if any.enumeration.is_empty() => whole &= any.typ.as_deref() == Some("integer"),
            _ => return None,
        }
    }
    let bounds: Vec<_> = scalars.iter().map(|scalar| scalars::bounds(cx, scalar.schema, &scalar.place)).collect();
    let bounds = if values.is_empty() { any_of(bounds) } else { Vec::new() };
    match (whole, values.is_empty()) {
        (true, true) => Some(Use { bounds, ..Type::Integer(Integer::I64).into() }),
        (true, false) if values.len() > 1 => Some(enums::integer(cx, &values, data, place, direction)),
        (true, false) => None,
        (false, _) => Some(Use { bounds, ..Type::Decimal { as_number: true }.into() }),
    }
}

/// The tag values that lead to a member: those that are stated, else those that its own property allows, else its name.
pub(super) fn tags<'a>(
    cx: &mut Context<'a>,
    tag: &Discriminator,
    member: &'a ReferenceOr<Schema>,
    place: &Place,
    wire: &str,
) -> Vec<String> {
    let is_named = matches!(member, ReferenceOr::Reference { .. });
    let stated = if is_named { union::stated(cx, tag, wire) } else { Vec::new() };
    if !stated.is_empty() {
        return stated;
    }
    let own = property_values(cx, member, place, &tag.property_name);
    if !is_named {
        return own;
    }
    if own.is_empty() {
        return vec![wire.to_owned()];
    }
    if !own.iter().any(|value| value == wire) {
        let key = &tag.property_name;
        let says =
            format!("the tag of `{wire}` is its name, which its own `{key}` cannot be: what it says itself is taken");
        cx.report(Rule::BadDiscriminator, place, says, "add a `mapping` of the values to the members");
    }
    own
}

/// The values that a member allows for a property.
fn property_values<'a>(
    cx: &mut Context<'a>,
    member: &'a ReferenceOr<Schema>,
    place: &Place,
    property: &str,
) -> Vec<String> {
    let Some((schema, place)) = schema::resolved(cx, member, place) else { return Vec::new() };
    let mut found = Vec::new();
    pieces::collect(cx, schema, &place, &mut found);
    let mut allowed = Vec::new();
    for piece in &found {
        let Piece::Object(part) = piece else { continue };
        let Some((_, source)) = part.object.properties().find(|(name, _)| *name == property) else { continue };
        let resolved = match source {
            ReferenceOr::Item(schema) => Some(&**schema),
            ReferenceOr::Reference { reference } => {
                schema::referred(cx, reference, &part.place).map(|(schema, _)| schema)
            }
        };
        allowed = resolved.map(values).filter(|values| !values.is_empty()).unwrap_or(allowed);
    }
    allowed
}

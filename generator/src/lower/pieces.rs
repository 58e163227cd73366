//! What a schema consists of once `allOf` is looked through: objects, choices between members, and all else.
//! It only takes schemas apart; what the pieces give together is `all_of`'s business.

use std::collections::HashSet;

use openapiv3::{AdditionalProperties, AnySchema, ObjectType, ReferenceOr, Schema, SchemaData, SchemaKind, Type};

use super::context::{Context, Place};
use super::scalars::{self, Family};
use super::schema;

/// What two schemas that both must hold may be made of.
#[derive(Clone, Debug)]
pub(super) enum Piece<'a> {
    /// An object with its properties.
    Object(Part<'a>),
    /// `oneOf` or `anyOf`.
    Choice(Choice<'a>),
    /// Any other schema: a scalar, a list, or bare rules.
    Other(&'a Schema, Place),
}

/// One object schema of which a record is made, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Part<'a> {
    pub(super) object: Object<'a>,
    pub(super) place: Place,
}

/// The keywords of an object, with and without `type: object`.
#[derive(Clone, Copy, Debug)]
pub(super) enum Object<'a> {
    Typed(&'a ObjectType),
    Untyped(&'a AnySchema),
}

/// One of several.
#[derive(Clone, Debug)]
pub(super) struct Choice<'a> {
    pub(super) members: &'a [ReferenceOr<Schema>],
    pub(super) keyword: &'static str,
    pub(super) data: &'a SchemaData,
    pub(super) place: Place,
}

impl<'a> Object<'a> {
    pub(super) fn properties(self) -> impl Iterator<Item = (&'a String, &'a ReferenceOr<Box<Schema>>)> {
        match self {
            Self::Typed(object) => object.properties.iter(),
            Self::Untyped(any) => any.properties.iter(),
        }
    }

    pub(super) fn required(self) -> &'a [String] {
        match self {
            Self::Typed(object) => &object.required,
            Self::Untyped(any) => &any.required,
        }
    }

    pub(super) fn additional(self) -> Option<&'a AdditionalProperties> {
        match self {
            Self::Typed(object) => object.additional_properties.as_ref(),
            Self::Untyped(any) => any.additional_properties.as_ref(),
        }
    }

    /// The least and the greatest number of properties.
    pub(super) fn counts(self) -> (Option<usize>, Option<usize>) {
        match self {
            Self::Typed(object) => (object.min_properties, object.max_properties),
            Self::Untyped(any) => (any.min_properties, any.max_properties),
        }
    }

    /// Whether nothing may stand in it but what it names.
    pub(super) fn is_closed(self) -> bool {
        matches!(self.additional(), Some(AdditionalProperties::Any(false)))
    }

    pub(super) fn has_properties(self) -> bool {
        self.properties().next().is_some()
    }

    /// Whether it says more than that there is an object.
    fn says_something(self) -> bool {
        self.has_properties()
            || !self.required().is_empty()
            || matches!(self.additional(), Some(AdditionalProperties::Schema(_)))
    }
}

impl Piece<'_> {
    /// Whether the type depends on it; bare rules only narrow what another piece allows.
    pub(super) fn says_something(&self) -> bool {
        match self {
            Self::Object(part) => part.object.says_something(),
            Self::Choice(_) => true,
            Self::Other(schema, _) => !is_bare(schema),
        }
    }
}

/// What values of a schema are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Declared {
    Object,
    Other(Family),
}

impl Piece<'_> {
    /// The kind of value that it must be, where it says so itself.
    pub(super) fn declared(&self) -> Option<Declared> {
        match self {
            Self::Object(Part { object: Object::Typed(_), .. }) => Some(Declared::Object),
            Self::Object(Part { object: Object::Untyped(any), .. }) => {
                (any.typ.as_deref() == Some("object")).then_some(Declared::Object)
            }
            Self::Other(schema, _) => scalars::family(schema).map(Declared::Other),
            Self::Choice(_) => None,
        }
    }
}

/// Rules without a type or values of their own, such as a lone `maxLength`.
pub(super) fn is_bare(schema: &Schema) -> bool {
    let SchemaKind::Any(any) = &schema.schema_kind else { return false };
    any.typ.is_none() && any.enumeration.is_empty() && any.items.is_none() && any.format.is_none()
}

/// Adds the pieces of a schema, those of its `allOf` included.
pub(super) fn collect<'a>(cx: &mut Context<'a>, schema: &'a Schema, place: &Place, pieces: &mut Vec<Piece<'a>>) {
    collect_below(cx, schema, place, pieces, &mut HashSet::new());
}

fn collect_below<'a>(
    cx: &mut Context<'a>,
    schema: &'a Schema,
    place: &Place,
    pieces: &mut Vec<Piece<'a>>,
    seen: &mut HashSet<Place>,
) {
    // What holds twice says no more than once, and circles end.
    if !seen.insert(place.clone()) {
        return;
    }
    let choice = |members, keyword| Choice { members, keyword, data: &schema.schema_data, place: place.clone() };
    let object = |object| Piece::Object(Part { object, place: place.clone() });
    match &schema.schema_kind {
        SchemaKind::Type(Type::Object(typed)) => pieces.push(object(Object::Typed(typed))),
        SchemaKind::Type(_) => pieces.push(Piece::Other(schema, place.clone())),
        SchemaKind::OneOf { one_of } => members(cx, choice(one_of, "oneOf"), pieces, seen),
        SchemaKind::AnyOf { any_of } => members(cx, choice(any_of, "anyOf"), pieces, seen),
        SchemaKind::AllOf { all_of } => each(cx, all_of, place, pieces, seen),
        SchemaKind::Not { .. } => negation(cx, place),
        SchemaKind::Any(any) => {
            each(cx, &any.all_of, place, pieces, seen);
            collect_beside(cx, any, schema, place, pieces, seen);
        }
    }
}

/// Adds what stands beside `allOf`.
pub(super) fn collect_own<'a>(cx: &mut Context<'a>, schema: &'a Schema, place: &Place, pieces: &mut Vec<Piece<'a>>) {
    let mut seen = HashSet::new();
    match &schema.schema_kind {
        SchemaKind::AllOf { .. } => {}
        SchemaKind::Any(any) => collect_beside(cx, any, schema, place, pieces, &mut seen),
        _ => collect_below(cx, schema, place, pieces, &mut seen),
    }
}

fn collect_beside<'a>(
    cx: &mut Context<'a>,
    any: &'a AnySchema,
    schema: &'a Schema,
    place: &Place,
    pieces: &mut Vec<Piece<'a>>,
    seen: &mut HashSet<Place>,
) {
    if any.not.is_some() {
        negation(cx, place);
    }
    if is_object(any) {
        pieces.push(Piece::Object(Part { object: Object::Untyped(any), place: place.clone() }));
    } else if any.typ.is_some() || has_rules(any) {
        pieces.push(Piece::Other(schema, place.clone()));
    }
    for (keyword, list) in [("oneOf", &any.one_of), ("anyOf", &any.any_of)] {
        let choice = Choice { members: list, keyword, data: &schema.schema_data, place: place.clone() };
        members(cx, choice, pieces, seen);
    }
}

fn each<'a>(
    cx: &mut Context<'a>,
    all_of: &'a [ReferenceOr<Schema>],
    place: &Place,
    pieces: &mut Vec<Piece<'a>>,
    seen: &mut HashSet<Place>,
) {
    for (index, inner) in all_of.iter().enumerate() {
        if let Some((inner, place)) = schema::resolved(cx, inner, &place.key("allOf").index(index)) {
            collect_below(cx, inner, &place, pieces, seen);
        }
    }
}

/// A choice of one is no choice.
fn members<'a>(cx: &mut Context<'a>, choice: Choice<'a>, pieces: &mut Vec<Piece<'a>>, seen: &mut HashSet<Place>) {
    match choice.members {
        [] => {}
        [only] => {
            let place = choice.place.key(choice.keyword).index(0);
            if let Some((inner, place)) = schema::resolved(cx, only, &place) {
                collect_below(cx, inner, &place, pieces, seen);
            }
        }
        _ => pieces.push(Piece::Choice(choice)),
    }
}

fn negation(cx: &mut Context<'_>, place: &Place) {
    cx.degraded(&place.key("not"), "what `not` forbids is left to the server: types say what there may be");
}

pub(super) fn is_object(any: &AnySchema) -> bool {
    let says = !any.properties.is_empty() || !any.required.is_empty() || any.additional_properties.is_some();
    let counts = any.min_properties.is_some() || any.max_properties.is_some();
    match any.typ.as_deref() {
        Some(of) => of == "object",
        None => says || counts,
    }
}

/// Whether it allows anything.
pub(super) fn says_nothing(any: &AnySchema) -> bool {
    *any == AnySchema::default()
}

/// Whether it has a keyword of scalars or lists.
fn has_rules(any: &AnySchema) -> bool {
    let of_text = any.pattern.is_some() || any.min_length.is_some() || any.max_length.is_some();
    let of_numbers = any.minimum.is_some() || any.maximum.is_some() || any.multiple_of.is_some();
    let of_lists = any.items.is_some() || any.min_items.is_some() || any.max_items.is_some();
    !any.enumeration.is_empty() || any.format.is_some() || of_text || of_numbers || of_lists
}

/// Whether a member only narrows what stands beside the choice, as in `anyOf: [{ required: [a] }, { required: [b] }]`.
pub(super) fn only_narrows(member: &ReferenceOr<Schema>) -> bool {
    let ReferenceOr::Item(schema) = member else { return false };
    match &schema.schema_kind {
        SchemaKind::Type(Type::Object(object)) => {
            let values = matches!(object.additional_properties, Some(AdditionalProperties::Schema(_)));
            object.properties.is_empty() && !values
        }
        SchemaKind::Type(_) => false,
        SchemaKind::Not { .. } => true,
        SchemaKind::OneOf { one_of: members }
        | SchemaKind::AnyOf { any_of: members }
        | SchemaKind::AllOf { all_of: members } => members.iter().all(only_narrows),
        SchemaKind::Any(any) => {
            let values = matches!(any.additional_properties, Some(AdditionalProperties::Schema(_)));
            let below = any.one_of.iter().chain(&any.any_of).chain(&any.all_of);
            let says = !any.properties.is_empty() || values || !any.enumeration.is_empty() || any.items.is_some();
            matches!(any.typ.as_deref(), None | Some("object")) && !says && below.into_iter().all(only_narrows)
        }
    }
}

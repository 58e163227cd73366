//! `allOf`, and schemas that say several things at once: joined into one type that all of them allow.
//! What contradicts itself, or cannot be told in types, is a finding and becomes raw JSON.

use openapiv3::{ReferenceOr, Schema, SchemaData, SchemaKind};

use super::context::{Context, Place};
use super::pieces::{self, Choice, Part, Piece};
use super::schema::{self, Use, with_data};
use super::{children, object, scalars, union};
use crate::finding::Rule;
use crate::model::{Direction, Type};

/// Where a schema stands that must hold beside others.
#[derive(Clone, Copy, Debug)]
pub(super) enum Source<'a> {
    Plain(&'a ReferenceOr<Schema>),
    Boxed(&'a ReferenceOr<Box<Schema>>),
}

/// One of the schemas that must all hold.
pub(super) struct Member<'a> {
    source: Source<'a>,
    place: Place,
    /// What stands beside the shape of its own schema.
    data: Option<&'a SchemaData>,
    pieces: Vec<Piece<'a>>,
}

impl<'a> Member<'a> {
    pub(super) fn of(cx: &mut Context<'a>, source: Source<'a>, place: Place) -> Self {
        let resolved = match source {
            Source::Plain(schema) => schema::resolved(cx, schema, &place),
            Source::Boxed(ReferenceOr::Item(schema)) => Some((&**schema, place.clone())),
            Source::Boxed(ReferenceOr::Reference { reference }) => schema::referred(cx, reference, &place),
        };
        let mut pieces = Vec::new();
        if let Some((schema, place)) = &resolved {
            pieces::collect(cx, schema, place, &mut pieces);
        }
        Self { source, place, data: resolved.map(|(schema, _)| &schema.schema_data), pieces }
    }

    pub(super) fn data(&self) -> Option<&'a SchemaData> {
        self.data
    }

    pub(super) fn into_pieces(self) -> Vec<Piece<'a>> {
        self.pieces
    }

    fn says_something(&self) -> bool {
        self.pieces.iter().any(Piece::says_something)
    }

    fn lower(&self, cx: &mut Context<'a>, direction: Direction) -> Use {
        match self.source {
            Source::Plain(schema) => schema::lower(cx, schema, &self.place, direction),
            Source::Boxed(schema) => schema::lower_boxed(cx, schema, &self.place, direction),
        }
    }
}

/// Any schema that is no plain scalar or list.
pub(super) fn lower<'a>(cx: &mut Context<'a>, schema: &'a Schema, place: &Place, direction: Direction) -> Use {
    let all_of: &[ReferenceOr<Schema>] = match &schema.schema_kind {
        SchemaKind::AllOf { all_of } => all_of,
        SchemaKind::Any(any) => &any.all_of,
        _ => &[],
    };
    let below = place.key("allOf");
    let members: Vec<Member<'a>> = all_of
        .iter()
        .enumerate()
        .map(|(index, member)| Member::of(cx, Source::Plain(member), below.index(index)))
        .collect();
    let mut own = Vec::new();
    pieces::collect_own(cx, schema, place, &mut own);
    joined(cx, &members, own, &schema.schema_data, place, direction)
}

/// What all members and the pieces beside them allow.
pub(super) fn joined<'a>(
    cx: &mut Context<'a>,
    members: &[Member<'a>],
    own: Vec<Piece<'a>>,
    data: &'a SchemaData,
    place: &Place,
    direction: Direction,
) -> Use {
    let own_says = own.iter().any(Piece::says_something);
    let mut saying = members.iter().filter(|member| member.says_something());
    let (first, second) = (saying.next(), saying.next());
    let mut lowered = match (own_says, first, second) {
        // One member is a reference with siblings, or the usual way to make a reference nullable.
        (false, Some(only), None) if !children::is_child(cx, place) => {
            let mut lowered = only.lower(cx, direction);
            let others = members.iter().filter(|member| !std::ptr::eq(*member, only));
            let beside = others.flat_map(|member| &member.pieces).chain(&own);
            for piece in beside.collect::<Vec<_>>() {
                scalars::narrow(cx, &mut lowered, piece);
            }
            lowered
        }
        _ => {
            let pieces = members.iter().flat_map(|member| member.pieces.iter().cloned()).chain(own).collect();
            let mut lowered = combined(cx, pieces, data, place, direction);
            lowered.nullable |=
                !members.is_empty() && members.iter().all(|member| member.data.is_some_and(|data| data.nullable));
            lowered
        }
    };
    for data in members.iter().filter(|member| !member.says_something()).filter_map(|member| member.data) {
        lowered = with_data(lowered, data);
    }
    lowered
}

/// The type of pieces that must all hold.
pub(super) fn combined<'a>(
    cx: &mut Context<'a>,
    pieces: Vec<Piece<'a>>,
    data: &'a SchemaData,
    place: &Place,
    direction: Direction,
) -> Use {
    let (mut objects, mut choices, mut others): (Vec<Part<'a>>, Vec<Choice<'a>>, Vec<_>) = Default::default();
    for piece in pieces {
        match piece {
            Piece::Object(part) => objects.push(part),
            Piece::Choice(choice) => choices.push(choice),
            Piece::Other(schema, place) => others.push((schema, place)),
        }
    }
    if !objects.is_empty() || !others.is_empty() {
        choices.retain(|choice| !drop_narrowing(cx, choice));
    }
    if !objects.is_empty() {
        // Rules without a type say nothing of objects.
        others.retain(|(schema, _)| !pieces::is_bare(schema));
    }
    if choices.is_empty() {
        return match (objects.is_empty(), others.is_empty()) {
            (true, true) => Type::Json.into(),
            (false, true) => object::of_parts(cx, &objects, data, place, direction),
            (true, false) => scalars::lower(cx, &others, data, place, direction),
            (false, false) => contradiction(cx, place),
        };
    }
    let choice = choices.remove(0);
    let others = others.into_iter().map(|(schema, at)| Piece::Other(schema, at));
    let beside = objects.into_iter().map(Piece::Object).chain(choices.into_iter().map(Piece::Choice)).chain(others);
    let beside: Vec<Piece<'a>> = beside.filter(Piece::says_something).collect();
    union::lower(cx, &choice, &beside, data, place, direction)
}

/// A choice whose members only narrow what stands beside it is left to the server.
fn drop_narrowing(cx: &mut Context<'_>, choice: &Choice<'_>) -> bool {
    let narrows = choice.members.iter().all(pieces::only_narrows);
    if narrows {
        let why = "which of the members holds is left to the server: they only narrow what stands beside them";
        cx.degraded(&choice.place.key(choice.keyword), why);
    }
    narrows
}

/// What no value can satisfy is read as it comes.
pub(super) fn contradiction(cx: &mut Context<'_>, place: &Place) -> Use {
    let says = "what is joined here contradicts itself: no value is of all its types";
    cx.degraded(place, "raw JSON, because the schemas that are joined here contradict each other");
    cx.report(Rule::Contradiction, place, says, "correct the type of one of the schemas");
    Type::Json.into()
}

//! Which request records can be made from the answer of the same schema: read, change, send back.
//! Only without loss: what could fail, or would send something else than came, is no conversion.

use std::collections::BTreeMap;

use super::context::REQUEST;
use crate::model::{Direction, Field, Presence, Record, Type, TypeDef, TypeId, TypeKind};

/// Pairs of a request record and the answer's record of the same schema.
type Pairs = BTreeMap<TypeId, TypeId>;

/// Fills in `from_response` of every record where all that it holds converts.
pub(super) fn fill(types: &mut [TypeDef]) {
    let mut pairs = pairs(types);
    let held_by = held_by(types, &pairs);
    // Records may hold themselves: all pairs hold until one is found that does not, which may take those with it that hold it.
    let mut waiting: Vec<TypeId> = pairs.keys().copied().collect();
    while let Some(request) = waiting.pop() {
        let fails = pairs.get(&request).is_some_and(|response| !converts(types, &pairs, request, *response));
        if fails {
            pairs.remove(&request);
            waiting.extend(held_by.get(&request).into_iter().flatten());
        }
    }
    for (request, response) in pairs {
        if let TypeKind::Record(record) = &mut types[request.0].kind {
            record.from_response = Some(response);
        }
    }
}

fn pairs(types: &[TypeDef]) -> Pairs {
    let by_place: BTreeMap<&str, usize> =
        types.iter().enumerate().map(|(index, def)| (def.place.as_str(), index)).collect();
    let answer = |(index, def): (usize, &TypeDef)| {
        let answer = by_place.get(def.place.strip_suffix(REQUEST)?)?;
        Some((TypeId(index), TypeId(*answer)))
    };
    types.iter().enumerate().filter_map(answer).collect()
}

/// The requests that hold a request, by its id.
fn held_by(types: &[TypeDef], pairs: &Pairs) -> BTreeMap<TypeId, Vec<TypeId>> {
    let mut held_by: BTreeMap<TypeId, Vec<TypeId>> = BTreeMap::new();
    for request in pairs.keys() {
        let Some(record) = record(types, *request, Direction::Request) else { continue };
        let held = record.fields.iter().map(|field| &field.ty).chain(&record.extra).filter_map(super::compact::id_of);
        held.for_each(|id| held_by.entry(id).or_default().push(*request));
    }
    held_by
}

fn converts(types: &[TypeDef], pairs: &Pairs, request: TypeId, response: TypeId) -> bool {
    let (Some(request), Some(response)) =
        (record(types, request, Direction::Request), record(types, response, Direction::Response))
    else {
        return false;
    };
    // A constant would be sent in place of what came.
    let is_constant_free = request.constants.is_empty();
    let extra = match (&request.extra, &response.extra) {
        (None, None) => true,
        (Some(to), Some(from)) => type_converts(types, pairs, to, from),
        _ => false,
    };
    let same = |to: &Field| response.fields.iter().find(|from| from.name.wire == to.name.wire);
    let all = request.fields.iter().all(|to| match same(to) {
        None => !to.is_demanded(),
        Some(from) => presence_converts(to, from) && type_converts(types, pairs, &to.ty, &from.ty),
    });
    is_constant_free && extra && all
}

fn record(types: &[TypeDef], id: TypeId, direction: Direction) -> Option<&Record> {
    match &types[id.0].kind {
        TypeKind::Record(record) if record.direction == direction => Some(record),
        _ => None,
    }
}

/// What must be sent must have come; null may be sent where null came.
fn presence_converts(to: &Field, from: &Field) -> bool {
    match to.presence {
        Presence::Required | Presence::Nullable => from.presence == to.presence,
        Presence::Optional | Presence::OptionalNullable => true,
    }
}

fn type_converts(types: &[TypeDef], pairs: &Pairs, to: &Type, from: &Type) -> bool {
    match (to, from) {
        (Type::Named(to) | Type::Boxed(to), Type::Named(from) | Type::Boxed(from)) if to != from => {
            pairs.get(to) == Some(from)
        }
        // A tag that requests choose from a list and answers give as text.
        (Type::Named(to), Type::String) => matches!(types[to.0].kind, TypeKind::StringEnum(_)),
        (Type::List(to), Type::List(from))
        | (Type::Map(to), Type::Map(from))
        | (Type::Nullable(to), Type::Nullable(from)) => type_converts(types, pairs, to, from),
        (to, from) => to == from,
    }
}

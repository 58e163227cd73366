//! The field of incoming events that says which event it is, by its values in each.
//! Runs once the payloads are types, so that `allOf`, references and constants are all alike to it.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{ConstantValue, Field, Presence, Record, Type, TypeDef, TypeKind, WebhookEvent};

/// What the values of a field are, where the document lists them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Values {
    all: BTreeSet<String>,
    /// Whether each record in the payload allows one.
    single: bool,
    /// Whether each record in the payload has it.
    required: bool,
}

/// The fields of a payload.
type Fields = BTreeMap<String, Values>;

/// Whether the values of one field, in each event, tell the events apart.
type Way = fn(&[WebhookEvent], &[&Values]) -> bool;

/// Unions in unions deeper than this are not looked through.
const DEEPEST: usize = 4;

/// What a field that says what it is about is mostly called.
const USUAL: [&str; 2] = ["type", "event"];

/// The field that tells the events apart, if there is one; each gets its values.
pub(super) fn tag(types: &[TypeDef], events: &mut [WebhookEvent]) -> Option<String> {
    let fields: Vec<Fields> = events.iter().map(|event| of_type(types, &event.payload, 0)).collect();
    let mut common: Vec<&String> = fields.first()?.keys().collect();
    common.retain(|name| fields.iter().all(|fields| fields.contains_key(*name)));
    common.sort_by_key(|name| !USUAL.iter().any(|word| name.to_lowercase().contains(word)));
    let ways: [Way; 4] = [named, listed, required, distinct];
    let (field, tags) = ways.iter().find_map(|way| {
        let (name, values) = common.iter().find_map(|name| {
            let values: Vec<&Values> = fields.iter().filter_map(|fields| fields.get(*name)).collect();
            way(events, &values).then_some((*name, values))
        })?;
        Some((name.clone(), values.into_iter().map(|values| values.all.clone()).collect::<Vec<_>>()))
    })?;
    let overlaps = !are_disjoint(&tags.iter().collect::<Vec<_>>());
    for (event, tags) in events.iter_mut().zip(tags) {
        event.tags = if overlaps { vec![event.name.wire.clone()] } else { tags.into_iter().collect() };
    }
    Some(field)
}

/// Each event's only value is its name.
fn named(events: &[WebhookEvent], values: &[&Values]) -> bool {
    let mut pairs = events.iter().zip(values);
    pairs.all(|(event, values)| values.single && values.all.len() == 1 && values.all.contains(&event.name.wire))
}

/// Each event has values of its own, one for each form of it. What tells nothing apart need not say what it is about.
fn distinct(events: &[WebhookEvent], values: &[&Values]) -> bool {
    let sets: Vec<&BTreeSet<String>> = values.iter().map(|values| &values.all).collect();
    events.len() > 1 && values.iter().all(|values| values.single) && are_disjoint(&sets)
}

/// The same, of a field that is always there.
fn required(events: &[WebhookEvent], values: &[&Values]) -> bool {
    values.iter().all(|values| values.required) && distinct(events, values)
}

/// Each event's name is among its values, which others may share: one payload serves for several.
fn listed(events: &[WebhookEvent], values: &[&Values]) -> bool {
    events.iter().zip(values).all(|(event, values)| values.required && values.all.contains(&event.name.wire))
}

fn are_disjoint(sets: &[&BTreeSet<String>]) -> bool {
    let mut seen = BTreeSet::new();
    sets.iter().flat_map(|set| set.iter()).all(|value| seen.insert(value))
}

fn of_type(types: &[TypeDef], ty: &Type, depth: usize) -> Fields {
    let (Type::Named(id) | Type::Boxed(id)) = ty else { return Fields::new() };
    match &types[id.0].kind {
        TypeKind::Record(record) => of_record(types, record),
        TypeKind::Alias(aliased) if depth < DEEPEST => of_type(types, aliased, depth + 1),
        TypeKind::Union(union) if depth < DEEPEST => {
            let members = union.members.iter().map(|member| of_type(types, &member.ty, depth + 1));
            members.reduce(joined).unwrap_or_default()
        }
        _ => Fields::new(),
    }
}

/// What two forms of an event both have, with the values of either.
fn joined(one: Fields, mut other: Fields) -> Fields {
    let both = one.into_iter().filter_map(|(name, mut values)| {
        let more = other.remove(&name)?;
        values.single &= more.single;
        values.required &= more.required;
        values.all.extend(more.all);
        Some((name, values))
    });
    both.collect()
}

fn of_record(types: &[TypeDef], record: &Record) -> Fields {
    let fields = record.fields.iter().map(|field| (field.name.wire.clone(), of_field(types, field)));
    fields.filter(|(_, values)| !values.all.is_empty()).collect()
}

/// Tags are texts.
fn of_field(types: &[TypeDef], field: &Field) -> Values {
    let all: BTreeSet<String> = match (&field.only, &field.ty) {
        (Some(ConstantValue::Text(text)), _) => BTreeSet::from([text.clone()]),
        (_, Type::Named(id)) => match &types[id.0].kind {
            TypeKind::StringEnum(known) => known.values.iter().map(|value| value.name.wire.clone()).collect(),
            _ => BTreeSet::new(),
        },
        _ => BTreeSet::new(),
    };
    Values { single: all.len() == 1, required: field.presence == Presence::Required, all }
}

//! How JSON shows which member of a union it is: kinds, keys and constants.
//! Runs once all types are known, because unions and records may contain each other.

use std::collections::{HashMap, HashSet};

use crate::model::{
    Constant, ConstantValue, Direction, Fit, JsonKind, Presence, Record, Type, TypeDef, TypeId, TypeKind, Union,
};

/// What unions inside of unions look like, by how many are around: looked at anew each time, they would multiply.
type Known = HashMap<(TypeId, usize), Fit>;

/// Fills in the fit of every union member.
pub(super) fn fill(types: &mut [TypeDef]) {
    let mut known = Known::new();
    for index in 0..types.len() {
        let TypeKind::Union(union) = &types[index].kind else { continue };
        let fits: Vec<Fit> = union.members.iter().map(|member| of_type(types, &mut known, &member.ty, 0)).collect();
        if let TypeKind::Union(union) = &mut types[index].kind {
            for (member, fit) in union.members.iter_mut().zip(fits) {
                let needs_tag = union.tag.as_ref().is_none_or(|tag| fit.required.contains(&tag.wire));
                member.by_shape = union.tag.is_none() || member.tags.is_empty() || !needs_tag;
                member.fit = fit;
            }
        }
    }
}

/// The pairs of members that nothing tells apart, so that the first in the document is taken: by place of the union.
pub(super) fn ties(types: &[TypeDef]) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for def in types {
        let TypeKind::Union(union) = &def.kind else { continue };
        let shown: Vec<_> = union.members.iter().filter(|member| member.by_shape).collect();
        let tied = shown.iter().enumerate().filter_map(|(index, member)| {
            let later = shown[index + 1..].iter().find(|later| is_alike(&member.fit, &later.fit))?;
            Some(format!("`{}` and `{}`", member.name.wire, later.name.wire))
        });
        let tied: Vec<String> = tied.collect();
        if union.direction == Direction::Response && !tied.is_empty() {
            let why = format!("{} may look alike in JSON: then the first of them is taken", tied.join(", "));
            found.push((def.place.clone(), why));
        }
    }
    found
}

/// Whether there is JSON that fits both as well.
fn is_alike(one: &Fit, other: &Fit) -> bool {
    let differs = one.constants.iter().any(|(key, value)| {
        other.constants.iter().any(|(other_key, other_value)| key == other_key && value != other_value)
    });
    let knows = |fit: &Fit, keys: &[String]| keys.iter().all(|key| fit.known.contains(key));
    let same = knows(one, &other.known) && knows(other, &one.known);
    one.kind == other.kind && one.kind != JsonKind::Any && !differs && same
}

fn of_type(types: &[TypeDef], known: &mut Known, ty: &Type, depth: usize) -> Fit {
    let kind = |kind| Fit { kind, ..Fit::default() };
    match ty {
        Type::Named(id) | Type::Boxed(id) => match &types[id.0].kind {
            TypeKind::Record(record) => of_record(types, record),
            TypeKind::StringEnum(_) | TypeKind::Text(_) => kind(JsonKind::String),
            TypeKind::Number(number) => of_type(types, known, &number.kept_as(), depth),
            TypeKind::IntegerEnum(_) => kind(JsonKind::Number),
            TypeKind::Alias(aliased) if depth < 32 => of_type(types, known, aliased, depth + 1),
            TypeKind::Union(union) if depth < 4 => {
                if let Some(found) = known.get(&(*id, depth)) {
                    return found.clone();
                }
                let found = of_union(types, known, union, depth);
                known.insert((*id, depth), found.clone());
                found
            }
            TypeKind::Union(_) | TypeKind::Alias(_) => kind(JsonKind::Any),
        },
        Type::String | Type::Timestamp | Type::Date | Type::Base64 | Type::Decimal { as_number: false } => {
            kind(JsonKind::String)
        }
        Type::Decimal { as_number: true } | Type::Integer(_) | Type::Float => kind(JsonKind::Number),
        Type::Bool => kind(JsonKind::Bool),
        Type::List(_) => kind(JsonKind::Array),
        Type::Map(_) => kind(JsonKind::Object),
        Type::Null | Type::Json | Type::File | Type::Bytes | Type::Body(_) | Type::Nullable(_) => kind(JsonKind::Any),
    }
}

/// A union inside a union: what all of its members need, and what any of them knows.
fn of_union(types: &[TypeDef], known: &mut Known, union: &Union, depth: usize) -> Fit {
    let fits: Vec<Fit> = union.members.iter().map(|member| of_type(types, known, &member.ty, depth + 1)).collect();
    let Some(first) = fits.first() else { return Fit::default() };
    let kind = if fits.iter().all(|fit| fit.kind == first.kind) { first.kind } else { JsonKind::Any };
    let needed = |key: &&String| kind == JsonKind::Object && fits.iter().all(|fit| fit.required.contains(key));
    let required = first.required.iter().filter(needed).cloned().collect();
    let mut seen = HashSet::new();
    let known = fits.iter().flat_map(|fit| &fit.known).filter(|key| seen.insert(*key)).cloned().collect();
    Fit { kind, required, known, constants: Vec::new() }
}

fn of_record(types: &[TypeDef], record: &Record) -> Fit {
    let mut fit = Fit { kind: JsonKind::Object, ..Fit::default() };
    for field in &record.fields {
        fit.known.push(field.name.wire.clone());
        let only = field.only.as_ref().map(ConstantValue::text).or_else(|| only_value(types, &field.ty));
        if field.presence == Presence::Required {
            fit.required.push(field.name.wire.clone());
        }
        if field.presence == Presence::Required || field.only.is_some() {
            fit.constants.extend(only.map(|value| (field.name.wire.clone(), value)));
        }
    }
    for Constant { wire, value, .. } in &record.constants {
        fit.known.push(wire.clone());
        fit.required.push(wire.clone());
        fit.constants.push((wire.clone(), value.text()));
    }
    fit
}

/// The value of an enum that knows only one.
pub(super) fn only_value(types: &[TypeDef], ty: &Type) -> Option<String> {
    let Type::Named(id) = ty else { return None };
    match &types[id.0].kind {
        TypeKind::StringEnum(values) => match values.values.as_slice() {
            [only] => Some(only.name.wire.clone()),
            _ => None,
        },
        TypeKind::IntegerEnum(of) => match of.values.as_slice() {
            [only] => Some(only.name.wire.clone()),
            _ => None,
        },
        TypeKind::Record(_) | TypeKind::Union(_) | TypeKind::Text(_) | TypeKind::Number(_) | TypeKind::Alias(_) => None,
    }
}

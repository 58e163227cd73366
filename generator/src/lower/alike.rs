//! Forms of an answer that differ in nothing but the values of enums are one record: some documents list each error code as a
//! form of its own, by the hundred.
//! It changes what is made of answers only; a request's forms stay as strict as the document has them.

use std::collections::BTreeSet;

use super::context::{Context, Place};
use super::prose::docs_or;
use super::text;
use crate::model::{Direction, EnumValue, Field, Record, StringEnum, Type, TypeDef, TypeId, TypeKind, Union};
use crate::names;

/// Makes records of all unions of answers whose members are alike.
pub(super) fn join(cx: &mut Context<'_>) {
    for index in 0..cx.types.len() {
        let TypeKind::Union(union) = &cx.types[index].kind else { continue };
        let Some(members) = records(&cx.types, union) else { continue };
        let Some((first, others)) = members.split_first() else { continue };
        if others.iter().all(|other| is_alike(&cx.types, first, other)) {
            let record = joined(cx, index, first, &members);
            let def = &mut cx.types[index];
            def.kind = TypeKind::Record(record);
            // Where the document says nothing, the docs say what it is.
            if def.docs == docs_or(None, "One of the forms of", &def.ident) {
                def.docs = docs_or(None, "The object", &def.ident);
            }
        }
    }
}

/// The records that the members are, if the union is of answers and each stands where the union does.
fn records(types: &[TypeDef], union: &Union) -> Option<Vec<Record>> {
    if union.direction == Direction::Request || union.tag.is_some() {
        return None;
    }
    union.members.iter().map(|member| record(types, &member.ty).cloned()).collect()
}

fn record<'t>(types: &'t [TypeDef], ty: &Type) -> Option<&'t Record> {
    let def = own(types, ty)?;
    match &def.kind {
        TypeKind::Record(record) if record.constants.is_empty() => Some(record),
        _ => None,
    }
}

/// The type, if it is no component: those have a name of their own, which says more than their shape.
fn own<'t>(types: &'t [TypeDef], ty: &Type) -> Option<&'t TypeDef> {
    let Type::Named(id) = ty else { return None };
    Some(&types[id.0]).filter(|def| !text::is_component(&Place(def.place.clone())))
}

fn is_alike(types: &[TypeDef], a: &Record, b: &Record) -> bool {
    let same = |(a, b): (&Field, &Field)| {
        (&a.name, a.presence, a.show, &a.default, &a.only) == (&b.name, b.presence, b.show, &b.default, &b.only)
            // Docs may differ, as they do wherever equal shapes are one type; these say what may be relied on.
            && (a.deprecated, a.evidence) == (b.deprecated, b.evidence)
            && (a.ty == b.ty || (known(types, &a.ty).is_some() && known(types, &b.ty).is_some()))
    };
    (&a.extra, a.extra_show) == (&b.extra, b.extra_show)
        && a.fields.len() == b.fields.len()
        && a.fields.iter().zip(&b.fields).all(same)
}

/// The enum that a field has for itself, if it is nothing but its values: what is final in one form need not be in another.
fn known<'t>(types: &'t [TypeDef], ty: &Type) -> Option<&'t StringEnum> {
    match &own(types, ty)?.kind {
        TypeKind::StringEnum(known) if known.finals.is_empty() => Some(known),
        _ => None,
    }
}

/// The first member, with the values of all.
fn joined(cx: &mut Context<'_>, index: usize, first: &Record, members: &[Record]) -> Record {
    let (place, ident) = (cx.types[index].place.clone(), cx.types[index].ident.clone());
    let mut joined = first.clone();
    let mut differ = 0;
    for (at, field) in joined.fields.iter_mut().enumerate() {
        let types: BTreeSet<&Type> = members.iter().map(|member| &member.fields[at].ty).collect();
        if types.len() < 2 {
            continue;
        }
        differ += 1;
        let mut values: Vec<EnumValue> = Vec::new();
        let mut seen = BTreeSet::new();
        for value in
            members.iter().filter_map(|each| known(&cx.types, &each.fields[at].ty)).flat_map(|known| &known.values)
        {
            if seen.insert(value.name.wire.clone()) {
                values.push(value.clone());
            }
        }
        field.ty = Type::Named(enumeration(cx, values, &place, &ident, &field.name.wire));
    }
    if differ > 1 {
        let why = "forms that differ only in values of enums are one record: it does not say which values go together";
        cx.degraded(&Place(place), why);
    }
    joined
}

fn enumeration(cx: &mut Context<'_>, values: Vec<EnumValue>, place: &str, ident: &str, wire: &str) -> TypeId {
    let ident = names::pascal(&format!("{ident} {wire}"));
    let docs = docs_or(None, "The known values of", &ident);
    let kind = TypeKind::StringEnum(StringEnum { values, finals: Vec::new() });
    let place = Place(place.to_owned()).keys(&["properties", wire]).0;
    cx.types.push(TypeDef { ident, place, docs, deprecated: false, kind, example: None });
    TypeId(cx.types.len() - 1)
}

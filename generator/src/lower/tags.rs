//! The tag of a member of a request union: the caller cannot get it wrong, for the crate writes it.
//! Answers are left as they are: there the tag is read, and a new one must not stop reading.

use std::collections::BTreeMap;

use openapiv3::SchemaData;

use super::context::{Context, Place, pointer};
use super::object;
use super::place_name::propose;
use super::prose::docs_or;
use super::text::{definition, known_values};
use crate::model::{Constant, ConstantValue, Direction, Field, Presence, Record, StringEnum, Type, TypeId, TypeKind};

/// One member, with the tag that its unions want.
struct Wanted {
    key: String,
    values: Vec<String>,
}

/// Makes the tags of all request unions constants where one value leads to the member, else enums of those that do.
pub(super) fn fill(cx: &mut Context<'_>) {
    for (id, wanted) in wanted(cx) {
        let Some(index) = field_of(cx, id, &wanted.key) else { continue };
        match wanted.values.as_slice() {
            [only] => constant(record_mut(cx, id), index, only),
            several => enumeration(cx, id, index, several),
        }
    }
}

/// The tags of all members; that of one whose unions disagree is left to the caller.
fn wanted(cx: &mut Context<'_>) -> BTreeMap<TypeId, Wanted> {
    let mut wanted: BTreeMap<TypeId, Wanted> = BTreeMap::new();
    let mut disagree = Vec::new();
    for def in &cx.types {
        let TypeKind::Union(union) = &def.kind else { continue };
        let (Direction::Request, Some(tag)) = (union.direction, &union.tag) else { continue };
        let place = Place(pointer(&def.place).to_owned());
        for member in union.members.iter().filter(|member| !member.tags.is_empty()) {
            let (Type::Named(id) | Type::Boxed(id)) = member.ty else { continue };
            let mut values = member.tags.clone();
            values.sort();
            let new = Wanted { key: tag.wire.clone(), values };
            match wanted.get(&id) {
                Some(old) if (&old.key, &old.values) != (&new.key, &new.values) => {
                    disagree.push((id, place.clone()));
                }
                Some(_) => {}
                None => drop(wanted.insert(id, new)),
            }
        }
    }
    for (id, union) in disagree {
        wanted.remove(&id);
        let why = "the tag of a member is left to the caller, because another union has another tag for it";
        cx.degraded(&union.key("discriminator"), why);
    }
    wanted
}

/// The tag among the fields of a request record, as long as it is any text: a constant is right already.
fn field_of(cx: &Context<'_>, id: TypeId, key: &str) -> Option<usize> {
    let TypeKind::Record(record) = &cx.types[id.0].kind else { return None };
    let is_text = |field: &Field| match &field.ty {
        Type::String => true,
        Type::Named(id) => matches!(cx.types[id.0].kind, TypeKind::StringEnum(_) | TypeKind::Text(_)),
        _ => false,
    };
    record.fields.iter().position(|field| field.name.wire == key && is_text(field))
}

fn record_mut<'c>(cx: &'c mut Context<'_>, id: TypeId) -> Option<&'c mut Record> {
    match &mut cx.types[id.0].kind {
        TypeKind::Record(record) => Some(record),
        _ => None,
    }
}

fn constant(record: Option<&mut Record>, index: usize, value: &str) {
    let Some(record) = record else { return };
    let field = record.fields.remove(index);
    let constants = &mut record.constants;
    let at = constants.iter().position(|constant| constant.before > index).unwrap_or(constants.len());
    constants[at..].iter_mut().for_each(|constant| constant.before -= 1);
    constants
        .insert(at, Constant { wire: field.name.wire, value: ConstantValue::Text(value.to_owned()), before: index });
    record.construct = object::construct(record.fields.iter().filter(|field| field.is_demanded()));
}

/// An enum of its own, unless the document has one; the tag is not optional, whatever the document says.
fn enumeration(cx: &mut Context<'_>, id: TypeId, index: usize, values: &[String]) {
    let place = Place(pointer(&cx.types[id.0].place).to_owned());
    let Some(record) = record_mut(cx, id) else { return };
    let field = &mut record.fields[index];
    field.presence = Presence::Required;
    let wire = field.name.wire.clone();
    if matches!(field.ty, Type::String) {
        let place = place.keys(&["properties", &wire]);
        let proposal = propose(cx, &place, None);
        let docs = docs_or(None, "The known values of", &proposal);
        let known = known_values(&values.iter().collect::<Vec<_>>(), &SchemaData::default());
        let kind = TypeKind::StringEnum(StringEnum { values: known, finals: Vec::new() });
        let tag = cx.named(&place, None, &proposal, |_| definition(docs, false, kind));
        if let Some(record) = record_mut(cx, id) {
            record.fields[index].ty = Type::Named(tag);
        }
    }
    if let Some(record) = record_mut(cx, id) {
        record.construct = object::construct(record.fields.iter().filter(|field| field.is_demanded()));
    }
}

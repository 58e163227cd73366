//! Enums of numbers and booleans.
//! Open, as enums of strings are: a value that the document does not name is kept as it came.

use openapiv3::SchemaData;
use serde_json::Value;

use super::context::{Context, Place};
use super::place_name::propose;
use super::prose::docs_or;
use super::schema::Use;
use super::text::definition;
use crate::model::{ConstantValue, Direction, IntegerEnum, IntegerValue, Name, Type, TypeKind};
use crate::names;

/// An enum of whole numbers.
pub(super) fn integer(
    cx: &mut Context<'_>,
    values: &[Option<i64>],
    data: &SchemaData,
    place: &Place,
    direction: Direction,
) -> Use {
    let nullable = values.iter().any(Option::is_none);
    let mut known: Vec<i64> = Vec::new();
    values.iter().flatten().for_each(|value| {
        if !known.contains(value) {
            known.push(*value);
        }
    });
    if let ([only], Direction::Request, false) = (known.as_slice(), direction, nullable) {
        let constant = Some(ConstantValue::Integer(*only));
        return Use { constant, ..Type::Integer(crate::model::Integer::I64).into() };
    }
    let place = &cx.shapes.canonical(place);
    if let Some(id) = cx.known(place, None) {
        return Use { nullable, ..Type::Named(id).into() };
    }
    let proposal = propose(cx, place, None);
    let docs = docs_or(data.description.as_deref(), "The known values of", &proposal);
    let kind = TypeKind::IntegerEnum(IntegerEnum { values: named(&known, data) });
    let id = cx.named(place, None, &proposal, |_| definition(docs, data.deprecated, kind));
    Use { nullable, ..Type::Named(id).into() }
}

/// The values with their names: those that the document gives by a widespread key, else the digits.
fn named(known: &[i64], data: &SchemaData) -> Vec<IntegerValue> {
    let list = |keys: [&str; 3]| keys.into_iter().find_map(|key| data.extensions.get(key)?.as_array());
    let names = list(["x-enum-varnames", "x-enumNames", "x-enum-names"]);
    let texts = list(["x-enum-descriptions", "x-enumDescriptions", "x-enum-comments"]);
    let at = |list: Option<&Vec<Value>>, index: usize| list?.get(index)?.as_str().map(str::to_owned);
    let value = |(index, value): (usize, &i64)| {
        let wire = value.to_string();
        let name = at(names, index).unwrap_or_else(|| format!("value {}", wire.replace('-', "minus ")));
        let docs = docs_or(at(texts, index).as_deref(), "The value", &wire);
        IntegerValue { name: Name { ident: names::pascal(&name), wire }, value: *value, docs }
    };
    known.iter().enumerate().map(value).collect()
}

/// An enum of booleans: a plain boolean, of which one value may be the only one.
pub(super) fn boolean(values: &[Option<bool>]) -> Use {
    let nullable = values.iter().any(Option::is_none);
    let known: Vec<bool> = values.iter().flatten().copied().collect();
    let constant = match known.as_slice() {
        [only, rest @ ..] if !nullable && rest.iter().all(|other| other == only) => Some(ConstantValue::Bool(*only)),
        _ => None,
    };
    Use { nullable, constant, ..Type::Bool.into() }
}

//! Tells the document's examples in the model's types, so that docs can show code that compiles.
//! Where the document has none, it makes up the plainest value of the type.

mod bounds;
mod number;
mod plain;
mod text;

use serde_json::Value;

pub(super) use plain::Plain;

use crate::model::{
    Field, Fit, Idempotency, JsonKind, Operation, Pattern, Presence, Record, Sample, Type, TypeDef, TypeId, TypeKind,
    Union,
};

/// Fills in the sample arguments of every operation.
pub(super) fn fill(types: &[TypeDef], patterns: &[Pattern], operations: &mut [Operation]) {
    let plain = Plain { types, patterns };
    for operation in operations {
        let mut samples: Vec<Sample> = operation
            .parameters
            .iter()
            .filter(|parameter| parameter.field.is_demanded())
            .map(|parameter| plain.field(&parameter.field))
            .collect();
        if let Some(body) = operation.body.as_ref().filter(|body| body.required) {
            samples.extend(body.forms.first().map(|form| plain.form(body, form)));
        }
        operation.inputs.samples = samples;
        operation.inputs.key = key_in_body(operation);
    }
}

/// The key that the first example of a body has.
fn key_in_body(operation: &Operation) -> Option<String> {
    let Some(Idempotency::Body(name)) = &operation.idempotency else { return None };
    let example: Value = serde_json::from_str(operation.body.as_ref()?.forms.first()?.examples.first()?).ok()?;
    example.get(name)?.as_str().map(str::to_owned)
}

/// A JSON value as a sample of `ty`; nothing if it does not fit.
pub(super) fn of_value(types: &[TypeDef], ty: &Type, value: &Value) -> Option<Sample> {
    let text = || value.as_str().map(str::to_owned);
    match ty {
        Type::Named(id) | Type::Boxed(id) => of_named(types, *id, value),
        Type::String => text().map(Sample::Text),
        Type::Bool => value.as_bool().map(Sample::Bool),
        Type::Integer(_) => value.as_i64().map(|number| Sample::Number(number.to_string())),
        Type::Float => value.as_f64().map(|number| Sample::Number(format!("{number:?}"))),
        Type::Decimal { as_number: false } => of_format("decimal", value).map(Sample::Decimal),
        Type::Decimal { as_number: true } => value.is_number().then(|| Sample::Decimal(value.to_string())),
        Type::Timestamp => of_format("date-time", value).map(|text| Sample::Parsed(Type::Timestamp, text)),
        Type::Date => of_format("date", value).map(|text| Sample::Parsed(Type::Date, text)),
        Type::Base64 => text().map(|text| Sample::Parsed(Type::Base64, text)),
        Type::Null => value.is_null().then_some(Sample::OnlyNull),
        Type::Json => Some(Sample::Json(value.to_string())),
        Type::File => Some(Sample::File),
        Type::Bytes | Type::Body(_) => Some(Sample::Bytes),
        Type::List(item) if value.as_array().is_some_and(Vec::is_empty) => {
            Some(Sample::Nothing((**item).clone(), false))
        }
        Type::Map(item) if value.as_object().is_some_and(serde_json::Map::is_empty) => {
            Some(Sample::Nothing((**item).clone(), true))
        }
        Type::List(item) => {
            value.as_array()?.iter().map(|value| of_value(types, item, value)).collect::<Option<_>>().map(Sample::List)
        }
        Type::Map(item) => {
            let entry = |(key, value): (&String, &Value)| Some((key.clone(), of_value(types, item, value)?));
            value.as_object()?.iter().map(entry).collect::<Option<_>>().map(Sample::Map)
        }
        Type::Nullable(_) if value.is_null() => Some(Sample::Null),
        Type::Nullable(inner) => Some(Sample::Some(Box::new(of_value(types, inner, value)?))),
    }
}

/// A text of this form; examples of documents are not always what their schema says.
fn of_format(format: &str, value: &Value) -> Option<String> {
    let text = value.as_str().filter(|text| crate::lint::formats::complaint(format, text).is_none());
    text.map(str::to_owned)
}

fn of_named(types: &[TypeDef], id: TypeId, value: &Value) -> Option<Sample> {
    match &types[id.0].kind {
        TypeKind::Text(_) => value.as_str().map(|text| Sample::Into(text.to_owned())),
        TypeKind::StringEnum(known) => {
            let text = value.as_str()?;
            let variant = known.values.iter().find(|known| known.name.wire == text);
            Some(match variant {
                Some(variant) => Sample::Variant(id, variant.name.ident.clone()),
                None => Sample::OtherVariant(id, text.to_owned()),
            })
        }
        TypeKind::IntegerEnum(known) => {
            let number = value.as_i64()?;
            Some(match known.values.iter().find(|known| known.value == number) {
                Some(variant) => Sample::Variant(id, variant.name.ident.clone()),
                None => Sample::OtherNumber(id, number),
            })
        }
        TypeKind::Number(number) => of_value(types, &number.kept_as(), value),
        TypeKind::Alias(aliased) => of_value(types, aliased, value),
        TypeKind::Record(record) => of_record(types, id, record, value),
        TypeKind::Union(union) => of_union(types, id, union, value),
    }
}

fn of_record(types: &[TypeDef], id: TypeId, record: &Record, value: &Value) -> Option<Sample> {
    let object = value.as_object()?;
    let mut given = Vec::new();
    for (index, field) in record.fields.iter().enumerate() {
        match object.get(&field.name.wire) {
            None if field.is_demanded() => return None,
            None => {}
            // Null alone would not tell the compiler the type.
            Some(Value::Null) if field.presence == Presence::Nullable => {
                given.push((index, Plain { types, patterns: &[] }.field(field)));
            }
            Some(Value::Null) if field.ty != Type::Null => given.push((index, Sample::Null)),
            Some(value) if !bounds::keeps(&field.bounds, value) => return None,
            Some(value) => given.push((index, nullable(field, of_value(types, &field.ty, value)?))),
        }
    }
    Some(Sample::Record(id, given))
}

fn of_union(types: &[TypeDef], id: TypeId, union: &Union, value: &Value) -> Option<Sample> {
    let mut ranked: Vec<(usize, usize)> = union
        .members
        .iter()
        .enumerate()
        .filter(|(_, member)| bounds::keeps(&member.bounds, value))
        .filter_map(|(index, member)| Some((score(&member.fit, value)?, index)))
        .collect();
    ranked.sort_by_key(|(score, index)| (std::cmp::Reverse(*score), *index));
    ranked.into_iter().find_map(|(_, index)| {
        let inner = of_value(types, &union.members[index].ty, value)?;
        Some(Sample::Member(id, index, Box::new(inner)))
    })
}

/// How many keys of a value a member knows; nothing if it cannot be this member.
fn score(fit: &Fit, value: &Value) -> Option<usize> {
    let kind = match value {
        Value::Null => JsonKind::Any,
        Value::Bool(_) => JsonKind::Bool,
        Value::Number(_) => JsonKind::Number,
        Value::String(_) => JsonKind::String,
        Value::Array(_) => JsonKind::Array,
        Value::Object(_) => JsonKind::Object,
    };
    if fit.kind != JsonKind::Any && fit.kind != kind {
        return None;
    }
    let Some(object) = value.as_object() else { return Some(0) };
    let complete = fit.required.iter().all(|key| object.contains_key(key));
    let says = |value: &Value, constant: &str| match value {
        Value::String(text) => text == constant,
        other => format!("{other}") == constant,
    };
    let agrees = fit.constants.iter().all(|(key, constant)| object.get(key).is_none_or(|value| says(value, constant)));
    (complete && agrees).then(|| fit.known.iter().filter(|key| object.contains_key(*key)).count())
}

fn nullable(field: &Field, sample: Sample) -> Sample {
    if field.presence == Presence::Nullable { Sample::Some(Box::new(sample)) } else { sample }
}

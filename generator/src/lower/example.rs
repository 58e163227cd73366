//! Gives response types the documented examples, for `example()` of the `test` feature.
//! A type inside another takes its part of the other's example.

use serde_json::Value;

use crate::model::{Operation, Output, ResponseKind, Type, TypeDef, TypeKind, Webhooks};

/// Spreads the examples of answers over the types that they are made of.
pub(super) fn spread(types: &mut [TypeDef], operations: &[Operation], webhooks: Option<&Webhooks>) {
    let own: Vec<(Type, String)> = types
        .iter()
        .enumerate()
        .filter_map(|(index, def)| Some((Type::Named(crate::model::TypeId(index)), def.example.clone()?)))
        .collect();
    for (ty, text) in own.iter().chain(&answers(operations)) {
        if let Ok(value) = serde_json::from_str(text) {
            give(types, ty, &value, 0);
        }
    }
    let payloads = webhooks.into_iter().flat_map(|webhooks| &webhooks.events).map(|event| event.payload.clone());
    for payload in payloads.collect::<Vec<_>>() {
        let Type::Named(id) = payload else { continue };
        let Some(value) = types[id.0].example.as_ref().and_then(|text| serde_json::from_str(text).ok()) else {
            continue;
        };
        give(types, &payload, &value, 0);
    }
}

/// The documented answers, at the path of their output.
fn answers(operations: &[Operation]) -> Vec<(Type, String)> {
    let mut answers = Vec::new();
    for operation in operations {
        for success in &operation.successes {
            let Some(value) = success.example.as_ref().and_then(|text| serde_json::from_str::<Value>(text).ok()) else {
                continue;
            };
            match (&operation.output, &success.response.kind) {
                (Output::Page { item, path, .. }, _) => {
                    let first = below(&value, path).and_then(|items| items.get(0));
                    answers.extend(first.map(|first| (item.clone(), first.to_string())));
                }
                (_, ResponseKind::Json(ty, path)) => {
                    answers.extend(below(&value, path).map(|inner| (ty.clone(), inner.to_string())));
                }
                (_, _) => {}
            }
        }
    }
    answers
}

fn below<'v>(value: &'v Value, path: &[String]) -> Option<&'v Value> {
    path.iter().try_fold(value, |value, key| value.get(key))
}

fn give(types: &mut [TypeDef], ty: &Type, value: &Value, depth: usize) {
    if value.is_null() || depth > 32 {
        return;
    }
    match ty {
        Type::Named(id) | Type::Boxed(id) => {
            let kind = types[id.0].kind.clone();
            match kind {
                TypeKind::Record(record) => {
                    types[id.0].example.get_or_insert_with(|| value.to_string());
                    for field in &record.fields {
                        if let Some(inner) = value.get(&field.name.wire) {
                            give(types, &field.ty, inner, depth + 1);
                        }
                    }
                }
                TypeKind::Union(_) => {
                    types[id.0].example.get_or_insert_with(|| value.to_string());
                }
                TypeKind::Alias(inner) => give(types, &inner, value, depth + 1),
                TypeKind::StringEnum(_) | TypeKind::IntegerEnum(_) | TypeKind::Text(_) | TypeKind::Number(_) => {}
            }
        }
        Type::List(inner) => {
            if let Some(first) = value.get(0) {
                give(types, inner, first, depth + 1);
            }
        }
        Type::Nullable(inner) => give(types, inner, value, depth + 1),
        _ => {}
    }
}

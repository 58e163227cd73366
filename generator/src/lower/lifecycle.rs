//! How statuses follow each other, from `x-lifecycle`: which are final, and what a waiter may no longer hope for.
//! That they are values of the enumeration, the linter has checked.

use openapiv3::SchemaData;
use serde_json::Value;

use crate::model::{Docs, Output, Type, TypeDef, TypeKind};

fn texts(list: Option<&Value>) -> Vec<String> {
    list.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// The values after which nothing follows.
pub(super) fn finals(data: &SchemaData) -> Vec<String> {
    texts(data.extensions.get("x-lifecycle").and_then(|lifecycle| lifecycle.get("final")))
}

/// The prose of a value, with what follows it.
pub(super) fn said(mut docs: Docs, data: &SchemaData, wire: &str) -> Docs {
    let Some(lifecycle) = data.extensions.get("x-lifecycle") else { return docs };
    let next = texts(lifecycle.get("transitions").and_then(|transitions| transitions.get(wire)));
    if finals(data).iter().any(|last| last == wire) {
        docs.0.extend([String::new(), "Final.".to_owned()]);
    } else if !next.is_empty() {
        let next: Vec<String> = next.iter().map(|next| format!("`{next}`")).collect();
        docs.0.extend([String::new(), format!("Goes on to {}.", next.join(" or "))]);
    }
    docs
}

/// The final values of the status that stands at these keys of an output.
pub(super) fn finals_at(types: &[TypeDef], output: &Output, keys: &[String]) -> Vec<String> {
    let (Output::One(of) | Output::Maybe(of)) = output else { return Vec::new() };
    let mut of = of;
    for key in keys {
        let Some(TypeKind::Record(record)) = named(types, of) else { return Vec::new() };
        let Some(field) = record.fields.iter().find(|field| field.name.wire == *key) else { return Vec::new() };
        of = &field.ty;
    }
    match named(types, of) {
        Some(TypeKind::StringEnum(status)) => status.finals.clone(),
        _ => Vec::new(),
    }
}

fn named<'t>(types: &'t [TypeDef], of: &Type) -> Option<&'t TypeKind> {
    let Type::Named(id) = of else { return None };
    types.get(id.0).map(|def| &def.kind)
}

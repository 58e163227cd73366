//! Cuts a document down to some of its operations and to what they refer to.
//! It may not change what it keeps: the reference must read the document that our generator reads.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// The ids of all operations under `paths`, in the document's order.
pub(crate) fn operations(document: &Value) -> Vec<String> {
    let items = document["paths"].as_object().into_iter().flat_map(Map::values);
    let of = |item: &Value| METHODS.map(|method| item[method]["operationId"].as_str().map(ToOwned::to_owned));
    items.flat_map(of).flatten().collect()
}

/// The document with only these operations, and of its components only those that they need.
pub(crate) fn prune(document: &Value, wanted: &[&str]) -> Value {
    let paths = paths(document, wanted);
    let mut components = json!({});
    for pointer in reachable(document, &paths) {
        keep(document, &pointer, &mut components);
    }
    json!({ "openapi": document["openapi"], "info": document["info"], "paths": paths, "components": components })
}

/// The document with the first success alone of each operation that has several; responses do not change requests.
pub(crate) fn one_success(mut document: Value) -> Value {
    let items = document["paths"].as_object_mut().into_iter().flat_map(Map::values_mut);
    let members = items.filter_map(Value::as_object_mut).flat_map(Map::values_mut);
    // Of what stands in a path item, operations alone have responses.
    for responses in members.filter_map(|member| member.get_mut("responses")?.as_object_mut()) {
        keep_first_success(responses);
    }
    document
}

fn keep_first_success(responses: &mut Map<String, Value>) {
    let first = responses.keys().filter(|status| status.starts_with('2')).min().cloned();
    responses.retain(|status, _| !status.starts_with('2') || Some(status) == first.as_ref());
}

fn paths(document: &Value, wanted: &[&str]) -> Value {
    let mut paths = document["paths"].clone();
    let Some(all) = paths.as_object_mut() else { return paths };
    for item in all.values_mut().filter_map(Value::as_object_mut) {
        item.retain(|key, operation| {
            let id = operation["operationId"].as_str().unwrap_or_default();
            !METHODS.contains(&key.as_str()) || wanted.contains(&id)
        });
    }
    all.retain(|_, item| METHODS.iter().any(|method| item.get(method).is_some()));
    paths
}

/// The references to components in a value, and in what they refer to.
fn reachable(document: &Value, from: &Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut next = references(from);
    while let Some(reference) = next.pop() {
        let pointer = reference.trim_start_matches('#');
        if found.insert(pointer.to_owned()) {
            next.extend(document.pointer(pointer).map(references).unwrap_or_default());
        }
    }
    found
}

/// Every text that is a reference: those of discriminators do not stand under `$ref`.
fn references(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) if text.starts_with("#/components/") => vec![text],
        Value::Array(items) => items.iter().flat_map(references).collect(),
        Value::Object(fields) => fields.values().flat_map(references).collect(),
        _ => Vec::new(),
    }
}

fn keep(document: &Value, pointer: &str, components: &mut Value) {
    let mut parts = pointer.trim_start_matches("/components/").splitn(2, '/');
    if let (Some(kind), Some(name), Some(value)) = (parts.next(), parts.next(), document.pointer(pointer)) {
        components[kind][name] = value.clone();
    }
}

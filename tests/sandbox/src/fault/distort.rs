//! Answers that were spoilt: broken bodies, pages of HTML, values and members that nobody knows.
//! It may not touch what was done, nor anything of the answer that it does not name.

use serde_json::{Map, Value, json};

use crate::document::{Schema, Schemas};

/// A value and a member that no document has.
const UNKNOWN: &str = "sandbox_unknown";

/// The first half.
pub(crate) fn truncated(bytes: &[u8]) -> &[u8] {
    &bytes[..bytes.len() / 2]
}

/// Bytes that are no JSON, of the same length.
pub(crate) fn garbled(bytes: &[u8]) -> Vec<u8> {
    bytes.iter().enumerate().map(|(at, byte)| if at % 3 == 0 { b'}' } else { *byte }).collect()
}

/// A page, as proxies answer.
pub(crate) fn html(status: u16) -> String {
    format!("<!DOCTYPE html><html><head><title>{status}</title></head><body><h1>{status}</h1><hr>proxy</body></html>")
}

/// With one more member in the object that counts: the whole, or the innermost envelope.
pub(crate) fn with_unknown_field(body: &mut Value) {
    let whole = match body {
        Value::Object(members) if members.len() == 1 && members.get("data").is_some_and(Value::is_object) => {
            body.get_mut("data")
        }
        _ => Some(body),
    };
    if let Some(Value::Object(members)) = whole {
        members.insert(UNKNOWN.to_owned(), json!({ "new": [1, "two", null] }));
    }
}

/// With another value in the first place where the document has an enumeration of strings.
/// Whether there was such a place.
pub(crate) fn with_unknown_value(schemas: &Schemas, schema: &Schema, body: &mut Value) -> bool {
    spoil(schemas, &schema.value, body)
}

fn spoil(schemas: &Schemas, schema: &Value, value: &mut Value) -> bool {
    let schema = schemas.resolved(schema);
    if schema.get("enum").is_some_and(|all| all.as_array().is_some_and(|all| all.len() > 1)) && value.is_string() {
        *value = Value::String(UNKNOWN.to_owned());
        return true;
    }
    let within = match value {
        Value::Object(members) => spoil_member(schemas, schema, members),
        Value::Array(items) => items
            .first_mut()
            .is_some_and(|first| schema.get("items").is_some_and(|schema| spoil(schemas, schema, first))),
        _ => false,
    };
    within || parts(schema).any(|part| spoil(schemas, part, value))
}

fn spoil_member(schemas: &Schemas, schema: &Value, members: &mut Map<String, Value>) -> bool {
    let properties = schema.get("properties").and_then(Value::as_object).into_iter().flatten();
    properties
        .into_iter()
        .any(|(name, schema)| members.get_mut(name).is_some_and(|value| spoil(schemas, schema, value)))
}

fn parts(schema: &Value) -> impl Iterator<Item = &Value> {
    ["allOf", "anyOf", "oneOf"].into_iter().filter_map(|name| schema.get(name)).filter_map(Value::as_array).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_value_stands_where_an_enumeration_is() {
        let schemas = Schemas::of(&json!({ "components": { "schemas": {
            "Status": { "type": "string", "enum": ["on", "off"] },
            "Thing": { "allOf": [{ "properties": {
                "kind": { "type": "string", "enum": ["thing"] },
                "status": { "nullable": true, "allOf": [{ "$ref": "#/components/schemas/Status" }] }
            } }] }
        } } }))
        .unwrap();
        let schema = Schema::new(json!({ "properties": {
            "items": { "items": { "$ref": "#/components/schemas/Thing" } }
        } }));
        let mut body = json!({ "items": [{ "kind": "thing", "status": "on" }] });
        assert!(with_unknown_value(&schemas, &schema, &mut body));
        assert_eq!(body, json!({ "items": [{ "kind": "thing", "status": UNKNOWN }] }));
        assert!(!with_unknown_value(&schemas, &schema, &mut json!({ "items": [] })));
    }

    #[test]
    fn broken_bodies_are_broken() {
        let body = br#"{"id":"1","status":"on"}"#;
        assert!(serde_json::from_slice::<Value>(truncated(body)).is_err());
        assert!(serde_json::from_slice::<Value>(&garbled(body)).is_err());
    }
}

//! What the document says of values: OpenAPI's schemas as JSON Schema, compiled when they are first asked.
//! It may not be milder than the document, but for null, which `nullable` beside anything means.

use std::fmt;
use std::sync::OnceLock;

use jsonschema::{Draft, Registry, Validator};
use serde_json::{Value, json};

const DOCUMENT: &str = "urn:document";

/// One fault of a value: where in it, and what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Violation {
    /// A JSON pointer into the value.
    pub(crate) at: String,
    /// What is wrong.
    pub(crate) says: String,
}

/// A schema of the document.
pub(crate) struct Schema {
    /// As it stands in the document; may be no more than a reference.
    pub(crate) value: Value,
    compiled: OnceLock<Result<Validator, String>>,
}

impl fmt::Debug for Schema {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.value)
    }
}

impl Schema {
    pub(crate) fn new(value: Value) -> Self {
        Self { value, compiled: OnceLock::new() }
    }

    /// What is wrong with a value; a schema that cannot be compiled is a fault too.
    pub(crate) fn violations(&self, schemas: &Schemas, value: &Value) -> Vec<Violation> {
        match self.compiled.get_or_init(|| schemas.compile(&self.value)) {
            Ok(validator) => validator.iter_errors(value).map(|error| violation(&error)).collect(),
            Err(why) => vec![Violation { at: String::new(), says: why.clone() }],
        }
    }
}

/// The value itself is left out of what is said: it may be personal.
fn violation(error: &jsonschema::ValidationError<'_>) -> Violation {
    Violation { at: error.instance_path().to_string(), says: error.masked().to_string() }
}

/// All schemas of a document, which refer to each other.
#[derive(Debug)]
pub(crate) struct Schemas {
    registry: Registry<'static>,
    root: Value,
}

impl Schemas {
    /// Of a whole document.
    pub(crate) fn of(document: &Value) -> Result<Self, String> {
        let mut root = json!({ "components": document.get("components").cloned().unwrap_or_default() });
        nullable(&mut root);
        let registry = Registry::new().draft(Draft::Draft4).add(DOCUMENT, root.clone());
        let registry = registry.and_then(jsonschema::RegistryBuilder::prepare).map_err(|error| error.to_string())?;
        Ok(Self { registry, root })
    }

    fn compile(&self, schema: &Value) -> Result<Validator, String> {
        let mut schema = schema.clone();
        nullable(&mut schema);
        absolute(&mut schema);
        jsonschema::options()
            .with_draft(Draft::Draft4)
            .with_registry(&self.registry)
            .should_validate_formats(true)
            .with_format("uuid", is_uuid)
            .with_format("date", |text: &str| text.parse::<jiff::civil::Date>().is_ok())
            .with_format("date-time", |text: &str| text.parse::<jiff::Timestamp>().is_ok())
            .build(&schema)
            .map_err(|error| format!("the document's schema is no schema: {error}"))
    }

    /// A schema without references at its top.
    pub(crate) fn resolved<'a>(&'a self, schema: &'a Value) -> &'a Value {
        let target = schema.get("$ref").and_then(Value::as_str).and_then(|name| name.strip_prefix('#'));
        match target.and_then(|pointer| self.root.pointer(pointer)) {
            Some(found) => self.resolved(found),
            None => schema,
        }
    }
}

/// References become such into the registry.
fn absolute(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            if let Some(Value::String(target)) = members.get_mut("$ref")
                && target.starts_with('#')
            {
                *target = format!("{DOCUMENT}{target}");
            }
            members.values_mut().for_each(absolute);
        }
        Value::Array(items) => items.iter_mut().for_each(absolute),
        _ => {}
    }
}

/// `nullable` says that null will do as well as what stands beside it.
fn nullable(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            members.values_mut().for_each(nullable);
            if members.get("nullable") == Some(&Value::Bool(true)) {
                members.remove("nullable");
                let rest = Value::Object(std::mem::take(members));
                *schema = json!({ "anyOf": [{ "enum": [null] }, rest] });
            }
        }
        Value::Array(items) => items.iter_mut().for_each(nullable),
        _ => {}
    }
}

/// Eight, four, four, four and twelve hexadecimal digits, of any version.
fn is_uuid(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12])
        && groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schemas() -> Schemas {
        Schemas::of(&json!({ "components": { "schemas": {
            "Id": { "type": "string", "format": "uuid" },
            "Kind": { "type": "string", "nullable": true, "allOf": [{ "$ref": "#/components/schemas/Plain" }] },
            "Plain": { "type": "string", "enum": ["a", "b"] },
            "Thing": { "type": "object", "required": ["id"], "properties": {
                "id": { "$ref": "#/components/schemas/Id" },
                "kind": { "$ref": "#/components/schemas/Kind" },
                "count": { "type": "integer", "minimum": 1, "exclusiveMinimum": true }
            } }
        } } }))
        .unwrap()
    }

    fn at(value: &Value) -> Vec<String> {
        let schema = Schema::new(json!({ "$ref": "#/components/schemas/Thing" }));
        schema.violations(&schemas(), value).into_iter().map(|violation| violation.at).collect()
    }

    const ID: &str = "123e4567-e89b-12d3-a456-426614174000";

    #[test]
    fn null_is_what_nullable_says_and_nothing_else() {
        assert!(at(&json!({ "id": ID, "kind": null })).is_empty());
        assert!(at(&json!({ "id": ID, "kind": "a" })).is_empty());
        assert_eq!(at(&json!({ "id": ID, "kind": "c" })), ["/kind"]);
        assert_eq!(at(&json!({ "id": null })), ["/id"]);
    }

    #[test]
    fn faults_have_places_and_no_values() {
        assert_eq!(at(&json!({ "id": "123", "count": 1 })).len(), 2);
        assert_eq!(at(&json!({})), [""]);
        let schema = Schema::new(json!({ "$ref": "#/components/schemas/Id" }));
        let found = schema.violations(&schemas(), &json!("canary"));
        assert!(!found[0].says.contains("canary"), "{}", found[0].says);
    }

    #[test]
    fn a_schema_that_is_none_is_a_fault() {
        let schema = Schema::new(json!({ "$ref": "#/components/schemas/None" }));
        assert_eq!(schema.violations(&schemas(), &json!(1)).len(), 1);
    }
}

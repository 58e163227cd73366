//! The documents, as this test reads them: references, and what `allOf` adds up to.
//! It may not use the generator, whose reading of them is what is tested.

use std::sync::LazyLock;

use serde_json::{Map, Value};

pub(crate) static ALIGN: LazyLock<Document> =
    LazyLock::new(|| Document::new(include_str!("../../../../spec/align.yaml")));
pub(crate) static JUICYWAY: LazyLock<Document> =
    LazyLock::new(|| Document::new(include_str!("../../../../spec/juicyway.yaml")));
pub(crate) static OFFBLOCKS: LazyLock<Document> =
    LazyLock::new(|| Document::new(include_str!("../../../../spec/offblocks.yaml")));

pub(crate) type Schema = Map<String, Value>;

pub(crate) struct Document {
    /// The document as text: what it says itself is no secret.
    pub(crate) text: &'static str,
    root: Value,
}

impl Document {
    fn new(text: &'static str) -> Self {
        Self { text, root: serde_yaml::from_str(text).unwrap() }
    }

    /// What stands at a pointer or a reference.
    pub(crate) fn at(&self, pointer: &str) -> &Value {
        let found = self.root.pointer(pointer.trim_start_matches('#'));
        found.unwrap_or_else(|| panic!("nothing at {pointer}"))
    }

    /// One schema that says what this one, and all that it refers to, say together.
    pub(crate) fn whole(&self, schema: &Value) -> Schema {
        let mut all = schema.as_object().expect("a schema").clone();
        if let Some(reference) = all.get("$ref").and_then(Value::as_str) {
            return self.whole(self.at(reference));
        }
        if let Some(Value::Array(parts)) = all.remove("allOf") {
            parts.iter().flat_map(|part| self.whole(part)).for_each(|(key, value)| add(&mut all, key, value));
        }
        all
    }

    /// The declared successes of an operation that are JSON: status and schema.
    pub(crate) fn answers(&self, id: &str) -> Vec<(u16, &Value)> {
        let operation = self.operation(id);
        let responses = operation["responses"].as_object().expect("responses");
        let successes = responses.iter().filter(|(status, _)| status.starts_with('2'));
        let schema = |response| Some(&self.referred(response)["content"]["application/json"]["schema"]);
        successes.filter_map(|(status, response)| Some((status.parse().ok()?, schema(response)?))).collect()
    }

    fn operation(&self, id: &str) -> &Value {
        let paths = self.root["paths"].as_object().expect("paths");
        let mut all = paths.values().filter_map(Value::as_object).flat_map(Map::values);
        all.find(|operation| operation["operationId"] == id).unwrap_or_else(|| panic!("no operation {id}"))
    }

    fn referred<'a>(&'a self, value: &'a Value) -> &'a Value {
        value["$ref"].as_str().map_or(value, |reference| self.at(reference))
    }
}

/// Fields and their necessity add up; of all else, what stands outside wins, as `nullable` beside a reference does.
fn add(all: &mut Schema, key: String, value: Value) {
    match (all.get_mut(&key), value) {
        (None, value) => drop(all.insert(key, value)),
        (Some(Value::Object(there)), Value::Object(more)) if key == "properties" => there.extend(more),
        (Some(Value::Array(there)), Value::Array(more)) if key == "required" => there.extend(more),
        _ => {}
    }
}

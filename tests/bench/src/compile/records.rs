//! 300 records of twelve fields, once as a document and once as Rust with serde's derives.
//! Both must have the same fields: whoever changes one table changes both.

use serde_json::{Map, Value, json};

/// How many.
pub(crate) const RECORDS: usize = 300;

/// A field: its name, its schema's `type` and `format`, whether it is required, and its type in Rust.
type Field = (&'static str, &'static str, Option<&'static str>, bool, &'static str);

const FIELDS: [Field; 11] = [
    ("name", "string", None, true, "String"),
    ("city", "string", None, true, "String"),
    ("country", "string", None, true, "String"),
    ("reference", "string", None, true, "String"),
    ("count", "integer", Some("int64"), true, "i64"),
    ("active", "boolean", None, true, "bool"),
    ("note", "string", None, false, "String"),
    ("title", "string", None, false, "String"),
    ("street", "string", None, false, "String"),
    ("position", "integer", Some("int64"), false, "i64"),
    ("archived", "boolean", None, false, "bool"),
];

/// A document with one operation, whose answer leads to all records.
pub(crate) fn document() -> Value {
    let mut schemas: Map<String, Value> = (0..RECORDS).map(|index| (format!("Record{index}"), schema(index))).collect();
    let all: Map<String, Value> = (0..RECORDS).map(|index| (format!("record_{index}"), reference(index))).collect();
    schemas.insert("All".to_owned(), json!({ "type": "object", "description": "All of them.", "properties": all }));
    let answer = json!({ "application/json": { "schema": { "$ref": "#/components/schemas/All" } } });
    let operation = json!({
        "operationId": "getAll", "tags": ["All"], "summary": "Get all",
        "responses": { "200": { "description": "All of them.", "content": answer } },
    });
    json!({
        "openapi": "3.0.3",
        "info": { "title": "Records", "version": "1" },
        "servers": [{ "url": "https://api.example.com", "x-environment": { "name": "production", "kind": "production" } }],
        "tags": [{ "name": "All" }],
        "paths": { "/all": { "get": operation } },
        "components": { "schemas": schemas },
    })
}

fn reference(index: usize) -> Value {
    json!({ "$ref": format!("#/components/schemas/Record{index}") })
}

/// What the twelfth field lists: the record before, so that types hold each other, but for every tenth: the compiler
/// follows types only so deep.
fn part(index: usize) -> Option<usize> {
    (!index.is_multiple_of(10)).then(|| index - 1)
}

fn schema(index: usize) -> Value {
    let mut properties = Map::new();
    for (name, kind, format, _, _) in FIELDS {
        let mut property = json!({ "type": kind, "description": format!("The {name}.") });
        if let Some(format) = format {
            property["format"] = json!(format);
        }
        properties.insert(name.to_owned(), property);
    }
    let items = part(index).map_or_else(|| json!({ "type": "string" }), reference);
    properties.insert("parts".to_owned(), json!({ "type": "array", "description": "The parts.", "items": items }));
    let required: Vec<&str> = FIELDS.iter().filter(|field| field.3).map(|field| field.0).collect();
    json!({ "type": "object", "description": format!("Record {index}."), "required": required, "properties": properties })
}

/// The same records in Rust.
pub(crate) fn derives() -> String {
    let mut text = "//! Records.\n\nuse serde::{Deserialize, Serialize};\n".to_owned();
    for index in 0..RECORDS {
        text.push_str(&record(&format!("Record{index}"), &format!("Record {index}."), &fields(index)));
    }
    let all: Vec<_> =
        (0..RECORDS).map(|index| optional(&format!("record_{index}"), &format!("Record{index}"))).collect();
    text.push_str(&record("All", "All of them.", &all));
    text
}

fn fields(index: usize) -> Vec<String> {
    let field = |(name, _, _, required, ty): Field| {
        if required { format!("    /// The {name}.\n    pub {name}: {ty},\n") } else { optional(name, ty) }
    };
    let part = part(index).map_or_else(|| "String".to_owned(), |part| format!("Record{part}"));
    let parts = optional("parts", &format!("Vec<{part}>"));
    FIELDS.into_iter().map(field).chain([parts]).collect()
}

fn optional(name: &str, ty: &str) -> String {
    let skip = "#[serde(default, skip_serializing_if = \"Option::is_none\")]";
    format!("    /// The {name}.\n    {skip}\n    pub {name}: Option<{ty}>,\n")
}

fn record(name: &str, docs: &str, fields: &[String]) -> String {
    let derives = "#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]";
    format!("\n/// {docs}\n{derives}\npub struct {name} {{\n{}}}\n", fields.concat())
}

#[cfg(test)]
mod tests {
    use super::{RECORDS, derives, document};
    use generator::{lint, load, lock::Lock, lower, normalise};

    #[test]
    fn both_have_all_records() {
        let (tree, mut found) = load::parse("records.json", &document().to_string(), &load::Limits::default());
        let mut tree = tree.unwrap();
        found.extend(lint::lint(&tree));
        found.extend(normalise::normalise(&mut tree));
        let lowered = lower::lower(&tree, &Lock::default(), &crate::project::origin("records"));
        assert!(!generator::finding::any_error(&found), "{found:?}");
        let types = lowered.api.unwrap().types;
        assert_eq!((types.len(), derives().matches("pub struct").count()), (RECORDS + 1, RECORDS + 1));
        let fields =
            |name: &str| derives().split(name).nth(1).unwrap().split('}').next().unwrap().matches("pub ").count();
        assert_eq!(fields("pub struct Record7 "), 12);
    }
}

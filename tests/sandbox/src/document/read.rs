//! From the text of a document to what it says, as far as a stand-in needs it.
//! What it does not find where it must be is an error, never a guess.

use std::collections::BTreeMap;

use axum::http::Method;
use serde_json::{Map, Value};

use super::{Body, Document, KeyPlace, Operation, Parameter, Place, Schema, Schemas};

type Result<T> = std::result::Result<T, String>;

pub(super) fn document(root: &Value) -> Result<Document> {
    let reader = Reader { root };
    let mut operations = Vec::new();
    for (path, item) in object(root, "paths")? {
        let shared = reader.parameters(item)?;
        for method in METHODS {
            if let Some(operation) = item.get(method) {
                operations.push(reader.operation(path, method, operation, &shared)?);
            }
        }
    }
    let title = text(&root["info"], "title")?.to_owned();
    let base = base(root["servers"][0]["url"].as_str().unwrap_or_default());
    Ok(Document { title, base, operations, credentials: reader.credentials(), schemas: Schemas::of(root)? })
}

const METHODS: [&str; 7] = ["get", "put", "post", "delete", "options", "head", "patch"];

struct Reader<'a> {
    root: &'a Value,
}

impl<'a> Reader<'a> {
    fn operation(&self, path: &str, method: &str, found: &'a Value, shared: &[&'a Value]) -> Result<Operation> {
        let id = text(found, "operationId")?.to_owned();
        let own = self.parameters(found)?;
        let parameters =
            shared.iter().chain(&own).map(|parameter| parameter_of(parameter)).collect::<Result<Vec<_>>>()?;
        let body = found.get("requestBody").map(|body| self.body(body)).transpose()?;
        let mut responses = BTreeMap::new();
        for (status, response) in object(found, "responses")? {
            let status = status.parse().map_err(|_| format!("{id}: the status `{status}` is no number"))?;
            responses.insert(status, json_schema(self.resolved(response)));
        }
        Ok(Operation {
            method: Method::from_bytes(method.to_uppercase().as_bytes()).map_err(|error| error.to_string())?,
            path: path.to_owned(),
            summary: text(found, "summary").unwrap_or_default().to_owned(),
            evidence: text(found, "x-evidence").unwrap_or_default().to_owned(),
            key: key_of(found, &parameters),
            security: security(found.get("security").or_else(|| self.root.get("security"))),
            parameters,
            body,
            responses,
            id,
        })
    }

    fn parameters(&self, of: &'a Value) -> Result<Vec<&'a Value>> {
        let list = of.get("parameters").map_or(Ok(&[][..]), |list| {
            list.as_array().map(Vec::as_slice).ok_or_else(|| "`parameters` is no list".to_owned())
        })?;
        Ok(list.iter().map(|parameter| self.resolved(parameter)).collect())
    }

    fn body(&self, body: &'a Value) -> Result<Body> {
        let body = self.resolved(body);
        let content = object(body, "content")?.iter();
        let content = content.map(|(media, of)| (media.clone(), Schema::new(of["schema"].clone()))).collect();
        Ok(Body { required: body["required"] == true, content })
    }

    /// The headers in which credentials come.
    fn credentials(&self) -> Vec<String> {
        let schemes = self.root["components"]["securitySchemes"].as_object();
        let names = schemes.into_iter().flatten().map(|(_, scheme)| match scheme["in"].as_str() {
            Some("header") => scheme["name"].as_str().unwrap_or_default().to_lowercase(),
            _ => "authorization".to_owned(),
        });
        names.collect()
    }

    fn resolved(&self, value: &'a Value) -> &'a Value {
        let pointer = value.get("$ref").and_then(Value::as_str).and_then(|target| target.strip_prefix('#'));
        pointer.and_then(|pointer| self.root.pointer(pointer)).unwrap_or(value)
    }
}

fn parameter_of(value: &Value) -> Result<Parameter> {
    let place = match text(value, "in")? {
        "path" => Place::Path,
        "query" => Place::Query,
        "header" => Place::Header,
        other => return Err(format!("parameters in `{other}` are not known here")),
    };
    Ok(Parameter {
        name: text(value, "name")?.to_owned(),
        place,
        required: value["required"] == true,
        schema: Schema::new(value["schema"].clone()),
    })
}

/// The schema of the JSON body of an answer.
fn json_schema(response: &Value) -> Option<Schema> {
    response.pointer("/content/application~1json/schema").map(|schema| Schema::new(schema.clone()))
}

/// Where the document says that the vendor honours a key, or at least takes one in the header that is made for it.
fn key_of(operation: &Value, parameters: &[Parameter]) -> Option<KeyPlace> {
    if let Some(name) = operation["x-idempotency"]["body"].as_str() {
        return Some(KeyPlace::Body(name.to_owned()));
    }
    let named = operation["x-idempotency"]["header"].as_str().map(ToOwned::to_owned);
    let header = |parameter: &&Parameter| {
        parameter.place == Place::Header && parameter.name.eq_ignore_ascii_case("idempotency-key")
    };
    named.or_else(|| parameters.iter().find(header).map(|parameter| parameter.name.clone())).map(KeyPlace::Header)
}

fn security(value: Option<&Value>) -> Vec<Vec<String>> {
    let sets = value.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object);
    sets.map(|set| set.keys().cloned().collect()).collect()
}

/// The path of a URL, without a slash at its end.
fn base(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.find('/').map(|at| rest[at..].trim_end_matches('/').to_owned()).unwrap_or_default()
}

fn object<'a>(of: &'a Value, name: &str) -> Result<&'a Map<String, Value>> {
    of.get(name).and_then(Value::as_object).ok_or_else(|| format!("`{name}` is no object"))
}

fn text<'a>(of: &'a Value, name: &str) -> Result<&'a str> {
    of[name].as_str().ok_or_else(|| format!("`{name}` is missing"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_document_is_read() {
        for text in [
            include_str!("../../documents/align.yaml"),
            include_str!("../../documents/juicyway.yaml"),
            include_str!("../../documents/offblocks.yaml"),
        ] {
            let document = Document::read(text).unwrap();
            assert!(document.operations.len() > 15, "{}", document.title);
            for operation in &document.operations {
                assert!(operation.responses.keys().any(|status| (200..300).contains(status)), "{}", operation.id);
            }
        }
    }

    #[test]
    fn the_base_is_the_path_of_the_server() {
        assert_eq!(base("https://api.example.com"), "");
        assert_eq!(base("https://api.example.com/v1/"), "/v1");
    }
}

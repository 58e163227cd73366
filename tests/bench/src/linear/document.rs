//! A made-up document of any size: records that lead to each other, unions, enums, inline bodies, events.
//! It is the same each time.

use serde_json::{Value, json};

/// A document with this many operations, as JSON.
pub(super) fn of(operations: usize) -> String {
    let things = operations.div_ceil(4);
    let mut paths = serde_json::Map::new();
    let mut schemas = serde_json::Map::new();
    for at in 0..things {
        paths.insert(format!("/things{at}"), json!({ "get": list(at), "post": create(at) }));
        paths.insert(format!("/things{at}/{{id}}"), json!({ "get": get(at), "patch": update(at) }));
        schemas.insert(format!("Thing{at}"), thing(at, things));
        schemas.insert(format!("Kind{at}"), json!({ "type": "string", "enum": ["small", "LARGE", "inBetween"] }));
        schemas.insert(format!("Choice{at}"), choice(at, things));
    }
    let info = json!({ "title": "Things", "version": "1" });
    let servers = json!([{ "url": "https://api.example" }]);
    let credentials = json!({ "Key": { "type": "http", "scheme": "bearer" } });
    let components = json!({ "schemas": schemas, "securitySchemes": credentials });
    let security = json!([{ "Key": [] }]);
    let all = json!({ "openapi": "3.0.3", "info": info, "servers": servers, "security": security, "paths": paths,
        "components": components });
    format!("{all:#}")
}

fn reference(name: &str, at: usize) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}{at}") })
}

fn answers(schema: &Value) -> Value {
    let error =
        json!({ "type": "object", "properties": { "code": { "type": "string" }, "message": { "type": "string" } } });
    json!({
        "200": { "description": "Done.", "content": { "application/json": { "schema": schema } } },
        "400": { "description": "Refused.", "content": { "application/json": { "schema": error } } },
    })
}

fn list(at: usize) -> Value {
    let query = |name: &str, of: &str| json!({ "in": "query", "name": name, "schema": { "type": of } });
    let items =
        json!({ "type": "object", "properties": { "data": { "type": "array", "items": reference("Thing", at) } } });
    json!({ "operationId": format!("listThings{at}"), "tags": [format!("Things {}", at / 25)],
        "description": "Lists things, the newest first, page by page.",
        "parameters": [query("limit", "integer"), query("startAfter", "string")], "responses": answers(&items) })
}

fn create(at: usize) -> Value {
    let body = json!({ "type": "object", "required": ["name"], "properties": {
        "name": { "type": "string", "maxLength": 80 }, "kind": reference("Kind", at), "choice": reference("Choice", at),
        "inner": { "type": "object", "properties": { format!("only{at}"): { "type": "boolean" } } } } });
    json!({ "operationId": format!("createThing{at}"), "tags": [format!("Things {}", at / 25)],
        "requestBody": { "required": true, "content": { "application/json": { "schema": body } } },
        "responses": answers(&reference("Thing", at)) })
}

fn id() -> Value {
    json!([{ "in": "path", "name": "id", "required": true, "schema": { "type": "string" } }])
}

fn get(at: usize) -> Value {
    json!({ "operationId": format!("getThing{at}"), "tags": [format!("Things {}", at / 25)], "parameters": id(),
        "responses": answers(&reference("Thing", at)) })
}

fn update(at: usize) -> Value {
    json!({ "operationId": format!("updateThing{at}"), "tags": [format!("Things {}", at / 25)], "parameters": id(),
        "requestBody": { "content": { "application/json": { "schema": reference("Thing", at) } } },
        "responses": answers(&reference("Thing", at)) })
}

/// It leads to the next thing, so that from the first all can be reached.
fn thing(at: usize, things: usize) -> Value {
    let text = json!({ "type": "string", "description": "What people call it, in as many words as they like." });
    json!({ "type": "object", "description": "A thing.", "required": ["id", "createdAt"], "properties": {
        "id": { "type": "string" }, "createdAt": { "type": "string", "format": "date-time" }, "name": text,
        "amount": { "type": "string", "format": "decimal" }, "count": { "type": "integer", "minimum": 0 },
        "tags": { "type": "array", "items": { "type": "string" } }, "kind": reference("Kind", at),
        "next": reference("Thing", (at + 1) % things), "far": reference("Thing", (at * 7 + 3) % things),
        "choice": reference("Choice", at), "status": { "type": "string", "enum": ["open", "closed", format!("s{at}")] } } })
}

fn choice(at: usize, things: usize) -> Value {
    let form =
        |name: &str| json!({ "type": "object", "required": [name], "properties": { name: { "type": "string" } } });
    json!({ "oneOf": [form("card"), form("account"), reference("Thing", (at + 2) % things)] })
}

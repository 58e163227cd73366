//! Whether a request is as the document wants it: parameters and body.
//! It may not ask for more than the document says.

use serde_json::{Map, Value};

use crate::asked::Asked;
use crate::document::{Body, Document, Parameter, Place};
use crate::stand_in::Problem;

/// All that is wrong with a request.
pub(crate) fn problems(document: &Document, asked: &Asked) -> Vec<Problem> {
    let parameters = asked.operation.parameters.iter().flat_map(|parameter| of_parameter(document, asked, parameter));
    let body = asked.operation.body.iter().flat_map(|body| of_body(document, asked, body));
    parameters.chain(body).collect()
}

fn of_parameter(document: &Document, asked: &Asked, parameter: &Parameter) -> Vec<Problem> {
    let problem = |says: String| Problem { place: parameter.place, at: parameter.name.clone(), says };
    let text = match parameter.place {
        Place::Path => asked.path.get(&parameter.name).map(String::as_str),
        Place::Query => asked.query(&parameter.name),
        Place::Header => asked.header(&parameter.name),
        Place::Body => None,
    };
    match text {
        None if parameter.required => vec![problem("is missing".to_owned())],
        None => Vec::new(),
        Some(text) => {
            let value = typed(document.schemas.resolved(&parameter.schema.value), text);
            let found = parameter.schema.violations(&document.schemas, &value);
            found.into_iter().map(|violation| problem(violation.says)).collect()
        }
    }
}

/// Text of a URL or header as the kind of value that its schema is of.
fn typed(schema: &Value, text: &str) -> Value {
    let read = match schema["type"].as_str() {
        // As many digits as anybody likes; beyond these no number has a meaning here.
        Some("integer") if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) => {
            Some(text.parse::<u64>().unwrap_or(u64::MAX).into())
        }
        Some("integer" | "number") => text.parse().map(Value::Number).ok(),
        Some("boolean") => text.parse().map(Value::Bool).ok(),
        Some("array") => Some(text.split(',').map(|item| Value::String(item.to_owned())).collect()),
        _ => None,
    };
    read.unwrap_or_else(|| Value::String(text.to_owned()))
}

fn of_body(document: &Document, asked: &Asked, body: &Body) -> Vec<Problem> {
    let problem = |at: &str, says: &str| Problem { place: Place::Body, at: at.to_owned(), says: says.to_owned() };
    if let Some(why) = &asked.unreadable {
        return vec![problem("", why)];
    }
    if asked.body.is_empty() {
        return if body.required { vec![problem("", "is missing")] } else { Vec::new() };
    }
    let media_type = asked.media_type().unwrap_or_default();
    let Some((media_type, schema)) = body.content.iter().find(|(media, _)| media.eq_ignore_ascii_case(media_type))
    else {
        return vec![problem("", "is of a media type that is not taken here")];
    };
    let value = match media_type.as_str() {
        "multipart/form-data" => Some(form(asked)),
        _ => asked.json.clone(),
    };
    let Some(value) = value else {
        return vec![problem("", "is no JSON")];
    };
    let found = schema.violations(&document.schemas, &value);
    found.into_iter().map(|violation| problem(&violation.at, &violation.says)).collect()
}

/// A form as an object: files are there, but their bytes are not looked at.
fn form(asked: &Asked) -> Value {
    let members = asked.parts.iter().map(|part| {
        let text =
            if part.file_name.is_some() { String::new() } else { String::from_utf8_lossy(&part.bytes).into_owned() };
        (part.name.clone(), Value::String(text))
    });
    Value::Object(members.collect::<Map<_, _>>())
}

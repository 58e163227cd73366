//! A request as it came, and its parts by name.
//! It may not be tidied up: signatures and digests are over what was sent.

use std::collections::BTreeMap;

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest as _, Multipart};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, Request, header};
use serde_json::Value;

use crate::document::{KeyPlace, Operation};

/// Larger bodies are refused.
const LIMIT: usize = 32 << 20;

/// A request.
#[derive(Clone, Debug)]
pub(crate) struct Asked {
    pub(crate) operation: &'static Operation,
    pub(crate) method: Method,
    /// Scheme, host, path and query, as the caller wrote them.
    pub(crate) url: String,
    /// Path and query.
    pub(crate) target: String,
    pub(crate) headers: HeaderMap,
    /// Decoded parameters of the path.
    pub(crate) path: BTreeMap<String, String>,
    /// Decoded pairs of the query, in their order.
    pub(crate) query: Vec<(String, String)>,
    pub(crate) body: Bytes,
    /// The body as JSON; `None` if it is empty, or something else.
    pub(crate) json: Option<Value>,
    /// The parts of a form with files.
    pub(crate) parts: Vec<Part>,
    /// Why the body could not be read; what could not be read is empty.
    pub(crate) unreadable: Option<String>,
}

/// One part of a form.
#[derive(Clone, Debug)]
pub(crate) struct Part {
    pub(crate) name: String,
    pub(crate) file_name: Option<String>,
    pub(crate) media_type: Option<String>,
    pub(crate) bytes: Bytes,
}

impl Asked {
    /// Reads a request to its end.
    pub(crate) async fn read(
        operation: &'static Operation,
        path: BTreeMap<String, String>,
        request: Request<Body>,
    ) -> Self {
        let (parts, body) = request.into_parts();
        let mut unreadable = None;
        let mut keep = |why: String| unreadable = Some(why);
        let body = axum::body::to_bytes(body, LIMIT).await.map_err(|error| keep(error.to_string())).unwrap_or_default();
        let form = match media_type(&parts.headers) {
            Some("multipart/form-data") => form(&parts, body.clone()).await.map_err(keep).unwrap_or_default(),
            _ => Vec::new(),
        };
        let host = parts.headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
        let target = parts.uri.path_and_query().map_or("/", |target| target.as_str()).to_owned();
        Self {
            operation,
            url: format!("http://{host}{target}"),
            target,
            query: pairs(parts.uri.query().unwrap_or_default()),
            path,
            json: serde_json::from_slice(&body).ok(),
            body,
            parts: form,
            method: parts.method,
            headers: parts.headers,
            unreadable,
        }
    }

    /// A parameter of the path.
    pub(crate) fn path(&self, name: &str) -> &str {
        self.path.get(name).map_or("", String::as_str)
    }

    /// A parameter of the query.
    pub(crate) fn query(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// A header, if it is text.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| value.to_str().ok())
    }

    /// A member of the body; null if there is none.
    pub(crate) fn field(&self, name: &str) -> &Value {
        self.json.as_ref().and_then(|json| json.get(name)).unwrap_or(&Value::Null)
    }

    /// A member of the body that is text.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.field(name).as_str()
    }

    /// The media type of the body, without parameters.
    pub(crate) fn media_type(&self) -> Option<&str> {
        media_type(&self.headers)
    }

    /// The idempotency key, where the operation has one.
    pub(crate) fn key(&self) -> Option<&str> {
        match self.operation.key.as_ref()? {
            KeyPlace::Header(name) => self.header(name),
            KeyPlace::Body(name) => self.text(name),
        }
    }

    /// What makes two requests the same: operation, target and content.
    pub(crate) fn content(&self) -> String {
        let body = match (&self.json, self.parts.is_empty()) {
            (Some(json), _) => json.to_string(),
            (None, true) => format!("{:?}", self.body),
            (None, false) => format!("{:?}", self.parts),
        };
        format!("{} {} {body}", self.operation.id, self.target)
    }
}

fn media_type(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get(header::CONTENT_TYPE)?.to_str().ok()?;
    Some(value.split(';').next().unwrap_or_default().trim())
}

async fn form(parts: &Parts, body: Bytes) -> Result<Vec<Part>, String> {
    let request = Request::from_parts(parts.clone(), Body::from(body));
    let mut form = Multipart::from_request(request, &()).await.map_err(|error| error.to_string())?;
    let mut found = Vec::new();
    while let Some(field) = form.next_field().await.map_err(|error| error.to_string())? {
        found.push(Part {
            name: field.name().unwrap_or_default().to_owned(),
            file_name: field.file_name().map(ToOwned::to_owned),
            media_type: field.content_type().map(ToOwned::to_owned),
            bytes: field.bytes().await.map_err(|error| error.to_string())?,
        });
    }
    Ok(found)
}

fn pairs(query: &str) -> Vec<(String, String)> {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(key, value)| (decoded(key), decoded(value)))
        .collect()
}

/// Percent-encoding undone; what is none is left as it is.
fn decoded(text: &str) -> String {
    let plain = text.replace('+', " ");
    percent_encoding::percent_decode_str(&plain).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_are_decoded() {
        let expected = vec![("email".to_owned(), "a+b@example.com".to_owned()), ("x".to_owned(), "1 2".to_owned())];
        assert_eq!(pairs("email=a%2Bb%40example.com&x=1+2"), expected);
    }
}

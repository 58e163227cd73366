//! The vendor's API as its document has it: operations, what they take, and what they answer.
//! It knows no vendor, and nothing of what an operation means.

mod read;
mod schema;

use std::collections::BTreeMap;

use axum::http::Method;
use serde_json::Value;

pub(crate) use schema::{Schema, Schemas};

/// A document, read once.
#[derive(Debug)]
pub(crate) struct Document {
    /// What the API is called.
    pub(crate) title: String,
    /// What every path begins with, from the URL of the first server: `/v1` or nothing.
    pub(crate) base: String,
    /// All operations.
    pub(crate) operations: Vec<Operation>,
    /// Headers that carry credentials, in lower case.
    pub(crate) credentials: Vec<String>,
    pub(crate) schemas: Schemas,
}

/// One operation.
#[derive(Debug)]
pub(crate) struct Operation {
    pub(crate) id: String,
    pub(crate) method: Method,
    /// With `{parameters}`.
    pub(crate) path: String,
    pub(crate) summary: String,
    /// What the document says that it rests on.
    pub(crate) evidence: String,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) body: Option<Body>,
    /// By status; `None` where there is no JSON body.
    pub(crate) responses: BTreeMap<u16, Option<Schema>>,
    /// Sets of security schemes, of which one must be met; empty if the operation is open to all.
    pub(crate) security: Vec<Vec<String>>,
    /// Where the idempotency key stands, if there is one.
    pub(crate) key: Option<KeyPlace>,
}

/// A parameter of the path, the query or the head.
#[derive(Debug)]
pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) place: Place,
    pub(crate) required: bool,
    pub(crate) schema: Schema,
}

/// Where something stands in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In the body.
    Body,
}

/// What an operation takes as its body.
#[derive(Debug)]
pub(crate) struct Body {
    pub(crate) required: bool,
    /// By media type.
    pub(crate) content: Vec<(String, Schema)>,
}

/// Where an idempotency key stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum KeyPlace {
    /// In this header.
    Header(String),
    /// In this member of the body.
    Body(String),
}

impl Document {
    /// Reads the text of a document.
    pub(crate) fn read(text: &str) -> Result<Self, String> {
        let root: Value = serde_yaml::from_str(text).map_err(|error| error.to_string())?;
        read::document(&root)
    }

    /// What is wrong with an answer, by what the document says of it.
    pub(crate) fn faults_of(&self, operation: &Operation, status: u16, body: Option<&Value>) -> Vec<String> {
        match (operation.responses.get(&status), body) {
            (None, _) => vec![format!("{} is not documented to answer {status}", operation.id)],
            (Some(Some(_)), None) => vec![format!("{} answers {status} with a body", operation.id)],
            (Some(None), Some(_)) => vec![format!("{} answers {status} without a body", operation.id)],
            (Some(None), None) => Vec::new(),
            (Some(Some(schema)), Some(body)) => {
                let violations = schema.violations(&self.schemas, body).into_iter();
                violations.map(|one| format!("{} {status} at `{}`: {}", operation.id, one.at, one.says)).collect()
            }
        }
    }
}

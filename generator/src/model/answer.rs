//! Answers of the model: statuses, what they hold, and what a call gives.
//! Plain data.

use super::{Docs, Evidence, Field, Type};

/// Which statuses a response is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// One.
    Exact(u16),
    /// A hundred, by its first digit.
    Range(u8),
    /// All others.
    Default,
}

/// A declared response.
#[derive(Clone, Debug)]
pub struct Response {
    /// Its status.
    pub status: Status,
    /// What it holds.
    pub kind: ResponseKind,
    /// Its media type; empty when it holds nothing.
    pub media: String,
    /// Prose.
    pub docs: Docs,
    /// Where the fact comes from, where it differs from its operation.
    pub evidence: Option<Evidence>,
    /// Variant of the error or output enum.
    pub variant: String,
}

/// What a response holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResponseKind {
    /// Nothing.
    Empty,
    /// JSON, with the keys that lead to the output.
    Json(Type, Vec<String>),
    /// Text of a media type.
    Text(String),
    /// Bytes of a media type.
    Bytes(String),
    /// Server-sent events, and what their data is.
    Events(Type),
}

/// A declared success.
#[derive(Clone, Debug)]
pub struct Success {
    /// The response.
    pub response: Response,
    /// JSON text of the documented example.
    pub example: Option<String>,
}

/// What a call gives.
#[derive(Clone, Debug)]
pub enum Output {
    /// Nothing.
    Empty,
    /// One type, whatever the status.
    One(Type),
    /// One type, or nothing where the status has no body.
    Maybe(Type),
    /// Text.
    Text,
    /// Bytes.
    Bytes,
    /// Server-sent events.
    Events(Type),
    /// A page of items, and the keys that lead to them.
    Page {
        /// Item type.
        item: Type,
        /// Keys down to the items.
        path: Vec<String>,
        /// Keys down to the next cursor; empty when the list has none.
        next: Vec<String>,
        /// Keys down to the cursor of the page before; empty if the answer has none.
        previous: Vec<String>,
    },
    /// A variant per status; the enum's identifier.
    PerStatus(String),
}

/// Headers that the answers of an operation are declared to have.
#[derive(Clone, Debug)]
pub struct AnswerHeaders {
    /// The struct's identifier.
    pub ident: String,
    /// One accessor each.
    pub fields: Vec<Field>,
}

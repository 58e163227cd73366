//! JSON as it came: for what the document gives no schema, and for what is new.
//! It may not be parsed before someone asks, so that no digit is lost.

use std::fmt;

use serde::de::DeserializeOwned;

use crate::decode::{Decode, DecodeError, JsonKind, Object, Raw};
use crate::encode::{Encode, Encoder, REDACTED, json_text};

/// One JSON value, kept as text.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Json(String);

/// The JSON is not what was asked for. The reason may hold values, so only its place is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct JsonError {
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1.
    pub column: usize,
}

impl JsonError {
    fn new(error: &serde_json::Error) -> Self {
        Self { line: error.line(), column: error.column() }
    }
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not the expected JSON, at line {} column {}", self.line, self.column)
    }
}

impl std::error::Error for JsonError {}

impl Json {
    /// Takes JSON text.
    ///
    /// # Errors
    /// When it is not one JSON value.
    pub fn new(text: impl Into<String>) -> Result<Self, DecodeError> {
        let text = text.into();
        let whole = Raw::from_text(&text)?.text().len() == text.len();
        // The usual text has no white space around it and is not copied.
        if whole { Ok(Self(text)) } else { Ok(Self::from_raw(Raw::from_text(&text)?)) }
    }

    /// What our own encoder wrote.
    pub(crate) fn written(text: String) -> Self {
        Self(text)
    }

    pub(crate) fn from_raw(raw: Raw<'_>) -> Self {
        Self(raw.text().to_owned())
    }

    /// The JSON that is sent for a value.
    #[must_use]
    pub fn of(value: &dyn Encode) -> Self {
        Self(json_text(value))
    }

    /// `null`
    #[must_use]
    pub fn null() -> Self {
        Self("null".to_owned())
    }

    /// The text as it came.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The value at `path`: the names of fields, from outside in. `None` when it is not there.
    #[must_use]
    pub fn get(&self, path: &[&str]) -> Option<Self> {
        find(Raw::from_text(&self.0).ok()?, path).map(Self::from_raw)
    }

    /// The text of a string; `None` for another kind.
    #[must_use]
    pub fn to_text(&self) -> Option<String> {
        let raw = Raw::from_text(&self.0).ok()?;
        raw.string().ok().map(std::borrow::Cow::into_owned)
    }

    /// Reads it into any type. Numbers go through that type's own reading; [`as_str`](Self::as_str) has their digits.
    ///
    /// # Errors
    /// When the type does not accept it.
    pub fn parse<T: DeserializeOwned>(&self) -> Result<T, JsonError> {
        serde_json::from_str(&self.0).map_err(|error| JsonError::new(&error))
    }

    /// Reads it into one of the types of a generated crate.
    ///
    /// # Errors
    /// When the type does not accept it.
    pub fn decode<T: Decode>(&self) -> Result<T, DecodeError> {
        T::decode(Raw::from_text(&self.0)?)
    }
}

/// The value at a path of any names.
pub(crate) fn find<'a>(mut raw: Raw<'a>, path: &[&str]) -> Option<Raw<'a>> {
    for name in path {
        let object: Object<'a> = raw.object().ok()?;
        raw = object.get(name)?;
    }
    Some(raw)
}

/// The text of a string or a number at a path.
pub(crate) fn find_text(raw: Raw<'_>, path: &[&str]) -> Option<String> {
    let found = find(raw, path)?;
    match found.kind() {
        JsonKind::String => found.string().ok().map(std::borrow::Cow::into_owned),
        JsonKind::Number => Some(found.text().to_owned()),
        _ => None,
    }
}

impl fmt::Debug for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(REDACTED)
    }
}

impl Encode for Json {
    fn encode(&self, to: &mut dyn Encoder) {
        to.json(self);
    }
}

impl Decode for Json {
    fn decode(raw: Raw<'_>) -> Result<Self, DecodeError> {
        Ok(Self::from_raw(raw))
    }
}

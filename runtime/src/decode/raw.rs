//! The text of one JSON value, checked to be JSON, and how deep it stands.
//! It may not be changed or re-written: what the vendor sent is what is read.

use std::borrow::Cow;

use serde_json::value::RawValue;

use super::object::{self, Object};
use super::{Decode, DecodeError};

/// Values that stand deeper than this are refused, so that a hostile body cannot exhaust the stack.
const DEEPEST: u16 = 128;

/// The JSON text of one value.
#[derive(Clone, Copy)]
pub struct Raw<'a> {
    text: &'a str,
    depth: u16,
}

/// The kinds of JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonKind {
    /// `null`
    Null,
    /// `true` or `false`
    Bool,
    /// A number
    Number,
    /// A string
    String,
    /// An array
    Array,
    /// An object
    Object,
}

impl JsonKind {
    /// The kind in words.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool => "a boolean",
            Self::Number => "a number",
            Self::String => "a string",
            Self::Array => "an array",
            Self::Object => "an object",
        }
    }
}

impl<'a> Raw<'a> {
    /// Checks that `body` is one JSON value.
    ///
    /// # Errors
    /// When it is not UTF-8 or not JSON.
    pub fn from_bytes(body: &'a [u8]) -> Result<Self, DecodeError> {
        // A byte order mark is not allowed in JSON, but some servers write one and it changes nothing.
        let body = body.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(body);
        match std::str::from_utf8(body) {
            Ok(text) => Self::from_text(text),
            Err(_) => Err(DecodeError::unfit("JSON", "bytes that are not UTF-8")),
        }
    }

    /// Checks that `text` is one JSON value.
    ///
    /// # Errors
    /// When it is not JSON.
    pub fn from_text(text: &'a str) -> Result<Self, DecodeError> {
        if text.trim_ascii().is_empty() {
            return Err(DecodeError::missing("JSON"));
        }
        match serde_json::from_str::<&RawValue>(text) {
            Ok(value) => Ok(Self { text: value.get(), depth: 0 }),
            Err(_) => Err(DecodeError::unfit("JSON", "text that is not JSON")),
        }
    }

    pub(super) fn below(self, value: &'a RawValue) -> Self {
        Self { text: value.get(), depth: self.depth + 1 }
    }

    /// Reads the value.
    ///
    /// # Errors
    /// When it is not such a value.
    pub fn decode<T: Decode>(self) -> Result<T, DecodeError> {
        T::decode(self)
    }

    /// The text, without white space around it.
    #[must_use]
    pub fn text(self) -> &'a str {
        self.text
    }

    /// The kind, which the first byte tells.
    #[must_use]
    pub fn kind(self) -> JsonKind {
        match self.text.as_bytes().first() {
            Some(b'{') => JsonKind::Object,
            Some(b'[') => JsonKind::Array,
            Some(b'"') => JsonKind::String,
            Some(b't' | b'f') => JsonKind::Bool,
            Some(b'n') | None => JsonKind::Null,
            Some(_) => JsonKind::Number,
        }
    }

    /// Whether it is `null`.
    #[must_use]
    pub fn is_null(self) -> bool {
        self.kind() == JsonKind::Null
    }

    /// The error that says that something else was expected here.
    #[must_use]
    pub fn not(self, expected: &'static str) -> DecodeError {
        DecodeError::expected(expected, self.kind())
    }

    fn shallow_enough(self) -> Result<(), DecodeError> {
        if self.depth < DEEPEST {
            return Ok(());
        }
        Err(DecodeError::unfit("at most 128 levels", "more of them"))
    }

    /// The fields of an object.
    ///
    /// # Errors
    /// When it is not an object, or stands too deep.
    pub fn object(self) -> Result<Object<'a>, DecodeError> {
        self.shallow_enough()?;
        object::read(self)
    }

    /// The items of an array.
    ///
    /// # Errors
    /// When it is not an array, or stands too deep.
    pub fn array(self) -> Result<Vec<Raw<'a>>, DecodeError> {
        self.shallow_enough()?;
        if self.kind() != JsonKind::Array {
            return Err(self.not("an array"));
        }
        match serde_json::from_str::<Vec<&RawValue>>(self.text) {
            Ok(items) => Ok(items.into_iter().map(|item| self.below(item)).collect()),
            Err(_) => Err(DecodeError::unfit("an array", "text that is not JSON")),
        }
    }

    /// The text of a string, with its escapes resolved.
    ///
    /// # Errors
    /// When it is not a string, or an escape in it is half a character.
    pub fn string(self) -> Result<Cow<'a, str>, DecodeError> {
        if self.kind() != JsonKind::String {
            return Err(self.not("a string"));
        }
        let inside = self.text.get(1..self.text.len().saturating_sub(1)).unwrap_or_default();
        if !inside.contains('\\') {
            return Ok(Cow::Borrowed(inside));
        }
        match serde_json::from_str::<String>(self.text) {
            Ok(text) => Ok(Cow::Owned(text)),
            Err(_) => Err(DecodeError::unfit("a string", "a string that is not Unicode")),
        }
    }

    /// The value at `path`: the names of fields, from outside in.
    ///
    /// # Errors
    /// When a field of the path is missing, or not in an object.
    pub fn at(self, path: &[&'static str]) -> Result<Raw<'a>, DecodeError> {
        let mut here = self;
        for (depth, name) in path.iter().enumerate() {
            let (above, _) = path.split_at(depth);
            let object = here.object().map_err(|error| error.in_path(above))?;
            here = object.get(name).ok_or_else(|| DecodeError::missing("a value").in_field(name).in_path(above))?;
        }
        Ok(here)
    }

    /// Reads the value at `path`; errors name the whole path.
    ///
    /// # Errors
    /// When the path does not exist, or the value there is not a `T`.
    pub fn decode_at<T: Decode>(self, path: &[&'static str]) -> Result<T, DecodeError> {
        T::decode(self.at(path)?).map_err(|error| error.in_path(path))
    }
}

//! Fields of requests that can be left out, set to null, or set to a value.
//! It may not confuse the first two: null often means "remove this".

use std::fmt;

use crate::decode::{Decode, DecodeError, Raw};
use crate::encode::{Encode, Encoder, redacted};

/// A field that a request can leave as it is, clear, or set.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Patch<T> {
    /// The field is left out.
    #[default]
    Unset,
    /// The field is null.
    Null,
    /// The field has a value.
    Value(T),
}

impl<T> Patch<T> {
    /// The value, if there is one.
    #[must_use]
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Unset | Self::Null => None,
        }
    }

    /// Whether the field is left out.
    #[must_use]
    pub fn is_unset(&self) -> bool {
        matches!(self, Self::Unset)
    }
}

impl<T> From<T> for Patch<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

/// `None` is null: who has an `Option` in hand means to write it.
impl<T> From<Option<T>> for Patch<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }
}

impl<T: Encode> Encode for Patch<T> {
    fn encode(&self, to: &mut dyn Encoder) {
        match self {
            Self::Value(value) => value.encode(to),
            Self::Unset | Self::Null => to.null(),
        }
    }

    fn is_absent(&self) -> bool {
        self.is_unset()
    }
}

impl<T: Decode> Decode for Patch<T> {
    fn decode(raw: Raw<'_>) -> Result<Self, DecodeError> {
        if raw.is_null() { Ok(Self::Null) } else { T::decode(raw).map(Self::Value) }
    }

    fn absent() -> Option<Self> {
        Some(Self::Unset)
    }
}

impl<T: Encode> fmt::Debug for Patch<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_unset() { f.write_str("unset") } else { redacted(self, f) }
    }
}

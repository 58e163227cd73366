//! A page of a list.
//! It may not fetch the next one: that is a call of its own.

use std::fmt;
use std::ops::Deref;

use crate::decode::{Decode, DecodeError, Raw};
use crate::encode::{Encode, Encoder, redacted};

/// The items of one answer of a list operation; a slice of them, by `Deref`.
#[derive(Clone, PartialEq)]
pub struct Page<T> {
    items: Vec<T>,
}

impl<T> Page<T> {
    /// A page of these items.
    #[must_use]
    pub fn new(items: Vec<T>) -> Self {
        Self { items }
    }

    /// The items.
    #[must_use]
    pub fn items(&self) -> &[T] {
        &self.items
    }

    /// The items.
    #[must_use]
    pub fn into_items(self) -> Vec<T> {
        self.items
    }
}

impl<T: Decode> Page<T> {
    /// Reads the items that stand at `path` in the body.
    ///
    /// # Errors
    /// When the path does not lead to a list, or an item cannot be read.
    pub fn decode_at(raw: Raw<'_>, path: &[&'static str]) -> Result<Self, DecodeError> {
        raw.decode_at(path).map(Self::new)
    }
}

impl<T> Deref for Page<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.items
    }
}

impl<T> IntoIterator for Page<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a Page<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}

impl<T: Encode> Encode for Page<T> {
    fn encode(&self, to: &mut dyn Encoder) {
        self.items.encode(to);
    }
}

impl<T: Decode> Decode for Page<T> {
    fn decode(raw: Raw<'_>) -> Result<Self, DecodeError> {
        Decode::decode(raw).map(Self::new)
    }
}

impl<T: Encode> fmt::Debug for Page<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        redacted(self, f)
    }
}

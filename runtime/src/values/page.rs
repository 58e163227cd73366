//! A page of a list.
//! It may not fetch the next one: that is a call of its own.

use std::fmt;
use std::ops::Deref;

use crate::decode::{Decode, DecodeError, Raw};
use crate::encode::{Encode, Encoder, redacted};
use crate::values::find_text;

/// The items of one answer of a list operation; a slice of them, by `Deref`.
#[derive(Clone, PartialEq)]
pub struct Page<T> {
    items: Vec<T>,
    next: Option<String>,
    previous: Option<String>,
}

impl<T> Page<T> {
    /// A page of these items.
    #[must_use]
    pub fn new(items: Vec<T>) -> Self {
        Self { items, next: None, previous: None }
    }

    /// The page that follows begins at this cursor.
    #[must_use]
    pub fn with_next_cursor(mut self, cursor: impl Into<String>) -> Self {
        self.next = Some(cursor.into());
        self
    }

    /// The cursor of the page that follows, where the list goes by cursors and does not end here.
    #[must_use]
    pub fn next_cursor(&self) -> Option<&str> {
        self.next.as_deref()
    }

    /// The page before ends at this cursor.
    #[must_use]
    pub fn with_previous_cursor(mut self, cursor: impl Into<String>) -> Self {
        self.previous = Some(cursor.into());
        self
    }

    /// The cursor of the page before, where the list goes by cursors and can be walked backwards: give it to the parameter
    /// that asks for what is before a cursor.
    #[must_use]
    pub fn previous_cursor(&self) -> Option<&str> {
        self.previous.as_deref()
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

    /// Reads the items that stand at `path`, and the cursor of the next page that stands at `next`.
    ///
    /// # Errors
    /// When the path does not lead to a list, or an item cannot be read.
    pub fn decode_with_cursor(raw: Raw<'_>, path: &[&'static str], next: &[&str]) -> Result<Self, DecodeError> {
        let mut page = Self::decode_at(raw, path)?;
        page.next = cursor(raw, next);
        Ok(page)
    }

    /// The same, and the cursor of the page before, which stands at `previous`.
    ///
    /// # Errors
    /// When the path does not lead to a list, or an item cannot be read.
    pub fn decode_with_cursors(
        raw: Raw<'_>,
        path: &[&'static str],
        next: &[&str],
        previous: &[&str],
    ) -> Result<Self, DecodeError> {
        let mut page = Self::decode_with_cursor(raw, path, next)?;
        page.previous = cursor(raw, previous);
        Ok(page)
    }
}

/// An empty cursor is none.
fn cursor(raw: Raw<'_>, path: &[&str]) -> Option<String> {
    find_text(raw, path).filter(|cursor| !cursor.is_empty())
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

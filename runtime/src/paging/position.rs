//! A place in a list, to be kept and come back to.
//! It may not hold an item.

use std::fmt;
use std::str::FromStr;

/// A place in a list: `to_string()` keeps it, `parse()` brings it back.
///
/// It holds the offset or cursor of a page, and how many of its items were already handed out. How long a vendor keeps a
/// cursor is the vendor's affair.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Position {
    /// Offset or cursor of the page; nothing for the first one.
    pub(super) page: Option<String>,
    /// So many items of that page are done.
    pub(super) done: u64,
}

/// The text is no position.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PositionError;

impl fmt::Display for PositionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this is no position in a list")
    }
}

impl std::error::Error for PositionError {}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.page {
            Some(page) => write!(f, "{}@{page}", self.done),
            None => write!(f, "{}", self.done),
        }
    }
}

impl FromStr for Position {
    type Err = PositionError;

    fn from_str(text: &str) -> Result<Self, PositionError> {
        let (done, page) = match text.split_once('@') {
            Some((done, page)) => (done, Some(page.to_owned())),
            None => (text, None),
        };
        Ok(Self { page, done: done.parse().map_err(|_| PositionError)? })
    }
}

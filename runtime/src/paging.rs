//! Lists, page by page and item by item.
//! They may not pretend to be a snapshot, nor go round in a circle.

mod items;
mod pages;
mod position;

pub use items::Items;
pub use pages::Pages;
pub use position::{Position, PositionError};

use crate::encode::Encode;
use crate::operation::Operation;
use crate::values::Page;

/// An operation that answers with a page of a list.
pub trait Paged: Operation<Output = Page<Self::Item>> + Clone {
    /// What the list holds.
    type Item: Encode + Send + 'static;
    /// How one page leads to the next.
    const PAGING: Paging;

    /// Where the caller lets the list begin: a number of items, or a cursor.
    fn start(&self) -> Option<String> {
        None
    }

    /// The same list from there on.
    #[must_use]
    fn starting_at(self, _start: &str) -> Self {
        self
    }
}

/// How one page leads to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Paging {
    /// It does not: there is one page.
    Single,
    /// By the number of items to pass over. The field that tells items apart may be empty when none is known.
    Offset {
        /// The item's field that tells it from others.
        id: &'static str,
    },
    /// By a cursor that the page holds.
    Cursor,
}

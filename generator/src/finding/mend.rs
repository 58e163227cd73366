//! How what a finding names is mended, as data; `normalise` does it.
//! It holds no rule: whoever finds a fault knows what was meant, or that nothing was.

use super::{Finding, Severity};
use crate::tree::{Node, Span, Value};

/// A change to the tree that makes a document mean something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mend {
    /// The key or value that it changes, as the source has it.
    pub(crate) target: Span,
    pub(crate) change: Change,
    /// Whether something that the document says is lost by it, and the ledger has to tell.
    pub(crate) loses: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// Removes the entry with that key.
    RemoveKey,
    /// Removes the value, and the key that leads to it.
    Remove,
    /// Puts another value in its place.
    Replace(Value),
    /// Calls the entry with that key by another name.
    Rename(Box<str>),
    /// Gives the map that key, in place of what it may have had.
    Set(Box<str>, Value),
    /// Puts it behind all members of the list of that key, which is made where there is none.
    Append(Box<str>, Value),
}

impl Finding {
    fn mend(mut self, target: Span, change: Change, loses: bool) -> Self {
        if self.severity == Severity::Error {
            self.severity = Severity::Repaired;
        }
        self.mend = Some(Box::new(Mend { target, change, loses }));
        self
    }

    /// Mended by dropping the entry with the key there, and what it says with it.
    pub(crate) fn drops_key(self, key: Span) -> Self {
        self.mend(key, Change::RemoveKey, true)
    }

    /// Mended by dropping the entry with the key there, which says nothing.
    pub(crate) fn clears_key(self, key: Span) -> Self {
        self.mend(key, Change::RemoveKey, false)
    }

    /// Mended by dropping the value there, and what it says with it.
    pub(crate) fn drops(self, value: Span) -> Self {
        self.mend(value, Change::Remove, true)
    }

    /// Mended by dropping the value there, which says nothing.
    pub(crate) fn clears(self, value: Span) -> Self {
        self.mend(value, Change::Remove, false)
    }

    /// Mended by another value in place of the one there.
    pub(crate) fn replaces(self, node: &Node, value: Value) -> Self {
        self.mend(node.span, Change::Replace(value), false)
    }

    /// Mended by a value that says less in place of the one there.
    pub(crate) fn loses(self, node: &Node, value: Value) -> Self {
        self.mend(node.span, Change::Replace(value), true)
    }

    /// Mended by another key in place of the one there.
    pub(crate) fn renames(self, key: Span, name: &str) -> Self {
        self.mend(key, Change::Rename(name.into()), false)
    }

    /// Mended by a key in the map there.
    pub(crate) fn sets(self, map: Span, key: &str, value: Value) -> Self {
        self.mend(map, Change::Set(key.into(), value), false)
    }

    /// Mended by a member more in a list of the map there.
    pub(crate) fn appends(self, map: Span, key: &str, value: Value) -> Self {
        self.mend(map, Change::Append(key.into(), value), false)
    }

    /// It has one meaning for the generator, whatever else is wrong with it: nothing has to change.
    pub(crate) fn tolerated(mut self) -> Self {
        self.severity = Severity::Repaired;
        self
    }
}

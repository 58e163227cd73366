//! Entities of one kind, in the order in which they were made, found by their id.
//! It forgets nothing: what a vendor deletes is marked by the vendor.

use std::collections::HashMap;

/// Such entities.
#[derive(Debug)]
pub(crate) struct Shelf<T> {
    all: Vec<T>,
    at: HashMap<String, usize>,
}

impl<T> Default for Shelf<T> {
    fn default() -> Self {
        Self { all: Vec::new(), at: HashMap::new() }
    }
}

impl<T> Shelf<T> {
    /// Puts one there.
    pub(crate) fn put(&mut self, id: impl Into<String>, entity: T) {
        self.at.insert(id.into(), self.all.len());
        self.all.push(entity);
    }

    pub(crate) fn get(&self, id: &str) -> Option<&T> {
        self.all.get(*self.at.get(id)?)
    }

    pub(crate) fn get_mut(&mut self, id: &str) -> Option<&mut T> {
        self.all.get_mut(*self.at.get(id)?)
    }

    /// All, the oldest first.
    pub(crate) fn iter(&self) -> impl DoubleEndedIterator<Item = &T> {
        self.all.iter()
    }

    pub(crate) fn iter_mut(&mut self) -> impl DoubleEndedIterator<Item = &mut T> {
        self.all.iter_mut()
    }
}

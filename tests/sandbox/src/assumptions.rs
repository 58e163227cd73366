//! What a stand-in does although no source says it of the vendor: listed, shown, and switched off by name.
//! An assumption that is not in the list may not be made.

use std::collections::BTreeSet;

/// One thing that is assumed of a vendor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assumption {
    /// Its name: the vendor's, a dot, and its own.
    pub id: &'static str,
    /// What is assumed, in a sentence.
    pub says: &'static str,
    /// Whether it holds unless told otherwise.
    pub on: bool,
}

/// Which of them hold in one sandbox.
#[derive(Clone, Debug, Default)]
pub(crate) struct Assumed {
    on: BTreeSet<&'static str>,
}

impl Assumed {
    pub(crate) fn new(all: &[Assumption]) -> Self {
        Self { on: all.iter().filter(|one| one.on).map(|one| one.id).collect() }
    }

    /// Whether this one holds.
    pub(crate) fn holds(&self, id: &str) -> bool {
        self.on.contains(id)
    }

    pub(crate) fn set(&mut self, assumption: &Assumption, on: bool) {
        if on {
            self.on.insert(assumption.id);
        } else {
            self.on.remove(assumption.id);
        }
    }
}

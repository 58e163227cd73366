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
    /// Where the document marks it with `x-evidence: inferred`, as a JSON pointer; or why it has no place for it.
    pub document: &'static str,
    /// Whether it holds unless told otherwise.
    pub on: bool,
}

/// Why a document says nothing of when its refusals come.
pub(crate) const RULE: &str = "no place: it has the refusal, and no word for what is refused";

/// Why a document says nothing of what happens by itself.
pub(crate) const COURSE: &str = "no place: it has the states, and no word for what moves them, or when";

/// Why a document says nothing of prices.
pub(crate) const MADE_UP: &str = "no place: the numbers are made up here";

/// Why a document marks nothing of credentials.
pub(crate) const SCHEME: &str =
    "no place: the description of the scheme says how sure it is, for a scheme has no evidence";

/// Why a document marks nothing of keys.
pub(crate) const OF_KEYS: &str = "no place: it says which operations honour keys, and no word of how";

/// Assumed unless it is switched off.
pub(crate) const fn on(id: &'static str, says: &'static str, document: &'static str) -> Assumption {
    Assumption { id, says, document, on: true }
}

/// Assumed only if it is asked for.
pub(crate) const fn off(id: &'static str, says: &'static str, document: &'static str) -> Assumption {
    Assumption { id, says, document, on: false }
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

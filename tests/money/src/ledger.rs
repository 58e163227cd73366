//! What the vendor really did: the only truth about effects.
//! It may not be told what a client believes.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, Mutex, MutexGuard};

use crate::vendor::Fault;

/// What was done, by subject; and which keys were seen. Clones share it.
#[derive(Clone, Debug, Default)]
pub struct Ledger(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    effects: HashMap<String, u32>,
    keys: HashMap<String, Key>,
    arrivals: HashMap<String, u64>,
    faults: BTreeMap<Fault, u32>,
}

/// What became of a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    New,
    InFlight,
    Done,
}

impl Ledger {
    /// How often the effect that a subject stands for has happened.
    #[must_use]
    pub fn effects(&self, subject: &str) -> u32 {
        self.state().effects.get(subject).copied().unwrap_or_default()
    }

    /// How often each fault happened.
    #[must_use]
    pub fn faults(&self) -> BTreeMap<Fault, u32> {
        self.state().faults.clone()
    }

    /// Counts an arrival, and says which it is for this subject.
    pub(crate) fn arrival(&self, subject: &str) -> u64 {
        let mut state = self.state();
        let count = state.arrivals.entry(subject.to_owned()).or_default();
        *count += 1;
        *count
    }

    pub(crate) fn fault(&self, fault: Fault) {
        *self.state().faults.entry(fault).or_default() += 1;
    }

    /// Claims a key, as one does before the work begins; gives what it was.
    pub(crate) fn claim(&self, key: Option<&str>) -> Key {
        let Some(key) = key else { return Key::New };
        let mut state = self.state();
        let known = state.keys.get(key).copied().unwrap_or(Key::New);
        if known == Key::New {
            state.keys.insert(key.to_owned(), Key::InFlight);
        }
        known
    }

    /// Gives up a claim without having done anything.
    pub(crate) fn release(&self, key: Option<&str>) {
        if let Some(key) = key {
            self.state().keys.remove(key);
        }
    }

    /// Does it.
    pub(crate) fn commit(&self, subject: &str, key: Option<&str>) {
        let mut state = self.state();
        *state.effects.entry(subject.to_owned()).or_default() += 1;
        if let Some(key) = key {
            state.keys.insert(key.to_owned(), Key::Done);
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }
}

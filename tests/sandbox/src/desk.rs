//! What the vendors of one sandbox share: the clock, the faults that wait, the records, and the post.
//! Nothing here outlives its sandbox, and no two sandboxes share any of it.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::clock::Clock;
use crate::deliver::Post;
use crate::fault::Faults;
use crate::record::Records;

/// What is shared.
#[derive(Debug)]
pub(crate) struct Desk {
    pub(crate) clock: Clock,
    pub(crate) post: Post,
    /// Whether answers are held against the document before they are sent.
    pub(crate) checked: bool,
    faults: Mutex<Faults>,
    records: Mutex<Records>,
    violations: Mutex<Vec<String>>,
}

impl Desk {
    pub(crate) fn new(clock: Clock, post: Post, checked: bool) -> Self {
        Self { clock, post, checked, faults: Mutex::default(), records: Mutex::default(), violations: Mutex::default() }
    }

    pub(crate) fn faults(&self) -> MutexGuard<'_, Faults> {
        self.faults.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn records(&self) -> MutexGuard<'_, Records> {
        self.records.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What was answered against the document.
    pub(crate) fn violations(&self) -> MutexGuard<'_, Vec<String>> {
        self.violations.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

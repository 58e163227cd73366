//! The resends that all calls of a client share.
//! It may not stop a first attempt.

use std::sync::atomic::{AtomicU32, Ordering};

/// So many successes earn one resend.
const SUCCESSES: u32 = 10;

/// What is left, in tenths of a resend.
#[derive(Debug)]
pub(crate) struct Budget {
    left: AtomicU32,
    full: u32,
}

impl Budget {
    pub(super) fn new(resends: u32) -> Self {
        let full = resends.saturating_mul(SUCCESSES);
        Self { left: AtomicU32::new(full), full }
    }

    /// Takes one resend, if there is one.
    pub(crate) fn take(&self) -> bool {
        let take = |left: u32| left.checked_sub(SUCCESSES);
        self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, take).is_ok()
    }

    /// A success gives back a part.
    pub(crate) fn earn(&self) {
        let earn = |left: u32| (left < self.full).then(|| left + 1);
        // Full is full.
        let _ = self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, earn);
    }
}

#[cfg(test)]
mod tests {
    use super::Budget;

    #[test]
    fn ten_successes_earn_a_resend_and_never_more_than_there_was() {
        let budget = Budget::new(1);
        assert!(budget.take() && !budget.take());
        (0..9).for_each(|_| budget.earn());
        assert!(!budget.take());
        (0..30).for_each(|_| budget.earn());
        assert!(budget.take() && !budget.take());
    }
}

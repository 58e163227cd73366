//! The soak in short.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use soak::{Seen, Size, Told, soak};

#[test]
fn the_books_balance_whatever_goes_wrong() {
    let outcomes = soak(Size { callers: 20, operations: 25, wrong: 45 });
    assert_eq!(outcomes.told.values().sum::<u32>(), 500);
    assert_eq!(outcomes.faults.len(), Seen::kinds(), "each fault happened: {:?}", outcomes.faults);
    for kind in ["transfer", "payout", "transaction", "customer", "authorisation"] {
        assert!(outcomes.told.contains_key(&(kind, Told::Success)), "{kind}: {:?}", outcomes.told);
    }
    for told in ["refused", "accepted", "unknown"] {
        let seen = outcomes.told.keys().any(|(kind, how)| *kind != "read" && *how == Told::Failed(told));
        assert!(seen, "nobody was told {told}: {:?}", outcomes.told);
    }
}

#[test]
fn without_faults_all_is_done_at_once() {
    let outcomes = soak(Size { callers: 5, operations: 10, wrong: 0 });
    // A debit may find too little in the wallet.
    let failed = outcomes.told.iter().filter(|((kind, told), _)| *kind != "transaction" && *told != Told::Success);
    assert_eq!(failed.count(), 0, "{:?}", outcomes.told);
}

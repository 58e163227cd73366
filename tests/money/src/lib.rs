//! A vendor that commits and then fails in every way that is known, and keeps a ledger of what it did.
//! It may not wait for real, and it may not be kinder than real ones.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "all of this is test support: a panic is how it says that something is wrong"
)]

mod dice;
mod ledger;
mod time;
mod vendor;

pub use dice::Dice;
pub use ledger::Ledger;
pub use time::Stopped;
pub use vendor::{Fault, Vendor};

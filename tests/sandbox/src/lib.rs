#![doc = include_str!("../README.md")]
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic))]

pub mod align;
mod answer;
mod asked;
mod assumptions;
mod broken;
mod clock;
mod deliver;
mod desk;
mod document;
mod exchange;
mod fault;
mod ids;
pub mod juicyway;
mod keys;
pub mod offblocks;
mod page;
mod receiver;
mod record;
mod sandbox;
mod serve;
mod settings;
mod shelf;
mod stand;
mod stand_in;
mod validate;
mod vendors;

pub use assumptions::Assumption;
pub use clock::Clock;
pub use deliver::Delivery;
pub use fault::Fault;
pub use receiver::{Received, Receiver};
pub use record::Recorded;
pub use sandbox::{Sandbox, StartError};
pub use settings::{Api, Builder};
pub use stand_in::Impossible;

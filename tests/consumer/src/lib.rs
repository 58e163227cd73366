//! Compiles README's sample as a user would: `cargo test --doc`.
//! It holds nothing of its own.
#![doc = include_str!("../../../README.md")]

//! Every construct that a document may have: rows without a case, documents with other findings, crates that do not compile
//! or speak otherwise are failures. `CONSTRUCT=part-of-an-id` takes only some cases, `OPEN=1` also those that are open.
#![allow(clippy::panic, clippy::expect_used, clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "constructs/build.rs"]
mod build;
#[path = "constructs/rows.rs"]
mod rows;
#[path = "constructs/support.rs"]
mod support;
#[path = "constructs/wire.rs"]
mod wire;

//! Align by its generated client, over HTTP: every operation, every state, and the webhooks.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

//! Progenitor's client of Align beside ours: the same call, against one server, must send the same request.
//! Neither client may be told what the other sends; what may differ is listed once, with reasons.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "all of this is test support: a panic is how it says that something is wrong"
)]

mod compare;
mod inexpressible;
mod pair;

pub use compare::{FIXED, Fixed, differences};
pub use inexpressible::{INEXPRESSIBLE, Inexpressible};
pub use pair::{KEY, Pair, json, pair, text};

/// An operation of the document, and what progenitor said of a document with this operation alone.
#[derive(Debug)]
pub struct Operation {
    /// Its id.
    pub id: &'static str,
    /// The error, or the text of the panic; nothing if it was expressed.
    pub refused: Option<&'static str>,
}

/// All operations, from the document.
pub const OPERATIONS: &[Operation] = include!(concat!(env!("OUT_DIR"), "/operations.rs"));

/// Progenitor's client of all operations that it can express.
#[allow(missing_docs, unreachable_pub, clippy::all, clippy::pedantic, rustdoc::all, reason = "not ours: as progenitor wrote it")]
#[rustfmt::skip]
pub mod reference {
    include!(concat!(env!("OUT_DIR"), "/client.rs"));
}

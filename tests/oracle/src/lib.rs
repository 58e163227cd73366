//! Progenitor's clients beside ours: the same call, against one server, must send the same request.
//! Neither client may be told what the other sends; what may differ is listed once, with reasons.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::missing_panics_doc,
    reason = "all of this is test support: a panic is how it says that something is wrong"
)]

mod check;
mod compare;
mod inexpressible;
mod pair;

pub use check::{check, every_fixed_difference_is_one, every_operation_is_compared_or_listed, refusals_are_listed};
pub use compare::{FIXED, Fixed, differences};
pub use inexpressible::Inexpressible;
pub use pair::{KEY, Pair, align, json, juicyway, offblocks, text};

/// An operation of a document, and what progenitor said of a document with this operation alone.
#[derive(Debug)]
pub struct Operation {
    /// Its id.
    pub id: &'static str,
    /// The error, or the text of the panic; nothing if it was expressed.
    pub refused: Option<&'static str>,
}

/// A document: its operations, and what is known of those that progenitor cannot express.
#[derive(Debug)]
pub struct Document {
    /// The stem of its file.
    pub name: &'static str,
    /// All operations.
    pub operations: &'static [Operation],
    /// Those that progenitor refuses, with reasons.
    pub inexpressible: &'static [Inexpressible],
}

/// Progenitor's client of all operations of a document that it can express.
macro_rules! documents {
    ($($document:ident $name:ident: $file:literal)+) => {
        $(/// The document.
        pub const $document: Document = Document {
            name: $file,
            operations: include!(concat!(env!("OUT_DIR"), "/", $file, "/operations.rs")),
            inexpressible: inexpressible::$document,
        };)+

        /// Progenitor's clients, one for each document.
        pub mod reference {
            $(/// As progenitor wrote it.
            #[allow(
                missing_docs, unreachable_pub, clippy::all, clippy::pedantic, rustdoc::all, unused_imports,
                reason = "not ours: as progenitor wrote it"
            )]
            #[rustfmt::skip]
            pub mod $name {
                include!(concat!(env!("OUT_DIR"), "/", $file, "/client.rs"));
            })+
        }
    };
}

documents! {
    ALIGN align: "align"
    JUICYWAY juicyway: "juicyway"
    OFFBLOCKS offblocks: "offblocks"
}

/// The list of all calls, and a test for each; the calls are the test's own.
#[allow(clippy::crate_in_macro_def)]
#[macro_export]
macro_rules! calls {
    ($($module:ident: $($call:ident),+;)+) => {
        const CALLS: &[fn() -> $crate::Pair] = &[$($(crate::$module::$call),+),+];

        mod each {
            $(mod $module {
                $(#[test]
                fn $call() {
                    oracle::check(&crate::$module::$call());
                })+
            })+
        }
    };
}

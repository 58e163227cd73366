//! The macros that generated code calls: each makes of a declaration the type with its setters and small implementations.
//! They may not hold logic: they only name functions of the runtime, so that generated crates stay quick to compile.
//!
//! They are exported under names with two underscores and re-exported in `codegen`, which is where generated code
//! finds them.

#![allow(
    clippy::crate_in_macro_def,
    reason = "a generated crate's own call type and markers are meant, not the runtime's"
)]

mod answers;
mod call;
mod environments;
mod features;
mod fields;
mod given;
mod guide;
mod made;
mod numbers;
mod old_names;
mod operations;
mod records;
mod resources;
mod texts;

//! The macros that generated code calls: each gives a type its small implementations.
//! They may not hold logic: they only name functions of the runtime, so that generated crates stay quick to compile.
//!
//! They are exported under names with two underscores and re-exported in `codegen`, which is where generated code
//! finds them.

mod call;
mod features;
mod numbers;
mod records;
mod texts;

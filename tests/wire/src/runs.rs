//! What every operation goes through.
//! They may not know an operation: what they compare with is in its case.

mod answers;
mod keeps;
mod refusals;
mod request;

//! A tour of an API: which calls a program makes that calls every operation, and with which values.
//! Plain data.

use super::Sample;

/// The calls of a tour, by operation.
#[derive(Clone, Debug)]
pub struct Tour {
    /// The calls.
    pub calls: Vec<TourCall>,
}

/// One call of an operation.
#[derive(Clone, Debug)]
pub struct TourCall {
    /// Index into `Api::operations`.
    pub operation: usize,
    /// What is given: `required`, `every`, or `every` and the member of the union that the body is.
    pub given: String,
    /// Values by index into `Operation::fields`, or why the call cannot be made.
    pub inputs: Result<Vec<(usize, Sample)>, String>,
    /// Optional parts that are left out all the same, such as a type inside itself: where they stand.
    pub without: Vec<String>,
}

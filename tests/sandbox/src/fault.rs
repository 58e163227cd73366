//! Faults on demand: what goes wrong with a request, asked for by the test or by a header of the request.
//! A fault may not change what is done, only whether it is done and what the caller sees of it.

mod distort;
mod header;
mod queue;

use std::time::Duration;

pub(crate) use distort::{garbled, html, truncated, with_unknown_field, with_unknown_value};
pub(crate) use header::of_header;
pub(crate) use queue::Faults;

/// Something that goes wrong.
///
/// Unless it says otherwise, what fails the connection or refuses does so before anything is done; with
/// [`after_commit`](Self::after_commit) it is done, and the caller cannot tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub(crate) kind: Kind,
    pub(crate) committed: bool,
    pub(crate) operation: Option<String>,
    pub(crate) times: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Delay(Duration),
    Drop,
    Refuse { status: u16, retry_after: Option<u64> },
    Html { status: u16 },
    Truncate,
    Garble,
    UnknownValue,
    UnknownField,
}

impl Fault {
    fn new(kind: Kind, committed: bool) -> Self {
        Self { kind, committed, operation: None, times: 1 }
    }

    /// The answer comes so much later. What is asked for is done after the wait, although the caller may have left.
    ///
    /// The time is that of the machine, whatever clock the sandbox has: it is a fault of the connection, whose other end
    /// waits in that time, and on a clock that stands still it would never end. A time-out is tested without any waiting by
    /// [`drop_connection`](Self::drop_connection): to the caller both are an answer that did not come.
    #[must_use]
    pub fn delay(by: Duration) -> Self {
        Self::new(Kind::Delay(by), false)
    }

    /// The connection ends without an answer.
    #[must_use]
    pub fn drop_connection() -> Self {
        Self::new(Kind::Drop, false)
    }

    /// 429 in the vendor's form, with `Retry-After` in seconds if that is given.
    #[must_use]
    pub fn too_many_requests(retry_after: Option<u64>) -> Self {
        Self::new(Kind::Refuse { status: 429, retry_after }, false)
    }

    /// 503 in the vendor's form, with `Retry-After` in seconds if that is given.
    #[must_use]
    pub fn unavailable(retry_after: Option<u64>) -> Self {
        Self::new(Kind::Refuse { status: 503, retry_after }, false)
    }

    /// A page of HTML with this status, as proxies answer.
    #[must_use]
    pub fn html(status: u16) -> Self {
        Self::new(Kind::Html { status }, false)
    }

    /// The body of the answer breaks off. It is done.
    #[must_use]
    pub fn truncated() -> Self {
        Self::new(Kind::Truncate, true)
    }

    /// The body of the answer is no JSON. It is done.
    #[must_use]
    pub fn garbled() -> Self {
        Self::new(Kind::Garble, true)
    }

    /// An enumeration in the answer has a value that the document does not know. It is done.
    #[must_use]
    pub fn unknown_value() -> Self {
        Self::new(Kind::UnknownValue, true)
    }

    /// The answer has a member that the document does not know. It is done.
    #[must_use]
    pub fn unknown_field() -> Self {
        Self::new(Kind::UnknownField, true)
    }

    /// It goes wrong after what was asked for is done.
    #[must_use]
    pub fn after_commit(mut self) -> Self {
        self.committed = true;
        self
    }

    /// Only for the operation with this `operationId`.
    #[must_use]
    pub fn on(mut self, operation: impl Into<String>) -> Self {
        self.operation = Some(operation.into());
        self
    }

    /// So many times, instead of once.
    #[must_use]
    pub fn times(mut self, times: u32) -> Self {
        self.times = times;
        self
    }
}

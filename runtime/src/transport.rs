//! How a request gets to a server and an answer back: the trait, and what passes through it.
//! It may not change a request, follow a redirect, or send anything twice.

mod body;
#[cfg(feature = "http-client")]
mod client;
mod options;
mod reader;

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use http::{HeaderMap, Method, StatusCode, Uri};

pub use body::{Body, Chunks, from_chunks};
#[cfg(feature = "http-client")]
pub(crate) use client::HttpSleep;
#[cfg(feature = "http-client")]
pub use client::HttpTransport;
pub use options::HttpOptions;

/// A future in a box, as the traits here return it.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Sends one attempt of a request.
pub trait Transport: Send + Sync + 'static {
    /// Sends the request, and returns as soon as the head of the answer is there.
    ///
    /// It must keep to the request's [`timeout`](Request::timeout), for the head and the body together; nothing else
    /// races a timer. It must not follow redirects or retry.
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>>;
}

impl<T: Transport + ?Sized> Transport for std::sync::Arc<T> {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        (**self).send(request)
    }
}

/// One attempt of a request, complete: credentials see it last, and may add to it.
pub struct Request {
    /// The method.
    pub method: Method,
    /// The whole address.
    pub uri: Uri,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Body,
    /// How long the attempt may take, from the first byte sent to the last byte read.
    pub timeout: Option<Duration>,
}

impl fmt::Debug for Request {
    /// The address holds ids and may hold a key, so neither it nor the values of headers are shown.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.headers.keys().collect();
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("headers", &names)
            .field("body", &self.body)
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}

/// The head of an answer, and its body, which is still to be read.
pub struct Response {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, pulled in chunks. An error of kind [`TimedOut`](std::io::ErrorKind::TimedOut) is the deadline.
    pub body: Box<dyn Chunks>,
}

impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response").field("status", &self.status).finish_non_exhaustive()
    }
}

/// There is no answer, or not all of it.
#[derive(Debug)]
pub struct TransportError {
    may_have_left: bool,
    kind: TransportErrorKind,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

/// What failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// No connection was made.
    Connect,
    /// The attempt took too long.
    Timeout,
    /// A body broke off: the request's, or the answer's.
    Body,
    /// Anything else.
    Other,
}

impl TransportError {
    /// A failure. `may_have_left` says whether any byte of the request may have left; "cannot tell" counts as yes.
    #[must_use]
    pub fn new(kind: TransportErrorKind, may_have_left: bool) -> Self {
        Self { may_have_left, kind, source: None }
    }

    /// Adds the cause. It must not show an address or a value: it is printed with the error.
    #[must_use]
    pub fn with_source(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// Whether any byte of the request may have left.
    #[must_use]
    pub fn may_have_left(&self) -> bool {
        self.may_have_left
    }

    /// What failed.
    #[must_use]
    pub fn kind(&self) -> TransportErrorKind {
        self.kind
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            TransportErrorKind::Connect => "no connection could be made",
            TransportErrorKind::Timeout => "the time for the attempt ran out",
            TransportErrorKind::Body => "a body broke off",
            TransportErrorKind::Other => "the exchange failed",
        })
    }
}

impl StdError for TransportError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.source.as_ref().map(|source| &**source as &(dyn StdError + 'static))
    }
}

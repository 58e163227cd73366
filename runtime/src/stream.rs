//! An answer whose body is read by the caller, chunk by chunk: files that are larger than what is held in memory.
//! It may not be read twice.

use std::fmt;
use std::future::poll_fn;
use std::io::{self, Write};
use std::task::{Context, Poll};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::attempt::Attempt;
use crate::client::Api;
use crate::error::{Error, ErrorKind, Outcome};
use crate::idempotency::IdempotencyKey;
use crate::response::Received;
use crate::transport::Chunks;

/// A success whose body is still to be read. The limits of the client's `max_body` do not hold for it.
///
/// The time limit of an attempt holds until its last byte.
#[must_use = "the body is read when it is asked for"]
pub struct Streamed {
    pub(crate) head: Head,
    pub(crate) chunks: Box<dyn Chunks>,
}

/// What is known of an answer whose body is still to be read: all that an error says should that fail.
#[derive(Clone)]
pub(crate) struct Head {
    pub(crate) operation: &'static str,
    pub(crate) api: &'static Api,
    /// What is known of the effect.
    pub(crate) outcome: Outcome,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) key: Option<IdempotencyKey>,
    pub(crate) history: Vec<Attempt>,
}

impl Head {
    pub(crate) fn error(&self, kind: ErrorKind) -> Error {
        Error::new(self.operation, kind, self.outcome).with(|error| {
            error.api = Some(self.api);
            error.key.clone_from(&self.key);
            error.history.clone_from(&self.history);
            error.received = Some(Received { status: self.status, headers: self.headers.clone(), body: Bytes::new() });
        })
    }

    /// The body broke off.
    pub(crate) fn broken(&self, source: io::Error) -> Error {
        let kind = match source.kind() {
            io::ErrorKind::TimedOut => ErrorKind::Timeout,
            _ => ErrorKind::Truncated,
        };
        self.error(kind).with(|error| error.source = Some(source.into()))
    }
}

impl Streamed {
    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.head.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.head.headers
    }

    /// The next chunk; `None` after the last.
    pub async fn chunk(&mut self) -> Option<Result<Bytes, Error>> {
        poll_fn(|context| self.poll(context)).await
    }

    /// Writes the body to `to`, and says how many bytes there were. Writing blocks the thread for a chunk at a time.
    ///
    /// # Errors
    /// When the body breaks off, or cannot be written: [`ErrorKind::Write`] says that it was this side.
    pub async fn write_to(&mut self, to: &mut (dyn Write + Send)) -> Result<u64, Error> {
        let mut written = 0_u64;
        while let Some(chunk) = self.chunk().await {
            let chunk = chunk?;
            to.write_all(&chunk).map_err(|error| self.unwritten(error))?;
            written = written.saturating_add(u64::try_from(chunk.len()).unwrap_or(u64::MAX));
        }
        Ok(written)
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Bytes, Error>>> {
        let chunk = self.chunks.poll_chunk(context);
        chunk.map(|chunk| chunk.map(|chunk| chunk.map_err(|error| self.head.broken(error))))
    }

    fn unwritten(&self, source: io::Error) -> Error {
        self.head.error(ErrorKind::Write).with(|error| error.source = Some(source.into()))
    }
}

#[cfg(feature = "stream")]
impl futures_core::Stream for Streamed {
    type Item = Result<Bytes, Error>;

    fn poll_next(self: std::pin::Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(context)
    }
}

impl fmt::Debug for Streamed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Streamed").field("status", &self.head.status).finish_non_exhaustive()
    }
}

//! The answers of a script.
//! They may not be more orderly than real ones: bodies can break off, and answers can be missing.

use std::fmt;
use std::io;

use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode};

use crate::transport::{Response, TransportError, TransportErrorKind, from_chunks};

/// One answer of a script.
pub struct Answer(Inner);

enum Inner {
    Head { status: u16, headers: Vec<(String, String)>, chunks: Vec<Result<Bytes, io::ErrorKind>> },
    Nothing { kind: TransportErrorKind, may_have_left: bool },
}

impl Answer {
    /// A status and no body.
    #[must_use]
    pub fn status(status: u16) -> Self {
        Self(Inner::Head { status, headers: Vec::new(), chunks: Vec::new() })
    }

    /// A JSON body.
    #[must_use]
    pub fn json(status: u16, body: impl Into<String>) -> Self {
        Self::status(status).header("content-type", "application/json").body(body.into())
    }

    /// A body of another media type.
    #[must_use]
    pub fn of(status: u16, media_type: &str, body: impl Into<Bytes>) -> Self {
        Self::status(status).header("content-type", media_type).body(body)
    }

    /// No answer at all. `may_have_left` says whether the request may have reached the server.
    #[must_use]
    pub fn nothing(kind: TransportErrorKind, may_have_left: bool) -> Self {
        Self(Inner::Nothing { kind, may_have_left })
    }

    /// Adds a header.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        if let Inner::Head { headers, .. } = &mut self.0 {
            headers.push((name.to_owned(), value.to_owned()));
        }
        self
    }

    /// Adds a chunk of the body.
    #[must_use]
    pub fn body(mut self, chunk: impl Into<Bytes>) -> Self {
        if let Inner::Head { chunks, .. } = &mut self.0 {
            chunks.push(Ok(chunk.into()));
        }
        self
    }

    /// Breaks the body off after what was added so far.
    #[must_use]
    pub fn cut_off(mut self, error: io::ErrorKind) -> Self {
        if let Inner::Head { chunks, .. } = &mut self.0 {
            chunks.push(Err(error));
        }
        self
    }

    pub(super) fn play(self) -> Result<Response, TransportError> {
        let (status, headers, chunks) = match self.0 {
            Inner::Nothing { kind, may_have_left } => {
                return Err(TransportError::new(kind, may_have_left));
            }
            Inner::Head { status, headers, chunks } => (status, headers, chunks),
        };
        let wrong = |says: &'static str| TransportError::new(TransportErrorKind::Other, false).with_source(says);
        let status = StatusCode::from_u16(status).map_err(|_| wrong("no such status"))?;
        let headers = head(&headers).ok_or_else(|| wrong("no such header"))?;
        let chunks = chunks.into_iter().map(|chunk| chunk.map_err(io::Error::from));
        Ok(Response { status, headers, body: from_chunks(chunks) })
    }
}

fn head(headers: &[(String, String)]) -> Option<HeaderMap> {
    let mut map = HeaderMap::new();
    for (name, value) in headers {
        map.append(HeaderName::try_from(name).ok()?, HeaderValue::from_str(value).ok()?);
    }
    Some(map)
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer").finish_non_exhaustive()
    }
}

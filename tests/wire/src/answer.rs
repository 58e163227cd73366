//! The answers of the server, as the bytes that go out.
//! They may be broken on purpose: a body shorter than announced, or no answer at all.

use std::fmt::Write as _;

/// Headers of every answer: an error must keep them.
pub(crate) const KEPT: (&str, &str) = ("x-wire", "kept");
/// The id of the request, in the header that is usual; only an API that documents the header reads it.
pub(crate) const REQUEST_ID: (&str, &str) = ("x-request-id", "request-1");

/// A page as proxies make them.
pub(crate) const PAGE: &str = "<html><head><title>502 Bad Gateway</title></head><body>ada@example.com</body></html>";

/// One answer of the server.
#[derive(Clone, Debug)]
pub struct Answer {
    pub(crate) bytes: Vec<u8>,
    /// Whether the connection stays open afterwards, so that the client waits for more.
    pub(crate) holds: bool,
}

impl Answer {
    /// A JSON body.
    #[must_use]
    pub fn json(status: u16, body: &str) -> Self {
        Self::of(status, Some("application/json"), body)
    }

    /// A page of a proxy.
    #[must_use]
    pub fn page(status: u16) -> Self {
        Self::of(status, Some("text/html; charset=utf-8"), PAGE)
    }

    /// No body, and no media type.
    #[must_use]
    pub fn empty(status: u16) -> Self {
        Self::of(status, None, "")
    }

    /// A body of this media type.
    #[must_use]
    pub fn of(status: u16, media_type: Option<&str>, body: &str) -> Self {
        Self::head(status, media_type, body.len()).then(body.as_bytes())
    }

    /// A JSON body of which only the first `sent` bytes come before the connection closes.
    #[must_use]
    pub fn broken_off(status: u16, body: &str, sent: usize) -> Self {
        let head = Self::head(status, Some("application/json"), body.len());
        head.then(&body.as_bytes()[..sent])
    }

    /// A status with another header.
    #[must_use]
    pub fn with_header(status: u16, name: &str, value: &str) -> Self {
        Self::empty(status).header(name, value)
    }

    /// Another header, before those that are there.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let first = self.bytes.iter().position(|byte| *byte == b'\n').expect("a status line") + 1;
        self.bytes.splice(first..first, format!("{name}: {value}\r\n").into_bytes());
        self
    }

    /// The connection stays open, and nothing comes.
    #[must_use]
    pub fn silence() -> Self {
        Self { bytes: Vec::new(), holds: true }
    }

    /// The connection closes, and nothing has come.
    #[must_use]
    pub fn hang_up() -> Self {
        Self { bytes: Vec::new(), holds: false }
    }

    /// The connection stays open after what was sent.
    #[must_use]
    pub fn and_holds(mut self) -> Self {
        self.holds = true;
        self
    }

    fn head(status: u16, media_type: Option<&str>, length: usize) -> Self {
        let mut head = format!("HTTP/1.1 {status} Status\r\nconnection: close\r\n");
        for (name, value) in [KEPT, REQUEST_ID] {
            let _ = write!(head, "{name}: {value}\r\n");
        }
        if let Some(media_type) = media_type {
            let _ = write!(head, "content-type: {media_type}\r\n");
        }
        if status != 204 {
            let _ = write!(head, "content-length: {length}\r\n");
        }
        head.push_str("\r\n");
        Self { bytes: head.into_bytes(), holds: false }
    }

    fn then(mut self, body: &[u8]) -> Self {
        self.bytes.extend_from_slice(body);
        self
    }
}

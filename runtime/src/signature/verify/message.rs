//! A message that arrived, as it is verified.
//! It may not be built from anything but what came: an address that a proxy changed is another address.

use std::fmt;

use http::{HeaderMap, Method, StatusCode, Uri};

use super::super::component::Parts;

/// A message that arrived: a request or an answer, with its whole body.
#[derive(Clone, Copy)]
pub struct Message<'a> {
    line: Option<(&'a Method, &'a Uri)>,
    status: Option<StatusCode>,
    pub(super) headers: &'a HeaderMap,
    pub(super) body: &'a [u8],
    request: Option<Parts<'a>>,
}

impl<'a> Message<'a> {
    /// A request. The address is the whole one that the client called, with scheme and host: servers get only the path,
    /// and take the rest from what they know of themselves.
    #[must_use]
    pub fn request(method: &'a Method, uri: &'a Uri, headers: &'a HeaderMap, body: &'a [u8]) -> Self {
        Self { line: Some((method, uri)), status: None, headers, body, request: None }
    }

    /// An answer.
    #[must_use]
    pub fn response(status: StatusCode, headers: &'a HeaderMap, body: &'a [u8]) -> Self {
        Self { line: None, status: Some(status), headers, body, request: None }
    }

    /// The request that it answers, for signatures that cover parts of that one.
    #[must_use]
    pub fn answers(mut self, method: &'a Method, uri: &'a Uri, headers: &'a HeaderMap) -> Self {
        self.request = Some(Parts { line: Some((method, uri)), status: None, headers, length: None, request: None });
        self
    }

    pub(super) fn parts(&self) -> Parts<'_> {
        Parts {
            line: self.line,
            status: self.status,
            headers: self.headers,
            length: u64::try_from(self.body.len()).ok(),
            request: self.request.as_ref(),
        }
    }
}

impl fmt::Debug for Message<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Message").field("status", &self.status).finish_non_exhaustive()
    }
}

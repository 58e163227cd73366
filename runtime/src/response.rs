//! The answer to a call: its output, and everything that came with it.
//! It may not lose the raw body, in which new fields are reached.

use std::fmt;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};

use crate::answer_headers::AnswerHeaders;
use crate::attempt::Attempt;
use crate::client::Api;
use crate::decode::Raw;
use crate::idempotency::IdempotencyKey;
use crate::rate_limit::RateLimit;
use crate::values::{Json, find_text};

/// A success: the output, status, headers and the body as it came.
pub struct Response<T> {
    pub(crate) output: T,
    pub(crate) received: Received,
    pub(crate) api: &'static Api,
    pub(crate) history: Vec<Attempt>,
    pub(crate) key: Option<IdempotencyKey>,
}

/// An answer, read to its end or as far as it went.
pub(crate) struct Received {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Received {
    pub(crate) fn content_type(&self) -> Option<&str> {
        self.headers.get(CONTENT_TYPE)?.to_str().ok()
    }

    pub(crate) fn request_id(&self, api: &Api) -> Option<&str> {
        let mut ids = api.request_id_headers.iter().filter_map(|name| self.headers.get(*name));
        ids.next()?.to_str().ok()
    }

    /// The vendor's code for what went wrong.
    pub(crate) fn code(&self, api: &Api) -> Option<String> {
        self.text_at(api.error_code)
    }

    /// What stands at a place of the body; the empty place is none.
    pub(crate) fn text_at(&self, path: &[&str]) -> Option<String> {
        if path.is_empty() { None } else { find_text(Raw::from_bytes(&self.body).ok()?, path) }
    }

    pub(crate) fn rate_limit(&self, api: &Api) -> Option<RateLimit> {
        api.rate_limit?.read(&self.headers)
    }
}

impl<T> Response<T> {
    /// The output.
    #[must_use]
    pub fn output(&self) -> &T {
        &self.output
    }

    /// The output.
    #[must_use]
    pub fn into_output(self) -> T {
        self.output
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.received.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.received.headers
    }

    /// The headers that the document declares, by the operation's own type for them.
    #[must_use]
    pub fn headers_as<H: From<AnswerHeaders>>(&self) -> H {
        AnswerHeaders::new(&self.received.headers).into()
    }

    /// The id that the vendor gave to the request.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.received.request_id(self.api)
    }

    /// How many requests may still be made, where the document says which headers tell it and one of them is there.
    #[must_use]
    pub fn rate_limit(&self) -> Option<RateLimit> {
        self.received.rate_limit(self.api)
    }

    /// The body as it came.
    #[must_use]
    pub fn raw_body(&self) -> &Bytes {
        &self.received.body
    }

    /// The body, if it is JSON. Fields that the document does not know are reached here.
    #[must_use]
    pub fn json(&self) -> Option<Json> {
        Raw::from_bytes(&self.received.body).ok().map(Json::from_raw)
    }

    /// How many attempts were made.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        u32::try_from(self.history.len()).unwrap_or(u32::MAX)
    }

    /// The attempts: how each ended, the waits between them, and why it was sent again.
    #[must_use]
    pub fn history(&self) -> &[Attempt] {
        &self.history
    }

    /// The key that was sent.
    #[must_use]
    pub fn idempotency_key(&self) -> Option<&IdempotencyKey> {
        self.key.as_ref()
    }
}

impl<T> fmt::Debug for Response<T> {
    /// Without the output: it may be plain text, whose own Debug shows all of it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.received.status)
            .field("attempts", &self.attempts())
            .finish_non_exhaustive()
    }
}

//! The one error of calls: what became of the effect, and all that is known about the answer.
//! It may not show the vendor's words, a value or a serde message; they are reached by asking for them.

mod display;
mod kind;

use std::error::Error as StdError;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

pub use kind::{ErrorKind, Outcome};

use crate::answer_headers::AnswerHeaders;
use crate::attempt::Attempt;
use crate::check::Fault;
use crate::client::{Api, BuildError};
use crate::decode::{DecodeError, Raw};
use crate::idempotency::IdempotencyKey;
use crate::operation::{Content, ErrorBody};
use crate::rate_limit::RateLimit;
use crate::response::Received;
use crate::retry::retry_after;
use crate::values::Json;

/// Why a call did not give its output, and what became of its effect.
pub struct Error(Box<Inner>);

pub(crate) struct Inner {
    pub(crate) operation: &'static str,
    pub(crate) api: Option<&'static Api>,
    pub(crate) outcome: Outcome,
    pub(crate) kind: ErrorKind,
    pub(crate) history: Vec<Attempt>,
    pub(crate) key: Option<IdempotencyKey>,
    pub(crate) received: Option<Received>,
    pub(crate) decode: Option<DecodeError>,
    pub(crate) faults: Vec<Fault>,
    /// A fixed sentence with what to do about it.
    pub(crate) help: String,
    pub(crate) source: Option<Box<dyn StdError + Send + Sync>>,
}

impl Error {
    pub(crate) fn new(operation: &'static str, kind: ErrorKind, outcome: Outcome) -> Self {
        Self(Box::new(Inner {
            operation,
            api: None,
            outcome,
            kind,
            history: Vec::new(),
            key: None,
            received: None,
            decode: None,
            faults: Vec::new(),
            help: String::new(),
            source: None,
        }))
    }

    pub(crate) fn with(mut self, change: impl FnOnce(&mut Inner)) -> Self {
        change(&mut self.0);
        self
    }

    /// What became of the effect of this operation. Look at this before anything else. The error of a read says nothing of
    /// the write before it.
    #[must_use]
    pub fn outcome(&self) -> Outcome {
        self.0.outcome
    }

    /// What went wrong.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The status of the answer, if there was one.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.0.received.as_ref().map(|received| received.status)
    }

    /// The headers of the answer, if there was one.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.0.received.as_ref().map(|received| &received.headers)
    }

    /// The headers that the document declares, by the operation's own type for them; nothing without an answer.
    #[must_use]
    pub fn headers_as<H: From<AnswerHeaders>>(&self) -> Option<H> {
        self.headers().map(|headers| AnswerHeaders::new(headers).into())
    }

    /// The id that the vendor gave to the request.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.received.as_ref()?.request_id(self.0.api?)
    }

    /// How many requests may still be made, where the document says which headers tell it and one of them is there.
    #[must_use]
    pub fn rate_limit(&self) -> Option<RateLimit> {
        self.0.received.as_ref()?.rate_limit(self.0.api?)
    }

    /// The body of the answer as it came, as far as it was read.
    #[must_use]
    pub fn raw_body(&self) -> Option<&Bytes> {
        self.0.received.as_ref().map(|received| &received.body)
    }

    /// The body of the answer, if it is JSON.
    #[must_use]
    pub fn json(&self) -> Option<Json> {
        self.raw().map(Json::from_raw)
    }

    /// The declared body of the answer. `None` when there is no answer, or it is one of another operation.
    ///
    /// The inner result is an error when the body is not the declared one.
    #[must_use]
    pub fn body<B: ErrorBody>(&self) -> Option<Result<B, DecodeError>> {
        let received = self.0.received.as_ref()?;
        if B::OPERATION != self.0.operation {
            return None;
        }
        let body = Content::new(received.content_type(), &received.body);
        Some(B::read(received.status.as_u16(), body))
    }

    /// The id of the operation.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.0.operation
    }

    /// How many attempts were made.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        u32::try_from(self.0.history.len()).unwrap_or(u32::MAX)
    }

    /// The attempts: how each ended, the waits between them, and why it was sent again.
    #[must_use]
    pub fn history(&self) -> &[Attempt] {
        &self.0.history
    }

    /// How long the server asked to wait before the next attempt, counted from `now`.
    #[must_use]
    pub fn retry_after(&self, now: SystemTime) -> Option<Duration> {
        retry_after(self.headers()?, now)
    }

    /// The key of the call: with it, the same effect can be asked for again.
    #[must_use]
    pub fn idempotency_key(&self) -> Option<&IdempotencyKey> {
        self.0.key.as_ref()
    }

    /// The vendor's code for what went wrong.
    #[must_use]
    pub fn code(&self) -> Option<String> {
        self.0.received.as_ref()?.code(self.0.api?)
    }

    /// The vendor's words for what went wrong. They may hold personal data, so they are never shown by themselves.
    ///
    /// Where the document's place for them is empty, they are what RFC 9457 calls `detail`, or else `title`.
    #[must_use]
    pub fn message(&self) -> Option<String> {
        let received = self.0.received.as_ref()?;
        let places = [self.0.api?.error_message, &["detail"], &["title"]];
        places.into_iter().find_map(|place| received.text_at(place))
    }

    /// Where the answer could not be read, and what was expected there.
    #[must_use]
    pub fn decode_error(&self) -> Option<&DecodeError> {
        self.0.decode.as_ref()
    }

    /// The JSON path at which the answer could not be read.
    #[must_use]
    pub fn path(&self) -> Option<String> {
        self.0.decode.as_ref().map(DecodeError::path)
    }

    /// The rules that the request breaks; it was not sent.
    #[must_use]
    pub fn faults(&self) -> &[Fault] {
        &self.0.faults
    }

    fn raw(&self) -> Option<Raw<'_>> {
        Raw::from_bytes(self.raw_body()?).ok()
    }
}

impl From<BuildError> for Error {
    fn from(error: BuildError) -> Self {
        let built = Self::new("client", ErrorKind::Configuration, Outcome::NotSent);
        built.with(|inner| error.says().clone_into(&mut inner.help))
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        let source = self.0.source.as_ref().map(|source| &**source as &(dyn StdError + 'static));
        source.or_else(|| self.0.decode.as_ref().map(|decode| decode as &(dyn StdError + 'static)))
    }
}

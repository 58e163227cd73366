//! What an error keeps, and what it may not show.

use std::error::Error as _;

use oas_runtime::http::HeaderValue;
use oas_runtime::{Error, ErrorKind, IdempotencyKey, Outcome};

use crate::answer::{KEPT, REQUEST_ID};
use crate::case::ApiFacts;
use crate::session::Exchange;

/// What is expected of an error that has an answer.
pub(crate) struct Kept<'a> {
    pub(crate) kind: ErrorKind,
    pub(crate) outcome: Outcome,
    pub(crate) status: u16,
    /// The body as far as it came.
    pub(crate) body: &'a str,
    /// Where decoding stopped.
    pub(crate) path: Option<&'a str>,
}

impl Kept<'_> {
    /// Checks the error of an exchange, and gives it.
    pub(crate) fn check<T>(&self, api: &ApiFacts, exchange: Exchange<T>) -> Error {
        let Exchange { about, key, result, sent_key, .. } = exchange;
        let Err(error) = result else {
            panic!("a success, where {} was expected: {}", self.kind, self.body);
        };
        assert_eq!((error.kind(), error.outcome()), (self.kind, self.outcome), "{error}");
        assert_eq!(error.status().map(|status| status.as_u16()), Some(self.status));
        let headers = error.headers().expect("the headers");
        assert_eq!(headers.get(KEPT.0).map(HeaderValue::as_bytes), Some(KEPT.1.as_bytes()));
        assert_eq!(error.raw_body().expect("the body"), self.body, "the body as it came");
        assert_eq!(error.path().as_deref(), self.path, "{error}");
        assert_eq!(error.operation(), about.id, "the operation");
        assert_eq!(error.attempts(), 1, "the attempts");
        assert_eq!(error.idempotency_key().map(IdempotencyKey::as_str), key.as_deref());
        assert_eq!(sent_key, key, "the key that was sent");
        let id = api.request_id.then_some(REQUEST_ID.1);
        assert_eq!(error.request_id(), id, "the id of the request");
        assert!(error.faults().is_empty(), "{error}");
        self.check_display(api, &error);
        error
    }

    /// Display and Debug name what helps; neither they nor the causes show a credential or a person.
    fn check_display(&self, api: &ApiFacts, error: &Error) {
        let shown = error.to_string();
        let parts = [error.operation().to_owned(), self.outcome.to_string(), format!("status {}", self.status)];
        for part in parts.iter().map(String::as_str).chain(self.path) {
            assert!(shown.contains(part), "{part:?} is not in {shown:?}");
        }
        let mut all = format!("{shown} {error:?}");
        let mut source = error.source();
        while let Some(inner) = source {
            all = format!("{all} {inner} {inner:?}");
            source = inner.source();
        }
        for secret in api.secrets.iter().chain(&["@", "Lovelace"]) {
            assert!(!all.contains(secret), "{secret:?} shows in {all:?}");
        }
    }
}

//! Successes: the samples, and changes of them that a vendor may make or that go too far.
//! They may not lose what is new, nor take null for a value.

use oas_runtime::{ErrorKind, Outcome, Response};
use serde_json::{Value, json};

use super::keeps::Kept;
use crate::answer::{Answer, REQUEST_ID};
use crate::case::Case;
use crate::json::{Place, find, with, with_new_fields, without};
use crate::sample::Sample;
use crate::session::Session;

/// A text that no enumeration has.
const NEW: &str = "Brand new/value";

impl<T> Sample<T> {
    pub(crate) fn answer(&self) -> Answer {
        if self.is_json() { Answer::json(self.status, self.body) } else { Answer::empty(self.status) }
    }
}

impl<T> Case<T> {
    /// Each sample gives the output that was typed by hand, with all that came with it.
    pub fn check_samples(self) {
        let session = self.session();
        for sample in &self.samples {
            let exchange = session.exchange(sample.answer());
            let response = exchange.result.expect("a sample decodes");
            (sample.holds)(response.output());
            assert_eq!(response.status().as_u16(), sample.status);
            assert_eq!(response.raw_body(), sample.body, "the body as it came");
            assert_eq!(response.attempts(), 1);
            let key = response.idempotency_key().map(ToString::to_string);
            assert_eq!(key, exchange.sent_key);
            let id = self.api.request_id.then_some(REQUEST_ID.1);
            assert_eq!(response.request_id(), id, "the id of the request");
            if sample.is_json() {
                sample.assert_output(response.output(), sample.value(), "of the sample");
            }
        }
        check_other_status(&session, self.first());
    }

    /// New fields anywhere, and new values of enumerations, decode; what is new can be reached.
    pub fn check_what_is_new(self) {
        let session = self.session();
        for sample in self.samples.iter().filter(|sample| sample.is_json()) {
            let value = sample.value();
            let changed = with_new_fields(&value, &sample.maps);
            let response = decodes(&session, sample, &changed, "with new fields");
            let raw = response.json().expect("the raw JSON");
            assert_eq!(raw.as_str(), changed.to_string(), "the raw JSON, with what is new");
            sample.assert_output(response.output(), value.clone(), "with new fields");
            for place in sample.enums.iter().flat_map(|path| find(&value, path)) {
                let changed = with(&value, &place, NEW.into());
                let says = format!("with an unknown value at {}", place.path);
                let response = decodes(&session, sample, &changed, &says);
                sample.assert_output(response.output(), changed, &says);
            }
        }
    }

    /// Null and nothing are the same where no value is required.
    pub fn check_optional(self) {
        let session = self.session();
        for sample in self.samples.iter().filter(|sample| sample.is_json()) {
            let value = sample.value();
            for place in sample.optional.iter().flat_map(|path| find(&value, path)) {
                for changed in null_and_nothing(&value, &place) {
                    let says = format!("with null or nothing at {}", place.path);
                    let response = decodes(&session, sample, &changed, &says);
                    sample.assert_output(response.output(), changed, &says);
                }
            }
            for (path, union) in &sample.unfit {
                check_unfit(&session, sample, path, union);
            }
        }
    }

    /// Null and nothing are errors where a value is required, and name its path.
    pub fn check_required(self) {
        let session = self.session();
        for sample in self.samples.iter().filter(|sample| sample.is_json()) {
            let value = sample.value();
            for place in sample.required.iter().flat_map(|path| find(&value, path)) {
                for changed in null_and_nothing(&value, &place) {
                    let body = changed.to_string();
                    let exchange = session.exchange(Answer::json(sample.status, &body));
                    let kept = Kept {
                        kind: ErrorKind::Decode,
                        outcome: Outcome::Accepted,
                        status: sample.status,
                        body: &body,
                        path: Some(&place.path),
                    };
                    kept.check(self.api, exchange);
                }
            }
        }
    }
}

/// The declared body under another status of success is the same success.
fn check_other_status<T>(session: &Session<T>, sample: &Sample<T>) {
    let status = if sample.status == 200 { 201 } else { 200 };
    let answer = if sample.is_json() { Answer::json(status, sample.body) } else { Answer::empty(status) };
    let response = session.exchange(answer).result.expect("another 2xx decodes");
    assert_eq!(response.status().as_u16(), status);
    (sample.holds)(response.output());
}

/// A union none of whose members fits any more keeps its JSON as it came.
fn check_unfit<T>(session: &Session<T>, sample: &Sample<T>, path: &str, union: &str) {
    let value = sample.value();
    for place in find(&value, path) {
        for changed in null_and_nothing(&value, &place) {
            let says = format!("with null or nothing at {}", place.path);
            let response = decodes(session, sample, &changed, &says);
            let mut expected = crate::json::without_nulls(changed.clone());
            for union in find(&changed, union) {
                let raw = changed.pointer(&union.pointer).cloned().unwrap_or_default();
                expected = with(&expected, &union, raw);
            }
            sample.assert_exact(response.output(), &expected, &says);
        }
    }
}

fn decodes<T>(session: &Session<T>, sample: &Sample<T>, body: &Value, says: &str) -> Response<T> {
    let answer = Answer::json(sample.status, &body.to_string());
    let result = session.exchange(answer).result;
    result.unwrap_or_else(|error| panic!("does not decode {says}: {error}"))
}

/// An item of a list cannot be left out: then it would not be one.
fn null_and_nothing(sample: &Value, place: &Place) -> Vec<Value> {
    let null = with(sample, place, json!(null));
    if place.is_field { vec![null, without(sample, place)] } else { vec![null] }
}

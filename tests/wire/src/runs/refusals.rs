//! Errors: documented ones, pages of proxies, bodies that broke off or are not there.
//! Each must say what became of the effect, and keep all that came.

use oas_runtime::{ErrorKind, Outcome};
use serde_json::Value;

use super::keeps::Kept;
use crate::answer::{Answer, PAGE};
use crate::case::Case;

const MESSAGE: &str = "The address ada@example.com is not allowed";
impl<T> Case<T> {
    /// Each documented error keeps everything, and its typed body is all of the body.
    pub fn check_refusals(self) {
        let session = self.session();
        let refusals = self.refusals();
        let refusal = self.api.refusal;
        for &status in refusals.statuses {
            let exchange = session.exchange(Answer::json(status, refusal));
            let error = status_kept(status, refusal).check(self.api, exchange);
            assert_eq!(error.code().as_deref(), Some("not_allowed"));
            assert_eq!(error.message().as_deref(), Some(MESSAGE));
            assert!(error.to_string().contains("code not_allowed"), "{error}");
            let body = (refusals.read)(status, &error).unwrap_or_else(|why| panic!("{status}: {why}"));
            assert_eq!(value(body.as_str()), value(refusal), "the typed body of {status}");
            assert_eq!(error.json().expect("the raw JSON").as_str(), refusal);
            for &sparse in self.api.sparse {
                let exchange = session.exchange(Answer::json(status, sparse));
                let error = status_kept(status, sparse).check(self.api, exchange);
                assert_eq!((error.code(), error.message()), (None, None));
                let body = (refusals.read)(status, &error).expect("nothing in it is required");
                assert_eq!(body.as_str(), "{}");
            }
        }
    }

    /// What a proxy says is not what the vendor says.
    pub fn check_proxy_pages(self) {
        let session = self.session();
        let kept = |status, kind, path| Kept { kind, outcome: Outcome::Unknown, status, body: PAGE, path };
        let error = kept(502, ErrorKind::Status, None).check(self.api, session.exchange(Answer::page(502)));
        assert!(error.json().is_none() && error.code().is_none() && error.message().is_none());
        let refusals = self.refusals();
        assert!((refusals.read)(refusals.statuses[0], &error).is_err(), "a page is no typed body");
        let status = self.first().status;
        if status != 204 {
            let exchange = session.exchange(Answer::page(status));
            kept(status, ErrorKind::Decode, Some("")).check(self.api, exchange);
        }
    }

    /// A body that broke off is judged by its head, and kept as far as it came.
    pub fn check_broken_bodies(self) {
        let session = self.session();
        let broken = |status, outcome, body: &str, sent: usize| {
            let exchange = session.exchange(Answer::broken_off(status, body, sent));
            let kept = Kept { kind: ErrorKind::Truncated, outcome, status, body: &body[..sent], path: None };
            kept.check(self.api, exchange);
        };
        for sample in self.samples.iter().filter(|sample| sample.is_json()) {
            for sent in [0, 1, sample.body.len() - 1] {
                broken(sample.status, Outcome::Accepted, sample.body, sent);
            }
        }
        for &status in self.refusals().statuses {
            broken(status, outcome(status), self.api.refusal, self.api.refusal.len() / 2);
        }
    }

    /// An empty body is a success where nothing in it is required, and else an error that says so.
    pub fn check_empty_bodies(self) {
        let session = self.session();
        for &status in self.refusals().statuses {
            let exchange = session.exchange(Answer::empty(status));
            let error = status_kept(status, "").check(self.api, exchange);
            assert!((self.refusals().read)(status, &error).is_err(), "nothing is no typed body");
        }
        for sample in self.samples.iter().filter(|sample| sample.is_json()) {
            let asked_for = sample.required.iter().any(|path| !path.contains(['.', '[']));
            for (answer, outcome) in
                [(Answer::json(sample.status, ""), Outcome::Accepted), (Answer::empty(sample.status), Outcome::Unknown)]
            {
                let exchange = session.exchange(answer);
                if !asked_for {
                    let response = exchange.result.expect("nothing in it is required");
                    sample.assert_output(response.output(), value("{}"), "of an empty body");
                    continue;
                }
                let kept = Kept { kind: ErrorKind::Decode, outcome, status: sample.status, body: "", path: Some("") };
                kept.check(self.api, exchange);
            }
        }
    }
}

fn status_kept(status: u16, body: &str) -> Kept<'_> {
    Kept { kind: ErrorKind::Status, outcome: outcome(status), status, body, path: None }
}

/// What the vendor's own no means; anything else is in doubt.
fn outcome(status: u16) -> Outcome {
    match status {
        408 => Outcome::Unknown,
        400..=499 => Outcome::Refused,
        _ => Outcome::Unknown,
    }
}

fn value(text: &str) -> Value {
    serde_json::from_str(text).expect("JSON")
}

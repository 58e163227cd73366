//! What is sent: method, address, headers and body, to the letter.
//! It may not let through a header that nobody named.

use crate::answer::Answer;
use crate::case::{Body, Case};
use crate::json::assert_json;
use crate::server::Recorded;
use crate::session::Exchange;

const KEY: &str = "idempotency-key";
/// Not of version 4, as no random one is.
const OWN_KEY: &str = "0f8fad5b-d9cb-1000-a165-70867728950e";

impl<T> Case<T> {
    /// The request is what the facts say.
    pub fn check_request(self) {
        let session = self.session();
        let exchange = session.exchange(self.sample_answer());
        let request = &exchange.request;
        assert_eq!(request.method, self.method, "the method");
        assert_eq!(request.target, self.target, "the request line");
        self.check_headers(request);
        self.check_body(request);
        if !self.keyed && self.key_field.is_none() {
            assert_eq!(exchange.key, None, "no key is promised");
            return;
        }
        let first = check_key(&exchange);
        let second = check_key(&session.exchange(self.sample_answer()));
        assert_ne!(first, second, "each call has a key of its own");
        let own = session.exchange_with(Some(OWN_KEY), self.sample_answer());
        assert_eq!(own.sent_key.as_deref(), Some(OWN_KEY), "the caller's key");
        assert_eq!(own.key.as_deref(), Some(OWN_KEY), "the caller's key, before the call");
    }

    fn check_headers(&self, request: &Recorded) {
        for (name, value) in self.api.headers {
            assert_eq!(request.header(name), Some(*value), "the header {name}");
        }
        let agent = request.header("user-agent").expect("a user agent");
        assert!(agent.starts_with(self.api.user_agent), "the user agent {agent}");
        let mut names: Vec<_> = self.api.headers.iter().map(|(name, _)| *name).collect();
        names.extend(["host", "user-agent"]);
        if self.keyed {
            names.push(KEY);
        }
        match self.body {
            Body::Nothing if matches!(self.method, "GET" | "DELETE") => {}
            // A method that usually has a body says that there is none (RFC 9110, section 8.6).
            Body::Nothing => {
                assert_eq!(request.header("content-length"), Some("0"));
                names.push("content-length");
            }
            Body::Json(_) | Body::Exact { .. } => names.extend(["content-length", "content-type"]),
        }
        names.sort_unstable();
        assert_eq!(request.header_names(), names, "the names of all headers");
    }

    fn check_body(&self, request: &Recorded) {
        let media_type = request.header("content-type");
        match self.body {
            Body::Nothing => assert_eq!(request.text(), ""),
            Body::Json(expected) => {
                assert_eq!(media_type, Some("application/json"));
                assert_json(&self.without_key(&request.body), expected);
            }
            Body::Exact { media_type: expected, bytes } => {
                assert_eq!(media_type, Some(expected), "the media type");
                assert_eq!(request.text(), bytes, "the body");
            }
        }
    }

    /// The body without the key, which is another one in each call.
    fn without_key(&self, body: &[u8]) -> Vec<u8> {
        let Some(field) = self.key_field else { return body.to_vec() };
        let mut value: serde_json::Value = serde_json::from_slice(body).expect("a JSON body with the key");
        let key = value.as_object_mut().and_then(|fields| fields.remove(field));
        assert!(key.is_some(), "no key in {field}");
        value.to_string().into_bytes()
    }

    fn sample_answer(&self) -> Answer {
        self.first().answer()
    }
}

/// The key is a random UUID, and the one that was readable before the call.
fn check_key<T>(exchange: &Exchange<T>) -> String {
    let key = exchange.sent_key.as_deref().expect("the key");
    let groups: Vec<_> = key.split('-').map(str::len).collect();
    assert_eq!(groups, [8, 4, 4, 4, 12], "not a UUID: {key}");
    let digit = |at: usize| char::from(key.as_bytes()[at]);
    assert!(digit(14) == '4' && "89ab".contains(digit(19)), "not of version 4: {key}");
    let hexadecimal = |c: char| c == '-' || c.is_ascii_digit() || ('a'..='f').contains(&c);
    assert!(key.chars().all(hexadecimal), "not a UUID: {key}");
    assert_eq!(exchange.key.as_deref(), Some(key), "the key as it was before the call");
    key.to_owned()
}

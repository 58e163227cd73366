//! One operation: how it is called, what must be sent, and what may be answered.
//! It holds what the tests say, and checks nothing itself.

use std::collections::BTreeSet;

use oas_runtime::{Error, Json};

use crate::json;
use crate::sample::Sample;
use crate::session::{Connect, Session};

/// What one operation sends, and what it makes of answers.
pub struct Case<T> {
    /// The path of the module that holds the tests; its last part is the operation's name in snake case.
    pub(crate) module: &'static str,
    pub(crate) api: &'static ApiFacts,
    pub(crate) connect: Connect<T>,
    /// The path of the base URL, below which the document's paths are.
    pub(crate) base: &'static str,
    pub(crate) method: &'static str,
    pub(crate) target: &'static str,
    pub(crate) body: Body,
    pub(crate) keyed: bool,
    /// The field of the body in which the key travels, where it is no header.
    pub(crate) key_field: Option<&'static str>,
    pub(crate) samples: Vec<Sample<T>>,
    pub(crate) refusals: Option<Refusals>,
}

/// What is the same for all operations of an API.
#[derive(Debug)]
pub(crate) struct ApiFacts {
    /// Headers with their values that every request has.
    pub(crate) headers: &'static [(&'static str, &'static str)],
    /// What the user agent begins with; a version follows.
    pub(crate) user_agent: &'static str,
    /// Texts that may not show in any error: credentials.
    pub(crate) secrets: &'static [&'static str],
    /// Whether the API documents a header with the id of the request.
    pub(crate) request_id: bool,
    /// A refusal with all that is documented of its body: the code `not_allowed`, and the message of `runs/refusals.rs`.
    pub(crate) refusal: &'static str,
    /// Refusals of which nothing is there; each reads as an empty object.
    pub(crate) sparse: &'static [&'static str],
}

pub(crate) enum Body {
    Nothing,
    Json(&'static str),
    Exact { media_type: &'static str, bytes: &'static str },
}

/// The documented errors of an operation.
pub struct Refusals {
    /// Their statuses.
    pub statuses: &'static [u16],
    /// The typed body for a status, as JSON again; or what is wrong.
    pub read: fn(u16, &Error) -> Result<Json, String>,
}

impl<T> Case<T> {
    /// A case that the tests of an API make by a function of their own, such as [`align::operation`](crate::align::operation).
    pub(crate) fn new(module: &'static str, api: &'static ApiFacts, connect: Connect<T>) -> Self {
        Self {
            module,
            api,
            connect,
            base: "",
            method: "",
            target: "",
            body: Body::Nothing,
            keyed: false,
            key_field: None,
            samples: Vec::new(),
            refusals: None,
        }
    }

    /// The base URL has a path.
    #[must_use]
    pub(crate) fn below(mut self, base: &'static str) -> Self {
        self.base = base;
        self
    }

    /// The method, and path and query as they must stand on the request line.
    #[must_use]
    pub fn sends(mut self, method: &'static str, target: &'static str) -> Self {
        self.method = method;
        self.target = target;
        self
    }

    /// The JSON body, in whatever order.
    #[must_use]
    pub fn json(mut self, body: &'static str) -> Self {
        self.body = Body::Json(body);
        self
    }

    /// The body to the last byte, and its media type.
    #[must_use]
    pub fn exactly(mut self, media_type: &'static str, bytes: &'static str) -> Self {
        self.body = Body::Exact { media_type, bytes };
        self
    }

    /// It carries an idempotency key. Without this it must not.
    #[must_use]
    pub fn with_key(mut self) -> Self {
        self.keyed = true;
        self
    }

    /// It carries an idempotency key in this field of its body, which is not among the fields that are typed.
    #[must_use]
    pub fn with_key_in_body(mut self, field: &'static str) -> Self {
        self.key_field = Some(field);
        self
    }

    /// A documented success. Its fields must all be named.
    #[must_use]
    pub fn answers(mut self, sample: Sample<T>) -> Self {
        if sample.is_json() {
            check_that_all_is_named(&sample);
        }
        self.samples.push(sample);
        self
    }

    /// The documented errors.
    #[must_use]
    pub fn refuses(mut self, refusals: Refusals) -> Self {
        self.refusals = Some(refusals);
        self
    }

    pub(crate) fn session(&self) -> Session<T> {
        Session::new(&self.connect, self.key_field)
    }

    pub(crate) fn first(&self) -> &Sample<T> {
        self.samples.first().expect("a sample: call .answers(..)")
    }

    pub(crate) fn refusals(&self) -> &Refusals {
        self.refusals.as_ref().expect("errors: call .refuses(..)")
    }
}

/// A field that nobody thought about would go unchecked.
fn check_that_all_is_named<T>(sample: &Sample<T>) {
    let unfit = sample.unfit.iter().map(|(path, _)| *path);
    let all = sample.required.iter().chain(&sample.optional).map(String::as_str).chain(unfit);
    let mut named = BTreeSet::new();
    for path in all {
        assert!(named.insert(path), "{path} is named twice");
    }
    let places = json::places(&sample.value());
    let in_maps = |pattern: &str| sample.maps.iter().any(|map| pattern.starts_with(map) && pattern != *map);
    for place in places.iter().filter(|place| place.is_field && !in_maps(&place.pattern)) {
        let pattern = place.pattern.as_str();
        assert!(named.contains(pattern), "{pattern} is neither required nor optional");
    }
}

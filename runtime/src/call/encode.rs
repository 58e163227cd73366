//! Encodes an operation into the request that every attempt copies.
//! It may not send anything, and it may not stop at the first thing that is wrong.

use std::time::Duration;

use http::header::{ACCEPT, COOKIE};
use http::{HeaderMap, Method, Uri};

use super::Options;
use super::parts::Encoding;
use crate::check::{Fault, formats};
use crate::client::{Client, Kind};
use crate::decode::Raw;
use crate::encode::{Encode, json_text};
use crate::error::{Error, ErrorKind, Outcome};
use crate::events;
use crate::headers;
use crate::idempotency::IdempotencyKey;
use crate::media;
use crate::operation::{About, Idempotency, KeyForm, Parts};
use crate::retry::RetryPolicy;
use crate::transport::{Body, Request};

/// Which successes are not read to their end before the call is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Keep {
    None,
    Events,
    All,
}

impl Keep {
    pub(crate) fn of(about: &About, streamed: bool) -> Self {
        match (streamed, about.streams) {
            (true, _) => Self::All,
            (false, true) => Self::Events,
            (false, false) => Self::None,
        }
    }

    pub(crate) fn keeps(self, content_type: Option<&str>) -> bool {
        match self {
            Self::None => false,
            Self::Events => content_type.is_some_and(|found| media::matches(found, events::MEDIA)),
            Self::All => true,
        }
    }
}

/// A request without credentials, with the key that it carries.
pub(crate) struct Encoded {
    pub(crate) method: Method,
    pub(crate) uri: Uri,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Body,
    pub(crate) timeout: Option<Duration>,
    pub(crate) attempt_timeout: Option<Duration>,
    /// In place of the client's.
    pub(crate) policy: Option<RetryPolicy>,
    /// Which answers are left to be read by the caller.
    pub(crate) keep: Keep,
    pub(crate) key: Option<IdempotencyKey>,
    /// Whether an earlier call may have had the key.
    pub(crate) own_key: bool,
    /// Whether another process may have sent it before.
    pub(crate) sent_before: bool,
    /// How old the key was when the call began.
    pub(crate) age: Duration,
    /// The ids in its path, for logs.
    #[cfg_attr(not(feature = "tracing"), allow(dead_code, reason = "only spans show it"))]
    pub(crate) resource: String,
}

impl Encoded {
    /// What one attempt sends: the client's headers, and over them the call's.
    pub(crate) fn request(&self, client: &HeaderMap, timeout: Option<Duration>) -> Request {
        let mut headers = client.clone();
        for (name, value) in &self.headers {
            headers.insert(name, value.clone());
        }
        Request { method: self.method.clone(), uri: self.uri.clone(), headers, body: self.body.clone(), timeout }
    }
}

/// Encodes and checks the request of an operation.
pub(super) fn encode(
    client: &Client,
    about: &About,
    mut options: Options,
    operation: &dyn Fn(&mut dyn Parts),
) -> Result<Encoded, Error> {
    let inner = client.inner();
    if about.sandbox_only && inner.environment.kind() == Kind::Production {
        let error = Error::new(about.id, ErrorKind::Configuration, Outcome::NotSent);
        let says = "This operation exists only in a sandbox, and the client's environment is production";
        return Err(error.with(|error| says.clone_into(&mut error.help)));
    }
    let mut parts = Encoding::new(about, client.random());
    if about.idempotency.is_some() && options.key.is_none() {
        options.key = parts.random_key();
    }
    operation(&mut parts);
    parts.idempotency(options.key.as_ref());
    parts.own_headers(&options.headers, &inner.headers);
    if parts.body.is_spent() {
        parts.fault("the body", "can be read only once, and was");
    }
    let method = parts.method();
    let base_url = inner.base_url_of(about).map_err(|says| {
        let error = Error::new(about.id, ErrorKind::Configuration, Outcome::NotSent);
        error.with(|error| error.help = format!("The server of this operation cannot be used: {says}"))
    })?;
    let uri = parts.uri(&base_url);
    let (Some(method), Some(uri), true) = (method, uri, parts.faults.is_empty()) else {
        let error = Error::new(about.id, ErrorKind::InvalidRequest, Outcome::NotSent);
        return Err(error.with(|error| (error.faults, error.key) = (parts.faults, options.key)));
    };
    Ok(Encoded {
        method,
        uri,
        headers: parts.headers,
        body: parts.body,
        timeout: options.timeout.or(inner.timeout),
        attempt_timeout: options.attempt_timeout.or(inner.attempt_timeout),
        policy: options.policy,
        keep: Keep::of(about, options.streamed),
        key: options.key,
        own_key: options.own_key,
        sent_before: false,
        age: Duration::ZERO,
        resource: parts.resource,
    })
}

impl Encoding<'_> {
    fn random_key(&mut self) -> Option<IdempotencyKey> {
        let key = IdempotencyKey::random_from(self.random).ok();
        if key.is_none() {
            self.fault("the idempotency key", "cannot be made: there is no randomness");
        }
        key
    }

    fn method(&mut self) -> Option<Method> {
        let method = Method::from_bytes(self.about.method.as_bytes()).ok();
        if method.is_none() {
            self.fault("the method", "is not one that can be sent");
        }
        method
    }

    /// The template with its segments filled in. Templates come from the generator, but are not trusted to be whole.
    fn uri(&mut self, base_url: &str) -> Option<Uri> {
        let mut uri = base_url.to_owned();
        let mut rest = self.about.path;
        while let Some((before, after)) = rest.split_once('{') {
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            uri.push_str(before);
            match self.path.iter().find(|(given, _)| *given == name) {
                Some((_, value)) => uri.push_str(value),
                None => self.faults.push(Fault::new(name, "is missing in the path")),
            }
            rest = after;
        }
        uri.push_str(rest);
        if !self.query.is_empty() {
            uri.push(if uri.contains('?') { '&' } else { '?' });
            uri.push_str(&self.query.join("&"));
        }
        let parsed = uri.parse().ok();
        if parsed.is_none() {
            self.fault("the address", "cannot be sent: it is too long, or has characters that it may not have");
        }
        parsed
    }

    fn own_headers(&mut self, headers: &[(String, String)], of_the_client: &HeaderMap) {
        for (name, value) in headers {
            if let Some(says) = reserved(name, self.about.idempotency) {
                self.fault(name, says);
            } else {
                self.insert_header(name, value);
            }
        }
        if !self.cookies.is_empty() {
            let cookies = self.cookies.join("; ");
            self.insert_header(COOKIE.as_str(), &cookies);
        }
        if !self.headers.contains_key(ACCEPT) && !of_the_client.contains_key(ACCEPT) {
            self.insert_header(ACCEPT.as_str(), self.about.accept);
        }
    }

    /// Puts the key where the document says; elsewhere it is a hint, in the header that is usual.
    fn idempotency(&mut self, key: Option<&IdempotencyKey>) {
        let Some(key) = key else { return };
        if key.as_str().is_empty() {
            return self.fault("the idempotency key", "is empty");
        }
        if self.about.key_form == KeyForm::Uuid && !formats::uuid(key.as_str()) {
            return self.fault("the idempotency key", "is not a UUID");
        }
        match self.about.idempotency {
            Some(Idempotency::Body(field)) => self.body_key(field, key),
            Some(Idempotency::Header(name)) => self.insert_header(name, key.as_str()),
            None => self.insert_header("Idempotency-Key", key.as_str()),
        }
    }

    /// Adds the key to the JSON object that is the body.
    fn body_key(&mut self, field: &'static str, key: &IdempotencyKey) {
        let text = self.body.as_bytes().and_then(|body| std::str::from_utf8(body).ok());
        let object = text.and_then(|text| Raw::from_text(text).and_then(Raw::object).ok());
        let open = text.and_then(|text| text.strip_suffix('}'));
        let (Some(object), Some(open)) = (object, open) else {
            return self.fault(field, "needs a JSON object as the body, to carry the idempotency key");
        };
        if object.get(field).is_some() {
            return self.fault(field, "is set by idempotency_key(..)");
        }
        let comma = if open == "{" { "" } else { "," };
        let entry = json_text(&Entry(field, key));
        // The entry is an object of its own; only what stands after its first brace is wanted.
        let entry = entry.trim_start_matches('{');
        self.body = format!("{open}{comma}{entry}").into();
    }
}

/// An object of one field.
struct Entry<'a>(&'static str, &'a IdempotencyKey);

impl Encode for Entry<'_> {
    fn encode(&self, to: &mut dyn crate::encode::Encoder) {
        to.map(&mut std::iter::once((self.0, self.1 as &dyn Encode)));
    }
}

/// Headers that the caller may not set by hand, and why.
fn reserved(name: &str, idempotency: Option<Idempotency>) -> Option<&'static str> {
    if headers::follows(name) {
        return Some("follows from the request and cannot be set");
    }
    match idempotency {
        Some(Idempotency::Header(key)) if name.eq_ignore_ascii_case(key) => Some("is set by idempotency_key(..)"),
        _ => None,
    }
}

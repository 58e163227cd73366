//! From a call to what is written down, and back to what is sent.
//! It may not send: and what it gives back is sent as it is, or not at all.

use std::time::{Duration, SystemTime};

use bytes::{Bytes, BytesMut};
use http::header::{AUTHORIZATION, COOKIE, PROXY_AUTHORIZATION};
use http::{HeaderMap, HeaderName, HeaderValue, Method};

use super::Options;
use super::encode::{Encoded, Keep, encode};
use crate::check::Fault;
use crate::client::Client;
use crate::error::{Error, ErrorKind, Outcome};
use crate::operation::{About, Parts};
use crate::prepared::{New, Prepared};
use crate::transport::Body;

/// A clock may be wrong by so much; beyond that, the age of a key cannot be told.
const CLOCKS_DIFFER: Duration = Duration::from_mins(5);

/// Encodes a call, to be sent later.
pub(super) fn prepare(
    client: &Client,
    about: &About,
    options: Options,
    operation: &dyn Fn(&mut dyn Parts),
) -> Result<New, Error> {
    if !about.safe_to_resend && about.idempotency.is_none() {
        let says =
            "The vendor is not documented to honour a key on this operation, so sending it again could do it twice";
        return Err(refused(about, ErrorKind::Configuration, Outcome::NotSent, says));
    }
    let encoded = encode(client, about, options, operation)?;
    let body = collected(&encoded.body).ok_or_else(|| fault(about, "the body", "is read while it is sent"))?;
    let address = encoded.uri.to_string();
    let base_url = client.inner().base_url_of(about).map_err(|says| fault(about, "the server", says))?.into_owned();
    let path = address.strip_prefix(&base_url).map(str::to_owned);
    Ok(New {
        operation: about.id.to_owned(),
        environment: client.environment().name().to_owned(),
        path: path.ok_or_else(|| fault(about, "the address", "does not begin with the base URL"))?,
        base_url,
        method: encoded.method.to_string(),
        headers: texts(about, &encoded.headers)?,
        body,
        key: encoded.key,
        own_key: encoded.own_key,
        at: to_milliseconds(client.clock().now()),
    })
}

/// The body, if it is held in memory.
fn collected(body: &Body) -> Option<Bytes> {
    if let Some(bytes) = body.as_bytes() {
        return Some(bytes.clone());
    }
    let parts = body.parts()?;
    let mut all = BytesMut::new();
    for part in parts {
        all.extend_from_slice(&collected(part)?);
    }
    Some(all.freeze())
}

fn texts(about: &About, headers: &HeaderMap) -> Result<Vec<(String, String)>, Error> {
    let mut texts = Vec::new();
    for (name, value) in headers {
        if [AUTHORIZATION, COOKIE, PROXY_AUTHORIZATION].contains(name) {
            return Err(fault(about, name.as_str(), "holds credentials, which are not written down"));
        }
        let value = value.to_str().map_err(|_| fault(about, name.as_str(), "is not text"))?;
        texts.push((name.to_string(), value.to_owned()));
    }
    Ok(texts)
}

/// So that what is read back is what was written.
fn to_milliseconds(at: SystemTime) -> SystemTime {
    let since = at.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    let milliseconds = u64::try_from(since.as_millis()).unwrap_or(u64::MAX);
    SystemTime::UNIX_EPOCH.checked_add(Duration::from_millis(milliseconds)).unwrap_or(at)
}

/// Makes a request of what was written down.
pub(super) fn restore(
    client: &Client,
    about: &About,
    prepared: &Prepared,
    max_age: Option<Duration>,
    options: Options,
) -> Result<Encoded, Error> {
    // If it may have been sent before, a refusal here settles nothing.
    let outcome = if prepared.may_have_been_sent() { Outcome::Unknown } else { Outcome::NotSent };
    let no = |says| refused(about, ErrorKind::Configuration, outcome, says).with(|e| e.key.clone_from(&prepared.key));
    let age = age(client, about, prepared, max_age).map_err(no)?;
    check(client, about, prepared, &options).map_err(no)?;
    let broken = || no("The prepared call is damaged");
    let mut headers = HeaderMap::new();
    for (name, value) in &prepared.headers {
        let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| broken())?;
        headers.insert(name, HeaderValue::from_str(value).map_err(|_| broken())?);
    }
    // Anything else would be read as part of the host, to which the credentials go.
    if !prepared.path.starts_with('/') {
        return Err(broken());
    }
    let address = format!("{}{}", prepared.base_url, prepared.path);
    let inner = client.inner();
    Ok(Encoded {
        method: Method::from_bytes(prepared.method.as_bytes()).map_err(|_| broken())?,
        uri: address.parse().map_err(|_| broken())?,
        headers,
        body: if prepared.body.is_empty() { Body::empty() } else { prepared.body.clone().into() },
        timeout: options.timeout.or(inner.timeout),
        attempt_timeout: options.attempt_timeout.or(inner.attempt_timeout),
        policy: options.policy,
        keep: Keep::of(about, options.streamed),
        key: prepared.key.clone(),
        own_key: prepared.own_key,
        sent_before: prepared.send(),
        age,
        resource: String::new(),
    })
}

fn check(client: &Client, about: &About, prepared: &Prepared, options: &Options) -> Result<(), &'static str> {
    if prepared.operation != about.id {
        return Err("The call was prepared for another operation");
    }
    let base_url = client.inner().base_url_of(about);
    let same = prepared.environment == client.environment().name()
        && base_url.is_ok_and(|base_url| prepared.base_url == base_url);
    if !same {
        return Err("The call was prepared for another environment");
    }
    if options.key.as_ref().is_some_and(|key| Some(key) != prepared.key.as_ref()) || !options.headers.is_empty() {
        return Err("A prepared call is sent as it is: it takes no other key and no headers");
    }
    Ok(())
}

/// How old it is, if the vendor still knows its key.
fn age(
    client: &Client,
    about: &About,
    prepared: &Prepared,
    max_age: Option<Duration>,
) -> Result<Duration, &'static str> {
    let age = match client.clock().now().duration_since(prepared.at) {
        Ok(age) => age,
        Err(ahead) if ahead.duration() <= CLOCKS_DIFFER => Duration::ZERO,
        Err(_) => return Err("The call was prepared in the future, so its age cannot be told"),
    };
    if about.safe_to_resend && about.idempotency.is_none() {
        return Ok(age);
    }
    let allowed = match (about.key_lifetime, max_age) {
        (Some(lifetime), Some(max_age)) => lifetime.min(max_age),
        (Some(allowed), None) | (None, Some(allowed)) => allowed,
        (None, None) => {
            return Err(
                "How long the vendor remembers a key is not documented: state how old it may be by max_age(..)",
            );
        }
    };
    if age < allowed { Ok(age) } else { Err("The call is older than the vendor remembers its key") }
}

fn refused(about: &About, kind: ErrorKind, outcome: Outcome, says: &str) -> Error {
    Error::new(about.id, kind, outcome).with(|error| says.clone_into(&mut error.help))
}

fn fault(about: &About, path: &str, says: &str) -> Error {
    let error = Error::new(about.id, ErrorKind::InvalidRequest, Outcome::NotSent);
    error.with(|error| error.faults = vec![Fault::new(path, says)])
}

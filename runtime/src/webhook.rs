//! Checks who sent a webhook, over the bytes as they came.
//! It may not read more of a body than what is signed in it before that is checked, nor tell an attacker how close a signature was.

mod body;
mod error;
mod macros;

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit as _, Mac as _};
use http::HeaderMap;
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest as _, Sha256, Sha512};

pub use body::{BodyScheme, BodyVerifier, Form, sign_body};
pub use error::{WebhookError, WebhookErrorKind};

use crate::decode::Raw;
use crate::encode::{Encode, json_text};
use crate::url::percent_encoded;
use crate::values::{Timestamp, find_text};
use crate::world::{Clock, System, hex};

/// A clock may be wrong by so much: an event from further in the future is refused when ages are looked at.
const CLOCKS_DIFFER: Duration = Duration::from_mins(5);

/// How a vendor signs. A constant of generated code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scheme {
    /// The header that carries the signature, in lower case.
    pub header: &'static str,
    /// The algorithm.
    pub algorithm: Algorithm,
    /// How the signature is written.
    pub encoding: Encoding,
    /// Where the event says when it was made: names from outside in; empty when it does not.
    pub timestamp: &'static [&'static str],
}

/// An algorithm over the raw body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Algorithm {
    /// HMAC with SHA-256.
    HmacSha256,
    /// HMAC with SHA-512.
    HmacSha512,
}

/// How a signature is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Encoding {
    /// Hexadecimal digits, in either case.
    Hex,
    /// The same, written in capitals.
    HexUpper,
    /// Base64 with padding.
    Base64,
}

/// Checks signatures with one key, or with several while keys rotate.
#[derive(Clone)]
pub struct Verifier {
    scheme: &'static Scheme,
    keys: Vec<SecretString>,
    max_age: Option<Duration>,
    clock: Arc<dyn Clock>,
}

impl Verifier {
    /// A verifier with this key.
    #[must_use]
    pub fn new(scheme: &'static Scheme, key: impl Into<SecretString>) -> Self {
        Self { scheme, keys: vec![key.into()], max_age: None, clock: Arc::new(System) }
    }

    /// Accepts signatures of this key too.
    #[must_use]
    pub fn also(mut self, key: impl Into<SecretString>) -> Self {
        self.keys.push(key.into());
        self
    }

    /// Refuses events that say that they are older. Off unless set: a vendor that delivers again after an outage sends
    /// old events, and what is old was still signed.
    #[must_use]
    pub fn max_age(mut self, max_age: Duration) -> Self {
        self.max_age = Some(max_age);
        self
    }

    /// Another clock than the system's.
    #[must_use]
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// Checks a delivery by its headers.
    ///
    /// # Errors
    /// When the header is missing or there twice, or as [`check_signature`](Self::check_signature).
    pub fn check(&self, headers: &HeaderMap, body: &[u8]) -> Result<(), WebhookError> {
        let mut values = headers.get_all(self.scheme.header).iter();
        let (first, second) = (values.next(), values.next());
        let Some(first) = first else { return Err(WebhookErrorKind::MissingSignature.into()) };
        match first.to_str() {
            Ok(signature) if second.is_none() => self.check_signature(signature, body),
            _ => Err(WebhookErrorKind::MalformedSignature.into()),
        }
    }

    /// Checks a delivery by its signature.
    ///
    /// # Errors
    /// When it is not written as signatures are, no key made it, or the event is too old.
    pub fn check_signature(&self, signature: &str, body: &[u8]) -> Result<(), WebhookError> {
        let malformed = WebhookErrorKind::MalformedSignature;
        let signature = decoded(self.scheme.encoding, signature.trim_ascii()).ok_or(malformed)?;
        // Every key is tried, so that the time does not tell which one it was.
        let mut found = false;
        for key in &self.keys {
            found |= is_signed(self.scheme.algorithm, key.expose_secret().as_bytes(), body, &signature);
        }
        if !found {
            return Err(WebhookErrorKind::WrongSignature.into());
        }
        self.check_age(body)
    }

    /// After the signature: who did not sign learns nothing of the clock.
    fn check_age(&self, body: &[u8]) -> Result<(), WebhookError> {
        let Some(max_age) = self.max_age else { return Ok(()) };
        let text = Raw::from_bytes(body).ok().and_then(|raw| find_text(raw, self.scheme.timestamp));
        let at = text.and_then(|text| Timestamp::parse(&text).ok());
        let at = at.and_then(|at| SystemTime::try_from(&at).ok());
        let at = at.ok_or(WebhookErrorKind::UnknownAge)?;
        let now = self.clock.now();
        match now.duration_since(at) {
            Ok(age) if age > max_age => Err(WebhookErrorKind::TooOld.into()),
            Err(ahead) if ahead.duration() > CLOCKS_DIFFER => Err(WebhookErrorKind::FromTheFuture.into()),
            _ => Ok(()),
        }
    }
}

impl fmt::Debug for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Verifier").field("scheme", &self.scheme).field("keys", &self.keys.len()).finish_non_exhaustive()
    }
}

/// Signs a body as the vendor does, for tests and for stand-ins.
#[must_use]
pub fn sign(scheme: &Scheme, key: &str, body: &[u8]) -> String {
    encoded(scheme.encoding, &mac(scheme.algorithm, key.as_bytes(), body))
}

fn mac(algorithm: Algorithm, key: &[u8], body: &[u8]) -> Vec<u8> {
    let mac = match algorithm {
        Algorithm::HmacSha256 => hmac_sha256(key, body).map(|mac| mac.finalize().into_bytes().to_vec()),
        Algorithm::HmacSha512 => hmac_sha512(key, body).map(|mac| mac.finalize().into_bytes().to_vec()),
    };
    mac.unwrap_or_default()
}

fn encoded(encoding: Encoding, signature: &[u8]) -> String {
    match encoding {
        Encoding::Hex => hex(signature),
        Encoding::HexUpper => hex(signature).to_ascii_uppercase(),
        Encoding::Base64 => STANDARD.encode(signature),
    }
}

/// The values at these paths of an event, as one text.
pub fn identity(event: &dyn Encode, paths: &[&[&str]]) -> String {
    let text = json_text(event);
    let raw = Raw::from_text(&text).ok();
    let values: Vec<Option<String>> = paths.iter().map(|path| raw.and_then(|raw| find_text(raw, path))).collect();
    if values.iter().all(Option::is_none) {
        // Of an unknown event that says none of them only all of it tells it apart.
        return hex(&Sha256::digest(text.as_bytes()));
    }
    // Escaped, so that the slashes between them keep them apart.
    let values: Vec<_> = values.iter().map(|value| percent_encoded(value.as_deref().unwrap_or_default())).collect();
    values.join("/")
}

/// The moment at this path of an event, by which events about one thing are ordered.
pub fn order(event: &dyn Encode, path: &[&str]) -> Option<SystemTime> {
    let text = json_text(event);
    let at = find_text(Raw::from_text(&text).ok()?, path)?;
    // As text they cannot be compared: fractions have as many digits as are needed.
    SystemTime::try_from(&Timestamp::parse(&at).ok()?).ok()
}

fn hmac_sha256(key: &[u8], body: &[u8]) -> Option<Hmac<Sha256>> {
    // A key of any length will do, so this never fails; if it did, nothing would be signed.
    let mut mac = Hmac::<Sha256>::new_from_slice(key).ok()?;
    mac.update(body);
    Some(mac)
}

fn hmac_sha512(key: &[u8], body: &[u8]) -> Option<Hmac<Sha512>> {
    let mut mac = Hmac::<Sha512>::new_from_slice(key).ok()?;
    mac.update(body);
    Some(mac)
}

/// Compares in constant time. An empty key signs nothing: anybody has it.
fn is_signed(algorithm: Algorithm, key: &[u8], body: &[u8], signature: &[u8]) -> bool {
    if key.is_empty() {
        return false;
    }
    match algorithm {
        Algorithm::HmacSha256 => hmac_sha256(key, body).is_some_and(|mac| mac.verify_slice(signature).is_ok()),
        Algorithm::HmacSha512 => hmac_sha512(key, body).is_some_and(|mac| mac.verify_slice(signature).is_ok()),
    }
}

fn decoded(encoding: Encoding, text: &str) -> Option<Vec<u8>> {
    match encoding {
        Encoding::Hex | Encoding::HexUpper => unhex(text),
        Encoding::Base64 => STANDARD.decode(text).ok(),
    }
}

fn unhex(text: &str) -> Option<Vec<u8>> {
    if text.is_empty() || !text.len().is_multiple_of(2) {
        return None;
    }
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    text.as_bytes().chunks(2).map(|pair| Some(digit(*pair.first()?)? << 4 | digit(*pair.get(1)?)?)).collect()
}

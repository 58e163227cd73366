//! Verifies signed messages (RFC 9421): requests on a server, and answers that are signed.
//! It may not call a body signed whose digest it has not computed, nor tell an attacker how close a signature was.

mod error;
mod key;
mod message;

use std::fmt;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

pub use error::VerifyError;
pub use key::VerificationKey;
pub use message::Message;

use super::base::joined;
use super::component::{self, Parts};
use super::dictionary::{self, Item, Member, Value};
use super::{CONTENT_DIGEST, Component, DigestAlgorithm, SIGNATURE, SignatureInput};
use crate::world::{Clock, System};

/// Verifies messages by one key.
///
/// Unless it is told otherwise, the body must be signed, by its digest; nothing else must be: say by
/// [`require`](Self::require) what the message must be signed for. That no body came is signed only if a digest is required.
/// A signature from the future or past its end is
/// refused; how old one may be is said by [`max_age`](Self::max_age). Whether a nonce was seen before, the caller knows.
#[derive(Clone)]
pub struct Verifier {
    key: Arc<dyn VerificationKey>,
    label: Option<String>,
    tag: Option<String>,
    required: Vec<Component>,
    unsigned_body: bool,
    skew: Duration,
    max_age: Option<Duration>,
    clock: Arc<dyn Clock>,
}

/// A signature that was verified, and what it states: all of that is now the signer's word.
#[derive(Clone, PartialEq, Eq)]
pub struct Verified(SignatureInput);

impl Verifier {
    /// Verifies by this key. [`SignatureInput::all`] tells which key a message names.
    #[must_use]
    pub fn new(key: impl VerificationKey) -> Self {
        Self {
            key: Arc::new(key),
            label: None,
            tag: None,
            required: Vec::new(),
            unsigned_body: false,
            skew: Duration::ZERO,
            max_age: None,
            clock: Arc::new(System),
        }
    }

    /// Looks at the signature of this label only; what stands under others is not even read. Without it, at the one that
    /// could be the key's.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// Looks at signatures only that are for this.
    #[must_use]
    pub fn tag(mut self, tag: impl Into<String>) -> Self {
        self.tag = Some(tag.into());
        self
    }

    /// Parts that must be signed. A part that a message may lack, such as the key of a call that changes nothing, is
    /// for the caller to ask for where the message has it.
    #[must_use]
    pub fn require(mut self, components: impl IntoIterator<Item = Component>) -> Self {
        self.required.extend(components);
        self
    }

    /// Accepts a message whose body is not signed; a digest that is not signed is then not looked at.
    #[must_use]
    pub fn unsigned_body(mut self) -> Self {
        self.unsigned_body = true;
        self
    }

    /// Clocks may differ by so much; by nothing if not set.
    #[must_use]
    pub fn skew(mut self, skew: Duration) -> Self {
        self.skew = skew;
        self
    }

    /// How old a signature may be; it must then state when it was made.
    #[must_use]
    pub fn max_age(mut self, age: Duration) -> Self {
        self.max_age = Some(age);
        self
    }

    /// Another clock than the system's.
    #[must_use]
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    /// Verifies a message, as it came.
    ///
    /// # Errors
    /// When it is not signed as it must be.
    pub fn verify(&self, message: &Message<'_>) -> Result<Verified, VerifyError> {
        let input = self.chosen(message)?;
        if let Some(part) = &input.unsupported {
            return Err(VerifyError::Unsupported(part.clone()));
        }
        if let Some(missing) = self.required.iter().find(|component| !input.covers(component)) {
            return Err(VerifyError::NotCovered(missing.name().to_owned()));
        }
        if input.algorithm().is_some_and(|algorithm| algorithm != self.key.algorithm()) {
            return Err(VerifyError::OtherAlgorithm);
        }
        self.in_time(&input)?;
        let base = base(&message.parts(), &input)?;
        if !self.key.verify(base.as_bytes(), &signature(message, input.label())?) {
            return Err(VerifyError::WrongSignature);
        }
        self.body(message, &input)?;
        Ok(Verified(input))
    }

    fn chosen(&self, message: &Message<'_>) -> Result<SignatureInput, VerifyError> {
        let fits = |wanted: Option<&str>, is: Option<&str>| wanted.is_none_or(|wanted| is == Some(wanted));
        let mut all = SignatureInput::each(message.headers)?;
        all.retain(|(label, _)| fits(self.label.as_deref(), Some(label)));
        let (mut found, mut unread) = (None, VerifyError::NotFound);
        for (_, read) in all {
            match read {
                Ok(input) if !fits(self.tag.as_deref(), input.tag()) => {}
                Ok(input) if input.key_id().is_some() && !fits(self.key.key_id(), input.key_id()) => {}
                Ok(input) => {
                    if found.replace(input).is_some() {
                        return Err(VerifyError::Ambiguous);
                    }
                }
                // It counts only if there is no other: it may be another party's.
                Err(error) => unread = error,
            }
        }
        found.ok_or(unread)
    }

    fn in_time(&self, input: &SignatureInput) -> Result<(), VerifyError> {
        let now = self.clock.now();
        let is_after = |a: SystemTime, b: SystemTime| a.duration_since(b).is_ok_and(|by| by > self.skew);
        if input.created().is_some_and(|created| is_after(created, now)) {
            return Err(VerifyError::InTheFuture);
        }
        if input.expires().is_some_and(|expires| expires <= now && !self.within_skew(now, expires)) {
            return Err(VerifyError::Expired);
        }
        let Some(max_age) = self.max_age else { return Ok(()) };
        let age = now.duration_since(input.created().ok_or(VerifyError::Undated)?).unwrap_or_default();
        if age > max_age.saturating_add(self.skew) { Err(VerifyError::TooOld) } else { Ok(()) }
    }

    fn within_skew(&self, now: SystemTime, end: SystemTime) -> bool {
        now.duration_since(end).is_ok_and(|over| over < self.skew)
    }

    /// A covered digest must be the body's; signing it alone says nothing of the body. One that is not covered is nobody's
    /// word: then there was a body, and it may have been taken away.
    fn body(&self, message: &Message<'_>, input: &SignatureInput) -> Result<(), VerifyError> {
        if input.covers(&Component::Header(CONTENT_DIGEST)) {
            return digest(message);
        }
        let has_none = message.body.is_empty() && !message.headers.contains_key(CONTENT_DIGEST);
        if has_none || self.unsigned_body { Ok(()) } else { Err(VerifyError::BodyNotCovered) }
    }
}

fn base(parts: &Parts<'_>, input: &SignatureInput) -> Result<String, VerifyError> {
    let mut lines = Vec::new();
    for (component, identifier) in input.components().iter().zip(&input.identifiers) {
        let missing = || VerifyError::Missing(component.name().to_owned());
        let value = component.value(parts).map_err(|_| missing())?.ok_or_else(missing)?;
        lines.push(format!("{identifier}: {value}"));
    }
    Ok(joined(lines, &input.text))
}

fn signature(message: &Message<'_>, label: &str) -> Result<Vec<u8>, VerifyError> {
    let malformed = || VerifyError::Malformed("signature");
    let text = component::header(message.headers, &SIGNATURE).map_err(|_| malformed())?.unwrap_or_default();
    let members = dictionary::dictionary(&text).ok_or_else(malformed)?;
    match members.into_iter().find(|(found, _)| found == label) {
        Some((_, Member::Item(Item { value: Value::Bytes(bytes), .. }))) => Ok(bytes),
        Some(_) => Err(malformed()),
        None => Err(VerifyError::NotFound),
    }
}

/// All digests whose algorithm is known must be right, and there must be one.
fn digest(message: &Message<'_>) -> Result<(), VerifyError> {
    let malformed = || VerifyError::Malformed("content-digest");
    let text = component::header(message.headers, &CONTENT_DIGEST).map_err(|_| malformed())?.unwrap_or_default();
    let mut known = false;
    for (name, member) in dictionary::dictionary(&text).ok_or_else(malformed)? {
        let Some(algorithm) = DigestAlgorithm::named(&name) else { continue };
        let Member::Item(Item { value: Value::Bytes(digest), .. }) = member else { return Err(malformed()) };
        // A digest is no secret: anybody can compute it.
        if digest != algorithm.digest(message.body) {
            return Err(VerifyError::WrongDigest);
        }
        known = true;
    }
    if known { Ok(()) } else { Err(VerifyError::UnknownDigest) }
}

impl std::ops::Deref for Verified {
    type Target = SignatureInput;

    fn deref(&self) -> &SignatureInput {
        &self.0
    }
}

impl fmt::Debug for Verified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Verified").field(&self.0).finish()
    }
}

impl fmt::Debug for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Verifier")
            .field("label", &self.label)
            .field("required", &self.required)
            .field("skew", &self.skew)
            .field("max_age", &self.max_age)
            .finish_non_exhaustive()
    }
}

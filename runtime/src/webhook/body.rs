//! Signatures that stand in the body beside what they sign.
//! It may read of an unsigned body only where the signature and the signed parts stand.
//!
//! What is signed is text that the vendor wrote before it wrote the body, so that the same JSON can have been signed in
//! several forms. A verifier tries all forms that the document names.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};

use super::{Algorithm, Encoding, WebhookError, WebhookErrorKind, decoded, encoded, is_signed, mac};
use crate::decode::{DecodeError, JsonKind, Raw};

/// How a vendor signs in the body. A constant of generated code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BodyScheme {
    /// Where the signature stands: names from outside in.
    pub signature: &'static [&'static str],
    /// Where the signed parts stand. A string is signed as its text, anything else as JSON.
    pub signed: &'static [&'static [&'static str]],
    /// What stands between the parts.
    pub separator: &'static str,
    /// The forms in which JSON may have been signed.
    pub forms: &'static [Form],
    /// The algorithm.
    pub algorithm: Algorithm,
    /// How the signature is written.
    pub encoding: Encoding,
}

/// A form of JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Form {
    /// To the last byte as it stands in the body.
    AsSent,
    /// The names of every object sorted, and no white space.
    Sorted,
    /// The names of every object sorted, and a space behind each colon and comma.
    SortedSpaced,
}

/// Checks signatures in bodies with one key, or with several while keys rotate.
#[derive(Clone)]
pub struct BodyVerifier {
    scheme: &'static BodyScheme,
    keys: Vec<SecretString>,
}

impl BodyVerifier {
    /// A verifier with this key.
    #[must_use]
    pub fn new(scheme: &'static BodyScheme, key: impl Into<SecretString>) -> Self {
        Self { scheme, keys: vec![key.into()] }
    }

    /// Accepts signatures of this key too.
    #[must_use]
    pub fn also(mut self, key: impl Into<SecretString>) -> Self {
        self.keys.push(key.into());
        self
    }

    /// Checks a delivery.
    ///
    /// # Errors
    /// When there is no signature or nothing that is signed, or no key made the signature in any of the forms.
    pub fn check(&self, body: &[u8]) -> Result<(), WebhookError> {
        let missing = WebhookErrorKind::MissingSignature;
        let raw = Raw::from_bytes(body).map_err(|_| missing)?;
        let signature = raw.at(self.scheme.signature).and_then(Raw::string).map_err(|_| missing)?;
        let malformed = WebhookErrorKind::MalformedSignature;
        let signature = decoded(self.scheme.encoding, signature.trim_ascii()).ok_or(malformed)?;
        // Every form and key is tried, so that the time does not tell which one it was.
        let mut found = false;
        for form in self.scheme.forms {
            let text = message(self.scheme, raw, *form).map_err(|_| malformed)?;
            for key in &self.keys {
                found |= is_signed(self.scheme.algorithm, key.expose_secret().as_bytes(), text.as_bytes(), &signature);
            }
        }
        if found { Ok(()) } else { Err(WebhookErrorKind::WrongSignature.into()) }
    }
}

impl fmt::Debug for BodyVerifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keys = self.keys.len();
        f.debug_struct("BodyVerifier").field("scheme", &self.scheme).field("keys", &keys).finish_non_exhaustive()
    }
}

/// The signature of a body in one of the forms, for tests and for stand-ins; it is not put into the body.
#[must_use]
pub fn sign_body(scheme: &BodyScheme, key: &str, body: &[u8], form: Form) -> Option<String> {
    let text = message(scheme, Raw::from_bytes(body).ok()?, form).ok()?;
    Some(encoded(scheme.encoding, &mac(scheme.algorithm, key.as_bytes(), text.as_bytes())))
}

/// What is signed.
fn message(scheme: &BodyScheme, body: Raw<'_>, form: Form) -> Result<String, DecodeError> {
    let mut message = String::new();
    for (index, path) in scheme.signed.iter().enumerate() {
        if index > 0 {
            message.push_str(scheme.separator);
        }
        let part = body.at(path)?;
        match (part.kind(), form) {
            (JsonKind::String, _) => message.push_str(&part.string()?),
            (_, Form::AsSent) => message.push_str(part.text()),
            (_, Form::Sorted) => write(part, [",", ":"], &mut message)?,
            (_, Form::SortedSpaced) => write(part, [", ", ": "], &mut message)?,
        }
    }
    Ok(message)
}

/// Writes JSON with sorted names; strings and numbers stay as they are written. Values that stand too deep are an error.
fn write(raw: Raw<'_>, [comma, colon]: [&str; 2], to: &mut String) -> Result<(), DecodeError> {
    match raw.kind() {
        JsonKind::Object => {
            let object = raw.object()?;
            let mut fields: Vec<_> = object.iter().collect();
            // Stable: names that are there twice keep their order.
            fields.sort_by_key(|(name, _)| *name);
            to.push('{');
            for (index, (name, value)) in fields.into_iter().enumerate() {
                to.push_str(if index > 0 { comma } else { "" });
                crate::encode::write_json_string(name, to);
                to.push_str(colon);
                write(value, [comma, colon], to)?;
            }
            to.push('}');
        }
        JsonKind::Array => {
            to.push('[');
            for (index, item) in raw.array()?.into_iter().enumerate() {
                to.push_str(if index > 0 { comma } else { "" });
                write(item, [comma, colon], to)?;
            }
            to.push(']');
        }
        _ => to.push_str(raw.text()),
    }
    Ok(())
}

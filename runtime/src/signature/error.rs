//! Why a request could not be signed.
//! It may not show a value of the request, nor the key.

use std::error::Error as StdError;
use std::fmt;

/// A request cannot be signed; it is not sent then.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum SignatureError {
    /// The request has not this part, which the signature must cover.
    Missing(String),
    /// This header holds other characters than those of ASCII that can be seen, or this parameter of the query what is no
    /// UTF-8, so that it has no one text.
    NotText(String),
    /// The query has this parameter more than once, so that it has no one value.
    Repeated(String),
    /// The body is read while it is sent, so that it has no digest beforehand.
    BodyNotInMemory,
    /// This parameter of the signature, or its label, holds characters that cannot be there.
    BadText(&'static str),
    /// Another signature of the request has the same label.
    LabelTaken,
    /// What would be written is not a header's value.
    Unwritable,
    /// The clock is outside of the times that a signature can state.
    NoSuchTime,
    /// There is no randomness for the nonce.
    NoRandomness,
    /// The key is empty: anybody has it.
    EmptyKey,
}

impl fmt::Display for SignatureError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the request cannot be signed: ")?;
        match self {
            Self::Missing(name) => write!(f, "it has no {name}, which the signature must cover"),
            Self::NotText(name) => write!(f, "{name} is not text"),
            Self::Repeated(name) => write!(f, "the query has {name} more than once"),
            Self::BodyNotInMemory => f.write_str("its body is read while it is sent, so it has no digest beforehand"),
            Self::BadText(what) => write!(f, "the signature's {what} holds characters that it cannot"),
            Self::LabelTaken => f.write_str("another signature has the same label"),
            Self::Unwritable => f.write_str("the signature is not a header's value"),
            Self::NoSuchTime => f.write_str("the clock is outside of the times that a signature can state"),
            Self::NoRandomness => f.write_str("there is no randomness for the nonce"),
            Self::EmptyKey => f.write_str("the key is empty"),
        }
    }
}

impl StdError for SignatureError {}

//! Why a delivery was refused.
//! It may not show the signature that would have been right, nor the body.

use std::fmt;

use crate::decode::DecodeError;

/// A delivery is not one of the vendor's, or cannot be read.
#[derive(Debug)]
pub struct WebhookError {
    kind: WebhookErrorKind,
    decode: Option<DecodeError>,
}

/// What is wrong with a delivery.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WebhookErrorKind {
    /// The header with the signature is missing.
    MissingSignature,
    /// The signature is not written as signatures are, or is there twice.
    MalformedSignature,
    /// None of the keys made the signature.
    WrongSignature,
    /// The event is older than is accepted.
    TooOld,
    /// The event says that it was made in the future.
    FromTheFuture,
    /// The event does not say when it was made, and an age was asked for.
    UnknownAge,
    /// The delivery is signed, and its body cannot be read.
    Unreadable,
}

impl WebhookError {
    /// What is wrong.
    #[must_use]
    pub fn kind(&self) -> WebhookErrorKind {
        self.kind
    }

    /// Where the body could not be read.
    #[must_use]
    pub fn decode_error(&self) -> Option<&DecodeError> {
        self.decode.as_ref()
    }
}

impl From<WebhookErrorKind> for WebhookError {
    fn from(kind: WebhookErrorKind) -> Self {
        Self { kind, decode: None }
    }
}

impl From<DecodeError> for WebhookError {
    fn from(error: DecodeError) -> Self {
        Self { kind: WebhookErrorKind::Unreadable, decode: Some(error) }
    }
}

impl fmt::Display for WebhookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.kind {
            WebhookErrorKind::MissingSignature => "the delivery is not signed",
            WebhookErrorKind::MalformedSignature => "the signature is not one",
            WebhookErrorKind::WrongSignature => "the signature is not by any of the keys",
            WebhookErrorKind::TooOld => "the event is older than is accepted",
            WebhookErrorKind::FromTheFuture => "the event says that it was made in the future",
            WebhookErrorKind::UnknownAge => "the event does not say when it was made",
            WebhookErrorKind::Unreadable => "the event is signed, but cannot be read",
        })?;
        self.decode.iter().try_for_each(|decode| write!(f, ": {decode}"))
    }
}

impl std::error::Error for WebhookError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.decode.as_ref().map(|decode| decode as &(dyn std::error::Error + 'static))
    }
}

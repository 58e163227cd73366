//! Why a message is not taken for signed.
//! It may not show a value of the message.

use std::error::Error as StdError;
use std::fmt;

/// A message is not signed as it must be.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum VerifyError {
    /// It has no signature of the label, tag and key that are asked for.
    NotFound,
    /// It has several such signatures: say the label.
    Ambiguous,
    /// This header cannot be read.
    Malformed(&'static str),
    /// The signature covers a part in a way that is not supported here, such as `;sf`.
    Unsupported(String),
    /// The message has not this part, which the signature covers, or no one value of it.
    Missing(String),
    /// The signature does not cover this part, which it must.
    NotCovered(String),
    /// There is a body, or the digest of one, and the signature does not cover that digest.
    BodyNotCovered,
    /// The signature states another algorithm than the key's.
    OtherAlgorithm,
    /// The signature was made in the future.
    InTheFuture,
    /// The signature has expired.
    Expired,
    /// The signature is older than it may be.
    TooOld,
    /// The signature does not state when it was made.
    Undated,
    /// The signature is not the key's, or the message was changed.
    WrongSignature,
    /// The body is not the one that was signed.
    WrongDigest,
    /// The digest is by an algorithm that is not supported here.
    UnknownDigest,
}

impl fmt::Display for VerifyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the message is not taken for signed: ")?;
        match self {
            Self::NotFound => f.write_str("it has no signature of that label, tag and key"),
            Self::Ambiguous => f.write_str("it has several signatures; say the label"),
            Self::Malformed(header) => write!(f, "the header {header} cannot be read"),
            Self::Unsupported(part) => write!(f, "{part} is not supported"),
            Self::Missing(part) => write!(f, "it has no {part}, or no one value of it, which the signature covers"),
            Self::NotCovered(part) => write!(f, "the signature does not cover {part}"),
            Self::BodyNotCovered => f.write_str("the signature does not cover a digest of the body"),
            Self::OtherAlgorithm => f.write_str("the signature states another algorithm than the key's"),
            Self::InTheFuture => f.write_str("the signature was made in the future"),
            Self::Expired => f.write_str("the signature has expired"),
            Self::TooOld => f.write_str("the signature is older than it may be"),
            Self::Undated => f.write_str("the signature does not state when it was made"),
            Self::WrongSignature => f.write_str("the signature is wrong"),
            Self::WrongDigest => f.write_str("the body is another than the one that was signed"),
            Self::UnknownDigest => f.write_str("the digest of the body is by no algorithm that is supported"),
        }
    }
}

impl StdError for VerifyError {}

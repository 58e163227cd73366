//! Bytes that travel as base64 in JSON.
//! They may not show in Debug.

use std::fmt;
use std::str::FromStr;

use base64::Engine as _;
use base64::alphabet;
use base64::engine::general_purpose::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use bytes::Bytes;

use crate::decode::{Decode, DecodeError, Raw};
use crate::encode::{Encode, Encoder, redacted};

/// Writes padding; reads with or without it.
const LENIENT: GeneralPurposeConfig =
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);

/// Bytes that travel as base64: written in the standard alphabet with padding, read in either alphabet.
#[derive(Clone, PartialEq, Eq, Hash, Default)]
pub struct Base64(Bytes);

impl Base64 {
    /// Wraps the bytes; nothing is copied.
    #[must_use]
    pub fn new(bytes: impl Into<Bytes>) -> Self {
        Self(bytes.into())
    }

    /// The bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &Bytes {
        &self.0
    }

    /// The bytes.
    #[must_use]
    pub fn into_bytes(self) -> Bytes {
        self.0
    }
}

/// The text is not base64. It is not shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Base64Error;

impl fmt::Display for Base64Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not base64")
    }
}

impl std::error::Error for Base64Error {}

/// Reads base64 in either alphabet, with padding or without. (`from` takes the bytes themselves.)
impl FromStr for Base64 {
    type Err = Base64Error;

    fn from_str(text: &str) -> Result<Self, Base64Error> {
        let alphabet = if text.contains(['-', '_']) { &alphabet::URL_SAFE } else { &alphabet::STANDARD };
        GeneralPurpose::new(alphabet, LENIENT).decode(text).map(Self::new).map_err(|_| Base64Error)
    }
}

/// The standard alphabet with padding.
pub(crate) fn encode(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

impl<T: Into<Bytes>> From<T> for Base64 {
    fn from(bytes: T) -> Self {
        Self::new(bytes)
    }
}

impl AsRef<[u8]> for Base64 {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Debug for Base64 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        redacted(self, f)
    }
}

impl Encode for Base64 {
    fn encode(&self, to: &mut dyn Encoder) {
        to.string(&encode(&self.0));
    }
}

impl Decode for Base64 {
    fn decode(raw: Raw<'_>) -> Result<Self, DecodeError> {
        raw.string()?.parse().map_err(|_| DecodeError::unfit("base64", "a string that is not"))
    }
}

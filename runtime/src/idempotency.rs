//! Idempotency keys: what tells a server that two requests are one.
//! A key may not change between the attempts of a call.

use std::fmt;
use std::io;

use crate::encode::{Encode, Encoder};
use crate::world::{Random, System, hex};

/// The key of one call: the same in all its attempts, and known before it is sent.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct IdempotencyKey(String);

impl IdempotencyKey {
    /// A random key, a UUID of version 4.
    ///
    /// # Errors
    /// When the system has no randomness.
    pub fn random() -> io::Result<Self> {
        Self::random_from(&System)
    }

    /// A random key, a UUID of version 4, from other randomness than the system's.
    ///
    /// # Errors
    /// When the randomness fails.
    pub fn random_from(random: &dyn Random) -> io::Result<Self> {
        let mut bytes = [0_u8; 16];
        random.fill(&mut bytes)?;
        bytes[6] = bytes[6] & 0x0f | 0x40;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        let groups = [&bytes[..4], &bytes[4..6], &bytes[6..8], &bytes[8..10], &bytes[10..]];
        Ok(Self(groups.map(hex).join("-")))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for IdempotencyKey {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<String> for IdempotencyKey {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl From<&IdempotencyKey> for IdempotencyKey {
    fn from(key: &IdempotencyKey) -> Self {
        key.clone()
    }
}

#[cfg(feature = "uuid")]
impl From<uuid::Uuid> for IdempotencyKey {
    fn from(id: uuid::Uuid) -> Self {
        Self(id.to_string())
    }
}

impl fmt::Display for IdempotencyKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for IdempotencyKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl Encode for IdempotencyKey {
    fn encode(&self, to: &mut dyn Encoder) {
        to.symbol(&self.0);
    }
}

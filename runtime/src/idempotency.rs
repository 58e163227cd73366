//! Idempotency keys: what tells a server that two requests are one.
//! A key may not change between the attempts of a call.

use std::fmt;
use std::io;

use sha2::{Digest as _, Sha256};

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
        Ok(Self::uuid(bytes, 4))
    }

    /// The key that belongs to an id of your own, such as an order number: the same for the same operation, environment
    /// and id, on every machine and in every version of this library. A UUID of version 8, made with SHA-256.
    #[must_use]
    pub fn derive(operation: &str, environment: &str, own_id: &str) -> Self {
        let mut hash = Sha256::new();
        hash.update(b"idempotency key, version 1");
        for part in [operation, environment, own_id] {
            // The lengths keep the parts apart, whatever they hold.
            hash.update((part.len() as u64).to_be_bytes());
            hash.update(part.as_bytes());
        }
        let digest = hash.finalize();
        let mut bytes = [0_u8; 16];
        bytes.iter_mut().zip(digest.iter()).for_each(|(byte, from)| *byte = *from);
        Self::uuid(bytes, 8)
    }

    fn uuid(mut bytes: [u8; 16], version: u8) -> Self {
        bytes[6] = bytes[6] & 0x0f | version << 4;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        let groups = [&bytes[..4], &bytes[4..6], &bytes[6..8], &bytes[8..10], &bytes[10..]];
        Self(groups.map(hex).join("-"))
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

#[cfg(test)]
mod tests {
    use super::IdempotencyKey;

    #[test]
    fn a_derived_key_stays_the_same_and_tells_its_parts_apart() {
        let key = |a, b, c| IdempotencyKey::derive(a, b, c).as_str().to_owned();
        let derived = key("createTransfer", "sandbox", "order-1");
        assert_eq!(derived, key("createTransfer", "sandbox", "order-1"));
        assert_eq!((derived.len(), &derived[14..15]), (36, "8"));
        for other in [key("createTransfe", "rsandbox", "order-1"), key("createTransfer", "sandbox", "order-2")] {
            assert_ne!(derived, other);
        }
    }
}

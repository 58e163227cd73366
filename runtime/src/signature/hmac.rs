//! A key that both sides share, with HMAC over SHA-256.
//! It may not show the key.

use std::fmt;
use std::future::ready;

use hmac::{Hmac, KeyInit as _, Mac as _};
use secrecy::{ExposeSecret, SecretSlice};
use sha2::Sha256;

use super::{SignatureError, Signed, Signer, VerificationKey};
use crate::transport::BoxFuture;

/// A shared key; its algorithm is `hmac-sha256`.
#[derive(Clone)]
pub struct HmacSha256Key {
    id: String,
    key: SecretSlice<u8>,
}

impl HmacSha256Key {
    /// The key, and what the server knows it by. An empty key signs nothing.
    #[must_use]
    pub fn new(id: impl Into<String>, key: impl Into<SecretSlice<u8>>) -> Self {
        Self { id: id.into(), key: key.into() }
    }

    fn mac(&self, base: &[u8]) -> Result<Hmac<Sha256>, SignatureError> {
        let key = self.key.expose_secret();
        if key.is_empty() {
            return Err(SignatureError::EmptyKey);
        }
        // A key of any other length will do, so this fails for no key.
        let mut mac = Hmac::new_from_slice(key).map_err(|_| SignatureError::EmptyKey)?;
        mac.update(base);
        Ok(mac)
    }

    fn signed(&self, base: &[u8]) -> Result<Vec<u8>, SignatureError> {
        Ok(self.mac(base)?.finalize().into_bytes().to_vec())
    }
}

impl Signer for HmacSha256Key {
    fn sign<'a>(&'a self, base: &'a [u8]) -> BoxFuture<'a, Signed> {
        Box::pin(ready(self.signed(base).map_err(Into::into)))
    }

    fn algorithm(&self) -> &'static str {
        "hmac-sha256"
    }

    fn key_id(&self) -> &str {
        &self.id
    }
}

impl VerificationKey for HmacSha256Key {
    fn algorithm(&self) -> &'static str {
        "hmac-sha256"
    }

    fn key_id(&self) -> Option<&str> {
        Some(&self.id)
    }

    fn verify(&self, base: &[u8], signature: &[u8]) -> bool {
        self.mac(base).is_ok_and(|mac| mac.verify_slice(signature).is_ok())
    }
}

impl fmt::Debug for HmacSha256Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HmacSha256Key").finish_non_exhaustive()
    }
}

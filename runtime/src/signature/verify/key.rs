//! What a signature is verified by.
//! It may not answer by how long it takes.

use std::sync::Arc;

/// The key of somebody who signs, as others have it.
pub trait VerificationKey: Send + Sync + 'static {
    /// The name of the algorithm in the registry of RFC 9421, such as `ecdsa-p384-sha384`.
    fn algorithm(&self) -> &str;

    /// What the key is known by, if only signatures that name it so are its own.
    fn key_id(&self) -> Option<&str> {
        None
    }

    /// Whether these bytes were signed so. Where the key is a secret, the time that it takes must not depend on how much
    /// of the signature is right.
    fn verify(&self, base: &[u8], signature: &[u8]) -> bool;
}

impl<T: VerificationKey + ?Sized> VerificationKey for Arc<T> {
    fn algorithm(&self) -> &str {
        (**self).algorithm()
    }

    fn key_id(&self) -> Option<&str> {
        (**self).key_id()
    }

    fn verify(&self, base: &[u8], signature: &[u8]) -> bool {
        (**self).verify(base, signature)
    }
}

//! What holds a key and signs with it, here or elsewhere.
//! It may not give the key away.

use std::error::Error as StdError;
use std::sync::Arc;

use crate::transport::BoxFuture;

/// What a signer gives back: the bytes of the signature, as its algorithm lays them out for messages. For ECDSA those are
/// r and s, each as long as the curve's field, without DER.
pub type Signed = Result<Vec<u8>, Box<dyn StdError + Send + Sync>>;

/// A key that signs: in memory, in a device, or behind a service.
pub trait Signer: Send + Sync + 'static {
    /// Signs these bytes, as they are: hashing them belongs to the algorithm.
    ///
    /// The error is printed with the call's error, so it must not show a secret.
    fn sign<'a>(&'a self, base: &'a [u8]) -> BoxFuture<'a, Signed>;

    /// The name of the algorithm in the registry of RFC 9421, such as `ecdsa-p384-sha384`.
    fn algorithm(&self) -> &str;

    /// What the server knows the key by.
    fn key_id(&self) -> &str;
}

impl<T: Signer + ?Sized> Signer for Arc<T> {
    fn sign<'a>(&'a self, base: &'a [u8]) -> BoxFuture<'a, Signed> {
        (**self).sign(base)
    }

    fn algorithm(&self) -> &str {
        (**self).algorithm()
    }

    fn key_id(&self) -> &str {
        (**self).key_id()
    }
}

impl<T: Signer + ?Sized> Signer for Box<T> {
    fn sign<'a>(&'a self, base: &'a [u8]) -> BoxFuture<'a, Signed> {
        (**self).sign(base)
    }

    fn algorithm(&self) -> &str {
        (**self).algorithm()
    }

    fn key_id(&self) -> &str {
        (**self).key_id()
    }
}

//! A key of ECDSA over the curve P-384, in memory.
//! It may not show the key, nor make a signature that is not 96 bytes long.

use std::fmt;
use std::future::ready;
use std::io;
use std::path::Path;

use p384::SecretKey;
use p384::ecdsa::signature::{Signer as _, Verifier as _};
use p384::ecdsa::{Signature, SigningKey, VerifyingKey};
use p384::pkcs8::{DecodePublicKey as _, EncodePublicKey as _, LineEnding};
use secrecy::zeroize::Zeroizing;

use super::{Signed, Signer, VerificationKey};
use crate::transport::BoxFuture;

const ALGORITHM: &str = "ecdsa-p384-sha384";
/// How long a key is, in bytes.
const LENGTH: usize = 48;
/// Before this part of a file, OpenSSL writes the name of the curve as a part of its own.
const SEC1: &str = "-----BEGIN EC PRIVATE KEY-----";
const ENCRYPTED: [&str; 2] = ["-----BEGIN ENCRYPTED PRIVATE KEY-----", "Proc-Type: 4,ENCRYPTED"];

/// A key of ECDSA over P-384; its algorithm is `ecdsa-p384-sha384`. Signatures are deterministic (RFC 6979), and are r and
/// s of 48 bytes each. It is wiped when it is dropped.
#[derive(Clone)]
pub struct P384Key {
    id: String,
    key: SigningKey,
}

impl P384Key {
    /// Reads a key from PEM: PKCS#8 (`PRIVATE KEY`) or SEC1 (`EC PRIVATE KEY`), not encrypted. `id` is what the server
    /// knows it by. The text stays the caller's to wipe.
    ///
    /// # Errors
    /// When the text is not such a key.
    pub fn from_pem(id: impl Into<String>, pem: &str) -> Result<Self, KeyError> {
        if ENCRYPTED.iter().any(|marker| pem.contains(marker)) {
            return Err(KeyError::Encrypted);
        }
        let pem = pem.find(SEC1).and_then(|begin| pem.get(begin..)).unwrap_or(pem);
        // The error of the parser could say more than one wants to print about a key.
        let key = SecretKey::from_pem(pem.trim_ascii_start()).map_err(|_| KeyError::NotP384)?;
        Ok(Self { id: id.into(), key: key.into() })
    }

    /// Reads a key from a file, as [`from_pem`](Self::from_pem) does.
    ///
    /// # Errors
    /// When the file cannot be read, or does not hold such a key.
    pub fn from_pem_file(id: impl Into<String>, path: impl AsRef<Path>) -> Result<Self, KeyError> {
        let pem = Zeroizing::new(std::fs::read_to_string(path).map_err(KeyError::File)?);
        Self::from_pem(id, &pem)
    }

    /// Takes a key as 48 bytes, the higher ones first.
    ///
    /// # Errors
    /// When the bytes are not a key of this curve.
    pub fn from_bytes(id: impl Into<String>, key: &[u8]) -> Result<Self, KeyError> {
        // The parser would fill up a shorter one.
        let key = if key.len() == LENGTH { SigningKey::from_slice(key).ok() } else { None };
        let key = key.ok_or(KeyError::NotP384)?;
        Ok(Self { id: id.into(), key })
    }

    /// The public key in PEM (`PUBLIC KEY`), to be registered with the server.
    ///
    /// # Errors
    /// Never for a key of this curve; the encoder does not say so.
    pub fn public_key_pem(&self) -> Result<String, KeyError> {
        self.key.verifying_key().to_public_key_pem(LineEnding::LF).map_err(|_| KeyError::NotP384)
    }

    /// The public key, to verify what this one signs.
    #[must_use]
    pub fn public_key(&self) -> P384PublicKey {
        P384PublicKey { id: Some(self.id.clone()), key: *self.key.verifying_key() }
    }
}

impl Signer for P384Key {
    fn sign<'a>(&'a self, base: &'a [u8]) -> BoxFuture<'a, Signed> {
        let signature: Result<Signature, _> = self.key.try_sign(base);
        Box::pin(ready(signature.map(|signature| signature.to_bytes().to_vec()).map_err(Into::into)))
    }

    fn algorithm(&self) -> &'static str {
        ALGORITHM
    }

    fn key_id(&self) -> &str {
        &self.id
    }
}

impl fmt::Debug for P384Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("P384Key").finish_non_exhaustive()
    }
}

/// The public half of such a key, by which signatures are verified. Others than of 96 bytes are refused.
#[derive(Clone, PartialEq, Eq)]
pub struct P384PublicKey {
    id: Option<String>,
    key: VerifyingKey,
}

impl P384PublicKey {
    /// Reads a key from PEM (`PUBLIC KEY`).
    ///
    /// # Errors
    /// When the text is not such a key.
    pub fn from_pem(pem: &str) -> Result<Self, KeyError> {
        let key = VerifyingKey::from_public_key_pem(pem).map_err(|_| KeyError::NotP384)?;
        Ok(Self { id: None, key })
    }

    /// What the key is known by: signatures that name another key are then not its own.
    #[must_use]
    pub fn known_by(mut self, id: impl Into<String>) -> Self {
        self.id = Some(id.into());
        self
    }
}

impl VerificationKey for P384PublicKey {
    fn algorithm(&self) -> &'static str {
        ALGORITHM
    }

    fn key_id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    fn verify(&self, base: &[u8], signature: &[u8]) -> bool {
        Signature::from_slice(signature).is_ok_and(|signature| self.key.verify(base, &signature).is_ok())
    }
}

impl fmt::Debug for P384PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("P384PublicKey").field("id", &self.id).finish_non_exhaustive()
    }
}

/// A key cannot be read. Nothing of it is shown.
#[derive(Debug)]
#[non_exhaustive]
pub enum KeyError {
    /// The file cannot be read.
    File(io::Error),
    /// The key is encrypted by a passphrase.
    Encrypted,
    /// It is no key of P-384.
    NotP384,
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::File(_) => "the file of the key cannot be read",
            Self::Encrypted => "the key is encrypted by a passphrase; decrypt it first",
            Self::NotP384 => {
                "this is no key of P-384, as PEM (PKCS#8 or SEC1; the public half as SPKI), or as 48 bytes"
            }
        })
    }
}

impl std::error::Error for KeyError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::File(error) => Some(error),
            Self::Encrypted | Self::NotP384 => None,
        }
    }
}

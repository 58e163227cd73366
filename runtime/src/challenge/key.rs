//! The key of an Ethereum account, in memory: for tests, sandboxes and servers that hold one.
//! It may not show the key.

use std::fmt;
use std::future::ready;

use k256::ecdsa::SigningKey;
use sha3::{Digest as _, Keccak256};

use super::{Wallet, WalletSignature, WalletSigned, personal_message, unhex};
use crate::transport::BoxFuture;
use crate::world::hex;

/// What is added to the number that tells which of the possible public keys it was.
const V: u8 = 27;

/// The key of an account. Signatures are deterministic (RFC 6979). It is wiped when it is dropped.
#[derive(Clone)]
pub struct EthereumKey {
    key: SigningKey,
    address: String,
}

impl EthereumKey {
    /// Takes the key as 32 bytes.
    ///
    /// # Errors
    /// When the bytes are not a key.
    pub fn from_bytes(key: &[u8; 32]) -> Result<Self, NoSuchKey> {
        let key = SigningKey::from_slice(key).map_err(|_| NoSuchKey)?;
        let address = address(&key);
        Ok(Self { key, address })
    }

    /// Reads the key from 64 hexadecimal digits, with or without `0x`. The text stays the caller's to wipe.
    ///
    /// # Errors
    /// When they are not a key.
    pub fn from_hex(key: &str) -> Result<Self, NoSuchKey> {
        let key = secrecy::zeroize::Zeroizing::new(unhex(key.strip_prefix("0x").unwrap_or(key)).ok_or(NoSuchKey)?);
        Self::from_bytes(&key)
    }

    fn sign(&self, text: &str) -> WalletSignature {
        let hash = Keccak256::digest(personal_message(text.as_bytes()));
        let (signature, recovery) = self.key.sign_prehash_recoverable(&hash);
        let mut bytes = [V + recovery.to_byte(); 65];
        let (halves, _) = bytes.split_at_mut(64);
        halves.copy_from_slice(&signature.to_bytes());
        WalletSignature::new(bytes)
    }
}

impl Wallet for EthereumKey {
    fn address(&self) -> &str {
        &self.address
    }

    fn sign_message<'a>(&'a self, text: &'a str) -> BoxFuture<'a, WalletSigned> {
        Box::pin(ready(Ok(self.sign(text))))
    }
}

impl fmt::Debug for EthereumKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EthereumKey").finish_non_exhaustive()
    }
}

/// This is not the key of an account. Nothing of it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NoSuchKey;

impl fmt::Display for NoSuchKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("this is not the key of an Ethereum account: 32 bytes, or 64 hexadecimal digits")
    }
}

impl std::error::Error for NoSuchKey {}

/// The last 20 bytes of the hash of the public key; the case of the letters is a checksum (EIP-55).
fn address(key: &SigningKey) -> String {
    let public = key.verifying_key().to_sec1_point(false);
    // The first byte says that the point is not compressed.
    let hash = Keccak256::digest(public.as_bytes().get(1..).unwrap_or_default());
    let digits = hex(hash.get(12..).unwrap_or_default());
    let check = hex(&Keccak256::digest(&digits));
    let letters = digits.chars().zip(check.chars());
    let cased = letters.map(|(digit, check)| if check >= '8' { digit.to_ascii_uppercase() } else { digit });
    format!("0x{}", cased.collect::<String>())
}

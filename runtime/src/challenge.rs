//! Challenges that the owner of an Ethereum account signs, to prove that the account is theirs.
//! It may not sign what it has not read, nor show an address or a key.

#[cfg(feature = "k256")]
mod key;
mod message;

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

#[cfg(feature = "k256")]
pub use key::{EthereumKey, NoSuchKey};
pub use message::SignInMessage;

use crate::transport::BoxFuture;
use crate::values::{Base64, base64_text};
use crate::world::hex;

/// How many bytes a signature has: r and s of 32 each, and v.
const LENGTH: usize = 65;

/// What signing gives back. The error may be printed, so it must not show a secret.
pub type WalletSigned = Result<WalletSignature, Box<dyn StdError + Send + Sync>>;

/// An Ethereum account that signs messages: a key here, a device, or somebody's wallet.
pub trait Wallet: Send + Sync + 'static {
    /// The account's address: `0x` and 40 hexadecimal digits.
    fn address(&self) -> &str;

    /// Signs a text as wallets do (EIP-191, `personal_sign`): over [`personal_message`] of its bytes.
    fn sign_message<'a>(&'a self, text: &'a str) -> BoxFuture<'a, WalletSigned>;
}

impl<T: Wallet + ?Sized> Wallet for Arc<T> {
    fn address(&self) -> &str {
        (**self).address()
    }

    fn sign_message<'a>(&'a self, text: &'a str) -> BoxFuture<'a, WalletSigned> {
        (**self).sign_message(text)
    }
}

/// What is hashed and signed of a message (EIP-191): a prefix keeps it from being a transaction.
#[must_use]
pub fn personal_message(message: &[u8]) -> Vec<u8> {
    let mut all = format!("\u{19}Ethereum Signed Message:\n{}", message.len()).into_bytes();
    all.extend_from_slice(message);
    all
}

/// A signature of a wallet: r, s and v.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct WalletSignature([u8; LENGTH]);

impl WalletSignature {
    /// Takes r, s and v as 65 bytes.
    #[must_use]
    pub const fn new(bytes: [u8; LENGTH]) -> Self {
        Self(bytes)
    }

    /// Reads the hexadecimal digits that wallets give, with or without `0x`.
    ///
    /// # Errors
    /// When they are not those of 65 bytes.
    pub fn from_hex(text: &str) -> Result<Self, ChallengeError> {
        let digits = text.strip_prefix("0x").unwrap_or(text);
        unhex(digits).map(Self).ok_or(ChallengeError::NotASignature)
    }

    /// The bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; LENGTH] {
        &self.0
    }

    /// Hexadecimal digits after `0x`, as wallets give them.
    #[must_use]
    pub fn to_hex(&self) -> String {
        format!("0x{}", hex(&self.0))
    }

    /// Base64 of the bytes, not of the digits.
    #[must_use]
    pub fn to_base64(&self) -> String {
        base64_text(&self.0)
    }
}

impl From<WalletSignature> for Base64 {
    /// The bytes, as fields of requests take them.
    fn from(signature: WalletSignature) -> Self {
        Self::new(signature.0.to_vec())
    }
}

impl fmt::Debug for WalletSignature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WalletSignature").finish_non_exhaustive()
    }
}

/// In place, so that a key leaves no copy behind.
fn unhex<const N: usize>(digits: &str) -> Option<[u8; N]> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let mut bytes = [0; N];
    let mut pairs = digits.as_bytes().chunks_exact(2);
    for byte in &mut bytes {
        let pair = pairs.next()?;
        *byte = digit(*pair.first()?)? << 4 | digit(*pair.get(1)?)?;
    }
    let all = pairs.next().is_none() && pairs.remainder().is_empty();
    all.then_some(bytes)
}

/// A challenge cannot be read, or should not be signed. Nothing of it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ChallengeError {
    /// It is not base64 of text.
    NotBase64,
    /// It is no message by which one signs in (EIP-4361); the part that is missing or wrong is named.
    NotAMessage(&'static str),
    /// It is for another account than the wallet's.
    OtherAccount,
    /// It is from another domain than the one that was expected.
    OtherDomain,
    /// It has expired, or does not hold yet.
    NotNow,
    /// This is not a signature of 65 bytes.
    NotASignature,
}

impl fmt::Display for ChallengeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotBase64 => f.write_str("the challenge is not base64 of text"),
            Self::NotAMessage(part) => write!(f, "the challenge is no message to sign in by: see its {part}"),
            Self::OtherAccount => f.write_str("the challenge is for another account than the wallet's"),
            Self::OtherDomain => f.write_str("the challenge is from another domain than expected"),
            Self::NotNow => f.write_str("the challenge has expired, or does not hold yet"),
            Self::NotASignature => f.write_str("this is not a signature of 65 bytes"),
        }
    }
}

impl StdError for ChallengeError {}

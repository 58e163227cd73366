//! Who signed a message as wallets do (EIP-191): found out by the signature alone.
//! It shares nothing with the code that signs but the arithmetic of the curve.

use k256::ecdsa::{RecoveryId, Signature, VerifyingKey};
use sha3::{Digest as _, Keccak256};

/// Whether the owner of this address signed this message.
pub(super) fn signed(address: &str, message: &[u8], signature: &[u8]) -> bool {
    let hex = address.strip_prefix("0x").unwrap_or_default();
    signer(message, signature).is_some_and(|signer| signer.eq_ignore_ascii_case(hex))
}

/// The address, in hexadecimal digits.
fn signer(message: &[u8], signature: &[u8]) -> Option<String> {
    let (recovery, halves) = signature.split_last()?;
    let recovery = RecoveryId::from_byte(recovery.checked_sub(27)?)?;
    let signature = Signature::from_slice(halves).ok()?;
    let mut hash = Keccak256::new();
    hash.update(format!("\u{19}Ethereum Signed Message:\n{}", message.len()));
    hash.update(message);
    let key = VerifyingKey::recover_from_prehash(&hash.finalize(), &signature, recovery).ok()?;
    // The first byte says that the point is not compressed.
    let hash = Keccak256::digest(key.to_sec1_point(false).as_bytes().get(1..)?);
    let digits = hash.get(12..)?.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    Some(digits.filter_map(|digit| char::from_digit(u32::from(digit), 16)).collect())
}

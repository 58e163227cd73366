//! Challenges: what the owner of a wallet signs, good for an hour.
//! A customer's is a text by EIP-4361; an account's is a bare id.

use std::time::{Duration, SystemTime};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use super::{Entity, assumed, error, not_found, wallet};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::clock::rfc3339;
use crate::stand_in::Context;

const LIVES: Duration = Duration::from_hours(1);

/// A challenge.
#[derive(Clone, Debug)]
pub(super) struct Challenge {
    pub(super) text: String,
    until: SystemTime,
    signed: bool,
}

/// For the owner of a wallet, named as in CAIP-10.
pub(super) fn of_wallet(context: &mut Context<'_>, chain_id: &str) -> Challenge {
    let mut parts = chain_id.rsplitn(2, ':');
    let (address, chain) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
    let chain = chain.rsplit(':').next().unwrap_or_default();
    new(context, |nonce, at| {
        format!(
            "api.sandbox.offblocks.xyz wants you to sign in with your Ethereum account:\n{address}\n\n\
                 Prove that this wallet is yours.\n\nURI: https://api.sandbox.offblocks.xyz\nVersion: 1\n\
                 Chain ID: {chain}\nNonce: {nonce}\nIssued At: {at}"
        )
    })
}

/// For an account.
pub(super) fn of_account(context: &mut Context<'_>) -> Challenge {
    let id = context.ids.uuid();
    new(context, |_, _| id)
}

fn new(context: &mut Context<'_>, text: impl FnOnce(String, String) -> String) -> Challenge {
    let text = text(context.ids.hex(16), rfc3339(context.now));
    Challenge { text: STANDARD.encode(text), until: context.now + LIVES, signed: false }
}

/// The challenge of an entity; another one if it has expired.
pub(super) fn current(
    entity: &mut Entity,
    context: &mut Context<'_>,
    anew: impl FnOnce(&mut Context<'_>) -> Challenge,
) -> Result<Answer, Answer> {
    let challenge = entity.challenge.as_mut().ok_or_else(not_found)?;
    if challenge.until <= context.now && !challenge.signed {
        *challenge = anew(context);
    }
    Ok(Answer::json(200, json!({ "challenge": challenge.text })))
}

/// Takes the signature of a challenge, which is that of a wallet if one is named; the names of the body's members are those
/// that the document infers.
pub(super) fn sign(
    entity: &mut Entity,
    asked: &Asked,
    context: &Context<'_>,
    wallet: Option<&str>,
) -> Result<(), Answer> {
    let challenge = entity.challenge.as_mut().ok_or_else(not_found)?;
    if challenge.signed {
        return Err(error(409, "already_signed", "The challenge is signed already"));
    }
    if challenge.until <= context.now {
        return Err(error(400, "challenge_expired", "The challenge has expired; get another one"));
    }
    if asked.text("challenge") != Some(&challenge.text) {
        return Err(error(400, "wrong_challenge", "This is another challenge"));
    }
    let signature = asked.text("signature").and_then(|text| STANDARD.decode(text).ok()).unwrap_or_default();
    let is_formed = signature.len() == 65 && matches!(signature.last(), Some(27 | 28));
    if !is_formed && context.assumed.holds(assumed::SIGNATURE_FORM) {
        return Err(error(400, "bad_signature", "This is no signature of a wallet"));
    }
    let wallet = wallet.filter(|_| context.assumed.holds(assumed::WALLET_SIGNS));
    let text = STANDARD.decode(&challenge.text).unwrap_or_default();
    if wallet.is_some_and(|wallet| !wallet::signed(wallet, &text, &signature)) {
        return Err(error(400, "bad_signature", "This is not signed by the wallet of the customer"));
    }
    challenge.signed = true;
    Ok(())
}

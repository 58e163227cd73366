//! Tokens for key and secret, the key that signs messages, and the check of all three layers.
//! A token lives for an hour; new credentials end all tokens.

use std::collections::HashMap;
use std::time::{Duration, SystemTime};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use oas_runtime::Clock;
use oas_runtime::http::{HeaderName, Uri};
use oas_runtime::signature::{Component, Message, P384PublicKey, Verifier};
use serde_json::json;

use super::{State, assumed, error};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::clock::epoch;
use crate::stand_in::Context;

/// The credentials that open it. There is one pair at first, and it is no secret.
pub(crate) const API_KEY: &str = "0ffb10c5-0000-4000-8000-5a9db0c50002";
pub(crate) const API_SECRET: &str = "offblocks-sandbox-secret";

const LIVES: Duration = Duration::from_hours(1);

/// How far the clock of a caller may be ahead.
const SKEW: Duration = Duration::from_secs(5);

/// Who may call.
#[derive(Debug)]
pub(super) struct Credentials {
    /// Key and secret; none once they are deleted.
    pair: Option<(String, String)>,
    /// With the ends of their lives.
    tokens: HashMap<String, SystemTime>,
    /// What it is known by, and the key in PEM.
    signing: Option<(String, String)>,
}

impl Default for Credentials {
    fn default() -> Self {
        Self { pair: Some((API_KEY.to_owned(), API_SECRET.to_owned())), tokens: HashMap::new(), signing: None }
    }
}

/// The time of the sandbox.
struct At(SystemTime);

impl Clock for At {
    fn now(&self) -> SystemTime {
        self.0
    }
}

impl Credentials {
    /// The token, and the signature where the operation asks for one.
    pub(super) fn check(&self, asked: &Asked, context: &Context<'_>) -> Result<(), Answer> {
        let no = |why: &str| error(401, "unauthorized", why);
        let token = asked.header("authorization").and_then(|value| value.strip_prefix("Bearer "));
        let lives = token.and_then(|token| self.tokens.get(token)).is_some_and(|end| *end > context.now);
        if !lives {
            return Err(no("The token is missing, unknown or has expired"));
        }
        let is_signed = asked.operation.security.iter().flatten().any(|scheme| scheme == "MessageSignature");
        if is_signed { self.signature(asked, context).map_err(|why| no(&why)) } else { Ok(()) }
    }

    fn signature(&self, asked: &Asked, context: &Context<'_>) -> Result<(), String> {
        let (id, pem) = self.signing.as_ref().ok_or("no key for signatures is registered")?;
        let key = P384PublicKey::from_pem(pem).map_err(|_| "the registered key is no key")?;
        let key = if context.assumed.holds(assumed::KEY_ID) { key.known_by(id) } else { key };
        let ahead = if context.assumed.holds(assumed::SKEW) { SKEW } else { Duration::ZERO };
        let mut verifier = Verifier::new(key).clock(At(context.now)).skew(ahead);
        if context.assumed.holds(assumed::COVERED) {
            let header = |name: &'static str| Component::Header(HeaderName::from_static(name));
            let mut parts = vec![Component::Method, Component::TargetUri, header("authorization")];
            parts.extend(asked.header("idempotency-key").map(|_| header("idempotency-key")));
            verifier = verifier.require(parts);
        }
        if !context.assumed.holds(assumed::DIGEST) {
            verifier = verifier.unsigned_body();
        }
        let uri: Uri = asked.url.parse().map_err(|_| "the address cannot be read")?;
        let message = Message::request(&asked.method, &uri, &asked.headers, &asked.body);
        verifier.verify(&message).map(drop).map_err(|why| why.to_string())
    }

    fn knows(&self, asked: &Asked) -> bool {
        let known = self.pair.as_ref();
        known.is_some_and(|(key, _)| asked.text("apiKey").is_some_and(|given| given.eq_ignore_ascii_case(key)))
    }
}

pub(super) fn create_token(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let secret = state.credentials.pair.as_ref().map(|(_, secret)| secret.as_str());
    if !state.credentials.knows(asked) || asked.text("apiSecret") != secret {
        return Err(error(401, "unauthorized", "The API key or its secret is wrong"));
    }
    let token = format!("sandbox.{}.{}", context.ids.hex(32), context.ids.hex(32));
    let end = context.now + LIVES;
    state.credentials.tokens.insert(token.clone(), end);
    Ok(Answer::json(200, json!({ "token": token, "expiresAt": epoch(end), "tokenType": "Bearer" })))
}

pub(super) fn update(state: &mut State, asked: &Asked, _: &mut Context<'_>) -> Result<Answer, Answer> {
    if !state.credentials.knows(asked) {
        return Err(error(401, "unauthorized", "There is no such API key"));
    }
    let text = |name| asked.text(name).unwrap_or_default().to_owned();
    state.credentials.pair = Some((text("apiKey"), text("apiSecret")));
    state.credentials.tokens.clear();
    Ok(Answer::empty(204))
}

pub(super) fn delete(state: &mut State, asked: &Asked, _: &mut Context<'_>) -> Result<Answer, Answer> {
    if !state.credentials.knows(asked) {
        return Err(error(401, "unauthorized", "There is no such API key"));
    }
    state.credentials.pair = None;
    state.credentials.tokens.clear();
    Ok(Answer::empty(204))
}

pub(super) fn register_key(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let pem = asked.text("publicKey").and_then(|text| STANDARD.decode(text).ok());
    let pem = pem.and_then(|bytes| String::from_utf8(bytes).ok()).filter(|pem| P384PublicKey::from_pem(pem).is_ok());
    let pem = pem.ok_or_else(|| error(400, "bad_key", "`publicKey` is not a P-384 key in PEM, in base64"))?;
    let id = context.ids.uuid();
    state.credentials.signing = Some((id.clone(), pem));
    Ok(Answer::json(200, json!({ "id": id, "keyId": id })))
}

pub(super) fn delete_key(state: &mut State, _: &Asked, _: &mut Context<'_>) -> Result<Answer, Answer> {
    state.credentials.signing = None;
    Ok(Answer::empty(204))
}

impl State {
    /// What the registered key is known by.
    pub(super) fn key_id(&self) -> Option<String> {
        self.credentials.signing.as_ref().map(|(id, _)| id.clone())
    }
}

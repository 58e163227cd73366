//! Tokens, credentials, the signing key, and webhooks.

use offblocks_api::types::{
    CreateToken, DeleteCredentials, RegisterSigningKey, SaveWebhook, UpdateCredentials, WebhookType,
};
use offblocks_api::{Json, Map};
use oracle::offblocks::pair;
use oracle::{KEY, Pair, json, text};

const API_KEY: &str = "5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01";
const WEBHOOK: &str = "4d6e8f0a-2b4c-4d6e-8f0a-1b3c5d7e9f06";

pub(crate) fn create_token() -> Pair {
    let body = r#"{ "apiKey": "5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01", "apiSecret": "s€cret \"\\" }"#;
    pair(
        |offblocks| offblocks.authentication().create_token(CreateToken::new(API_KEY, "s€cret \"\\")),
        async |client| client.create_token(&text(KEY), &json(body)).await,
    )
}

pub(crate) fn update_credentials() -> Pair {
    let body = r#"{ "apiKey": "5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01", "apiSecret": "another-secret" }"#;
    pair(
        |offblocks| {
            let new = UpdateCredentials::new(API_KEY, "another-secret");
            offblocks.authentication().update_credentials(new)
        },
        async |client| client.update_credentials(&text(KEY), &json(body)).await,
    )
}

/// A DELETE with a body.
pub(crate) fn delete_credentials() -> Pair {
    let body = r#"{ "apiKey": "5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01" }"#;
    pair(
        |offblocks| offblocks.authentication().delete_credentials(DeleteCredentials::new(API_KEY)),
        async |client| client.delete_credentials(&text(KEY), &json(body)).await,
    )
}

/// The text of the key, in base64.
pub(crate) fn register_signing_key() -> Pair {
    let body = r#"{ "publicKey": "LS0tLS1CRUdJTiBQVUJMSUMgS0VZLS0tLS0K" }"#;
    pair(
        |offblocks| {
            let key = RegisterSigningKey::inferred(b"-----BEGIN PUBLIC KEY-----\n".as_slice());
            offblocks.authentication().register_signing_key(key)
        },
        async |client| client.register_signing_key(&text(KEY), &json(body)).await,
    )
}

/// The keys of this body were not seen, so the caller may choose them.
pub(crate) fn register_signing_key_as_json() -> Pair {
    let body = r#"{ "key": { "kty": "EC", "crv": "P-384" } }"#;
    pair(
        |offblocks| {
            let mut key = Map::<Json>::default();
            key.insert("key".to_owned(), Json::new(r#"{"kty":"EC","crv":"P-384"}"#).unwrap());
            offblocks.authentication().register_signing_key(RegisterSigningKey::from(key))
        },
        async |client| client.register_signing_key(&text(KEY), &json(body)).await,
    )
}

pub(crate) fn delete_signing_key() -> Pair {
    pair(
        |offblocks| offblocks.authentication().delete_signing_key(),
        async |client| client.delete_signing_key(&text(KEY)).await,
    )
}

pub(crate) fn list_webhooks() -> Pair {
    pair(|offblocks| offblocks.webhooks().list(), async |client| client.list_webhooks().await)
}

pub(crate) fn save_webhook() -> Pair {
    let body = r#"{ "callbackUrl": "https://example.com/hooks?a=b" }"#;
    pair(
        |offblocks| offblocks.webhooks().save(SaveWebhook::new("https://example.com/hooks?a=b")),
        async |client| client.save_webhook(&text(KEY), &json(body)).await,
    )
}

pub(crate) fn change_webhook() -> Pair {
    let body = r#"{
        "id": "4d6e8f0a-2b4c-4d6e-8f0a-1b3c5d7e9f06", "callbackUrl": "https://example.com/hooks",
        "types": ["customer.updated", "card.updated"]
    }"#;
    pair(
        |offblocks| {
            let webhook = SaveWebhook::new("https://example.com/hooks").id(WEBHOOK);
            offblocks.webhooks().save(webhook.types([WebhookType::CustomerUpdated, WebhookType::CardUpdated]))
        },
        async |client| client.save_webhook(&text(KEY), &json(body)).await,
    )
}

pub(crate) fn get_webhook() -> Pair {
    pair(|offblocks| offblocks.webhooks().get(WEBHOOK), async |client| client.get_webhook(&text(WEBHOOK)).await)
}

pub(crate) fn delete_webhook() -> Pair {
    pair(
        |offblocks| offblocks.webhooks().delete(WEBHOOK),
        async |client| client.delete_webhook(&text(WEBHOOK), &text(KEY)).await,
    )
}

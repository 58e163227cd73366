//! `registerSigningKey`, as documented; the names in both bodies are inferred.

use offblocks_api::Client;
use offblocks_api::types::{RegisterSigningKey, SigningKey};
use offblocks_api::{Json, Map};
use wire::{Case, Sample, offblocks};

wire::tests!(case);

fn case() -> Case<SigningKey> {
    let call = |offblocks: &Client| {
        offblocks.authentication().register_signing_key(RegisterSigningKey::inferred(PEM.as_bytes()))
    };
    offblocks::operation_with_token(module_path!(), call)
        .sends("PUT", "/v1/auth/signing")
        .with_key()
        .json(r#"{ "publicKey": "LS0tLS1CRUdJTiBQVUJMSUMgS0VZLS0tLS0K" }"#)
        .answers(sample())
        .refuses(offblocks::refusals!(RegisterSigningKeyError: 400 BadRequest, 401 Unauthorized, 409 Conflict, 422 UnprocessableEntity, 500 InternalServerError))
}

fn sample() -> Sample<SigningKey> {
    let body = r#"{ "keyId": "2b4d6f80-1c3e-4a5b-8d7f-9e0a2c4b6d06", "id": "key-1", "other": 1 }"#;
    Sample::new(200, body, |key: &SigningKey| {
        assert_eq!(key.key_id.as_deref(), Some("2b4d6f80-1c3e-4a5b-8d7f-9e0a2c4b6d06"));
        assert_eq!(key.id.as_deref(), Some("key-1"));
        assert_eq!(key.additional_properties.get("other").unwrap().as_str(), "1");
    })
    .optional(&["keyId", "id"])
    .maps(&[""])
}

/// As documented: the PEM text itself, in base64.
const PEM: &str = "-----BEGIN PUBLIC KEY-----\n";

#[test]
fn another_form_is_sent_as_it_was_given() {
    let mut form = Map::new();
    form.insert("pem", Json::new(r#"{"text":"LS0t","bits":384.0}"#).unwrap());
    let request = offblocks::sent(|offblocks| offblocks.authentication().register_signing_key(form.clone()));
    assert_eq!(request.text(), r#"{"pem":{"text":"LS0t","bits":384.0}}"#);
}

/// Before the first key is known there is nothing to sign with: a client without a signer can register one.
#[test]
fn the_first_key_needs_no_signature() {
    let server = wire::Server::start();
    server.answer(wire::Answer::json(200, "{}"));
    let environment = offblocks_api::Environment::custom("loopback", server.url(), offblocks_api::Kind::Sandbox);
    let unsigned = Client::builder(offblocks::TOKEN).environment(environment).build().unwrap();
    let key = RegisterSigningKey::inferred(PEM.as_bytes());
    wire::block_on(unsigned.authentication().register_signing_key(key)).unwrap();
    assert_eq!(server.requests()[0].header("signature"), None);
    let error = wire::block_on(unsigned.customers().list()).unwrap_err();
    assert_eq!(error.outcome(), offblocks_api::Outcome::NotSent);
    assert!(error.to_string().ends_with("The client has no credentials for MessageSignature"), "{error}");
}

//! Credentials: the bare key by default, a bearer token by choice. As documented.

use juicyway_api::{Client, Credentials, Environment, Kind};
use wire::{Answer, Server};

/// The header that a client with these credentials sends.
fn authorization(credentials: Credentials) -> Option<String> {
    let server = Server::start();
    server.answer(Answer::json(200, r#"{"data":[]}"#));
    let environment = Environment::custom("loopback", server.url(), Kind::Sandbox);
    let client = Client::builder(credentials).environment(environment).build().unwrap();
    let page = wire::block_on(client.wallets().list()).unwrap();
    assert!(page.is_empty());
    server.requests().remove(0).header("authorization").map(ToOwned::to_owned)
}

#[test]
fn the_key_is_bare_by_default() {
    for credentials in [Credentials::api_key("test_key-1"), "test_key-1".into()] {
        assert_eq!(authorization(credentials).as_deref(), Some("test_key-1"));
    }
}

#[test]
fn a_bearer_token_by_choice() {
    assert_eq!(authorization(Credentials::bearer("test_key-1")).as_deref(), Some("Bearer test_key-1"));
}

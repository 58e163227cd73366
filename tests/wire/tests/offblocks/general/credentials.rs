//! As documented: a token and a signature, which covers the token; either can be of the caller's own making.

use offblocks_api::runtime::credentials::{AttemptInfo, Authenticate, Authorized};
use offblocks_api::runtime::http::HeaderValue;
use offblocks_api::runtime::transport::{BoxFuture, Request};
use offblocks_api::{Client, Credentials, Environment, Kind, Outcome};
use wire::offblocks::StubSigner;
use wire::{Answer, Server};

/// Stands for what fetches a token and keeps it.
struct Fetched;

impl Authenticate for Fetched {
    fn authorize<'a>(&'a self, request: &'a mut Request, _attempt: AttemptInfo) -> BoxFuture<'a, Authorized> {
        request.headers.insert("authorization", HeaderValue::from_static("Bearer fetched"));
        Box::pin(std::future::ready(Ok(())))
    }
}

fn environment(server: &Server) -> Environment {
    Environment::custom("loopback", server.url(), Kind::Sandbox)
}

#[test]
fn both_can_be_of_the_callers_own_making() {
    let server = Server::start();
    server.answer(Answer::json(200, "[]"));
    let builder = Client::builder(Credentials::message_signature(StubSigner)).authenticate("BearerToken", Fetched);
    let client = builder.environment(environment(&server)).build().unwrap();
    wire::block_on(client.cards().list()).unwrap();
    let requests = server.requests();
    assert_eq!(requests[0].header("authorization"), Some("Bearer fetched"));
    // In the document's order, so that the signature covers the token, whichever was given first.
    assert_eq!(requests[0].header("signature-input"), Some("sig=(\"authorization\")"));
}

#[test]
fn one_of_the_two_is_not_enough() {
    let server = Server::start();
    for credentials in [Credentials::bearer_token("test-token"), Credentials::message_signature(StubSigner)] {
        let client = Client::builder(credentials).environment(environment(&server)).build().unwrap();
        let error = wire::block_on(client.cards().list()).unwrap_err();
        assert_eq!(error.outcome(), Outcome::NotSent, "{error}");
    }
    assert!(server.requests().is_empty());
}

#[test]
fn nothing_of_them_shows() {
    let both =
        format!("{:?} {:?}", Credentials::bearer_token("test-token"), Credentials::message_signature(StubSigner));
    assert!(!both.contains("test-token") && both.contains("Authenticator(..)"), "{both}");
}

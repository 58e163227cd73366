//! A header parameter `Authorization` is how a caller proves who it is, where nothing else is: given once, and never shown.

use constructs::{Server, block_on, client};

use super::api;
use api::Credentials;

#[test]
fn it_is_given_once_and_sent_where_the_document_has_it() {
    let server = Server::start();
    let client = client!(api, server, Credentials::authorization("Bearer secret"));
    let sent = || {
        server.answer("HTTP/1.1 204 Done\n\n");
    };
    sent();
    block_on(client.things().list().limit(2)).unwrap();
    server.received("GET /things?limit=2 HTTP/1.1\naccept: application/json\nauthorization: Bearer secret\n\n");
    sent();
    block_on(client.things().get("1")).unwrap();
    server.received("GET /things/1 HTTP/1.1\naccept: application/json\nauthorization: Bearer secret\n\n");
    sent();
    block_on(client.things().get_status()).unwrap();
    server.received("GET /status HTTP/1.1\naccept: application/json\n\n");
    assert!(!format!("{:?}", Credentials::authorization("Bearer secret")).contains("secret"));
    assert!(!format!("{client:?}").contains("secret"));
}

#[test]
fn without_it_only_what_does_not_require_it_is_sent() {
    let server = Server::start();
    let client = client!(api, server);
    let error = block_on(client.things().list()).unwrap_err();
    assert_eq!(error.outcome(), api::Outcome::NotSent, "{error}");
    assert!(server.all_sent().is_empty());
    server.answer("HTTP/1.1 204 Done\n\n");
    block_on(client.things().get("1")).unwrap();
    server.received("GET /things/1 HTTP/1.1\naccept: application/json\n\n");
}

#[test]
fn where_the_document_says_that_nobody_has_to_say_who_calls_it_is_a_parameter() {
    let server = Server::with("HTTP/1.1 204 Done\n\n");
    let client = client!(api, server, Credentials::authorization("Bearer secret"));
    block_on(client.things().login("Basic x")).unwrap();
    server.received("POST /login HTTP/1.1\naccept: application/json\nauthorization: Basic x\n\n");
}

//! Options of one call: headers and the key. They may not replace what follows from the request.

use align_api::types::{CreateCustomer, CreateOfframpTransferFromQuote};
use align_api::{IdempotencyKey, Outcome};
use wire::{Answer, Server, align};

#[test]
fn a_call_adds_headers_and_replaces_those_of_the_client() {
    let server = Server::start();
    server.answer(Answer::json(200, r#"{"items":[]}"#));
    server.answer(Answer::json(200, r#"{"items":[]}"#));
    let builder = align::builder(&server.url()).header("x-app", "client").header("x-kept", "client");
    let client = builder.user_agent("my-app/1").build().unwrap();
    wire::block_on(client.customers().list().header("X-App", "call").header("x-trace", "1")).unwrap();
    wire::block_on(client.customers().list()).unwrap();
    let requests = server.requests();
    let headers = |at: usize| ["x-app", "x-kept", "x-trace", "user-agent"].map(|name| requests[at].header(name));
    assert_eq!(headers(0), [Some("call"), Some("client"), Some("1"), Some("my-app/1")]);
    assert_eq!(headers(1), [Some("client"), Some("client"), None, Some("my-app/1")]);
}

#[test]
fn headers_that_follow_from_the_request_are_refused() {
    for (name, value) in [
        ("host", "example.com"),
        ("Content-Length", "1"),
        ("transfer-encoding", "chunked"),
        ("content-type", "text/plain"),
        ("Idempotency-Key", "k"),
        ("x bad", "v"),
        ("x-bad", "a\r\nb: c"),
    ] {
        let server = Server::start();
        let to = CreateOfframpTransferFromQuote::to_external_account_id("a");
        let call = align::client(&server).offramp_transfers().create_from_quote("c", "q", to);
        let error = wire::block_on(call.header(name, value)).unwrap_err();
        assert_eq!(error.outcome(), Outcome::NotSent, "{name}: {error}");
        assert_eq!(error.faults().len(), 1, "{name}: {error}");
        assert!(server.requests().is_empty(), "{name} was sent");
    }
}

/// Where no key is documented, one is sent only if the caller asks for it: it is a hint.
#[test]
fn a_key_elsewhere_is_sent_only_when_given() {
    let ada = || CreateCustomer::individual().email("ada@example.com").first_name("Ada").last_name("Lovelace");
    let request = align::sent(|align| align.customers().create(ada()));
    assert_eq!(request.header("idempotency-key"), None);
    let request = align::sent(|align| align.customers().create(ada()).idempotency_key("own"));
    assert_eq!(request.header("idempotency-key"), Some("own"));
}

/// The same key, sent again after an unknown outcome, asks for the same effect.
#[test]
fn the_key_of_an_error_can_be_sent_again() {
    let server = Server::start();
    server.answer(Answer::hang_up());
    server.answer(Answer::json(201, r#"{"id":"t","status":"pending"}"#));
    let client = align::client(&server);
    let to = CreateOfframpTransferFromQuote::to_external_account_id("a");
    let call = || client.offramp_transfers().create_from_quote("c", "q", to.clone());
    let error = wire::block_on(call()).unwrap_err();
    assert_eq!(error.outcome(), Outcome::Unknown);
    let key: IdempotencyKey = error.idempotency_key().unwrap().clone();
    wire::block_on(call().idempotency_key(&key)).unwrap();
    let requests = server.requests();
    assert_eq!(requests.len(), 2, "nothing is sent again by itself");
    for request in &requests {
        assert_eq!(request.header("idempotency-key"), Some(key.as_str()));
    }
    assert_eq!(requests[0].body, requests[1].body);
}

#[test]
fn an_empty_key_is_refused() {
    let server = Server::start();
    let to = CreateOfframpTransferFromQuote::to_external_account_id("a");
    let call = align::client(&server).offramp_transfers().create_from_quote("c", "q", to);
    let error = wire::block_on(call.idempotency_key("")).unwrap_err();
    assert_eq!(error.outcome(), Outcome::NotSent);
    assert!(server.requests().is_empty());
}

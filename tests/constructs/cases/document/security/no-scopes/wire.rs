//! Who leaves out the list of scopes still requires the scheme; who requires the scheme `none` requires nothing.

use constructs::{Server, block_on, client};

use super::api;
use api::Credentials;
use api::operations::{GetOpen, GetThing};

#[test]
fn credentials_are_sent_and_needed() {
    let server = Server::with("HTTP/1.1 204 Done\n\n");
    block_on(client!(api, server, Credentials::key("k")).call(GetThing::new())).unwrap();
    server.received("GET /things HTTP/1.1\naccept: application/json\nx-key: k\n\n");
    let error = block_on(client!(api, server).call(GetThing::new())).unwrap_err();
    assert_eq!(error.outcome(), api::Outcome::NotSent);
}

#[test]
fn a_scheme_called_none_asks_for_nothing() {
    let server = Server::with("HTTP/1.1 204 Done\n\n");
    block_on(client!(api, server).call(GetOpen::new())).unwrap();
    server.received("GET /open HTTP/1.1\naccept: application/json\n\n");
}

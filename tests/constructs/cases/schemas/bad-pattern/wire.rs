//! What is no plain pattern is left to the server.

use constructs::{Server, block_on, client};

use super::api;
use api::types::ThingRequest;

#[test]
fn anything_is_sent() {
    let server = Server::start();
    server.json(200, r#"{"broken": "(", "exotic": ""}"#);
    let new = ThingRequest::builder().broken("((").exotic("x");
    let thing = block_on(client!(api, server).things().put(new)).unwrap();
    assert_eq!(server.sent().body, br#"{"broken":"((","exotic":"x"}"#);
    assert_eq!(thing.broken, "(");
}

//! What is no pattern is left to the server; the slashes of JavaScript are none of the pattern.

use constructs::{Server, block_on, client};

use super::api;
use api::types::ThingRequest;

#[test]
fn anything_is_sent() {
    let server = Server::start();
    server.json(200, r#"{"broken": "(", "exotic": "", "slashes": ""}"#);
    let new = ThingRequest::builder().broken("((").exotic("x").slashes("AB");
    let thing = block_on(client!(api, server).things().put(new)).unwrap();
    assert_eq!(server.sent().body, br#"{"broken":"((","exotic":"x","slashes":"AB"}"#);
    assert_eq!(thing.broken, "(");
}

#[test]
fn slashes_are_no_part_of_a_pattern() {
    let server = Server::start();
    let new = ThingRequest::builder().broken("").exotic("").slashes("/AB/");
    let error = block_on(client!(api, server).things().put(new)).unwrap_err();
    assert!(error.to_string().contains("slashes"), "{error}");
}

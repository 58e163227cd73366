//! The crate compiles with all of that prose in it; that rustdoc and its tests are quiet is tested elsewhere.

use constructs::{Server, block_on, client};

use super::api;
use api::types::ThingRequest;

#[test]
fn prose_is_prose() {
    let server = Server::start();
    server.json(200, r#"{"id": "1"}"#);
    let thing = block_on(client!(api, server).things().put(ThingRequest::new().id("1"))).unwrap();
    assert_eq!(thing.id.as_deref(), Some("1"));
}

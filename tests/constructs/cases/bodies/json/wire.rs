//! JSON that is required is an argument, JSON that is not is left out until it is given; JSON without a schema is any.

use constructs::{Server, block_on, client};

use super::api;
use api::operations::{CreateThing, PostAnything, UpdateThings};
use api::types;

const DONE: &str = "HTTP/1.1 204 Done\n\n";

#[test]
fn required_json_is_sent() {
    let server = Server::with(DONE);
    let thing = types::Thing::new("n").price(api::decimal!("1.10"));
    block_on(client!(api, server).call(CreateThing::new(thing))).unwrap();
    server.received(
        "POST /things HTTP/1.1\naccept: application/json\ncontent-type: application/json\n\n{\"name\":\"n\",\"price\":1.10}",
    );
}

#[test]
fn other_json_may_be_left_out() {
    let server = Server::start();
    let client = client!(api, server);
    server.answer(DONE);
    block_on(client.call(UpdateThings::new())).unwrap();
    server.received("PATCH /things HTTP/1.1\naccept: application/json\n\n");
    server.answer(DONE);
    block_on(client.call(UpdateThings::new()).body(types::Thing::new("n"))).unwrap();
    server.received("PATCH /things HTTP/1.1\naccept: application/json\ncontent-type: application/json\n\n{\"name\":\"n\"}");
}

#[test]
fn json_without_a_schema_is_any() {
    let server = Server::with(DONE);
    let json = api::Json::new("[1.10, null]").unwrap();
    block_on(client!(api, server).call(PostAnything::new(json))).unwrap();
    server.received("POST /anything HTTP/1.1\naccept: application/json\ncontent-type: application/json\n\n[1.10, null]");
}

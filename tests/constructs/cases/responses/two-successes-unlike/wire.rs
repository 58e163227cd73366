//! 201 and 202 with different bodies are an enum.

use constructs::{Server, block_on, client};

use super::api;
use api::operations::CreateThingOutput;

#[test]
fn each_status_is_a_variant() {
    let server = Server::start();
    let client = client!(api, server);
    server.json(201, r#"{"size": 1}"#);
    let made = block_on(client.things().create()).unwrap();
    assert!(matches!(made, CreateThingOutput::Created(thing) if thing.size == 1));
    server.json(202, r#"{"ticket": "t"}"#);
    let later = block_on(client.things().create()).unwrap();
    assert!(matches!(later, CreateThingOutput::Accepted(ticket) if ticket.ticket == "t"));
}

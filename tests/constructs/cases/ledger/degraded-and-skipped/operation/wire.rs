//! What cannot be said leaves out its operation, and nothing else.

use constructs::{Server, block_on, client};

use super::api;
use api::operations::CreateThing;

#[test]
fn the_rest_is_there() {
    let server = Server::with("HTTP/1.1 204 Done\n\n");
    block_on(client!(api, server).call(CreateThing::new())).unwrap();
    server.received("POST /things HTTP/1.1\naccept: application/json\n\n");
}

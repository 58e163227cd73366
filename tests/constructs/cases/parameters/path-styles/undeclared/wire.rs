//! What the path names and nothing describes is a text.

use constructs::{Server, block_on, client};

use super::api;

#[test]
fn it_is_a_text() {
    let server = Server::with("HTTP/1.1 204 Done\n\n");
    block_on(client!(api, server).things().get("a b")).unwrap();
    server.received("GET /things/a%20b HTTP/1.1\naccept: application/json\n\n");
}

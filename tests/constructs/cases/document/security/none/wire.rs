//! A document without security needs no credentials.

use constructs::{Server, block_on, client};

use super::api;

#[test]
fn nothing_is_needed() {
    let server = Server::with("HTTP/1.1 204 Done\n\n");
    block_on(client!(api, server).things().get()).unwrap();
    server.received("GET /things HTTP/1.1\naccept: application/json\n\n");
}

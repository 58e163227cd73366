//! An operation without an id is called by its method and path.

use constructs::{Server, block_on, client};

use super::api;
use api::operations::{GetThingsIdParts, Post};

#[test]
fn the_name_is_made_of_method_and_path() {
    let server = Server::start();
    let client = client!(api, server);
    server.answer("HTTP/1.1 204 Done\n\n");
    block_on(client.call(GetThingsIdParts::new("a"))).unwrap();
    server.received("GET /things/a/parts HTTP/1.1\naccept: application/json\n\n");
    server.answer("HTTP/1.1 204 Done\n\n");
    block_on(client.call(Post::new())).unwrap();
    server.received("POST / HTTP/1.1\naccept: application/json\n\n");
}

//! A path item among the components is that of the path which refers to it, and of no other.

use constructs::{Server, block_on, client};

use super::api;
use api::operations::GetThing;

#[test]
fn it_stands_at_its_path() {
    let server = Server::start();
    let client = client!(api, server);
    server.answer("HTTP/1.1 204 Done\n\n");
    block_on(client.call(GetThing::new("a"))).unwrap();
    server.received("GET /things/a HTTP/1.1\naccept: application/json\n\n");
}

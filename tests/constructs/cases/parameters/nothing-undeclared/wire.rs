//! Nothing is sent that the document does not name, but for what HTTP needs.

use constructs::{Server, block_on, client};

use super::api;
use api::operations::{CreateThing, ListThings};

#[test]
fn nothing_is_added() {
    let server = Server::start();
    let client = client!(api, server);
    server.answer("HTTP/1.1 204 Done\n\n");
    block_on(client.call(ListThings::new())).unwrap();
    server.received("GET /things HTTP/1.1\naccept: application/json\n\n");
    server.answer("HTTP/1.1 204 Done\n\n");
    block_on(client.call(CreateThing::new())).unwrap();
    server.received("POST /things HTTP/1.1\naccept: application/json\n\n");
}

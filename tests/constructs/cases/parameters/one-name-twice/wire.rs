//! One name in four places: all are sent, and each is told apart by its place.

use constructs::{Server, block_on, client};

use super::api;
use api::operations::GetThing;

#[test]
fn all_are_sent() {
    let server = Server::with("HTTP/1.1 204 Done\n\n");
    let get = GetThing::new("p").id_query(1).id_header("h").id_cookie("c");
    block_on(client!(api, server).call(get)).unwrap();
    server.received("GET /things/p?id=1 HTTP/1.1\naccept: application/json\ncookie: id=c\nid: h\n\n");
}

//! Ids that differ by casing only have names that differ, and do not depend on their order: the id in snake case has the
//! plain one.

use constructs::{Server, block_on, client};

use super::api;
use api::operations::{GetFoo, GetFooOperation};

#[test]
fn each_has_a_name() {
    let server = Server::start();
    let client = client!(api, server);
    server.answer("HTTP/1.1 204 Done\n\n");
    block_on(client.call(GetFoo::new())).unwrap();
    server.received("GET /b HTTP/1.1\naccept: application/json\n\n");
    server.answer("HTTP/1.1 204 Done\n\n");
    block_on(client.call(GetFooOperation::new())).unwrap();
    server.received("GET /a HTTP/1.1\naccept: application/json\n\n");
}

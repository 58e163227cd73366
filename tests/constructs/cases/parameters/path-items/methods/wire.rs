//! OPTIONS, TRACE and HEAD work; what HEAD answers has no body, whatever the document says.

use constructs::{Server, block_on, client};

use super::api;
use api::operations::{HeadThings, HeadThingsHeaders, OptionsThings, TraceThings};

#[test]
fn rare_methods_work() {
    let server = Server::start();
    let client = client!(api, server);
    server.answer("HTTP/1.1 204 Done\n\n");
    block_on(client.call(OptionsThings::new())).unwrap();
    server.received("OPTIONS /things HTTP/1.1\naccept: application/json\n\n");
    server.answer("HTTP/1.1 204 Done\n\n");
    block_on(client.call(TraceThings::new())).unwrap();
    server.received("TRACE /things HTTP/1.1\naccept: application/json\n\n");
    server.answer("HTTP/1.1 200 OK\ncontent-type: application/json\nx-total: 3\n\n");
    let response = block_on(client.call(HeadThings::new()).send()).unwrap();
    assert_eq!(response.headers_as::<HeadThingsHeaders>().x_total(), Some(3));
    server.received("HEAD /things HTTP/1.1\naccept: application/json\n\n");
}

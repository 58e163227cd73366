//! The first tag of an operation is its resource; operations without one are together.

use constructs::{Server, block_on, client};

use super::api;

#[test]
fn tags_are_resources() {
    let server = Server::start();
    for _ in 0..3 {
        server.answer("HTTP/1.1 204 No Content\n\n");
    }
    let client = client!(api, server);
    block_on(client.big_things().list()).unwrap();
    block_on(client.doors().list()).unwrap();
    block_on(client.api().ping()).unwrap();
    let lines: Vec<String> = server.all_sent().into_iter().map(|sent| sent.line).collect();
    assert_eq!(lines, ["GET /things HTTP/1.1", "GET /doors HTTP/1.1", "GET /ping HTTP/1.1"]);
}

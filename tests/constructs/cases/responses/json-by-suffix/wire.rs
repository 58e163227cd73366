//! Media types that end in `+json`, or have parameters, are JSON, and are asked for by their name.

use constructs::{Server, block_on, client};

use super::api;
use api::operations::{GetCharset, GetThing, GetThingError};

#[test]
fn a_suffix_is_json() {
    let server = Server::with("HTTP/1.1 200 OK\ncontent-type: application/vnd.things+json; charset=utf-8\n\n{\"size\": 1}");
    let client = client!(api, server);
    assert_eq!(block_on(client.call(GetThing::new())).unwrap().size, 1);
    server.received("GET /things HTTP/1.1\naccept: application/vnd.things+json\n\n");
    server.answer("HTTP/1.1 400 No\ncontent-type: application/problem+json\n\n{\"size\": 2}");
    let error = block_on(client.call(GetThing::new())).unwrap_err();
    let Some(Ok(GetThingError::BadRequest(problem))) = error.body() else { panic!("{error:?}") };
    assert_eq!(problem.size, 2);
}

#[test]
fn parameters_do_not_matter() {
    let server = Server::with("HTTP/1.1 200 OK\ncontent-type: application/json;charset=UTF-8\n\n{\"size\": 1}");
    assert_eq!(block_on(client!(api, server).call(GetCharset::new())).unwrap().size, 1);
    server.received("GET /charset HTTP/1.1\naccept: application/json\n\n");
}

//! 200, 404 and 410 each have a type of their own, by reference or inline.

use constructs::{Server, block_on, client};

use super::api;
use api::operations::GetThingError;

#[test]
fn a_success_is_its_type() {
    let server = Server::with("HTTP/1.1 200 OK\ncontent-type: application/json\n\n{\"size\": 3}");
    let thing = block_on(client!(api, server).things().get("a b")).unwrap();
    assert_eq!(thing.size, 3);
    server.received("GET /things/a%20b HTTP/1.1\naccept: application/json\n\n");
}

#[test]
fn each_refusal_is_its_type() {
    let server = Server::start();
    let client = client!(api, server);

    server.json(404, r#"{"id": "a"}"#);
    let error = block_on(client.things().get("a")).unwrap_err();
    let Some(Ok(GetThingError::NotFound(missing))) = error.body() else { panic!("{error:?}") };
    assert_eq!(missing.id, "a");

    server.json(410, r#"{"until": "noon"}"#);
    let error = block_on(client.things().get("a")).unwrap_err();
    let Some(Ok(GetThingError::Gone(gone))) = error.body() else { panic!("{error:?}") };
    assert_eq!(gone.until, "noon");
}

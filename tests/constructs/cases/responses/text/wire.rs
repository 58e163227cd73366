//! `text/plain` is a `String`, of successes and of errors.

use constructs::{Server, block_on, client};

use super::api;
use api::operations::GetMottoError;

#[test]
fn text_is_a_string() {
    let server = Server::with("HTTP/1.1 200 OK\ncontent-type: text/plain; charset=utf-8\n\n\"so\" it is");
    let client = client!(api, server);
    assert_eq!(block_on(client.mottos().get()).unwrap(), "\"so\" it is");
    server.received("GET /motto HTTP/1.1\naccept: text/plain\n\n");
    server.answer("HTTP/1.1 404 None\ncontent-type: text/plain\n\nnone");
    let error = block_on(client.mottos().get()).unwrap_err();
    assert!(matches!(error.body(), Some(Ok(GetMottoError::NotFound(text))) if text == "none"));
}

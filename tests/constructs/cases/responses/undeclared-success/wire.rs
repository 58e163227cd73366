//! A 2xx that nobody declared is the success whose body fits; else an error that knows that it was accepted.

use constructs::{Server, block_on, client};

use super::api;
use api::Outcome;

#[test]
fn a_body_that_fits_is_the_success() {
    let server = Server::start();
    server.json(200, r#"{"size": 1}"#);
    assert_eq!(block_on(client!(api, server).things().create()).unwrap().size, 1);
}

#[test]
fn another_body_was_accepted_and_another_media_type_is_in_doubt() {
    let server = Server::start();
    let client = client!(api, server);
    server.json(206, r#"{"part": 1}"#);
    let error = block_on(client.things().create()).unwrap_err();
    assert_eq!(error.outcome(), Outcome::Accepted);
    assert_eq!(error.raw_body().unwrap().as_ref(), br#"{"part": 1}"#);
    server.answer("HTTP/1.1 206 Part\ncontent-type: text/plain\n\npart");
    assert_eq!(block_on(client.things().create()).unwrap_err().outcome(), Outcome::Unknown);
}

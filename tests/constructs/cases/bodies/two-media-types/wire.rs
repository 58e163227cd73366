//! The caller picks the media type of a body that has several; two that mean the same bytes are one.

use constructs::{Server, block_on, client};

use super::api;
use api::operations::{CreateThing, CreateThingBody};
use api::{FilePart, types};

const DONE: &str = "HTTP/1.1 204 Done\n\n";

#[test]
fn the_caller_picks() {
    let server = Server::start();
    let client = client!(api, server);
    let sent = |body: CreateThingBody| {
        server.answer(DONE);
        block_on(client.call(CreateThing::new(body))).unwrap();
        server.sent()
    };
    let json = "POST /things HTTP/1.1\naccept: application/json\ncontent-type: application/json\n\n{\"name\":\"n\"}";
    assert_eq!(sent(CreateThingBody::json(types::Thing::new("n"))).to_string(), json);
    assert_eq!(sent(types::Thing::new("n").into()).to_string(), json);
    let text = sent(CreateThingBody::text("n"));
    assert_eq!((text.header("content-type"), text.body.as_slice()), (Some("text/plain"), b"n".as_slice()));
    let parts = sent(CreateThingBody::multipart(types::CreateThingBody::new(FilePart::new("f"))));
    assert!(parts.header("content-type").unwrap().starts_with("multipart/form-data"));
}

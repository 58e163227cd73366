//! A status with a body beside one without is an `Option`; where more differs, an enum.

use constructs::{Server, block_on, client};

use super::api;
use api::operations::{DeleteThing, GetThing, PutThing, PutThingOutput};

#[test]
fn a_body_or_none_is_an_option() {
    let server = Server::start();
    let client = client!(api, server);
    server.json(200, r#"{"size": 1}"#);
    assert_eq!(block_on(client.call(GetThing::new("a"))).unwrap().map(|thing| thing.size), Some(1));
    server.answer("HTTP/1.1 204 None\n\n");
    assert_eq!(block_on(client.call(GetThing::new("a"))).unwrap(), None);
    server.answer("HTTP/1.1 204 None\n\n");
    let () = block_on(client.call(DeleteThing::new("a"))).unwrap();
}

#[test]
fn different_bodies_and_none_are_an_enum() {
    let server = Server::start();
    let client = client!(api, server);
    let put = |answer: &str| {
        server.answer(answer);
        block_on(client.call(PutThing::new("a"))).unwrap()
    };
    let json = put("HTTP/1.1 200 OK\ncontent-type: application/json\n\n{\"size\": 2}");
    assert!(matches!(json, PutThingOutput::Ok(thing) if thing.size == 2));
    let text = put("HTTP/1.1 201 OK\ncontent-type: text/plain\n\nnew");
    assert!(matches!(text, PutThingOutput::Created(text) if text == "new"));
    assert!(matches!(put("HTTP/1.1 204 None\n\n"), PutThingOutput::NoContent));
}

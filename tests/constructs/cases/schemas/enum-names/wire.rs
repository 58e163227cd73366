//! Values that look alike in Rust have names of their own, and go out as they are.

use constructs::{Server, block_on, client};

use super::api;
use api::types::{ThingOrder, ThingRequest, ThingSign, ThingTwice, ThingVerb};

#[test]
fn each_value_is_written_as_the_document_has_it() {
    let wires: Vec<String> = [ThingVerb::from("add"), ThingVerb::from("Add"), ThingVerb::from("ADD")]
        .iter()
        .map(|verb| {
            assert!(!matches!(verb, ThingVerb::Unknown(_)), "{verb:?}");
            verb.as_str().to_owned()
        })
        .collect();
    assert_eq!(wires, ["add", "Add", "ADD"]);
    let signs = [ThingSign::Plus1, ThingSign::Minus1, ThingSign::N1, ThingSign::Empty];
    assert_eq!(signs.map(|sign| sign.as_str().to_owned()), ["+1", "-1", "1", ""]);
    assert_eq!(ThingOrder::UnknownValue.as_str(), "unknown");
    assert_eq!(ThingOrder::from("asc").as_str(), "asc");
    assert!(!matches!(ThingOrder::from("asc"), ThingOrder::Unknown(_)));
}

#[test]
fn they_come_back_as_themselves() {
    let server = Server::with(
        "HTTP/1.1 200 OK\ncontent-type: application/json\n\n{\"sign\": \"\", \"verb\": \"ADD\", \"twice\": \"one\"}",
    );
    let new = ThingRequest::new().sign(ThingSign::Plus1).twice(ThingTwice::Two);
    let thing = block_on(client!(api, server).things().put(new)).unwrap();
    assert_eq!(server.sent().body, br#"{"sign":"+1","twice":"two"}"#);
    assert_eq!((thing.sign, thing.twice), (Some(ThingSign::Empty), Some(ThingTwice::One)));
    assert_eq!(thing.verb.unwrap(), "ADD");
}

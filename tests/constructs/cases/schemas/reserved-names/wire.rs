//! Keywords and names of std are usable, and go out as they are.

use constructs::{Server, block_on, client};

use super::api;
use api::types::{OptionRequest, ResultRequest, ThingRequest};

#[test]
fn names_are_those_of_the_document_on_the_wire() {
    let server = Server::start();
    server.json(200, r#"{"type": "t", "self": "s", "result": {"a": "r"}, "vec": {"self": {}}, "kind": "Unknown"}"#);
    let new = ThingRequest::builder().r#type("t").self_2("s").r#fn("f").n1st("1").new_field("n");
    let new = new.result(ResultRequest::new().a("r")).option(OptionRequest::new());
    let thing = block_on(client!(api, server).things().put(new)).unwrap();
    assert_eq!(
        String::from_utf8(server.sent().body).unwrap(),
        r#"{"type":"t","self":"s","fn":"f","1st":"1","new":"n","result":{"a":"r"},"option":{}}"#
    );
    assert_eq!((thing.r#type.as_str(), thing.self_2.as_str()), ("t", "s"));
    assert_eq!(thing.result.unwrap().a.as_deref(), Some("r"));
    assert!(thing.vec.unwrap().self_.is_some());
    assert_eq!(thing.kind.unwrap().as_str(), "Unknown");
}

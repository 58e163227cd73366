//! Further properties are kept where the document declares them, and stop nothing where it does not.

use constructs::{Server, block_on, client};

use super::api;
use api::types::{ThingOpenRequest, ThingRatesRequest, ThingRequest, ThingTypedRequest};

#[test]
fn maps_keep_what_the_document_does_not_name() {
    let server = Server::start();
    server.json(
        200,
        r#"{"open": {"id": "1", "x": {"y": [1.50]}}, "typed": {"n": 3, "id": "i"}, "closed": {"id": "c", "new": 1},
            "map": {"k": "v"}, "anything": {"a": null}, "more": true}"#,
    );
    let new = ThingRequest::new()
        .open(ThingOpenRequest::new("1").additional_property("x", api::Json::new("[1.50]").unwrap()))
        .typed(ThingTypedRequest::new().additional_property("n", 3))
        .map([("k", "v")]);
    let thing = block_on(client!(api, server).things().put(new)).unwrap();
    assert_eq!(
        String::from_utf8(server.sent().body).unwrap(),
        r#"{"open":{"id":"1","x":[1.50]},"typed":{"n":3},"map":{"k":"v"}}"#
    );
    let open = thing.open.unwrap();
    assert_eq!(open.additional_properties.get("x").unwrap().as_str(), r#"{"y": [1.50]}"#);
    assert_eq!(thing.typed.unwrap().additional_properties.get("n"), Some(&3));
    assert_eq!(thing.closed.unwrap().id.as_deref(), Some("c"));
    assert_eq!(thing.map.unwrap().get("k").map(String::as_str), Some("v"));
    assert_eq!(thing.anything.unwrap().get("a").unwrap().as_str(), "null");
}

#[test]
fn further_properties_are_written_and_shown_as_the_document_says() {
    let server = Server::with("HTTP/1.1 200 OK\ncontent-type: application/json\n\n{}");
    let rates = ThingRatesRequest::new().additional_property("x", api::decimal!("9.90"));
    assert_eq!(format!("{rates:?}"), "ThingRatesRequest { extra: [redacted] }");
    block_on(client!(api, server).things().put(ThingRequest::new().rates(rates))).unwrap();
    assert_eq!(server.sent().body, br#"{"rates":{"x":9.90}}"#);
}

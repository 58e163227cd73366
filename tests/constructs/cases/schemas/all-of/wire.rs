//! Parts are merged into one type; what contradicts itself is raw JSON.

use constructs::{Server, block_on, client};

use super::api;
use api::types::{PartRequest, Thing, ThingEither, ThingEitherRequest, ThingKind, ThingRequest};

fn put(server: &Server, thing: ThingRequest) -> Result<Thing, api::Error> {
    block_on(client!(api, server).things().put(thing))
}

#[test]
fn all_parts_are_one_record() {
    let server = Server::start();
    server.json(
        200,
        r#"{"id": "1", "size": 2, "kind": "small", "wrapped": null, "sibling": {"name": "n"}, "short": "abc",
            "either": {"id": "e", "bank": "b"}, "impossible": [1]}"#,
    );
    let card = ThingEitherRequest::with_card().id("e").card("c").build();
    let new = ThingRequest::new("1", 2).kind(ThingKind::Large).wrapped_null().either(card);
    let thing = put(&server, new.sibling(PartRequest::new("n")).short("ab")).unwrap();
    assert_eq!(
        String::from_utf8(server.sent().body).unwrap(),
        r#"{"id":"1","kind":"large","size":2,"wrapped":null,"sibling":{"name":"n"},"short":"ab","either":{"id":"e","card":"c"}}"#
    );
    assert_eq!((thing.id.as_str(), thing.size, thing.kind), ("1", 2, Some(ThingKind::Small)));
    assert!(thing.wrapped.is_none());
    assert_eq!(thing.sibling.unwrap().name, "n");
    let Some(ThingEither::WithBank(bank)) = thing.either else { panic!("{:?}", thing.either) };
    assert_eq!((bank.id.as_str(), bank.bank.as_str()), ("e", "b"));
    assert_eq!(thing.impossible.unwrap().as_str(), "[1]");
}

#[test]
fn the_bounds_of_all_parts_hold() {
    let server = Server::start();
    for short in ["a", "abcd"] {
        let error = put(&server, ThingRequest::new("1", 2).short(short)).unwrap_err();
        assert!(error.to_string().contains("short"), "{error}");
    }
    assert!(server.all_sent().is_empty());
}

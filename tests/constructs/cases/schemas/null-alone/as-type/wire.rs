//! Sent as null and as nothing else, by itself where it is required; answers decode whatever comes in its place.

use constructs::{Server, block_on, client};

use super::api;
use api::Null;
use api::types::{ThingEitherRequest, ThingRequest};

fn sent(thing: ThingRequest) -> String {
    let server = Server::with("HTTP/1.1 200 OK\ncontent-type: application/json\n\n{\"id\": \"1\", \"kept\": null}");
    block_on(client!(api, server).things().put(thing)).unwrap();
    String::from_utf8(server.sent().body).unwrap()
}

#[test]
fn a_required_null_is_written_by_itself_and_others_stay_absent() {
    assert_eq!(sent(ThingRequest::new("1")), r#"{"id":"1","kept":null}"#);
}

#[test]
fn an_optional_null_is_written_once_it_is_given() {
    let thing = ThingRequest::new("1").change(Null).constant(Null).listed(Null).named(Null).beside(Null).choice(Null);
    let expected = r#"{"id":"1","kept":null,"change":null,"constant":null,"listed":null,"named":null,"beside":null,"choice":null}"#;
    assert_eq!(sent(thing), expected);
}

#[test]
fn lists_and_maps_hold_nulls() {
    let thing = ThingRequest::new("1").items([Null, Null]).values([("a", Null)]);
    assert_eq!(sent(thing), r#"{"id":"1","kept":null,"items":[null,null],"values":{"a":null}}"#);
}

#[test]
fn members_of_a_union_have_theirs() {
    let once = ThingRequest::new("1").either(ThingEitherRequest::once("now"));
    assert_eq!(sent(once), r#"{"id":"1","kept":null,"either":{"at":"now","every":null}}"#);
    let often = ThingRequest::new("1").either(ThingEitherRequest::often(2).at(Null));
    assert_eq!(sent(often), r#"{"id":"1","kept":null,"either":{"at":null,"every":2}}"#);
}

#[test]
fn answers_decode_what_comes() {
    let server = Server::start();
    server.json(200, r#"{"id": "1", "kept": {"new": 1.50}, "change": null, "named": 7, "items": [null, "x"]}"#);
    let thing = block_on(client!(api, server).things().put(ThingRequest::new("1"))).unwrap();
    assert_eq!(thing.kept.unwrap().as_str(), r#"{"new": 1.50}"#);
    assert_eq!(thing.change, None);
    assert_eq!(thing.named.unwrap().as_str(), "7");
    assert_eq!(thing.items.unwrap()[1].as_ref().unwrap().as_str(), r#""x""#);
}

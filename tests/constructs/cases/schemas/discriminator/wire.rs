//! The tag tells, by the mapping or by names, on choices and on bases.

use constructs::{Server, block_on, client};

use super::api;
use api::types::{Animal, AnimalRequest, Payment, PaymentRequest, Shape, ShapeRequest, Thing, ThingRequest};

fn answered(body: &str) -> Thing {
    let server = Server::start();
    server.json(200, body);
    block_on(client!(api, server).things().put(ThingRequest::new())).unwrap()
}

#[test]
fn equal_shapes_are_told_by_the_mapping() {
    let bank = answered(r#"{"mapped": {"type": "bank", "id": "1"}}"#).mapped.unwrap();
    assert!(matches!(bank, Payment::Bank(_)), "{bank:?}");
    let card = answered(r#"{"mapped": {"id": "1", "type": "card"}}"#).mapped.unwrap();
    assert!(matches!(card, Payment::Card(_)), "{card:?}");
}

#[test]
fn without_a_mapping_names_are_tags() {
    let square = answered(r#"{"plain": {"kind": "Square", "radius": 3}}"#).plain.unwrap();
    assert!(matches!(square, Shape::Square(_)), "{square:?}");
}

#[test]
fn a_base_stands_for_what_is_made_of_it() {
    let dog = answered(r#"{"animal": {"species": "dog", "name": "Rex", "barks": true, "lives": 9}}"#).animal.unwrap();
    let Animal::Dog(dog) = dog else { panic!("{dog:?}") };
    assert_eq!((dog.name.as_str(), dog.barks), ("Rex", Some(true)));
    let cat = answered(r#"{"animal": {"species": "Cat", "name": "Tom"}}"#).animal.unwrap();
    assert!(matches!(cat, Animal::Cat(_)), "{cat:?}");
}

#[test]
fn an_unknown_tag_keeps_its_json() {
    let thing =
        answered(r#"{"mapped": {"type": "cash", "id": "1", "x": 1.0}, "animal": {"species": "eel", "name": "E"}}"#);
    let Some(Payment::Unknown(unfit)) = thing.mapped else { panic!("{:?}", thing.mapped) };
    assert_eq!(unfit.json().as_str(), r#"{"type": "cash", "id": "1", "x": 1.0}"#);
    assert!(matches!(thing.animal, Some(Animal::Unknown(_))));
}

#[test]
fn the_crate_writes_the_tag() {
    let server = Server::with("HTTP/1.1 200 OK\ncontent-type: application/json\n\n{}");
    let new = ThingRequest::new()
        .mapped(PaymentRequest::bank("1"))
        .plain(ShapeRequest::circle().radius(2))
        .animal(AnimalRequest::dog("Rex").barks(true));
    block_on(client!(api, server).things().put(new)).unwrap();
    assert_eq!(
        String::from_utf8(server.sent().body).unwrap(),
        r#"{"mapped":{"type":"bank","id":"1"},"plain":{"kind":"Circle","radius":2},"animal":{"species":"dog","name":"Rex","barks":true}}"#
    );
}

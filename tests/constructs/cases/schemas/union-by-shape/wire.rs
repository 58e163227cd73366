//! The member that fits best, by keys and constants; what fits none is kept.

use constructs::{Server, block_on, client};

use super::api;
use api::types::{
    Thing, ThingBeside, ThingBesideRequest, ThingConstant, ThingMixed, ThingMixedRequest, ThingOverlap, ThingRequest,
    ThingTie,
};

fn answered(body: &str) -> Thing {
    let server = Server::start();
    server.json(200, body);
    block_on(client!(api, server).things().put(ThingRequest::new())).unwrap()
}

#[test]
fn the_best_fit_is_taken_and_no_field_is_lost() {
    let small = answered(r#"{"overlap": {"id": "1"}}"#).overlap.unwrap();
    assert!(matches!(small, ThingOverlap::Small(_)), "{small:?}");
    let large = answered(r#"{"overlap": {"size": 3, "id": "1"}}"#).overlap.unwrap();
    let ThingOverlap::Large(large) = large else { panic!("{large:?}") };
    assert_eq!(large.size, Some(3));
}

#[test]
fn constants_tell_members_apart() {
    let there = answered(r#"{"constant": {"id": "1", "deleted": false}}"#).constant.unwrap();
    assert!(matches!(there, ThingConstant::Customer(_)), "{there:?}");
    let gone = answered(r#"{"constant": {"id": "1", "deleted": true}}"#).constant.unwrap();
    assert!(matches!(gone, ThingConstant::Gone(_)), "{gone:?}");
}

#[test]
fn kinds_of_json_tell_scalars_apart() {
    assert_eq!(answered(r#"{"mixed": "a"}"#).mixed, Some(ThingMixed::Text("a".to_owned())));
    assert_eq!(answered(r#"{"mixed": 7}"#).mixed, Some(ThingMixed::Integer(7)));
    assert_eq!(answered(r#"{"mixed": ["a"]}"#).mixed, Some(ThingMixed::List(vec!["a".to_owned()])));
}

#[test]
fn ties_go_to_the_first_in_the_document() {
    let tie = answered(r#"{"tie": {"a": "x"}}"#).tie.unwrap();
    assert!(matches!(tie, ThingTie::One(_)), "{tie:?}");
    let two = answered(r#"{"tie": {"b": "x"}}"#).tie.unwrap();
    assert!(matches!(two, ThingTie::Two(_)), "{two:?}");
}

#[test]
fn what_fits_none_is_kept_with_the_reason_of_each() {
    let thing = answered(r#"{"mixed": {"new": [1.50]}, "beside": {"amount": 3, "crypto": "x"}}"#);
    let Some(ThingMixed::Unknown(unfit)) = thing.mixed else { panic!("{:?}", thing.mixed) };
    assert_eq!(unfit.json().as_str(), r#"{"new": [1.50]}"#);
    let Some(ThingBeside::Unknown(unfit)) = thing.beside else { panic!("{:?}", thing.beside) };
    let why = unfit.why().to_string();
    assert!(why.contains("not member 0: card") && why.contains("not member 1: bank"), "{why}");
}

#[test]
fn properties_beside_the_choice_are_in_every_member() {
    let server = Server::start();
    server.json(200, r#"{"beside": {"amount": 3, "bank": "b"}}"#);
    let new = ThingRequest::new()
        .beside(ThingBesideRequest::card(3, "c"))
        .mixed(ThingMixedRequest::from(vec!["a".to_owned()]));
    let thing = block_on(client!(api, server).things().put(new)).unwrap();
    assert_eq!(server.sent().body, br#"{"mixed":["a"],"beside":{"amount":3,"card":"c"}}"#);
    let Some(ThingBeside::Bank(bank)) = thing.beside else { panic!("{:?}", thing.beside) };
    assert_eq!((bank.amount, bank.bank.as_str()), (3, "b"));
}

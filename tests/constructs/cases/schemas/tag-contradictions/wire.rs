//! Where tags contradict the members, the members are believed; where they do not say which, shapes tell.

use constructs::{Server, block_on, client};

use super::api;
use api::types::{
    DogSpecies, PaymentRequest, PetRequest, Payment, Pet, Rule, RuleKind, RuleRequest, Source, SourceRequest, Step,
    StepRequest, Thing, ThingRequest,
};

fn answered(body: &str) -> Thing {
    let server = Server::start();
    server.json(200, body);
    block_on(client!(api, server).things().put(ThingRequest::new())).unwrap()
}

fn sent(new: ThingRequest) -> String {
    let server = Server::with("HTTP/1.1 200 OK\ncontent-type: application/json\n\n{}");
    block_on(client!(api, server).things().put(new)).unwrap();
    String::from_utf8(server.sent().body).unwrap()
}

#[test]
fn a_component_may_name_its_own_tag() {
    let grid = answered(r#"{"source": {"kind": "Grid", "group": "a"}}"#).source.unwrap();
    assert!(matches!(grid, Source::Grid(_)), "{grid:?}");
    let hub = sent(ThingRequest::new().source(SourceRequest::hub().group("a")));
    assert_eq!(hub, r#"{"source":{"kind":"Hub","group":"a"}}"#);
}

#[test]
fn shapes_tell_where_all_members_allow_all_tags() {
    let rule = answered(r#"{"rule": {"kind": "rewrite", "path": "/a"}}"#).rule.unwrap();
    assert!(matches!(rule, Rule::Rewrite(_)), "{rule:?}");
    let cache = sent(ThingRequest::new().rule(RuleRequest::cache(RuleKind::Cache, 3)));
    assert_eq!(cache, r#"{"rule":{"kind":"cache","seconds":3}}"#);
}

#[test]
fn a_member_is_told_by_its_own_value() {
    for tag in ["card", "CARD"] {
        let payment = answered(&format!(r#"{{"payment": {{"type": "{tag}", "id": "1"}}}}"#)).payment.unwrap();
        assert!(matches!(payment, Payment::Card(_)), "{payment:?}");
    }
    let card = sent(ThingRequest::new().payment(PaymentRequest::card("1")));
    assert_eq!(card, r#"{"payment":{"type":"card","id":"1"}}"#);
}

#[test]
fn a_value_that_cannot_be_is_read_and_never_sent() {
    let step = answered(r#"{"step": {"op": "sleep"}}"#).step.unwrap();
    assert!(matches!(step, Step::Wait(_)), "{step:?}");
    assert_eq!(sent(ThingRequest::new().step(StepRequest::wait())), r#"{"step":{"op":"wait"}}"#);
}

#[test]
fn names_are_no_tags_where_members_say_otherwise() {
    let pet = answered(r#"{"pet": {"species": "wolf"}}"#).pet.unwrap();
    assert!(matches!(pet, Pet::Dog(_)), "{pet:?}");
    assert_eq!(sent(ThingRequest::new().pet(PetRequest::dog(DogSpecies::Wolf))), r#"{"pet":{"species":"wolf"}}"#);
}

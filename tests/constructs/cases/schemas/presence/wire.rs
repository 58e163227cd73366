//! Absent, null and a value are three things where the document tells them apart.

use constructs::{Server, block_on, client};

use super::api;
use api::types::{Empty, EmptyRequest, NestedRequest, ThingRequest};

const ANSWER: &str = r#"{"must": "a", "may_be_null": null}"#;

#[test]
fn null_can_be_sent_and_told_from_absent() {
    let server = Server::start();
    let client = client!(api, server);

    server.json(200, ANSWER);
    block_on(client.things().put(ThingRequest::builder().must("a").may_be_null(None::<String>))).unwrap();
    assert_eq!(server.sent().body, br#"{"must":"a","may_be_null":null}"#);

    server.json(200, ANSWER);
    block_on(client.things().put(ThingRequest::builder().must("a").may_be_null(Some("b")).optional("c").both_null()))
        .unwrap();
    assert_eq!(server.sent().body, br#"{"must":"a","may_be_null":"b","optional":"c","both":null}"#);

    server.json(200, ANSWER);
    block_on(client.things().put(ThingRequest::builder().must("a").may_be_null(Some("b")).both("d"))).unwrap();
    assert_eq!(server.sent().body, br#"{"must":"a","may_be_null":"b","both":"d"}"#);
}

#[test]
fn null_for_what_is_not_required_is_absent_and_for_what_is_an_error() {
    let server = Server::start();
    let client = client!(api, server);
    let new = || ThingRequest::builder().must("a").may_be_null(None::<String>);

    server.json(200, r#"{"must": "a", "may_be_null": null, "optional": null}"#);
    let thing = block_on(client.things().put(new())).unwrap();
    assert_eq!((thing.must.as_str(), thing.may_be_null, thing.optional, thing.both), ("a", None, None, None));

    server.json(200, r#"{"must": null, "may_be_null": null}"#);
    let error = block_on(client.things().put(new())).unwrap_err();
    assert!(error.to_string().contains("must"), "{error}");
}

#[test]
fn null_can_be_sent_where_a_default_stands_for_nothing() {
    let server = Server::with(format!("HTTP/1.1 200 OK\ncontent-type: application/json\n\n{ANSWER}"));
    let nested = NestedRequest::timed(None::<String>, 3);
    let new = ThingRequest::builder().must("a").may_be_null(None::<String>).nested(nested);
    block_on(client!(api, server).things().put(new)).unwrap();
    assert_eq!(server.sent().body, br#"{"must":"a","may_be_null":null,"nested":{"at":null,"size":3}}"#);
}

#[test]
fn an_object_of_which_nothing_is_said_goes_from_answer_to_request() {
    let _: fn(Empty) -> EmptyRequest = EmptyRequest::from;
}

/// It compiles, though each member is a step of a macro, and the compiler follows 128 by itself.
#[test]
fn a_builder_asks_for_as_many_members_as_there_are() {
    let _ = api::types::Many::builder().m0(true).m129(false);
}

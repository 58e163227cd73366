//! Absent, null and a value are three things where the document tells them apart.

use constructs::{Server, block_on, client};

use super::api;
use api::types::ThingRequest;

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

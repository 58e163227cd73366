//! Whole numbers with names, constants that the crate writes, null among values.

use constructs::{Server, block_on, client};

use super::api;
use api::types::{
    PutThingMode, ThingFromRequest, ThingFromText, ThingLevel, ThingLimitsValue, ThingMark, ThingMaybe, ThingRequest, ThingStep,
    ThingVersion,
};

#[test]
fn constants_are_written_and_numbers_have_names() {
    let server = Server::start();
    server.json(200, r#"{"version": 2, "live": true, "level": -3, "maybe": null, "step": 20}"#);
    let new = ThingRequest::new().level(ThingLevel::High).maybe(ThingMaybe::No).step(ThingStep::Value10);
    let thing = block_on(client!(api, server).things().put(new)).unwrap();
    assert_eq!(server.sent().body, br#"{"version":2,"live":true,"level":2,"maybe":"no","step":10}"#);
    assert_eq!((thing.version, thing.live, thing.level), (ThingVersion::Value2, true, Some(ThingLevel::Below)));
    assert_eq!((thing.maybe, thing.step), (None, Some(ThingStep::Value20)));
}

#[test]
fn a_number_that_the_document_does_not_name_is_kept() {
    let server = Server::start();
    server.json(200, r#"{"version": 3, "live": false, "level": 4e0}"#);
    let new = ThingRequest::new().level(ThingLevel::from(9)).maybe_null();
    let thing = block_on(client!(api, server).things().put(new)).unwrap();
    assert_eq!(server.sent().body, br#"{"version":2,"live":true,"level":9,"maybe":null}"#);
    assert_eq!((thing.version.get(), thing.live, thing.level), (3, false, Some(ThingLevel::Unknown(4))));
}

#[test]
fn a_single_value_is_a_choice_where_nothing_writes_it() {
    let server = Server::start();
    server.json(200, r#"{"version": 2, "live": true, "marks": ["only", "new"], "limits": {"a": "none"}, "from": "auto"}"#);
    let new = ThingRequest::new()
        .marks([ThingMark::Only])
        .limits([("a", ThingLimitsValue::None)])
        .from_field(ThingFromRequest::from(ThingFromText::Auto));
    let thing = block_on(client!(api, server).things().put(new).mode(PutThingMode::Fast)).unwrap();
    let sent = server.sent();
    assert_eq!(sent.line, "POST /things?mode=fast HTTP/1.1");
    assert_eq!(sent.body, br#"{"version":2,"live":true,"marks":["only"],"limits":{"a":"none"},"from":"auto"}"#);
    assert_eq!(thing.marks.unwrap(), [ThingMark::Only, ThingMark::from("new")]);
}

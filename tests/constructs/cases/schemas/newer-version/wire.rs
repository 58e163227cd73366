//! The words of 3.1 mean what they say.

use constructs::{Server, block_on, client};

use super::api;
use api::types::{InnerRequest, ThingConstant, ThingRequest, ThingSeveral, ThingSeveralRequest};

#[test]
fn they_go_both_ways() {
    let server = Server::start();
    server.json(
        200,
        r#"{"constant": "fixed", "maybe": null, "several": "s", "bytes": "AQ==", "nothing": null, "sibling": {"a": "x"},
            "either": 3, "above": 4}"#,
    );
    let new = ThingRequest::new()
        .maybe_null()
        .several(ThingSeveralRequest::from(7))
        .bytes(api::Base64::new(vec![1]))
        .sibling(InnerRequest::new().a("x"))
        .either_null()
        .above(4);
    let thing = block_on(client!(api, server).things().put(new)).unwrap();
    assert_eq!(
        String::from_utf8(server.sent().body).unwrap(),
        r#"{"constant":"fixed","maybe":null,"several":7,"bytes":"AQ==","sibling":{"a":"x"},"either":null,"above":4}"#
    );
    assert_eq!((thing.constant, thing.maybe), (ThingConstant::Fixed, None));
    assert_eq!(thing.several, Some(ThingSeveral::Text("s".to_owned())));
    assert_eq!((thing.either, thing.above), (Some(3), Some(4)));
    assert_eq!(thing.sibling.unwrap().a.as_deref(), Some("x"));
    assert!(block_on(client!(api, server).things().put(ThingRequest::new().above(3))).is_err());
}

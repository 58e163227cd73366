//! A default stands for what an answer leaves out, and is never sent unless set.

use constructs::{Server, block_on, client};

use super::api;
use api::types::{ThingMode, ThingRequest};

#[test]
fn nothing_is_sent_that_was_not_set() {
    let server = Server::with("HTTP/1.1 200 OK\ncontent-type: application/json\n\n{}");
    let thing = block_on(client!(api, server).things().put(ThingRequest::new())).unwrap();
    assert_eq!(server.sent().body, b"{}");
    assert_eq!((thing.limit, thing.mode, thing.live), (10, ThingMode::Quick, true));
    assert_eq!(thing.rate, api::decimal!("0.5"));
    assert_eq!(thing.floor, api::types::Floor::from(-1));
    // Null is a value here, and nobody said that absent is the default in its place.
    assert_eq!(thing.note, None);
}

#[test]
fn what_an_answer_says_counts() {
    let server = Server::start();
    server.json(200, r#"{"limit": 3, "mode": "slow", "rate": 0.250, "live": false, "note": "n"}"#);
    let thing = block_on(client!(api, server).things().put(ThingRequest::new().limit(10))).unwrap();
    assert_eq!(server.sent().body, br#"{"limit":10}"#);
    assert_eq!((thing.limit, thing.mode, thing.live), (3, ThingMode::Slow, false));
    assert_eq!((thing.rate.as_str(), thing.note.as_deref()), ("0.250", Some("n")));
}

//! Each format has a type that keeps what came, and a password is never printed.

use constructs::{Server, block_on, client};

use super::api;
use api::types::ThingRequest;

#[test]
fn what_came_is_kept_as_it_came() {
    let body = r#"{"day":"2026-02-28","at":"2026-02-28T23:59:59.123456789+05:30","time":"10:00:00Z","lasts":"P3DT4H","v6":"::1","bytes":"AQID","decimal":"1.50","short":-2147483648,"long":9223372036854775807,"huge":18446744073709551615,"single":0.5,"double":1.0e-7,"odd":"x"}"#;
    let server = Server::start();
    server.json(200, body);
    let thing = block_on(client!(api, server).things().put(ThingRequest::new())).unwrap();
    assert_eq!(thing.at.unwrap().as_str(), "2026-02-28T23:59:59.123456789+05:30");
    assert_eq!(thing.day.unwrap().as_str(), "2026-02-28");
    assert_eq!(thing.bytes.unwrap().as_bytes().as_ref(), [1, 2, 3]);
    assert_eq!(thing.decimal.unwrap().as_str(), "1.50");
    assert_eq!((thing.short, thing.long, thing.huge), (Some(i32::MIN), Some(i64::MAX), Some(u64::MAX)));
    assert_eq!((thing.single, thing.double), (Some(0.5), Some(1e-7)));
    assert_eq!((thing.time.as_deref(), thing.lasts.as_deref()), (Some("10:00:00Z"), Some("P3DT4H")));
    assert_eq!((thing.v6.as_deref(), thing.odd.as_deref()), (Some("::1"), Some("x")));
}

#[test]
fn requests_are_checked_and_written_as_given() {
    let server = Server::with("HTTP/1.1 200 OK\ncontent-type: application/json\n\n{}");
    let client = client!(api, server);
    let new = ThingRequest::new().at("2026-02-28T12:00:00+01:00".parse::<api::Timestamp>().unwrap()).v4("127.0.0.1");
    block_on(client.things().put(new)).unwrap();
    assert_eq!(server.sent().body, br#"{"at":"2026-02-28T12:00:00+01:00","v4":"127.0.0.1"}"#);
    for wrong in [ThingRequest::new().id("1"), ThingRequest::new().v4("::1"), ThingRequest::new().mail("nobody")] {
        assert!(block_on(client.things().put(wrong)).is_err());
    }
    assert!(server.all_sent().is_empty());
}

#[test]
fn a_password_is_never_printed() {
    let shown = format!("{:?}", ThingRequest::new().secret("hunter2").short(1));
    assert!(!shown.contains("hunter2") && shown.contains("short: 1"), "{shown}");
}

//! A value that the document does not name is kept, and sent back as it came.

use constructs::{Server, block_on, client};

use super::api;
use api::types::{ThingRequest, ThingStatus};

#[test]
fn an_unknown_value_is_sent_back_as_it_came() {
    let server = Server::start();
    let client = client!(api, server);
    server.json(200, r#"{"status": "On Hold\u0021"}"#);
    let thing = block_on(client.things().put(ThingRequest::new(ThingStatus::Open))).unwrap();
    assert_eq!(thing.status, ThingStatus::Unknown("On Hold!".to_owned()));
    server.all_sent().clear();

    server.json(200, r#"{"status": "closed"}"#);
    let thing = block_on(client.things().put(ThingRequest::new(thing.status))).unwrap();
    assert_eq!(server.sent().body, br#"{"status":"On Hold!"}"#);
    assert_eq!(thing.status, ThingStatus::Closed);
}

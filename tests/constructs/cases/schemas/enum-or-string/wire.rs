//! An enum beside any string is an open enum.

use constructs::{Server, block_on, client};

use super::api;
use api::types::{ThingModel, ThingRequest};

#[test]
fn known_and_new_values_go_both_ways() {
    let server = Server::start();
    let client = client!(api, server);
    server.json(200, r#"{"model": "slow"}"#);
    let thing = block_on(client.things().put(ThingRequest::new(ThingModel::Fast))).unwrap();
    assert_eq!(server.sent().body, br#"{"model":"fast"}"#);
    assert_eq!(thing.model, ThingModel::Slow);

    server.json(200, r#"{"model": "newest"}"#);
    let thing = block_on(client.things().put(ThingRequest::new("own"))).unwrap();
    assert_eq!(server.sent().body, br#"{"model":"own"}"#);
    assert_eq!(thing.model, "newest");
}

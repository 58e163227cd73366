//! What the document calls deprecated, the compiler does: without the `expect`s this would warn.

use constructs::{Server, block_on, client};

use super::api;
use api::types::ThingRequest;

#[test]
#[expect(deprecated, reason = "that is what is tested")]
fn an_operation_is() {
    let server = Server::with("HTTP/1.1 200 OK\ncontent-type: application/json\n\n{}");
    block_on(client!(api, server).things().put(ThingRequest::new())).unwrap();
}

#[test]
#[expect(deprecated, reason = "that is what is tested")]
fn a_field_is() {
    assert!(format!("{:?}", ThingRequest::new().old("a")).contains("old"));
}

#[test]
#[expect(deprecated, reason = "that is what is tested")]
fn a_value_is() {
    assert_eq!(api::types::ThingStatus::Old.as_str(), "old");
}

#[test]
#[expect(deprecated, reason = "that is what is tested")]
fn a_type_is() {
    let part = api::types::OldPartRequest::new();
    assert!(format!("{part:?}").contains("OldPart"));
}

//! Schemas that are called like types of the standard library are usable types.

use constructs::{Server, block_on, client};

use super::api;

#[test]
fn names_of_the_standard_library_are_usable() {
    let server = Server::with("HTTP/1.1 200 OK\ncontent-type: application/json\n\n{\"Option\": {\"Some\": \"x\"}, \"Box\": \"None\"}");
    let result = block_on(client!(api, server).things().get()).unwrap();
    assert_eq!(result.option.some.as_deref(), Some("x"));
    assert_eq!(result.r#box.unwrap().as_str(), "None");
}

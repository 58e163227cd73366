//! JSON of which nothing is said is kept as its text, and parsed on demand.

use constructs::{Server, block_on, client};

use super::api;
use api::operations::GetAnything;

#[test]
fn the_text_is_kept() {
    let server = Server::start();
    server.json(200, r#"{"amount": 1.10, "big": 12345678901234567890123}"#);
    let json = block_on(client!(api, server).call(GetAnything::new())).unwrap();
    assert_eq!(json.as_str(), r#"{"amount": 1.10, "big": 12345678901234567890123}"#);
    assert_eq!(json.get(&["amount"]).unwrap().as_str(), "1.10");
}

//! Values in the path are one segment each; one that means another address is refused before anything is sent.

use constructs::{Server, block_on, client};

use super::api;
use api::operations::GetThing;
use api::Outcome;

const UUID: &str = "123e4567-e89b-12d3-a456-426614174000";

fn get(id: &str, uid: &str, ids: &[&str]) -> GetThing {
    let ids: Vec<String> = ids.iter().map(|id| (*id).to_owned()).collect();
    GetThing::builder().id(id).uid(uid).state("a b").ids(ids).build()
}

#[test]
fn values_are_escaped() {
    let server = Server::with("HTTP/1.1 204 Done\n\n");
    block_on(client!(api, server).call(get("a/b?c#d é", UUID, &["x,y", "z"]))).unwrap();
    let path = format!("/things/a%2Fb%3Fc%23d%20%C3%A9/{UUID}/a%20b/x%2Cy,z");
    server.received(&format!("GET {path} HTTP/1.1\naccept: application/json\n\n"));
}

#[test]
fn another_address_is_refused() {
    let server = Server::start();
    let client = client!(api, server);
    for wrong in [get("", UUID, &["x"]), get(".", UUID, &["x"]), get("..", UUID, &["x"]), get("a", UUID, &[]), get("a", UUID, &[".."])] {
        assert_eq!(block_on(client.call(wrong)).unwrap_err().outcome(), Outcome::NotSent);
    }
    assert!(server.all_sent().is_empty());
}

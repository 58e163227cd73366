//! A form has no word for an object with nothing in it: nothing is sent, and the ledger says so where it is required.

use constructs::{Server, block_on, client};

use super::api;
use api::types;

fn sent(profile: types::CreatePageBodyProfile) -> String {
    let server = Server::with("HTTP/1.1 204 Done\n\n");
    let owner = types::CreatePageBodyOwner::new("7");
    let page = types::CreatePageBody::new(profile, owner, [("a", "b")]);
    block_on(client!(api, server).pages().create(page)).unwrap();
    String::from_utf8(server.sent().body).unwrap()
}

#[test]
fn an_empty_object_writes_nothing() {
    assert_eq!(sent(types::CreatePageBodyProfile::new()), "owner[id]=7&labels[a]=b");
    let links = types::CreatePageBodyProfileLinks::new();
    assert_eq!(sent(types::CreatePageBodyProfile::new().links(links)), "owner[id]=7&labels[a]=b");
}

//! What can be expanded is its id or the thing itself, and which it is can be seen.

use constructs::{Server, block_on, client};

use super::api;
use api::types::ThingOwner;

#[test]
fn an_id_and_the_thing_are_told_apart() {
    let server = Server::start();
    let client = client!(api, server);
    server.json(200, r#"{"owner": "o1"}"#);
    let ThingOwner::Text(id) = block_on(client.things().get()).unwrap().owner else { panic!("an id was expected") };
    assert_eq!(id, "o1");
    server.json(200, r#"{"owner": {"id": "o2", "name": "Ada"}}"#);
    let ThingOwner::Owner(owner) = block_on(client.things().get()).unwrap().owner else { panic!("a thing was expected") };
    assert_eq!((owner.id.as_str(), owner.name.as_deref()), ("o2", Some("Ada")));
}

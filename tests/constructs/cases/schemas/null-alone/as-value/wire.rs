//! An enum of null alone, whatever the type beside it, is null and nothing else in requests.

use constructs::{Server, block_on, client};

use super::api;
use api::Null;
use api::types::PutThingBody;

#[test]
fn the_only_value_is_null() {
    let server = Server::start();
    let client = client!(api, server);
    for (body, expected) in [
        (PutThingBody::new(), r#"{"kept":null}"#),
        (
            PutThingBody::new().number(Null).object(Null).untyped(Null),
            r#"{"kept":null,"number":null,"object":null,"untyped":null}"#,
        ),
    ] {
        server.json(200, r#"{"kept": "no longer"}"#);
        let thing = block_on(client.things().put(body)).unwrap();
        assert_eq!(String::from_utf8(server.sent().body).unwrap(), expected);
        assert_eq!(thing.kept.as_deref(), Some("no longer"));
    }
}

//! Checked before anything is sent, and never on answers.

use constructs::{Server, block_on, client};

use super::api;
use api::decimal;
use api::operations::PutNoteBody;
use api::types::ThingRequest;

#[test]
fn a_request_out_of_bounds_is_not_sent() {
    let server = Server::start();
    let client = client!(api, server);
    let new = |name: &str| ThingRequest::new(name);
    for (wrong, field) in [
        (new("a"), "name"),
        (new("abcde"), "name"),
        (new("aB"), "name"),
        (new("ab").size(0), "size"),
        (new("ab").size(11), "size"),
        (new("ab").share(decimal!("0")), "share"),
        (new("ab").share(decimal!("0.3")), "share"),
        (new("ab").list(Vec::<String>::new()), "list"),
        (new("ab").list(["a", "a"]), "list"),
        (new("ab").list(["a", "b", "c"]), "list"),
        (new("ab").list(["abcd"]), "list[0]"),
        (new("ab").map([("a", 6)]), "map"),
        (new("ab").map([("a", 1), ("b", 1)]), "map"),
    ] {
        let error = block_on(client.things().put(wrong)).unwrap_err();
        assert_eq!(error.outcome(), api::Outcome::NotSent);
        assert!(error.to_string().contains(field), "{field}: {error}");
    }
    assert!(server.all_sent().is_empty());
}

#[test]
fn an_answer_out_of_bounds_decodes() {
    let server = Server::start();
    server.json(
        200,
        r#"{"name": "", "size": 99, "share": -1.1, "list": ["aaaa", "aaaa", "b"], "map": {"a": 6, "b": 7}}"#,
    );
    let new = ThingRequest::new("ab").size(10).share(decimal!("0.75")).list(["a", "b"]).map([("a", 5)]);
    let thing = block_on(client!(api, server).things().put(new)).unwrap();
    assert_eq!(server.sent().body, br#"{"name":"ab","size":10,"share":0.75,"list":["a","b"],"map":{"a":5}}"#);
    assert_eq!((thing.name.as_str(), thing.size), ("", Some(99)));
}

#[test]
fn a_body_that_is_no_object_is_checked_too() {
    let server = Server::start();
    let client = client!(api, server);
    let refused = |error: api::Error| {
        assert_eq!(error.outcome(), api::Outcome::NotSent);
        assert!(error.faults()[0].to_string().starts_with("body"), "{error}");
    };
    refused(block_on(client.things().put_list().body(["a"])).unwrap_err());
    refused(block_on(client.things().put_list().body(["a", "abcd"])).unwrap_err());
    refused(block_on(client.things().put_note(PutNoteBody::json([1, 2]))).unwrap_err());
    refused(block_on(client.things().put_note(PutNoteBody::text("abcd"))).unwrap_err());
    assert!(server.all_sent().is_empty());
    server.answer("HTTP/1.1 204 Done\n\n");
    block_on(client.things().put_list().body(["a", "b"])).unwrap();
    assert_eq!(server.sent().body, br#"["a","b"]"#);
}

//! What types cannot say is left to the server; all that is legal decodes.

use constructs::{Server, block_on, client};

use super::api;
use api::types::{ThingBranchRequest, ThingRequest, ThingTupleItem, ThingTupleItemRequest};

#[test]
fn what_is_legal_decodes() {
    let server = Server::start();
    server.json(
        200,
        r#"{"any": [1], "tuple": ["a", 2], "not_text": 3, "small": 4, "branch": {"a": "x", "b": 1}, "sealed": {"a": "s"},
            "named": {"x-a": 1}, "loose": {"a": "l"}, "list": ["m"], "needs": {"b": "n"}}"#,
    );
    let new = ThingRequest::new()
        .tuple([ThingTupleItemRequest::from("a".to_owned()), ThingTupleItemRequest::from(2)])
        .branch(ThingBranchRequest::new().a("x"))
        .named([("x-a", 1)]);
    let thing = block_on(client!(api, server).things().put(new)).unwrap();
    assert_eq!(server.sent().body, br#"{"tuple":["a",2],"branch":{"a":"x"},"named":{"x-a":1}}"#);
    assert_eq!(thing.any.unwrap().as_str(), "[1]");
    assert_eq!(thing.tuple.unwrap(), [ThingTupleItem::Text("a".to_owned()), ThingTupleItem::Integer(2)]);
    assert_eq!((thing.not_text.unwrap().as_str(), thing.small), ("3", Some(4)));
    assert_eq!(thing.branch.unwrap().a.as_deref(), Some("x"));
    assert_eq!(thing.sealed.unwrap().a.as_deref(), Some("s"));
    assert_eq!(thing.named.unwrap().get("x-a"), Some(&1));
    assert_eq!((thing.loose.unwrap().a.as_deref(), thing.list.unwrap()[0].as_str()), (Some("l"), "m"));
    assert_eq!(thing.needs.unwrap().b.as_deref(), Some("n"));
}

//! Types that contain themselves, alone and by way of each other.

use constructs::{Server, block_on, client};

use super::api;
use api::types::{ThingRequest, Value};

#[test]
fn depth_goes_both_ways() {
    let server = Server::start();
    server.json(
        200,
        r#"{"self": {"many": [{}, {"other": {"back": {"many": []}}}]}, "tree": [[], [[]]], "value": {"a": ["b", {}]}}"#,
    );
    let inner = ThingRequest::new().many([ThingRequest::new()]);
    let thing = block_on(client!(api, server).things().put(ThingRequest::new().self_(inner))).unwrap();
    assert_eq!(server.sent().body, br#"{"self":{"many":[{}]}}"#);
    let many = thing.self_.unwrap().many.unwrap();
    let back = many[1].other.as_ref().unwrap().back.as_ref().unwrap();
    assert_eq!(back.many.as_deref(), Some(&[][..]));
    assert_eq!(thing.tree.unwrap()[1].as_str(), "[[]]");
    let Some(Value::Object(object)) = thing.value else { panic!("{:?}", thing.value) };
    let Some(Value::ValueList(list)) = object.get("a") else { panic!("{object:?}") };
    assert_eq!(list[0], Value::Text("b".to_owned()));
}

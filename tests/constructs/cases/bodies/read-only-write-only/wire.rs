//! `readOnly` is in no request, and `writeOnly` is never required of an answer.

use constructs::{Server, block_on, client};

use super::api;
use api::operations::CreateUser;
use api::types;

#[test]
fn each_direction_has_its_fields() {
    let server = Server::start();
    server.json(200, r#"{"id": "1", "name": "n"}"#);
    let new = types::UserRequest::builder().name("n").password("p");
    let user = block_on(client!(api, server).call(CreateUser::new(new))).unwrap();
    assert_eq!((user.id.as_str(), user.name.as_str(), user.password), ("1", "n", None));
    assert_eq!(String::from_utf8_lossy(&server.sent().body), "{\"name\":\"n\",\"password\":\"p\"}");
}

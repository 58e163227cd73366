//! 400 and 422 have bodies of their own and 500 has none: one enum, reached from the crate's error.

use constructs::{Server, block_on, client};

use super::api;
use api::operations::CreateThingError;

#[test]
fn each_status_is_a_variant() {
    let server = Server::start();
    let client = client!(api, server);
    let refused = |answer: &str| {
        server.answer(answer);
        block_on(client.things().create()).unwrap_err().body::<CreateThingError>()
    };

    let body = refused("HTTP/1.1 400 Bad\ncontent-type: application/json\n\n{\"field\": \"size\"}");
    let Some(Ok(CreateThingError::BadRequest(bad))) = body else { panic!("{body:?}") };
    assert_eq!(bad.field, "size");
    let body = refused("HTTP/1.1 422 No\ncontent-type: application/json\n\n{\"rule\": 7}");
    let Some(Ok(CreateThingError::UnprocessableEntity(rule))) = body else { panic!("{body:?}") };
    assert_eq!(rule.rule, 7);
    let body = refused("HTTP/1.1 500 Broken\n\n");
    assert!(matches!(body, Some(Ok(CreateThingError::InternalServerError))), "{body:?}");
}

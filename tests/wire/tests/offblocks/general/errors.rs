//! As documented: no body of an error was seen; the documentation speaks of a detail text.

use offblocks_api::Outcome;
use offblocks_api::operations::GetCardError;
use wire::{Answer, Server, offblocks};

fn refused(answer: Answer) -> offblocks_api::Error {
    let server = Server::start();
    server.answer(answer);
    wire::block_on(offblocks::client(&server).cards().get("9a3f5d71-6b8c-4e0a-9d42-7c1e3b5f8a03")).unwrap_err()
}

#[test]
fn the_detail_is_the_message() {
    let error = refused(Answer::json(404, r#"{"title":"Not found","detail":"No such card","status":404}"#));
    assert_eq!((error.outcome(), error.message().as_deref()), (Outcome::Refused, Some("No such card")));
    let Some(Ok(GetCardError::NotFound(body))) = error.body::<GetCardError>() else { panic!("a typed body") };
    assert_eq!(body.detail.as_deref(), Some("No such card"));
    // What the document does not name is kept.
    assert_eq!(body.additional_properties.get("status").unwrap().as_str(), "404");
    assert!(!error.to_string().contains("No such card"), "{error}");
    let error = refused(Answer::json(404, r#"{"title":"Not found"}"#));
    assert_eq!(error.message().as_deref(), Some("Not found"));
}

#[test]
fn a_message_goes_before_it() {
    let error = refused(Answer::json(400, r#"{"detail":"d","message":"m","title":"t"}"#));
    assert_eq!(error.message().as_deref(), Some("m"));
}

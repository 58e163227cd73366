//! Server-sent events are a typed stream, read while they come.

use constructs::{Server, block_on, client};

use super::api;
use api::operations::{CreateChat, CreateChatOutput, GetTicks, GetTicksError};
use api::types;

const STREAM: &str = "HTTP/1.1 200 OK\ncontent-type: text/event-stream\n\n\
    : hello\n\nevent: tick\nid: 7\ndata: {\"price\":\ndata: \"1.10\"}\n\ndata: [DONE]\n\ndata: cut";

#[test]
fn events_are_typed() {
    let server = Server::with(STREAM);
    block_on(async {
        let mut ticks = client!(api, server).call(GetTicks::new()).await.unwrap();
        let tick = ticks.next().await.unwrap().unwrap();
        assert_eq!((tick.name(), tick.id()), ("tick", Some("7")));
        assert_eq!(tick.data().unwrap().price.as_str(), "1.10");
        let done = ticks.next().await.unwrap().unwrap();
        assert!(done.data().is_err() && done.text() == "[DONE]");
        assert!(ticks.next().await.is_none());
    });
    server.received("GET /ticks HTTP/1.1\naccept: text/event-stream\n\n");
}

#[test]
fn an_error_is_no_stream() {
    let server = Server::start();
    server.json(404, r#"{"price": "0"}"#);
    let error = block_on(client!(api, server).call(GetTicks::new())).unwrap_err();
    assert!(matches!(error.body(), Some(Ok(GetTicksError::NotFound(_)))));
}

#[test]
fn beside_json_the_answer_says_which_it_is() {
    let server = Server::start();
    let client = client!(api, server);
    let chat = |stream| client.call(CreateChat::new(types::CreateChatBody::new().stream(stream)));
    server.json(200, r#"{"text": "all"}"#);
    let whole = block_on(chat(false)).unwrap();
    assert!(matches!(whole, CreateChatOutput::Ok(whole) if whole.text == "all"));
    server.answer(STREAM);
    block_on(async {
        let CreateChatOutput::OkEvents(mut events) = chat(true).await.unwrap() else { panic!("no events") };
        assert_eq!(events.next().await.unwrap().unwrap().data().unwrap().price.as_str(), "1.10");
    });
    assert_eq!(
        server.all_sent()[1].to_string(),
        "POST /chat HTTP/1.1\naccept: application/json, text/event-stream\ncontent-type: application/json\n\n{\"stream\":true}"
    );
}

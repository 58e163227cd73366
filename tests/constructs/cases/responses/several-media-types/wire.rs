//! Every media type of an answer is reached; JSON is asked for first, then the rest in the document's order.

use constructs::{Server, block_on, client};

use super::api;
use api::operations::{GetFileError, GetFileOutput, GetReportError, GetReportOutput};

#[test]
fn each_media_type_is_a_variant() {
    let server = Server::start();
    let client = client!(api, server);
    let got = |media: &str, body: &str| {
        server.answer(format!("HTTP/1.1 200 OK\ncontent-type: {media}\n\n{body}"));
        block_on(client.reports().get()).unwrap()
    };
    assert!(matches!(got("application/json", r#"{"total": 1}"#), GetReportOutput::Ok(report) if report.total == 1));
    let full = got("application/vnd.full+json", r#"{"lines": ["a"]}"#);
    assert!(matches!(full, GetReportOutput::OkFullJson(full) if full.lines == ["a"]));
    assert!(matches!(got("text/csv", "a,b"), GetReportOutput::OkCsv(text) if text == "a,b"));
    assert!(matches!(got("application/pdf", "%PDF"), GetReportOutput::OkPdf(bytes) if bytes.as_ref() == b"%PDF"));
    let asked = "GET /report HTTP/1.1\naccept: application/json, application/vnd.full+json, text/csv, application/pdf\n\n";
    for sent in server.all_sent() {
        assert_eq!(sent.to_string(), asked);
    }
}

#[test]
fn the_caller_asks_for_one() {
    let server = Server::with("HTTP/1.1 200 OK\ncontent-type: text/csv\n\na");
    block_on(client!(api, server).reports().get().header("accept", "text/csv")).unwrap();
    server.received("GET /report HTTP/1.1\naccept: text/csv\n\n");
}

#[test]
fn so_is_each_of_an_error() {
    let server = Server::start();
    let client = client!(api, server);
    server.json(400, r#"{"total": 1}"#);
    let error = block_on(client.reports().get()).unwrap_err();
    assert!(matches!(error.body(), Some(Ok(GetReportError::BadRequest(report))) if report.total == 1));
    server.answer("HTTP/1.1 400 No\ncontent-type: application/problem+json\n\n{\"lines\": []}");
    let error = block_on(client.reports().get()).unwrap_err();
    assert!(matches!(error.body(), Some(Ok(GetReportError::BadRequestProblemJson(_)))), "{error:?}");
}

#[test]
fn the_closest_is_read_whatever_stands_before_it() {
    let server = Server::start();
    let client = client!(api, server);
    let got = |status: u16, media: &str, body: &str| {
        server.answer(format!("HTTP/1.1 {status} X\ncontent-type: {media}\n\n{body}"));
        block_on(client.files().get())
    };
    server.answer("HTTP/1.1 200 OK\ncontent-type: text/event-stream\n\ndata: {\"total\": 1}\n\n");
    block_on(async {
        let GetFileOutput::OkEvents(mut events) = client.files().get().await.unwrap() else { panic!("no events") };
        assert_eq!(events.next().await.unwrap().unwrap().data().unwrap().total, 1);
    });
    assert!(matches!(got(200, "text/plain", "a"), Ok(GetFileOutput::Ok(bytes)) if bytes.as_ref() == b"a"));
    let error = |media, body| got(400, media, body).unwrap_err().body::<GetFileError>().unwrap().unwrap();
    assert!(matches!(error("application/json", r#"{"total": 1}"#), GetFileError::BadRequest(report) if report.total == 1));
    assert!(matches!(error("text/plain", "no"), GetFileError::BadRequestText(text) if text == "no"));
    assert!(matches!(error("image/png", "ab"), GetFileError::BadRequestImage(bytes) if bytes.len() == 2));
    assert!(matches!(error("text/csv", "a,b"), GetFileError::BadRequestFile(bytes) if bytes.len() == 3));
}

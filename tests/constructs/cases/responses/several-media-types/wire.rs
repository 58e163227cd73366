//! Every media type of an answer is reached; JSON is asked for first, then the rest in the document's order.

use constructs::{Server, block_on, client};

use super::api;
use api::operations::{GetReportError, GetReportOutput};

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

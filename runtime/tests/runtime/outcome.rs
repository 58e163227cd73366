//! What became of the effect: one test for each row of the contract.

use std::io;

use oas_runtime::codegen::*;
use oas_runtime::test::{Answer, Script, block_on};
use oas_runtime::transport::TransportErrorKind;
use oas_runtime::{Error, ErrorKind, Outcome, Response};

use crate::sample::{
    API, CUSTOMER, ListCustomers, Transfer, TransferError, TransferOutput, client, customer, transfer,
};

fn result(answer: Answer) -> Result<Response<TransferOutput>, Error> {
    block_on(client(&Script::new().answer(answer)).call(transfer()).send())
}

fn ends(answer: Answer) -> (Outcome, ErrorKind) {
    let error = result(answer).err().unwrap();
    assert!(error.idempotency_key().is_some() && error.operation() == "createTransfer");
    (error.outcome(), error.kind())
}

fn created() -> String {
    format!(r#"{{"data":{CUSTOMER},"new":true}}"#)
}

#[test]
fn a_success_has_output_and_everything_else() {
    let response = result(Answer::json(201, created()).header("X-Request-Id", "r1")).unwrap();
    assert_eq!((response.status().as_u16(), response.request_id(), response.attempts()), (201, Some("r1"), 1));
    assert_eq!(response.json().unwrap().get(&["new"]).unwrap().as_str(), "true");
    assert_eq!(response.raw_body(), created().as_bytes());
    assert_eq!(response.headers()["content-type"], "application/json");
    assert_eq!(response.output(), &TransferOutput::Created(customer(CUSTOMER)));
    assert!(matches!(response.into_output(), TransferOutput::Created(_)));
}

#[test]
fn nothing_that_left_is_not_sent() {
    assert_eq!(ends(Answer::nothing(TransportErrorKind::Connect, false)), (Outcome::NotSent, ErrorKind::Connect));
    assert_eq!(ends(Answer::nothing(TransportErrorKind::Timeout, false)), (Outcome::NotSent, ErrorKind::Timeout));
}

#[test]
fn no_answer_is_unknown() {
    assert_eq!(ends(Answer::nothing(TransportErrorKind::Timeout, true)), (Outcome::Unknown, ErrorKind::Timeout));
    assert_eq!(ends(Answer::nothing(TransportErrorKind::Other, true)), (Outcome::Unknown, ErrorKind::Transport));
}

#[test]
fn the_vendors_no_is_final() {
    for status in [400, 401, 402, 403, 404, 409, 410, 422, 429] {
        assert_eq!(ends(Answer::json(status, "{}")), (Outcome::Refused, ErrorKind::Status), "{status}");
        assert_eq!(ends(Answer::status(status)), (Outcome::Refused, ErrorKind::Status), "{status}");
    }
    assert_eq!(ends(Answer::of(404, "application/problem+json", "{}")).0, Outcome::Refused);
    assert_eq!(ends(Answer::of(404, "text/plain", "{\"a\":1}")).0, Outcome::Refused, "JSON by another name");
}

#[test]
fn statuses_that_settle_nothing_are_unknown() {
    for status in [300, 302, 307, 408, 500, 501, 502, 503, 504, 599] {
        assert_eq!(ends(Answer::json(status, "{}")), (Outcome::Unknown, ErrorKind::Status), "{status}");
    }
}

#[test]
fn a_page_of_a_proxy_is_not_the_vendors_no() {
    assert_eq!(ends(Answer::of(403, "text/html", "<html>")), (Outcome::Unknown, ErrorKind::Status));
    assert_eq!(ends(Answer::of(401, "text/html", "<html>")).0, Outcome::Refused);
    assert_eq!(ends(Answer::of(429, "text/html", "<html>")).0, Outcome::Refused);
}

#[test]
fn a_bad_gateway_keeps_its_page() {
    let error = result(Answer::of(502, "text/html", "<html>").header("x-request-id", "r")).err().unwrap();
    assert_eq!(error.outcome(), Outcome::Unknown);
    assert_eq!(error.status().unwrap().as_u16(), 502);
    assert_eq!(error.headers().unwrap()["content-type"], "text/html");
    assert_eq!(error.raw_body().unwrap().as_ref(), b"<html>");
    assert_eq!((error.request_id(), error.attempts()), (Some("r"), 1));
    assert!(error.json().is_none() && error.code().is_none());
}

#[test]
fn declared_media_that_cannot_be_read_is_accepted() {
    let error = result(Answer::json(201, r#"{"data":{"customer_id":1}}"#)).err().unwrap();
    assert_eq!((error.outcome(), error.kind()), (Outcome::Accepted, ErrorKind::Decode));
    assert_eq!(error.path().as_deref(), Some("data.customer_id"));
    assert_eq!(ends(Answer::json(201, "{")), (Outcome::Accepted, ErrorKind::Decode));
    assert_eq!(ends(Answer::json(201, "")), (Outcome::Accepted, ErrorKind::Decode));
    assert_eq!(ends(Answer::of(201, "application/vnd.x+json; charset=utf-8", "{")).0, Outcome::Accepted);
}

#[test]
fn undeclared_media_that_cannot_be_read_is_unknown() {
    assert_eq!(ends(Answer::of(201, "text/html", "<html>")), (Outcome::Unknown, ErrorKind::Decode));
    assert_eq!(ends(Answer::status(201)), (Outcome::Unknown, ErrorKind::Decode));
    assert_eq!(ends(Answer::of(202, "text/html", "<html>")), (Outcome::Unknown, ErrorKind::Decode));
}

#[test]
fn undeclared_media_that_can_be_read_is_a_success() {
    assert!(result(Answer::of(201, "text/plain", created())).is_ok());
    assert!(result(Answer::status(201).body(created())).is_ok());
}

#[test]
fn an_undeclared_success_takes_the_first_that_fits() {
    assert!(matches!(result(Answer::json(200, created())).unwrap().output(), TransferOutput::Created(_)));
    assert_eq!(result(Answer::status(204)).unwrap().output(), &TransferOutput::Accepted);
    assert_eq!(ends(Answer::json(200, "{}")), (Outcome::Accepted, ErrorKind::Decode));
}

#[test]
fn a_declared_empty_success_ignores_a_body_of_the_vendor() {
    assert_eq!(result(Answer::status(202)).unwrap().output(), &TransferOutput::Accepted);
    assert_eq!(result(Answer::json(202, r#"{"new":1}"#)).unwrap().output(), &TransferOutput::Accepted);
}

#[test]
fn an_answer_that_broke_off_goes_by_its_head() {
    let cut = |status| Answer::json(status, "{\"da").cut_off(io::ErrorKind::ConnectionReset);
    assert_eq!(ends(cut(201)), (Outcome::Accepted, ErrorKind::Truncated));
    assert_eq!(ends(cut(202)), (Outcome::Accepted, ErrorKind::Truncated));
    assert_eq!(ends(cut(422)), (Outcome::Refused, ErrorKind::Truncated));
    assert_eq!(ends(cut(500)), (Outcome::Unknown, ErrorKind::Truncated));
    let html = Answer::of(201, "text/html", "<ht").cut_off(io::ErrorKind::ConnectionReset);
    assert_eq!(ends(html), (Outcome::Unknown, ErrorKind::Truncated));
    let late = Answer::json(201, "{").cut_off(io::ErrorKind::TimedOut);
    assert_eq!(ends(late), (Outcome::Accepted, ErrorKind::Timeout));
    assert_eq!(result(cut(201)).err().unwrap().raw_body().unwrap().as_ref(), b"{\"da");
}

#[test]
fn an_answer_that_is_too_long_is_kept_up_to_the_limit() {
    let script = Script::new().answer(Answer::json(201, "1234567").body("89"));
    let client = oas_runtime::Client::builder(&API)
        .environment(oas_runtime::Environment::custom("x", "https://api.example", oas_runtime::Kind::Sandbox))
        .credential("ApiKey", oas_runtime::credentials::Bearer::new("x"))
        .max_body(8)
        .transport(script)
        .build();
    let error = block_on(client.unwrap().call(transfer()).send()).err().unwrap();
    assert_eq!((error.outcome(), error.kind()), (Outcome::Accepted, ErrorKind::TooLarge));
    assert_eq!(error.raw_body().unwrap().as_ref(), b"12345678");
}

#[test]
fn typed_bodies_belong_to_their_operation() {
    let error = result(Answer::json(422, r#"{"error":{"code":"c"}}"#)).err().unwrap();
    let body = error.body::<TransferError>().unwrap().unwrap();
    assert_eq!(body, TransferError { status: 422, code: "c".into() });
    let html = result(Answer::of(502, "text/html", "<html>")).err().unwrap();
    assert!(html.body::<TransferError>().unwrap().is_err());
    let script = Script::new().answer(Answer::json(422, r#"{"error":{"code":"c"}}"#));
    let other = block_on(client(&script).call(ListCustomers::of("g")).send()).err().unwrap();
    assert!(other.body::<TransferError>().is_none() && other.code().as_deref() == Some("c"));
}

#[test]
fn a_declared_error_body_may_be_text_bytes_or_nothing() {
    #[derive(Debug, PartialEq)]
    enum Body {
        Text(String),
        Bytes(usize),
        Nothing,
    }
    impl ErrorBody for Body {
        const OPERATION: &'static str = "createTransfer";
        fn read(status: u16, body: Content<'_>) -> Result<Self, DecodeError> {
            match status {
                404 => body.text("text/plain").map(Self::Text),
                409 => body.bytes("image/*").map(|bytes| Self::Bytes(bytes.len())),
                410 => body.nothing().map(|()| Self::Nothing),
                _ => Err(DecodeError::undeclared_status()),
            }
        }
    }
    let read = |answer| result(answer).err().unwrap().body::<Body>().unwrap();
    let text = |body: &'static str| Answer::of(404, "text/plain; charset=utf-8", body);
    assert_eq!(read(text("no such transfer")).unwrap(), Body::Text("no such transfer".into()));
    assert_eq!(read(Answer::of(409, "image/png", "abc")).unwrap(), Body::Bytes(3));
    assert_eq!(read(Answer::status(410)).unwrap(), Body::Nothing);
    // Pages that a proxy made are none of these.
    for status in [404, 409, 410] {
        assert!(read(Answer::of(status, "text/html", "<html>")).is_err(), "{status}");
    }
    assert!(read(Answer::json(422, "{}")).is_err());
}

#[test]
fn an_empty_body_fits_where_nothing_is_required() {
    struct Lenient;
    impl Operation for Lenient {
        type Output = Option<i64>;
        const ABOUT: &'static About = &About::new("lenient", "GET", "/x");
        const SUCCESSES: &'static [Success<Self::Output>] = &[Success::json(200, |raw| raw.object()?.field("count"))];
        fn encode(&self, _to: &mut dyn Parts) {}
    }
    let ends = |answer| block_on(client(&Script::new().answer(answer)).call(Lenient).send());
    assert_eq!(ends(Answer::status(200)).unwrap().into_output(), None);
    assert_eq!(ends(Answer::json(200, " \n")).unwrap().into_output(), None);
    assert_eq!(ends(Answer::status(204)).unwrap().into_output(), None);
    assert_eq!(ends(Answer::json(299, r#"{"count":3}"#)).unwrap().into_output(), Some(3));
}

#[test]
fn text_and_bytes_are_read_by_their_media_type() {
    struct Download;
    #[derive(Debug, PartialEq)]
    enum Got {
        Text(String),
        Pdf(usize),
    }
    impl Operation for Download {
        type Output = Got;
        const ABOUT: &'static About = &About::new("download", "GET", "/x").accept("text/csv, application/pdf");
        const SUCCESSES: &'static [Success<Got>] = &[
            Success::text(200, Got::Text).media("text/csv"),
            Success::bytes(200, |bytes| Got::Pdf(bytes.len())).media("application/pdf"),
        ];
        fn encode(&self, _to: &mut dyn Parts) {}
    }
    let ends = |answer| block_on(client(&Script::new().answer(answer)).call(Download).send());
    let got = |media, body: &'static [u8]| ends(Answer::of(200, media, body)).unwrap().into_output();
    assert_eq!(got("text/csv; charset=utf-8", b"a,b"), Got::Text("a,b".into()));
    assert_eq!(got("application/pdf", b"\xff\xff"), Got::Pdf(2));
    assert_eq!(ends(Answer::of(200, "text/csv", &b"\xff"[..])).err().unwrap().outcome(), Outcome::Accepted);
    assert_eq!(ends(Answer::of(200, "text/html", "<html>")).err().unwrap().outcome(), Outcome::Unknown);
}

#[test]
fn refused_credentials_come_with_help() {
    let error = result(Answer::json(401, "{}")).err().unwrap();
    assert!(error.to_string().ends_with("refused, this call did nothing. Look at the key"), "{error}");
}

#[test]
fn what_leaves_is_what_was_encoded() {
    let Transfer(body) = transfer();
    assert_eq!(body.amount.as_str(), "10.50");
    assert!(size_of::<Error>() <= 16);
}

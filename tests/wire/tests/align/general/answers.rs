//! Answers that no operation declares: other statuses, other media types, none at all.
//! Each says what became of the effect, and keeps what came.

use align_api::operations::{CreateCustomerError, GetCustomerError};
use align_api::runtime::{ErrorKind, Response};
use align_api::types::{CreateCustomer, Customer};
use align_api::{Error, Outcome};
use tokio::net::TcpSocket;
use wire::{Answer, Server, align};

const CUSTOMER: &str = r#"{"customer_id":"c","email":"ada@example.com","type":"individual"}"#;

fn create(answer: Answer) -> Result<Response<Customer>, Error> {
    let server = Server::start();
    server.answer(answer);
    let ada = CreateCustomer::individual().email("ada@example.com").first_name("Ada").last_name("Lovelace");
    let result = wire::block_on(align::client(&server).customers().create(ada).send());
    assert_eq!(server.requests().len(), 1, "one request, whatever is answered");
    result
}

/// What became of a call that is answered like this, and what went wrong.
fn failed(answer: Answer) -> (ErrorKind, Outcome) {
    let error = create(answer).expect_err("an error");
    (error.kind(), error.outcome())
}

#[test]
fn no_answer_is_unknown() {
    let error = create(Answer::hang_up()).unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Transport, Outcome::Unknown));
    assert_eq!((error.attempts(), error.status(), error.raw_body()), (1, None, None));
    assert!(error.body::<CreateCustomerError>().is_none());
}

#[test]
fn no_connection_is_not_sent() {
    // Bound, and not listening: nobody answers, and no other test is given the port.
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let url = format!("http://{}", socket.local_addr().unwrap());
    let client = align::builder(&url).build().unwrap();
    let error = wire::block_on(client.customers().list()).unwrap_err();
    assert_eq!((error.kind(), error.outcome(), error.attempts()), (ErrorKind::Connect, Outcome::NotSent, 1));
}

#[test]
fn redirects_are_not_followed() {
    for status in [301, 302, 303, 307, 308] {
        let elsewhere = Server::start();
        elsewhere.answer(Answer::json(201, CUSTOMER));
        let answer = Answer::with_header(status, "location", &format!("{}/v0/customers", elsewhere.url()));
        assert_eq!(failed(answer), (ErrorKind::Status, Outcome::Unknown), "{status}");
        assert!(elsewhere.requests().is_empty(), "{status} was followed, with the key");
    }
}

#[test]
fn statuses_that_are_not_declared_are_judged_by_their_class() {
    let body = r#"{"message":"no"}"#;
    for status in [402, 403, 404, 405, 410, 413, 415, 418, 422, 451] {
        assert_eq!(failed(Answer::json(status, body)), (ErrorKind::Status, Outcome::Refused), "{status}");
    }
    for status in [300, 304, 408, 501, 502, 503, 504, 599] {
        let answer = if status == 304 { Answer::empty(status) } else { Answer::json(status, body) };
        assert_eq!(failed(answer), (ErrorKind::Status, Outcome::Unknown), "{status}");
    }
}

/// A proxy may have sent the request on before it made its page; 401 and 429 mean in any case that nothing was done.
#[test]
fn pages_of_proxies_refuse_nothing() {
    for status in [400, 403, 404, 413] {
        assert_eq!(failed(Answer::page(status)), (ErrorKind::Status, Outcome::Unknown), "{status}");
    }
    for status in [401, 429] {
        assert_eq!(failed(Answer::page(status)), (ErrorKind::Status, Outcome::Refused), "{status}");
    }
}

#[test]
fn typed_bodies_are_of_one_operation_and_one_status() {
    let error = create(Answer::json(404, r#"{"message":"no"}"#)).unwrap_err();
    assert!(error.body::<GetCustomerError>().is_none(), "of another operation");
    let why = error.body::<CreateCustomerError>().unwrap().unwrap_err();
    assert_eq!(why.path(), "", "404 is not declared: {why}");
    assert_eq!(error.message().as_deref(), Some("no"), "the message is there all the same");
}

#[test]
fn a_typed_body_of_another_shape_says_where() {
    let body = r#"{"message":{"en":"no"},"code":7}"#;
    let error = create(Answer::json(400, body)).unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Status, Outcome::Refused));
    let why = error.body::<CreateCustomerError>().unwrap().unwrap_err();
    assert_eq!((why.path().as_str(), why.found()), ("message", "an object"));
    assert_eq!(error.raw_body().unwrap(), body);
    assert_eq!(error.message(), None);
}

#[test]
fn json_is_read_under_any_name() {
    for media_type in [
        "application/json; charset=utf-8",
        "APPLICATION/JSON",
        "application/vnd.align+json",
        "text/plain",
        "application/octet-stream",
    ] {
        let response = create(Answer::of(201, Some(media_type), CUSTOMER)).unwrap();
        assert_eq!(response.output().customer_id.as_str(), "c", "{media_type}");
    }
    assert!(create(Answer::of(201, None, CUSTOMER)).is_ok());
}

#[test]
fn what_is_no_customer_was_accepted_under_a_declared_type_only() {
    for body in ["null", "[]", "\"c\"", "{", "{\"a\":1}}", "\u{feff}[]", "{}"] {
        let declared = failed(Answer::json(201, body));
        assert_eq!(declared, (ErrorKind::Decode, Outcome::Accepted), "{body}");
        let other = failed(Answer::of(201, Some("text/plain"), body));
        assert_eq!(other, (ErrorKind::Decode, Outcome::Unknown), "{body}");
    }
}

#[test]
fn an_answer_that_is_too_long_is_cut() {
    let server = Server::start();
    server.answer(Answer::json(200, CUSTOMER));
    let client = align::builder(&server.url()).max_body(10).build().unwrap();
    let error = wire::block_on(client.customers().get("c")).unwrap_err();
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::TooLarge, Outcome::Accepted));
    assert_eq!(error.raw_body().unwrap(), &CUSTOMER[..10]);
}

/// Text is kept as it came: escapes are resolved, and nothing else happens to it.
#[test]
fn texts_are_read_as_unicode() {
    let body = r#"{"customer_id":"c","email":"\u00e9\ud83d\ude00\/\"@x","type":"individual","first_name":" Ada\t"}"#;
    let customer = create(Answer::json(201, body)).unwrap().into_output();
    assert_eq!(customer.email, "\u{e9}\u{1F600}/\"@x");
    assert_eq!(customer.first_name.as_deref(), Some(" Ada\t"));
    let half = r#"{"customer_id":"c","email":"\ud83d","type":"individual"}"#;
    let error = create(Answer::json(201, half)).unwrap_err();
    assert_eq!((error.outcome(), error.path().as_deref()), (Outcome::Accepted, Some("email")));
}

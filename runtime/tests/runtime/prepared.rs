//! Calls that are written down, and sent by whoever reads them.

use std::time::Duration;

use oas_runtime::codegen::*;
use oas_runtime::credentials::ApiKeyHeader;
use oas_runtime::test::{Answer, FakeTime, Script, block_on};
use oas_runtime::transport::TransportErrorKind;
use oas_runtime::{Client, Custom, Environment, Error, ErrorKind, IdempotencyKey, Kind, Outcome, PreparedCall};

use crate::sample::{API, CUSTOMER, ListCustomers, SECRET, Transfer, shown, transfer};

const DAY: Duration = Duration::from_hours(24);

fn client(name: &'static str, script: &Script, time: &FakeTime) -> Client {
    Client::builder(&API)
        .environment(Environment::custom(name, "https://api.example/v1", Kind::Sandbox))
        .credential("ApiKey", ApiKeyHeader::new("Api-Key", SECRET))
        .transport(script.clone())
        .clock(time.clone())
        .sleep(time.clone())
        .build()
        .unwrap()
}

fn created() -> Answer {
    Answer::json(201, format!(r#"{{"data":{CUSTOMER}}}"#))
}

#[test]
fn what_is_read_back_is_sent_as_it_was_written() {
    let (script, time) = (Script::new().answer(created()).answer(created()), FakeTime::default());
    let here = client("one", &script, &time);
    let call = here.call(transfer()).idempotency_key_for("order-1").header("x-own", "1");
    let prepared = call.prepare().unwrap();
    assert!(script.requests().is_empty());
    let text = prepared.to_json();
    assert!(!text.contains(SECRET) && !shown(&prepared).contains("Bank"), "{prepared:?}");
    block_on(here.replay(prepared).max_age(DAY).send()).unwrap();

    let read: PreparedCall<Transfer> = PreparedCall::from_json(&text).unwrap();
    assert_eq!(read.idempotency_key(), Some(&IdempotencyKey::derive("createTransfer", "one", "order-1")));
    let there = client("one", &script, &time);
    let response = block_on(there.replay(read).max_age(DAY).send()).unwrap();
    assert!(response.idempotency_key().is_some());
    let [first, second] = &script.requests()[..] else { panic!("two requests") };
    assert_eq!((first.method(), first.uri(), first.body()), (second.method(), second.uri(), second.body()));
    assert_eq!(first.headers(), second.headers());
    assert_eq!((second.header("api-key"), second.header("x-own")), (Some(SECRET), Some("1")));
}

#[test]
fn a_no_to_one_that_may_have_been_sent_settles_nothing() {
    let (script, time) = (Script::new(), FakeTime::default());
    let here = client("one", &script, &time);
    let prepared = here.call(transfer()).prepare().unwrap();
    let replay = |prepared: PreparedCall<Transfer>, answer| {
        script.push(answer);
        block_on(here.replay(prepared).max_age(DAY).send()).err().unwrap().outcome()
    };
    let copy = PreparedCall::from_json(&prepared.to_json()).unwrap();
    assert_eq!(replay(copy, Answer::json(400, "{}")), Outcome::Unknown, "another process may have sent it");
    assert_eq!(replay(prepared.clone(), Answer::json(400, "{}")), Outcome::Refused, "nobody has sent it");
    assert_eq!(replay(prepared, Answer::json(400, "{}")), Outcome::Unknown, "a clone was sent");
}

fn refused(result: Result<impl Sized, Error>, outcome: Outcome, says: &str) {
    let error = result.err().unwrap();
    assert_eq!((error.kind(), error.outcome(), error.attempts()), (ErrorKind::Configuration, outcome, 0));
    assert!(error.to_string().contains(says), "{error}");
}

#[test]
fn another_environment_or_too_great_an_age_is_refused() {
    let (script, time) = (Script::new(), FakeTime::default());
    let here = client("one", &script, &time);
    let prepared = here.call(transfer()).prepare().unwrap();
    let read = || PreparedCall::<Transfer>::from_json(&prepared.to_json()).unwrap();
    let there = client("two", &script, &time);
    refused(block_on(there.replay(prepared.clone()).max_age(DAY).send()), Outcome::NotSent, "another environment");
    refused(block_on(there.replay(read()).max_age(DAY).send()), Outcome::Unknown, "another environment");
    refused(block_on(here.replay(prepared.clone()).send()), Outcome::NotSent, "not documented");
    time.advance(DAY);
    refused(block_on(here.replay(prepared.clone()).max_age(DAY).send()), Outcome::NotSent, "older");
    let other = here.replay(prepared.clone()).max_age(DAY * 2).idempotency_key("another");
    refused(block_on(other.send()), Outcome::NotSent, "as it is");
    assert!(script.requests().is_empty());
}

#[test]
fn what_is_not_one_is_not_read() {
    let (script, time) = (Script::new(), FakeTime::default());
    let text = client("one", &script, &time).call(transfer()).prepare().unwrap().to_json();
    for wrong in ["", "{}", "[1]", &text.replace("\"format\":1", "\"format\":2"), &text.replace("\"body\"", "\"b\"")] {
        assert!(PreparedCall::<Transfer>::from_json(wrong).is_err(), "{wrong}");
    }
    assert!(PreparedCall::<ListCustomers>::from_json(&text).is_err(), "another operation");
    let stored: PreparedCall<Transfer> = serde_json::from_str(&serde_json::to_string(&read(&text)).unwrap()).unwrap();
    assert_eq!(stored.to_json(), text);
}

fn read(text: &str) -> PreparedCall<Transfer> {
    PreparedCall::from_json(text).unwrap()
}

#[test]
fn what_could_be_done_twice_cannot_be_prepared() {
    let (script, time) = (Script::new(), FakeTime::default());
    let custom = Custom::new(About::new("unkeyed", "POST", "/unkeyed"));
    refused(client("one", &script, &time).call(custom).prepare(), Outcome::NotSent, "could do it twice");
}

#[test]
fn a_read_is_prepared_without_a_key_or_an_age() {
    let script = Script::new().answer(Answer::nothing(TransportErrorKind::Connect, false));
    let (script, time) = (script.answer(Answer::json(200, r#"{"data":{"items":[]}}"#)), FakeTime::default());
    let here = client("one", &script, &time);
    let prepared = here.call(ListCustomers::of("g")).prepare().unwrap();
    assert!(block_on(here.replay(prepared).send()).unwrap().output().is_empty());
}

#[test]
fn an_operation_by_hand_is_sent_like_any_other() {
    let script = Script::new()
        .answer(Answer::json(200, r#"{"shared":true}"#))
        .answer(Answer::json(403, r#"{"error":{"code":"no"}}"#));
    let here = client("one", &script, &FakeTime::default());
    let about = About::new("shareKyc", "POST", "/customers/{customer_id}/share").idempotency_header("Idempotency-Key");
    let share = || Custom::new(about).path("customer_id", "c/1").query("dry run", "a&b").json(&transfer().0);
    let answer = block_on(here.call(share())).unwrap();
    assert_eq!(answer.get(&["shared"]).unwrap().as_str(), "true");
    let error = block_on(here.call(share()).send()).err().unwrap();
    assert_eq!((error.operation(), error.code().as_deref()), ("shareKyc", Some("no")));
    let request = &script.requests()[0];
    assert_eq!(request.uri().to_string(), "https://api.example/v1/customers/c%2F1/share?dry%20run=a%26b");
    assert_eq!(request.header("api-key"), Some(SECRET));
    assert!(request.header("idempotency-key").is_some() && request.text().contains("10.50"));
    assert!(
        block_on(here.call(Custom::new(about)).send()).err().unwrap().faults()[0].to_string().contains("customer_id")
    );
}

/// Whoever can write to where calls are stored may not have the credentials sent elsewhere.
#[test]
fn a_path_cannot_become_a_part_of_the_host() {
    let (script, time) = (Script::new(), FakeTime::default());
    let here = client("one", &script, &time);
    let text = here.call(transfer()).prepare().unwrap().to_json();
    for host in ["@evil.example", ".evil.example", ""] {
        let damaged = text.replace("\"path\":\"/", &format!("\"path\":\"{host}x/"));
        assert_ne!(damaged, text);
        let Ok(read) = PreparedCall::<Transfer>::from_json(&damaged) else { continue };
        // Whoever wrote it down may have sent it, too.
        refused(block_on(here.replay(read).max_age(DAY).send()), Outcome::Unknown, "damaged");
    }
    assert!(script.requests().is_empty());
}

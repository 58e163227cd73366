//! As documented: the key is a bare UUID, is kept for an hour, and a twin that is still being worked on is answered with 409.

use std::time::Duration;

use oas_runtime::test::{Answer, FakeTime, Script};
use oas_runtime::transport::TransportErrorKind;
use offblocks_api::types::{CreateCustomer, SaveWebhook};
use offblocks_api::{Client, Outcome, RetryPolicy};
use wire::offblocks;

fn client(script: &Script, time: &FakeTime) -> Client {
    let builder = offblocks::builder("http://127.0.0.1:1").retry(RetryPolicy::standard());
    builder.transport(script.clone()).clock(time.clone()).sleep(time.clone()).build().unwrap()
}

fn lost() -> Answer {
    Answer::nothing(TransportErrorKind::Other, true)
}

const CUSTOMER: &str = r#"{"id":"04c5851c-4386-5bd9-8f2a-6d1e7b3c9a01","status":"initiating"}"#;

fn new() -> CreateCustomer {
    CreateCustomer::new("eip155:324:0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed", "user-0001")
}

#[test]
fn what_was_lost_is_sent_again_under_the_same_key_and_waits_for_its_twin() {
    let (script, time) = (Script::new(), FakeTime::default());
    for answer in [lost(), Answer::json(409, "{}"), Answer::json(409, "{}"), Answer::json(201, CUSTOMER)] {
        script.push(answer);
    }
    let response = oas_runtime::test::block_on(client(&script, &time).customers().create(new()).send()).unwrap();
    assert_eq!(response.attempts(), 4);
    let requests = script.requests();
    let keys: Vec<_> = requests.iter().map(|request| request.header("idempotency-key").unwrap().to_owned()).collect();
    assert!(keys.iter().all(|key| *key == keys[0] && key.len() == 36 && !key.contains('"')), "{keys:?}");
    assert!(requests.iter().all(|request| request.body() == requests[0].body()), "the same bytes");
}

/// A customer that exists and a twin that is being worked on have one status: only a first answer is a no.
#[test]
fn a_first_conflict_is_a_no_and_a_later_one_is_unknown_in_the_end() {
    let (script, time) = (Script::new(), FakeTime::default());
    script.push(Answer::json(409, r#"{"detail":"exists"}"#));
    let error = oas_runtime::test::block_on(client(&script, &time).customers().create(new()).send()).unwrap_err();
    assert_eq!((error.outcome(), error.attempts()), (Outcome::Refused, 1));

    let (script, time) = (Script::new(), FakeTime::default());
    script.push(lost());
    (0..200).for_each(|_| script.push(Answer::json(409, "{}")));
    let call = client(&script, &time).customers().create(new()).timeout(Duration::from_mins(1));
    let error = oas_runtime::test::block_on(call.send()).unwrap_err();
    assert_eq!(error.outcome(), Outcome::Unknown);
    assert!(time.waits().iter().sum::<Duration>() <= Duration::from_mins(1), "{:?}", time.waits());
}

/// As documented: without an id each one makes another registration, so it is the key that makes it safe to send again.
#[test]
fn an_address_is_registered_again_only_under_its_key() {
    let (script, time) = (Script::new(), FakeTime::default());
    script.push(lost());
    script.push(Answer::json(200, r#"{"id":"4d6e8f0a-2b4c-4d6e-8f0a-1b3c5d7e9f06"}"#));
    let save = SaveWebhook::new("https://example.com/hooks");
    oas_runtime::test::block_on(client(&script, &time).webhooks().save(save)).unwrap();
    let requests = script.requests();
    assert_eq!(requests[0].header("idempotency-key"), requests[1].header("idempotency-key"));
}

/// As documented: after an hour the same key would be a new call.
#[test]
fn a_prepared_call_is_too_old_after_an_hour() {
    let (script, time) = (Script::new(), FakeTime::default());
    let client = client(&script, &time);
    let old = client.customers().create(new()).prepare().unwrap();
    let fresh = client.customers().create(new()).prepare().unwrap();
    time.advance(Duration::from_secs(3590));
    script.push(Answer::json(201, CUSTOMER));
    oas_runtime::test::block_on(client.replay(fresh)).unwrap();
    time.advance(Duration::from_secs(20));
    let error = oas_runtime::test::block_on(client.replay(old)).unwrap_err();
    assert_eq!((error.outcome(), script.requests().len()), (Outcome::NotSent, 1));
}

/// As documented: a UUID. One of another kind would be answered with an error that speaks of signatures.
#[test]
fn a_key_that_is_no_uuid_is_refused_before_it_is_sent() {
    let (script, time) = (Script::new(), FakeTime::default());
    let client = client(&script, &time);
    for key in ["order-42", "", "\"1f6e9a42-7c3b-4d58-b0e1-5a9c8d7f6e13\"", "1f6e9a427c3b4d58b0e15a9c8d7f6e13"] {
        let error = oas_runtime::test::block_on(client.customers().create(new()).idempotency_key(key)).unwrap_err();
        assert_eq!((error.outcome(), error.faults().len()), (Outcome::NotSent, 1), "{key}: {error}");
    }
    assert!(script.requests().is_empty());
    // One that is derived from an id of one's own is a UUID.
    script.push(Answer::json(201, CUSTOMER));
    oas_runtime::test::block_on(client.customers().create(new()).idempotency_key_for("order-42")).unwrap();
}

/// As documented: 409 says that the key is in flight, 422 that it came with another body. If the caller gave the key, an earlier
/// call may have had it, and both are in doubt; a key that was just made nobody had.
#[test]
fn a_given_key_that_is_refused_as_known_is_in_doubt_at_once() {
    for (status, given) in [(409, Outcome::Unknown), (422, Outcome::Unknown), (400, Outcome::Refused)] {
        let refused = |key: Option<&str>| {
            let (script, time) = (Script::new(), FakeTime::default());
            script.push(Answer::json(status, "{}"));
            let call = client(&script, &time).customers().create(new());
            let call = match key {
                Some(own_id) => call.idempotency_key_for(own_id),
                None => call,
            };
            let error = oas_runtime::test::block_on(call.send()).unwrap_err();
            assert_eq!(error.attempts(), 1);
            error.outcome()
        };
        assert_eq!((refused(Some("order-42")), refused(None)), (given, Outcome::Refused), "{status}");
    }
}

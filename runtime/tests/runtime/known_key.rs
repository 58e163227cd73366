//! A refusal that may mean that the key is known: of a new key it is a no, of a key that the caller gave it settles nothing.

use std::io::ErrorKind;
use std::time::Duration;

use oas_runtime::codegen::*;
use oas_runtime::credentials::ApiKeyHeader;
use oas_runtime::test::{Answer, Script, block_on};
use oas_runtime::transport::TransportErrorKind;
use oas_runtime::{Call, Client, Environment, Error, Kind, Outcome, RetryPolicy};

use crate::sample::{API, SECRET, SECURITY};

#[derive(Clone)]
struct Pay;

impl Operation for Pay {
    type Output = ();
    const ABOUT: &'static About = &About::new("pay", "POST", "/payments")
        .security(SECURITY)
        .idempotency_header("Idempotency-Key")
        .in_flight(409)
        .known_by_status(&[422])
        .known_by_code(&["duplicate"])
        .known_unless(&["no_money"]);
    const SUCCESSES: &'static [Success<()>] = &[Success::empty(204, || ())];

    fn encode(&self, to: &mut dyn Parts) {
        to.text("text/plain", "x");
    }
}

fn client(script: &Script) -> Client {
    Client::builder(&API)
        .environment(Environment::custom("stand-in", "https://api.example/v1", Kind::Sandbox))
        .credential("ApiKey", ApiKeyHeader::new("Api-Key", SECRET))
        .transport(script.clone())
        .build()
        .unwrap()
}

fn refused(status: u16, code: &str, how: impl FnOnce(&Client) -> Call<Pay>) -> Error {
    let script = Script::new().answer(Answer::json(status, format!(r#"{{"error":{{"code":"{code}"}}}}"#)));
    let error = block_on(how(&client(&script)).send()).err().unwrap();
    assert_eq!(script.requests().len(), 1);
    error
}

#[test]
fn a_given_key_that_may_be_known_is_in_doubt_at_the_first_attempt() {
    let cases = [
        (422, "anything", Outcome::Unknown),
        (422, "", Outcome::Unknown),
        (400, "duplicate", Outcome::Unknown),
        (409, "busy", Outcome::Unknown),
        (422, "no_money", Outcome::Refused),
        (400, "no_money", Outcome::Refused),
        (400, "duplicates", Outcome::Refused),
        (401, "", Outcome::Refused),
    ];
    for (status, code, outcome) in cases {
        let given = refused(status, code, |client| client.call(Pay).idempotency_key("order-1"));
        assert_eq!(given.outcome(), outcome, "{status} {code}: {given}");
        assert_eq!(given.to_string().contains("An earlier call with this key"), outcome == Outcome::Unknown, "{given}");
        let derived = refused(status, code, |client| client.call(Pay).idempotency_key_for("order-1"));
        assert_eq!(derived.outcome(), outcome, "{status} {code}");
        let new = refused(status, code, |client| client.call(Pay));
        assert_eq!(new.outcome(), Outcome::Refused, "a key that was made for this call: {status} {code}");
    }
}

#[test]
fn a_prepared_call_remembers_whose_key_it_has() {
    let replay = |call: fn(&Client) -> Call<Pay>| {
        let script = Script::new().answer(Answer::json(422, "{}"));
        let client = client(&script);
        let prepared = call(&client).prepare().unwrap();
        block_on(client.replay(prepared).max_age(Duration::from_mins(1)).send()).err().unwrap().outcome()
    };
    assert_eq!(replay(|client| client.call(Pay).idempotency_key("order-1")), Outcome::Unknown);
    assert_eq!(replay(|client| client.call(Pay)), Outcome::Refused);
}

#[test]
fn a_code_that_cannot_be_read_may_be_one_that_says_so() {
    let half = || Answer::json(400, r#"{"error":{"code":"dupl"#);
    for cut in [false, true] {
        let tell = |key: Option<&str>| {
            let answer = if cut { half().cut_off(ErrorKind::ConnectionReset) } else { half() };
            let script = Script::new().answer(answer);
            let call = client(&script).call(Pay).retry(RetryPolicy::never());
            let call = if let Some(key) = key { call.idempotency_key(key) } else { call };
            block_on(call.send()).err().unwrap().outcome()
        };
        assert_eq!(tell(Some("order-1")), Outcome::Unknown);
        assert_eq!(tell(None), Outcome::Refused);
    }
}

#[test]
fn a_doubt_is_not_forgotten_by_the_attempt_after_it() {
    let script = Script::new()
        .answer(Answer::json(422, "{}").cut_off(ErrorKind::ConnectionReset))
        .answer(Answer::nothing(TransportErrorKind::Connect, false));
    let error = block_on(client(&script).call(Pay).idempotency_key("order-1").send()).err().unwrap();
    assert_eq!(error.outcome(), Outcome::Unknown, "{error}");
    assert_eq!(error.history()[0].outcome, Some(Outcome::Unknown));
}

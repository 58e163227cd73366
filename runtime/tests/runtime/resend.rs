//! What is sent again, after which wait, and what becomes of the outcome.

use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use oas_runtime::codegen::*;
use oas_runtime::credentials::{ApiKeyHeader, AttemptInfo};
use oas_runtime::secrecy::SecretString;
use oas_runtime::test::{Answer, FakeTime, FixedRandom, Script, block_on};
use oas_runtime::transport::{Body, TransportErrorKind, from_chunks};
use oas_runtime::{
    Attempt, Begun, Client, ClientBuilder, Environment, Error, ErrorKind, Hook, Kind, Outcome, Resend, Response,
    RetryPolicy, Secret,
};

use crate::sample::{API, CUSTOMER, ListCustomers, SECRET, SECURITY, Transfer, TransferOutput, transfer};

fn builder(script: &Script, time: &FakeTime) -> ClientBuilder {
    Client::builder(&API)
        .environment(Environment::custom("stand-in", "https://api.example/v1", Kind::Sandbox))
        .credential("ApiKey", ApiKeyHeader::new("Api-Key", SECRET))
        .random(FixedRandom(0xff))
        .transport(script.clone())
        .clock(time.clone())
        .sleep(time.clone())
}

fn created() -> Answer {
    Answer::json(201, format!(r#"{{"data":{CUSTOMER}}}"#))
}

fn lost() -> Answer {
    Answer::nothing(TransportErrorKind::Timeout, true)
}

fn unsent() -> Answer {
    Answer::nothing(TransportErrorKind::Connect, false)
}

/// Sends a transfer, whose key the vendor honours, against these answers.
fn keyed(answers: Vec<Answer>) -> (Result<Response<TransferOutput>, Error>, Script, FakeTime) {
    sent(transfer(), answers)
}

fn sent<Op: Operation>(operation: Op, answers: Vec<Answer>) -> (Result<Response<Op::Output>, Error>, Script, FakeTime) {
    let (script, time) = (Script::new(), FakeTime::default());
    for answer in answers {
        script.push(answer);
    }
    let client = builder(&script, &time).build().unwrap();
    (block_on(client.call(operation).send()), script, time)
}

/// POST without a key that the vendor honours.
#[derive(Clone)]
struct Plain(Body);

impl Operation for Plain {
    type Output = ();
    const ABOUT: &'static About = &About::new("plain", "POST", "/plain").security(SECURITY);
    const SUCCESSES: &'static [Success<()>] = &[Success::empty(204, || ())];

    fn encode(&self, to: &mut dyn Parts) {
        to.bytes("application/octet-stream", &self.0);
    }
}

#[test]
fn a_keyed_call_is_sent_again_with_the_same_key_and_bytes() {
    let (result, script, time) = keyed(vec![lost(), Answer::status(503), created()]);
    let response = result.unwrap();
    assert_eq!(response.attempts(), 3);
    let requests = script.requests();
    assert!(requests.iter().all(|request| request.body() == requests[0].body()));
    assert!(requests.iter().all(|request| request.header("idempotency-key") == requests[0].header("idempotency-key")));
    let reasons: Vec<_> = response.history().iter().map(|attempt| attempt.reason).collect();
    assert_eq!(reasons, [None, Some(Resend::Unanswered), Some(Resend::ServerError)]);
    let outcomes: Vec<_> = response.history().iter().map(|attempt| attempt.outcome).collect();
    assert_eq!(outcomes, [Some(Outcome::Unknown), Some(Outcome::Unknown), None]);
    assert_eq!(time.waits(), [500, 1000].map(Duration::from_millis));
    assert_eq!(response.history()[1].waited, Duration::from_millis(500));
}

#[test]
fn what_could_be_done_twice_is_not_sent_twice() {
    for answer in [lost(), Answer::status(500), Answer::status(503), Answer::status(408), Answer::status(302)] {
        let (result, script, _) = sent(Plain("x".into()), vec![answer, Answer::status(204)]);
        assert_eq!(result.err().unwrap().outcome(), Outcome::Unknown);
        assert_eq!(script.requests().len(), 1);
    }
}

#[test]
fn what_was_surely_not_done_is_sent_again_by_any_method() {
    for (answer, reason) in [(unsent(), Resend::NotSent), (Answer::status(429), Resend::RateLimited)] {
        let (result, script, _) = sent(Plain("x".into()), vec![answer, Answer::status(204)]);
        assert_eq!(result.unwrap().history()[1].reason, Some(reason));
        assert_eq!(script.requests().len(), 2);
    }
    let (result, _, _) = sent(Plain("x".into()), vec![Answer::status(429), Answer::status(429), Answer::status(429)]);
    let error = result.err().unwrap();
    assert_eq!((error.outcome(), error.attempts()), (Outcome::Refused, 3));
}

#[test]
fn a_body_that_is_read_once_is_never_sent_again() {
    let body = Body::once(None, from_chunks([Ok(Bytes::from_static(b"x"))]));
    let (result, script, _) = sent(Plain(body), vec![Answer::status(429), Answer::status(204)]);
    assert_eq!((result.err().unwrap().outcome(), script.requests().len()), (Outcome::Refused, 1));
}

#[test]
fn a_final_no_after_an_unknown_attempt_settles_nothing() {
    for last in [Answer::json(409, "{}"), Answer::json(400, "{}"), unsent(), Answer::json(401, "{}")] {
        let (result, _, _) = keyed(vec![lost(), last, unsent(), unsent()]);
        assert_eq!(result.err().unwrap().outcome(), Outcome::Unknown);
    }
}

#[test]
fn what_was_accepted_stays_accepted() {
    let cut = || Answer::json(201, "{\"da").cut_off(io::ErrorKind::ConnectionReset);
    let (result, _, _) = keyed(vec![cut(), unsent(), unsent()]);
    assert_eq!(result.err().unwrap().outcome(), Outcome::Accepted);
    let (result, _, _) = keyed(vec![cut(), Answer::json(409, "{}")]);
    assert_eq!(result.err().unwrap().outcome(), Outcome::Accepted);
    let (result, _, _) = keyed(vec![cut(), created()]);
    assert_eq!(result.unwrap().history()[1].reason, Some(Resend::CutOff));
}

/// As [`Transfer`], with a vendor that says more about its keys.
#[derive(Clone)]
struct Documented;

impl Operation for Documented {
    type Output = ();
    const ABOUT: &'static About = &About::new("documented", "POST", "/documented")
        .security(SECURITY)
        .idempotency_header("Idempotency-Key")
        .key_lifetime(60)
        .in_flight(409)
        .settling(&[422]);
    const SUCCESSES: &'static [Success<()>] = &[Success::empty(204, || ())];

    fn encode(&self, to: &mut dyn Parts) {
        to.text("text/plain", "x");
    }
}

#[test]
fn a_status_that_settles_earlier_attempts_makes_it_refused() {
    let (result, _, _) = sent(Documented, vec![lost(), Answer::json(422, "{}")]);
    assert_eq!(result.err().unwrap().outcome(), Outcome::Refused);
}

#[test]
fn an_accepted_attempt_is_not_settled_away() {
    let cut = Answer::json(204, "{").cut_off(io::ErrorKind::ConnectionReset);
    let (result, _, _) = sent(Documented, vec![cut, Answer::json(422, "{}")]);
    let error = result.err().unwrap();
    assert_eq!((error.outcome(), error.attempts()), (Outcome::Accepted, 2));
}

#[test]
fn a_forgotten_key_is_not_sent_again_even_after_429() {
    // The first may have been done; 55 seconds later the key is known, and ten more later it is not.
    let slow = Answer::status(503).header("retry-after", "55");
    let busy = || Answer::status(429).header("retry-after", "10");
    let (result, script, _) = sent(Documented, vec![slow, busy(), Answer::status(204)]);
    assert_eq!((result.err().unwrap().outcome(), script.requests().len()), (Outcome::Unknown, 2));
    // Where nothing was done, there is nothing to protect.
    let (result, _, time) = sent(Documented, vec![busy().header("x-a", "b"), busy(), Answer::status(204)]);
    assert!(result.is_ok() && time.waits().len() == 2);
}

#[test]
fn one_in_flight_is_waited_for_and_a_first_conflict_is_a_no() {
    let mut answers: Vec<_> = (0..5).map(|_| Answer::json(409, "{}")).collect();
    answers.insert(0, lost());
    answers.push(Answer::status(204));
    let (result, script, _) = sent(Documented, answers);
    assert_eq!((result.unwrap().attempts(), script.requests().len()), (7, 7));
    let (result, script, _) = sent(Documented, vec![Answer::json(409, "{}")]);
    assert_eq!((result.err().unwrap().outcome(), script.requests().len()), (Outcome::Refused, 1));
}

#[test]
fn one_in_flight_until_the_deadline_is_unknown() {
    let answers = [lost()].into_iter().chain((0..200).map(|_| Answer::json(409, "{}"))).collect();
    let (result, script, time) = sent(Documented, answers);
    assert_eq!(result.err().unwrap().outcome(), Outcome::Unknown);
    // A key of one minute is no longer good after it, and nothing is sent under it.
    let waited: Duration = time.waits().iter().sum();
    assert!(waited < Duration::from_mins(2) && script.requests().len() > 3, "{waited:?}");
}

#[test]
fn one_in_flight_is_not_asked_for_without_a_pause() {
    let (script, time) = (Script::new(), FakeTime::default());
    script.push(lost());
    (0..3).for_each(|_| script.push(Answer::json(409, "{}")));
    script.push(Answer::status(204));
    let policy = RetryPolicy::standard().waits(Duration::ZERO, Duration::ZERO);
    let client = builder(&script, &time).retry(policy).build().unwrap();
    block_on(client.call(Documented)).unwrap();
    assert_eq!(time.waits(), [Duration::from_millis(100); 3]);
}

#[test]
fn one_in_flight_is_asked_for_until_the_deadline() {
    let (script, time) = (Script::new(), FakeTime::default());
    script.push(lost());
    (0..50).for_each(|_| script.push(Answer::json(409, "{}")));
    let client = builder(&script, &time).build().unwrap();
    let deadline = Duration::from_secs(4);
    let error = block_on(client.call(Documented).timeout(deadline).send()).err().unwrap();
    assert_eq!(error.outcome(), Outcome::Unknown);
    let waited: Duration = time.waits().iter().sum();
    assert!(waited < deadline && waited >= Duration::from_millis(3800), "{:?}", time.waits());
}

#[test]
fn the_server_says_how_long_to_wait() {
    let (result, _, time) = keyed(vec![Answer::status(429).header("retry-after", "7"), created()]);
    assert_eq!((result.unwrap().attempts(), time.waits()), (2, vec![Duration::from_secs(7)]));
    let now = std::time::SystemTime::UNIX_EPOCH + Duration::from_secs(1_790_000_000);
    let date = httpdate::fmt_http_date(now + Duration::from_secs(30));
    let (_, _, time) = keyed(vec![Answer::status(503).header("retry-after", &date), created()]);
    assert_eq!(time.waits(), [Duration::from_secs(30)]);
    let (result, _, time) = keyed(vec![Answer::status(429).header("retry-after", "3600"), created()]);
    let error = result.err().unwrap();
    assert_eq!((error.attempts(), error.retry_after(now)), (1, Some(Duration::from_hours(1))));
    assert!(time.waits().is_empty());
}

#[test]
fn the_deadline_stands_across_attempts() {
    let (script, time) = (Script::new(), FakeTime::default());
    (0..3).for_each(|_| script.push(Answer::status(503)));
    let client = builder(&script, &time).attempt_timeout(Duration::from_secs(4)).build().unwrap();
    let call = client.call(transfer()).timeout(Duration::from_millis(600));
    assert_eq!(block_on(call.send()).err().unwrap().attempts(), 2);
    let timeouts: Vec<_> = script.requests().iter().map(|request| request.timeout().unwrap()).collect();
    assert_eq!(timeouts, [600, 100].map(Duration::from_millis));
}

#[test]
fn the_budget_is_shared_by_clones() {
    let (script, time) = (Script::new(), FakeTime::default());
    (0..20).for_each(|_| script.push(Answer::status(503)));
    let client = builder(&script, &time).retry(RetryPolicy::standard().budget(3)).build().unwrap();
    let attempts: Vec<_> =
        (0..4).map(|_| block_on(client.clone().call(transfer()).send()).err().unwrap().attempts()).collect();
    assert_eq!(attempts, [3, 2, 1, 1]);
}

#[test]
fn without_sleep_nothing_is_sent_after_a_wait() {
    let script = Script::new().answer(Answer::status(503)).answer(created());
    let error = block_on(crate::sample::client(&script).call(transfer()).send()).err().unwrap();
    assert_eq!((error.attempts(), error.outcome()), (1, Outcome::Unknown));
}

#[test]
fn credentials_are_asked_for_again_after_a_401_and_only_once() {
    let asked = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&asked);
    let provider = move |attempt: AttemptInfo| -> oas_runtime::transport::BoxFuture<'static, _> {
        seen.lock().unwrap().push(attempt.unauthorized_before);
        let key = format!("key-{}", attempt.number);
        Box::pin(async move { Ok(SecretString::from(key)) })
    };
    let (script, time) = (Script::new(), FakeTime::default());
    let client = builder(&script, &time).credential("ApiKey", ApiKeyHeader::new("Api-Key", Secret::provided(provider)));
    let client = client.build().unwrap();
    script.push(Answer::status(401));
    script.push(Answer::status(204));
    block_on(client.call(Plain("x".into())).send()).unwrap();
    let keys: Vec<_> = script.requests().iter().map(|request| request.header("api-key").unwrap().to_owned()).collect();
    assert_eq!((keys, time.waits().len()), (vec!["key-1".to_owned(), "key-2".to_owned()], 0));
    assert_eq!(*asked.lock().unwrap(), [false, true]);
    (0..3).for_each(|_| script.push(Answer::status(401)));
    let error = block_on(client.call(Plain("x".into())).send()).err().unwrap();
    assert_eq!((error.attempts(), error.outcome()), (2, Outcome::Refused));
}

#[test]
fn a_fixed_key_that_was_refused_is_not_sent_again() {
    let (result, script, _) = sent(Plain("x".into()), vec![Answer::status(401), Answer::status(204)]);
    assert_eq!((result.err().unwrap().outcome(), script.requests().len()), (Outcome::Refused, 1));
}

#[derive(Clone, Default)]
struct Audit(Arc<Mutex<Vec<String>>>);

impl Hook for Audit {
    fn before(&self, attempt: Begun<'_>) {
        self.0.lock().unwrap().push(format!("before {} {}", attempt.about.id, attempt.number));
    }

    fn after(&self, attempt: Begun<'_>, ended: &Attempt) {
        let key = attempt.key.map(ToString::to_string).unwrap_or_default();
        self.0.lock().unwrap().push(format!("after {:?} {:?} {}", ended.status, ended.outcome, key.len()));
    }

    fn abandoned(&self, attempt: Begun<'_>) {
        self.0.lock().unwrap().push(format!("abandoned {}", attempt.about.id));
    }
}

#[test]
fn hooks_see_every_attempt() {
    let (audit, script, time) = (Audit::default(), Script::new(), FakeTime::default());
    script.push(Answer::status(503));
    script.push(created());
    let client = builder(&script, &time).hook(audit.clone()).build().unwrap();
    block_on(client.call(transfer()).send()).unwrap();
    let seen = audit.0.lock().unwrap().clone();
    let expected = [
        "before createTransfer 1",
        "after Some(503) Some(Unknown) 36",
        "before createTransfer 2",
        "after Some(201) None 36",
    ];
    assert_eq!(seen, expected);
}

/// A transport that never answers.
struct Silent;

impl oas_runtime::Transport for Silent {
    fn send(
        &self,
        _request: oas_runtime::transport::Request,
    ) -> oas_runtime::transport::BoxFuture<
        '_,
        Result<oas_runtime::transport::Response, oas_runtime::transport::TransportError>,
    > {
        Box::pin(std::future::pending())
    }
}

#[test]
fn a_call_that_is_dropped_on_its_way_is_told() {
    let audit = Audit::default();
    let client = builder(&Script::new(), &FakeTime::default()).transport(Silent).hook(audit.clone()).build().unwrap();
    let mut call = Box::pin(client.call(transfer()).send());
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    assert!(call.as_mut().poll(&mut context).is_pending());
    drop(call);
    assert_eq!(audit.0.lock().unwrap().last().unwrap(), "abandoned createTransfer");
}

#[test]
fn a_read_is_sent_again() {
    let page = Answer::json(200, r#"{"data":{"items":[]}}"#);
    let (result, script, _) = sent(ListCustomers::of("g"), vec![lost(), Answer::of(502, "text/html", "<p>"), page]);
    assert_eq!((result.unwrap().attempts(), script.requests().len()), (3, 3));
    let (result, script, _) = sent(ListCustomers::of("g"), vec![Answer::status(501)]);
    assert_eq!((result.err().unwrap().kind(), script.requests().len()), (ErrorKind::Status, 1));
}

// The sample's transfer is what these tests mean by a keyed call.
const _: () = assert!(Transfer::ABOUT.idempotency.is_some() && !Transfer::ABOUT.safe_to_resend);

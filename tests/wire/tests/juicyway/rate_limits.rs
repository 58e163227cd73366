//! What the headers of an answer tell of the limit, and what that does to a resend. As documented.

use std::time::{Duration, SystemTime};

use juicyway_api::runtime::test::FakeTime;
use juicyway_api::{Error, Outcome, Response, RetryPolicy, types};
use wire::{Answer, Server, juicyway};

/// When all answers come, in seconds since 1970.
const NOW: u64 = 1_758_531_600;

fn now() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(NOW)
}

fn customer() -> Answer {
    Answer::json(200, r#"{"data":{"id":"c"}}"#)
}

/// The three documented headers.
fn told(answer: Answer, left: &str, reset: u64) -> Answer {
    let answer = answer.header("X-RateLimit-Limit", "1000").header("X-RateLimit-Remaining", left);
    answer.header("X-RateLimit-Reset", &reset.to_string())
}

fn refused(left: &str, reset: u64) -> Answer {
    told(Answer::json(429, r#"{"error":{"code":"rate_limited"}}"#), left, reset)
}

/// Gets a customer against these answers; waits are noted, and nobody waits.
fn sent(answers: Vec<Answer>) -> (Result<Response<types::Customer>, Error>, Vec<Duration>) {
    let server = Server::start();
    for answer in answers {
        server.answer(answer);
    }
    let time = FakeTime::at(now());
    let policy = RetryPolicy::standard().waits(Duration::ZERO, Duration::ZERO);
    let client = juicyway::builder(&server.url()).retry(policy).clock(time.clone()).sleep(time.clone());
    let result = wire::block_on(client.build().unwrap().customers().get("c").send());
    (result, time.waits())
}

#[test]
fn every_answer_tells_what_is_left() {
    let (result, _) = sent(vec![told(customer(), "998", NOW + 60)]);
    let limit = result.unwrap().rate_limit().unwrap();
    assert_eq!((limit.limit(), limit.remaining()), (Some(1000), Some(998)));
    assert_eq!(limit.resets_after(now()), Some(Duration::from_mins(1)));
    let (result, _) = sent(vec![told(Answer::json(404, "{}"), "0", NOW - 1)]);
    let limit = result.unwrap_err().rate_limit().unwrap();
    assert_eq!((limit.remaining(), limit.resets_after(now())), (Some(0), Some(Duration::ZERO)));
    assert!(sent(vec![customer()]).0.unwrap().rate_limit().is_none());
}

#[test]
fn the_reset_is_waited_for() {
    let (result, waits) = sent(vec![refused("0", NOW + 42), customer()]);
    assert!(result.is_ok());
    assert_eq!(waits, [Duration::from_secs(42)]);
}

#[test]
fn what_the_server_asks_for_by_retry_after_comes_first() {
    let (result, waits) = sent(vec![refused("0", NOW + 42).header("Retry-After", "7"), customer()]);
    assert!(result.is_ok());
    assert_eq!(waits, [Duration::from_secs(7)]);
}

/// There are two limits; where requests of the one that is told are left, it was the other.
#[test]
fn a_limit_that_is_not_reached_is_not_waited_for() {
    let (result, waits) = sent(vec![refused("500", NOW + 3_000), customer()]);
    assert!(result.is_ok());
    assert_eq!(waits, [], "no wait but that of the policy, which is none");
}

#[test]
fn a_reset_that_is_too_far_away_ends_the_call() {
    let (result, waits) = sent(vec![refused("0", NOW + 3_600)]);
    let error = result.unwrap_err();
    assert_eq!((error.outcome(), error.attempts(), waits.len()), (Outcome::Refused, 1, 0));
    assert_eq!(error.rate_limit().unwrap().resets_after(now()), Some(Duration::from_hours(1)));
}

/// Other refusals are not about the limit.
#[test]
fn an_error_of_the_server_does_not_wait_for_the_limit() {
    let (result, waits) = sent(vec![told(Answer::json(500, "{}"), "0", NOW + 42), customer()]);
    assert!(result.is_ok());
    assert_eq!(waits, []);
}

//! Time runs out: on a clock that is stopped, so that nothing waits for real.

use std::sync::Arc;
use std::time::Duration;

use align_api::runtime::ErrorKind;
use align_api::types::Customer;
use align_api::{Client, Error, Outcome};
use tokio::time::Instant;
use wire::{Answer, Server, align};

/// Sends a call, stops the clock once the whole request has arrived, and says how long the call then took by it: with
/// nothing left to do, a stopped clock jumps to the next moment for which someone waits.
fn late(answer: Answer, call: impl AsyncFnOnce(&Client) -> Result<Customer, Error>) -> (Error, Duration) {
    let server = Arc::new(Server::start());
    server.answer(answer);
    let client = align::client(&server);
    wire::block_on(async {
        let theirs = Arc::clone(&server);
        let clock = tokio::spawn(async move {
            theirs.arrived().await;
            // What the server sent has arrived; let the client read it.
            for _ in 0..1000 {
                tokio::task::yield_now().await;
            }
            tokio::time::pause();
        });
        let start = Instant::now();
        let error = call(&client).await.unwrap_err();
        clock.await.unwrap();
        (error, start.elapsed())
    })
}

fn assert_about(elapsed: Duration, wanted: Duration) {
    let wanted = wanted..wanted + Duration::from_secs(1);
    assert!(wanted.contains(&elapsed), "{elapsed:?} is not in {wanted:?}");
}

#[test]
fn a_call_has_its_own_time() {
    let wanted = Duration::from_secs(7);
    let (error, elapsed) = late(Answer::silence(), async |align| align.customers().get("c").timeout(wanted).await);
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Timeout, Outcome::Unknown));
    assert_eq!((error.operation(), error.attempts(), error.status()), ("getCustomer", 1, None));
    assert_about(elapsed, wanted);
}

#[test]
fn a_client_has_sixty_seconds() {
    let (error, elapsed) = late(Answer::silence(), async |align| align.customers().get("c").await);
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Timeout, Outcome::Unknown));
    assert_about(elapsed, Duration::from_mins(1));
}

/// The time is for head and body together, and a body that does not end is judged by its head.
#[test]
fn the_time_covers_the_body() {
    let answer = Answer::broken_off(200, r#"{"customer_id":"c"}"#, 5).and_holds();
    let wanted = Duration::from_secs(7);
    let (error, elapsed) = late(answer, async |align| align.customers().get("c").timeout(wanted).await);
    assert_eq!((error.kind(), error.outcome()), (ErrorKind::Timeout, Outcome::Accepted));
    assert_eq!(error.status().unwrap().as_u16(), 200);
    assert_eq!(error.raw_body().unwrap(), r#"{"cus"#);
    assert_about(elapsed, wanted);
}

//! Tokens, signatures, digests and keys: who is let in, and who is not.

use std::time::{Duration, SystemTime};

use fintech_api_sandbox::{Clock, Sandbox};
use offblocks_api::types::CreateCustomer;
use offblocks_api::{Credentials, Outcome, RetryPolicy};

use crate::{Desk, WALLET, builder, key, refused, signing, unsigned};

#[tokio::test]
async fn a_client_without_the_registered_key_is_not_let_in() {
    let sandbox = Sandbox::builder().start_blocking().unwrap();
    let nobody = signing(&sandbox, key("any"));
    assert_eq!(refused(&nobody.customers().list().await.unwrap_err(), 401), "unauthorized");
    let desk = Desk::new().await;
    let wrong_name = signing(&desk.sandbox, key("another"));
    assert_eq!(refused(&wrong_name.customers().list().await.unwrap_err(), 401), "unauthorized");
    assert!(unsigned(&desk.sandbox).customers().list().await.is_err(), "without a signature");
    desk.offblocks.customers().list().await.unwrap();
}

#[tokio::test]
async fn what_must_be_covered_can_be_left_open() {
    let settings = ["covered-parts", "key-id", "digest-required"].map(|name| format!("offblocks.{name}"));
    let desk = Desk::of(settings.into_iter().fold(Sandbox::builder(), fintech_api_sandbox::Builder::without)).await;
    signing(&desk.sandbox, key("another")).customers().create(CreateCustomer::new(WALLET, "user-1")).await.unwrap();
}

/// The time of a client that is ahead.
struct Ahead(SystemTime);

impl offblocks_api::runtime::Clock for Ahead {
    fn now(&self) -> SystemTime {
        self.0
    }
}

#[tokio::test]
async fn the_clock_of_a_caller_may_be_ahead_by_five_seconds() {
    let start = SystemTime::UNIX_EPOCH + Duration::from_hours(480_000);
    let lists = async |settings: fintech_api_sandbox::Builder, seconds| {
        let desk = Desk::of(settings.clock(Clock::stopped(start))).await;
        let signer = Credentials::message_signature_by(key(&desk.sandbox.offblocks().key_id().unwrap()));
        let ahead = Ahead(start + Duration::from_secs(seconds));
        let client = builder(&desk.sandbox).credentials(signer).clock(ahead).build().unwrap();
        client.customers().list().await.map(|_| ()).map_err(|error| refused(&error, 401))
    };
    assert_eq!(lists(Sandbox::builder(), 5).await, Ok(()));
    assert_eq!(lists(Sandbox::builder(), 6).await.unwrap_err(), "unauthorized");
    let exact = || Sandbox::builder().without("offblocks.clock-skew");
    assert_eq!(lists(exact(), 0).await, Ok(()));
    assert_eq!(lists(exact(), 1).await.unwrap_err(), "unauthorized");
}

#[tokio::test]
async fn a_token_is_kept_for_its_hour_and_then_fetched_anew() {
    let desk = Desk::new().await;
    let tokens = async || {
        desk.offblocks.customers().list().retry(RetryPolicy::standard()).await.unwrap();
        desk.sandbox.requests().iter().filter(|one| one.operation == "createToken").count()
    };
    let first = tokens().await;
    assert_eq!(tokens().await, first);
    // The clock of the client is another one: it learns by a 401.
    desk.sandbox.advance(Duration::from_hours(1));
    assert_eq!(tokens().await, first + 1);
}

#[tokio::test]
async fn a_key_stands_for_one_call_for_an_hour() {
    let desk = Desk::new().await;
    let id = "1f6e9a42-7c3b-4d58-b0e1-5a9c8d7f6e13";
    let create = |name| desk.offblocks.customers().create(CreateCustomer::new(WALLET, name)).idempotency_key(id);
    let first = create("user-1").await.unwrap();
    assert_eq!(create("user-1").await.unwrap().id, first.id);
    // The key is known: of what was made under it before, this refusal says nothing.
    let reused = create("user-2").await.unwrap_err();
    assert_eq!((reused.outcome(), reused.code().as_deref()), (Outcome::Unknown, Some("idempotency_key_reused")));
    let text = desk.offblocks.customers().create(CreateCustomer::new(WALLET, "user-3")).idempotency_key("no-uuid");
    assert_eq!(text.await.unwrap_err().outcome(), Outcome::NotSent);
}

#[tokio::test]
async fn a_lost_answer_is_asked_for_again_under_the_same_key() {
    let desk = Desk::new().await;
    desk.sandbox.fail(fintech_api_sandbox::Fault::drop_connection().on("createCustomer").after_commit());
    let create = desk.offblocks.customers().create(CreateCustomer::new(WALLET, "user-1"));
    let created = create.retry(RetryPolicy::standard()).timeout(Duration::from_secs(30)).send().await.unwrap();
    assert_eq!(created.attempts(), 2);
    assert_eq!(desk.offblocks.customers().list().await.unwrap().len(), 1);
}

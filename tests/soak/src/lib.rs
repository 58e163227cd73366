//! Many callers against the sandbox, while every answer may go wrong in every way; then what they were told is compared
//! with what was done. It may not ask the sandbox for anything by a client that still has faults.
//!
//! Waits between attempts take no time, so that a run takes as long as its requests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a soak fails by panicking")]

mod align;
mod chaos;
mod juicyway;
mod offblocks;

use std::collections::BTreeMap;
use std::sync::Arc;

use fintech_api_sandbox::Sandbox;
use money::Dice;
use oas_runtime::{Error, Outcome, Response, RetryPolicy};
use tokio::task::JoinSet;

pub use chaos::Seen;

const SEED: u64 = 20_261_121;

/// How much is done.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Who call at once.
    pub callers: u64,
    /// How many operations each of them asks for.
    pub operations: u64,
    /// How many of a hundred requests go wrong.
    pub wrong: u64,
}

/// How an operation ended, as its caller was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Told {
    /// It was done, and the answer was read.
    Success,
    /// An error, with what became of the effect.
    Failed(&'static str),
}

/// What came of a run.
#[derive(Debug, Default)]
pub struct Outcomes {
    /// Of each kind of operation, how often it ended so.
    pub told: BTreeMap<(&'static str, Told), u32>,
    /// How often each fault was asked for.
    pub faults: BTreeMap<String, u32>,
}

/// One operation: its kind, what tells it from all others, and how it ended.
pub(crate) type Ended = (&'static str, String, Told);

/// What callers share.
pub(crate) struct Stage {
    pub(crate) sandbox: Sandbox,
    pub(crate) seen: Seen,
    pub(crate) wrong: u64,
}

/// How often something was done, by what tells it from all others.
pub(crate) type Done = BTreeMap<String, u32>;

pub(crate) fn told<T>(result: &Result<Response<T>, Error>) -> Told {
    match result {
        Ok(_) => Told::Success,
        Err(error) => Told::Failed(match error.outcome() {
            Outcome::NotSent => "not sent",
            Outcome::Refused => "refused",
            Outcome::Accepted => "accepted",
            Outcome::Unknown => "unknown",
        }),
    }
}

pub(crate) fn policy(caller: u64) -> RetryPolicy {
    // Some send nothing again, so that every first failure is seen.
    RetryPolicy::standard().attempts(if caller.is_multiple_of(5) { 1 } else { 4 }).budget(1_000_000)
}

/// Runs the soak.
///
/// # Panics
/// When what was told is not what was done, or books do not balance.
#[must_use]
pub fn soak(size: Size) -> Outcomes {
    let executor = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("an executor");
    executor.block_on(run(size))
}

async fn run(size: Size) -> Outcomes {
    let sandbox = Sandbox::builder().without("juicyway.rate-limits").start_blocking().expect("a sandbox");
    let stage = Arc::new(Stage { sandbox, seen: Seen::default(), wrong: size.wrong });
    let (customer, wallet, card) =
        tokio::join!(align::prepare(&stage), juicyway::prepare(&stage), offblocks::prepare(&stage));
    let mut callers = JoinSet::new();
    for caller in 0..size.callers {
        let (stage, customer, wallet, card) = (Arc::clone(&stage), customer.clone(), wallet.clone(), card.clone());
        callers.spawn(async move {
            let clients = (
                align::client(&stage, caller),
                juicyway::client(&stage, caller),
                offblocks::client(&stage, &card, caller),
            );
            let dice = Dice::of(SEED, &("operations", caller));
            let mut ended = Vec::new();
            for number in 0..size.operations {
                let subject = format!("s-{caller}-{number}");
                // Signatures cost the most, so fewer operations have them.
                ended.push(match dice.below(10) {
                    0..4 => align::operate(&clients.0, &customer, &dice, subject).await,
                    4..8 => juicyway::operate(&clients.1, &wallet, &dice, subject).await,
                    _ => offblocks::operate(&clients.2, &card, &dice, subject).await,
                });
            }
            ended
        });
    }
    let ended: Vec<Ended> = callers.join_all().await.into_iter().flatten().collect();
    let mut done = align::books(&stage, &customer).await;
    done.extend(juicyway::books(&stage, &wallet).await);
    done.extend(offblocks::books(&stage, &card).await);
    assert_eq!(stage.sandbox.violations(), Vec::<String>::new(), "the sandbox answers as its documents say");
    judge(&stage, ended, &done)
}

fn judge(stage: &Stage, ended: Vec<Ended>, done: &Done) -> Outcomes {
    let mut outcomes = Outcomes { faults: stage.seen.all(), ..Outcomes::default() };
    for (kind, subject, told) in ended {
        let times = done.get(&subject).copied().unwrap_or_default();
        let right = match (kind, told) {
            ("read", _) | (_, Told::Failed("not sent" | "refused")) => times == 0,
            (_, Told::Success | Told::Failed("accepted")) => times == 1,
            (_, Told::Failed(_)) => times <= 1,
        };
        assert!(right, "{kind} {subject} was told {told:?}, and it was done {times} times");
        *outcomes.told.entry((kind, told)).or_default() += 1;
    }
    outcomes
}

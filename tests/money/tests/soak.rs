//! Ten thousand calls by fifty callers against a vendor that fails in every way; the ledger is asked what was done.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::time::Duration;

use align_api::runtime::{PreparedCall, Resend};
use align_api::types::{CreateOfframpTransferFromQuote, CreateOnrampTransferFromQuote, TransferPurpose};
use align_api::{Client, Environment, Error, Kind, Outcome, Response, RetryPolicy, operations};
use money::{Dice, Fault, Ledger, Stopped, Vendor};
use tokio::task::JoinSet;

const SEED: u64 = 20_261_121;
const CALLERS: u64 = 50;
const CALLS: u64 = 200;
const CUSTOMER: &str = "123e4567-e89b-12d3-a456-426614174000";

/// How one call ended, as its caller was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Told {
    Success,
    Failed(&'static str),
}

#[derive(Default)]
struct Seen {
    told: BTreeMap<(&'static str, Told), u32>,
    reasons: BTreeMap<String, u32>,
}

fn client(vendor: &Vendor, caller: u64) -> Client {
    let time = Stopped::now();
    // Some send nothing again, so that every first failure is seen.
    let policy = RetryPolicy::standard().attempts(if caller.is_multiple_of(5) { 1 } else { 4 });
    Client::builder("key")
        .environment(Environment::custom("soak", "https://vendor.example", Kind::Sandbox))
        .transport(vendor.clone())
        .clock(time)
        .sleep(time)
        .random(Dice::of(SEED, &caller))
        .retry(policy.budget(1_000_000))
        .build()
        .unwrap()
}

fn told<T>(result: &Result<Response<T>, Error>) -> Told {
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

fn reasons<T>(result: &Result<Response<T>, Error>) -> Vec<Resend> {
    let history = match result {
        Ok(response) => response.history(),
        Err(error) => error.history(),
    };
    history.iter().filter_map(|attempt| attempt.reason).collect()
}

/// The vendor honours the key: sent again where it is safe.
async fn keyed(client: &Client, subject: &str) -> (Told, Vec<Resend>) {
    let body = CreateOfframpTransferFromQuote::to_external_account_id("a").transfer_purpose(TransferPurpose::Salaries);
    let result = client.offramp_transfers().create_from_quote(CUSTOMER, subject, body).send().await;
    (told(&result), reasons(&result))
}

/// The vendor honours no key: what may have arrived is not sent again.
async fn unkeyed(client: &Client, subject: &str) -> (Told, Vec<Resend>) {
    let body = CreateOnrampTransferFromQuote::new("0xabc");
    let result = client.onramp_transfers().create_from_quote(CUSTOMER, subject, body).send().await;
    (told(&result), reasons(&result))
}

/// Written down first; while its outcome is unknown it is read back and sent again, as after a crash.
async fn prepared(client: &Client, subject: &str) -> (Told, Vec<Resend>) {
    type Op = operations::CreateOfframpTransferFromQuote;
    let body = CreateOfframpTransferFromQuote::to_external_account_id("a").transfer_purpose(TransferPurpose::Salaries);
    let call = client.offramp_transfers().create_from_quote(CUSTOMER, subject, body);
    let mut call: PreparedCall<Op> = call.idempotency_key_for(subject).prepare().unwrap();
    let kept = call.to_json();
    for _ in 0..5 {
        let result = client.replay(call).max_age(Duration::from_hours(24)).send().await;
        let told = told(&result);
        if told != Told::Failed("unknown") {
            return (told, reasons(&result));
        }
        call = PreparedCall::from_json(&kept).unwrap();
    }
    (Told::Failed("unknown"), Vec::new())
}

/// Reads are sent again, and do nothing.
async fn read(client: &Client, subject: &str) -> (Told, Vec<Resend>) {
    let result = client.offramp_transfers().get(CUSTOMER, subject).send().await;
    (told(&result), reasons(&result))
}

/// What was called, on what, how it ended, and why it was sent again.
type Ended = (&'static str, String, Told, Vec<Resend>);

async fn caller(vendor: Vendor, number: u64) -> Vec<Ended> {
    let client = client(&vendor, number);
    let mut all = Vec::new();
    for call in 0..CALLS {
        let subject = format!("s-{number}-{call}");
        let (kind, (told, reasons)) = match call % 4 {
            0 => ("keyed", keyed(&client, &subject).await),
            1 => ("unkeyed", unkeyed(&client, &subject).await),
            2 => ("prepared", prepared(&client, &subject).await),
            _ => ("read", read(&client, &subject).await),
        };
        all.push((kind, subject, told, reasons));
    }
    all
}

fn check(ledger: &Ledger, kind: &str, subject: &str, told: Told) {
    let effects = ledger.effects(subject);
    let right = match (kind, told) {
        ("read", _) | (_, Told::Failed("not sent" | "refused")) => effects == 0,
        (_, Told::Success | Told::Failed("accepted")) => effects == 1,
        (_, Told::Failed(_)) => effects <= 1,
    };
    assert!(right, "{kind} {subject} was told {told:?}, and it was done {effects} times");
}

fn soak(wrong: u64) -> (Seen, BTreeMap<Fault, u32>) {
    let executor = tokio::runtime::Builder::new_current_thread().enable_time().start_paused(true).build().unwrap();
    executor.block_on(async {
        let vendor = Vendor::new(SEED, wrong);
        let mut callers = JoinSet::new();
        (0..CALLERS).for_each(|number| drop(callers.spawn(caller(vendor.clone(), number))));
        let all: Vec<_> = callers.join_all().await.into_iter().flatten().collect();
        // What is done late is done by now.
        tokio::time::sleep(Duration::from_hours(1)).await;
        let mut seen = Seen::default();
        for (kind, subject, told, reasons) in all {
            check(vendor.ledger(), kind, &subject, told);
            *seen.told.entry((kind, told)).or_default() += 1;
            for reason in reasons {
                *seen.reasons.entry(reason.to_string()).or_default() += 1;
            }
        }
        (seen, vendor.ledger().faults())
    })
}

#[test]
fn money_moves_once_whatever_the_vendor_does() {
    let (seen, faults) = soak(45);
    assert_eq!(seen.told.values().sum::<u32>(), 10_000);
    assert_eq!(faults.len(), 15, "each fault happened: {faults:?}");
    assert!(faults.values().all(|times| *times > 50), "{faults:?}");
    for kind in ["keyed", "unkeyed", "prepared"] {
        for told in [Told::Success, Told::Failed("refused"), Told::Failed("accepted")] {
            assert!(seen.told.contains_key(&(kind, told)), "{kind} was never told {told:?}: {:?}", seen.told);
        }
    }
    assert!(seen.told.contains_key(&("unkeyed", Told::Failed("unknown"))), "{:?}", seen.told);
    assert!(seen.told.contains_key(&("unkeyed", Told::Failed("not sent"))), "{:?}", seen.told);
    for reason in ["rate limited", "not sent", "unanswered", "cut off", "server error"] {
        assert!(seen.reasons.contains_key(reason), "nothing was sent again because of {reason}: {:?}", seen.reasons);
    }
}

#[test]
fn without_faults_every_call_succeeds_at_once() {
    let (seen, faults) = soak(0);
    assert_eq!(faults.keys().copied().collect::<Vec<_>>(), [Fault::None]);
    assert!(seen.told.keys().all(|(_, told)| *told == Told::Success) && seen.reasons.is_empty());
}

#[test]
fn the_same_seed_gives_the_same_run() {
    let (first, second) = (soak(30), soak(30));
    assert_eq!((first.0.told, first.0.reasons, first.1), (second.0.told, second.0.reasons, second.1));
}

//! Faults, and what the client says became of the effect; what it says is held against what was done.

use std::time::Duration;

use align_api::types::CreateOfframpTransferFromQuote;
use align_api::{Client, Error, Outcome, RetryPolicy};
use fintech_api_sandbox::{Fault, Sandbox};

use crate::{Desk, berlin, client};

/// A transfer under a fault: what the client says, and whether it is there.
async fn transfer_with(fault: Fault) -> (Result<(), Error>, usize) {
    let desk = Desk::new();
    let customer = desk.approved().await;
    let quote = desk.quote(&customer).await;
    desk.sandbox.fail(fault.on("createOfframpTransferFromQuote"));
    let transfers = desk.align.offramp_transfers();
    let to = CreateOfframpTransferFromQuote::to_bank_account(berlin());
    let call = transfers.create_from_quote(&customer, &quote.quote_id, to).timeout(Duration::from_secs(1));
    let result = call.await.map(|_| ());
    // What was let in is done, though the client may have left.
    while desk.sandbox.requests().iter().any(|request| request.status.is_none() && is_delay(request.fault.as_deref())) {
        tokio::task::yield_now().await;
    }
    assert_eq!(desk.sandbox.faults_left(), 0);
    let number = transfers.list(&customer).await.unwrap().len();
    (result, number)
}

fn is_delay(fault: Option<&str>) -> bool {
    fault.is_some_and(|fault| fault.starts_with("Delay"))
}

async fn outcome(fault: Fault) -> (Outcome, usize) {
    let (result, number) = transfer_with(fault).await;
    (result.unwrap_err().outcome(), number)
}

#[tokio::test]
async fn nobody_can_tell_what_a_lost_answer_was() {
    assert_eq!(outcome(Fault::drop_connection()).await, (Outcome::Unknown, 0));
    assert_eq!(outcome(Fault::drop_connection().after_commit()).await, (Outcome::Unknown, 1));
    assert_eq!(outcome(Fault::delay(Duration::from_millis(1500))).await, (Outcome::Unknown, 1));
}

#[tokio::test]
async fn a_server_that_fails_may_have_done_it() {
    assert_eq!(outcome(Fault::unavailable(Some(1))).await, (Outcome::Unknown, 0));
    assert_eq!(outcome(Fault::unavailable(None).after_commit()).await, (Outcome::Unknown, 1));
    assert_eq!(outcome(Fault::html(502).after_commit()).await, (Outcome::Unknown, 1));
    assert_eq!(outcome(Fault::html(403)).await, (Outcome::Unknown, 0));
}

#[tokio::test]
async fn too_many_requests_did_nothing() {
    assert_eq!(outcome(Fault::too_many_requests(Some(1))).await, (Outcome::Refused, 0));
}

#[tokio::test]
async fn an_answer_that_breaks_was_an_answer() {
    assert_eq!(outcome(Fault::truncated()).await, (Outcome::Accepted, 1));
    assert_eq!(outcome(Fault::garbled()).await, (Outcome::Accepted, 1));
}

#[tokio::test]
async fn what_is_new_in_an_answer_does_not_matter() {
    for fault in [Fault::unknown_value(), Fault::unknown_field()] {
        let (result, number) = transfer_with(fault).await;
        assert!(result.is_ok(), "{result:?}");
        assert_eq!(number, 1);
    }
}

fn persistent(sandbox: &Sandbox) -> Client {
    client(sandbox).retry(RetryPolicy::default()).build().unwrap()
}

#[tokio::test]
async fn a_key_that_is_honoured_does_it_once_however_often_it_is_sent() {
    let desk = Desk::new();
    let customer = desk.approved().await;
    let align = persistent(&desk.sandbox);
    for fault in [
        Fault::drop_connection().after_commit(),
        Fault::unavailable(Some(0)).after_commit(),
        Fault::too_many_requests(Some(0)),
    ] {
        let quote = desk.quote(&customer).await;
        desk.sandbox.fail(fault.on("createOfframpTransferFromQuote"));
        let to = CreateOfframpTransferFromQuote::to_bank_account(berlin());
        let call = align.offramp_transfers().create_from_quote(&customer, &quote.quote_id, to);
        let response = call.send().await.unwrap();
        assert_eq!(response.attempts(), 2);
    }
    let requests = desk.sandbox.requests();
    let sent = requests.iter().filter(|request| request.operation == "createOfframpTransferFromQuote");
    let keys: Vec<_> = sent.map(|request| request.header("idempotency-key").unwrap().to_owned()).collect();
    assert!(keys.chunks(2).all(|pair| pair[0] == pair[1]), "{keys:?}");
    assert_eq!(align.offramp_transfers().list(&customer).await.unwrap().len(), 3);
}

#[tokio::test]
async fn what_no_key_protects_is_not_sent_again() {
    let desk = Desk::new();
    let customer = desk.approved().await;
    let align = persistent(&desk.sandbox);
    desk.sandbox.fail(Fault::drop_connection().after_commit().on("simulateCustomer"));
    let step = align_api::types::SimulateCustomer::new(&customer);
    let error = align.customers().simulate(step).await.unwrap_err();
    assert_eq!((error.outcome(), error.attempts()), (Outcome::Unknown, 1));
}

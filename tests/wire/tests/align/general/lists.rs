//! Lists over several pages and waiting for a status, over the scripted transport. As documented, paging: `limit` and `skip`.

use std::time::Duration;

use align_api::runtime::WaitError;
use align_api::runtime::test::{Answer, FakeTime, Script, block_on};
use align_api::types::OfframpTransferStatus;
use align_api::{Client, Environment, Kind};

fn client(answers: Vec<Answer>) -> (Client, Script, FakeTime) {
    let (script, time) = (Script::new(), FakeTime::default());
    for answer in answers {
        script.push(answer);
    }
    let builder = Client::builder("key").environment(Environment::custom("script", "https://x.example", Kind::Sandbox));
    let client = builder.transport(script.clone()).clock(time.clone()).sleep(time.clone()).build().unwrap();
    (client, script, time)
}

fn page(ids: &[&str]) -> Answer {
    let items: Vec<_> = ids.iter().map(|id| format!(r#"{{"id":"{id}","status":"pending"}}"#)).collect();
    Answer::json(200, format!(r#"{{"items":[{}]}}"#, items.join(",")))
}

#[test]
fn transfers_are_read_by_offset_until_an_empty_page() {
    let (align, script, _) = client(vec![page(&["a", "b"]), page(&["b", "c"]), page(&[])]);
    let transfers = block_on(align.offramp_transfers().list("c-1").limit(2).skip(5).items().collect(100)).unwrap();
    assert_eq!(transfers.iter().map(|transfer| transfer.id.as_str()).collect::<Vec<_>>(), ["a", "b", "c"]);
    let queries: Vec<_> = script.requests().iter().map(|request| request.query().to_owned()).collect();
    assert_eq!(queries, ["limit=2&skip=5", "limit=2&skip=7", "limit=2&skip=9"]);
}

#[test]
fn a_list_of_one_page_ends_with_it() {
    let (align, script, _) = client(vec![Answer::json(200, r#"{"items":[]}"#)]);
    assert!(block_on(align.webhooks().list().items().collect(100)).unwrap().is_empty());
    assert_eq!(script.requests().len(), 1);
}

fn transfer(status: &str) -> Answer {
    Answer::json(200, format!(r#"{{"id":"t-1","status":"{status}"}}"#))
}

#[test]
fn a_transfer_is_waited_for() {
    let (align, script, time) = client(vec![transfer("pending"), transfer("processing"), transfer("completed")]);
    let done = block_on(align.offramp_transfers().get("c-1", "t-1").until_completed()).unwrap();
    assert_eq!((done.status, script.requests().len()), (OfframpTransferStatus::Completed, 3));
    assert_eq!(time.waits(), [1000, 1500].map(Duration::from_millis));
}

#[test]
fn a_transfer_that_was_refunded_is_a_failure() {
    let (align, _, _) = client(vec![transfer("processing"), transfer("refunded")]);
    let error = block_on(align.offramp_transfers().get("c-1", "t-1").until_completed()).unwrap_err();
    let WaitError::Failed { status, output } = error else { panic!("{error}") };
    assert_eq!((status.as_str(), output.status), ("refunded", OfframpTransferStatus::Refunded));
}

#[test]
fn an_account_and_a_customer_are_waited_for() {
    let account = |status| Answer::json(200, format!(r#"{{"id":"v-1","status":"{status}"}}"#));
    let (align, _, _) = client(vec![account("pending"), account("active")]);
    assert!(block_on(align.virtual_accounts().get("c-1", "v-1").until_active()).is_ok());
    let customer = |status| {
        let kycs = format!(r#""kycs":{{"status":"{status}"}}"#);
        Answer::json(200, format!(r#"{{"customer_id":"c-1","email":"a@b.example","type":"individual",{kycs}}}"#))
    };
    let (align, _, _) = client(vec![customer("pending"), customer("approved")]);
    assert!(block_on(align.customers().get("c-1").until_kyc_approved()).is_ok());
    let (align, _, _) = client(vec![customer("rejected")]);
    assert!(matches!(block_on(align.customers().get("c-1").until_kyc_approved()), Err(WaitError::Failed { .. })));
}

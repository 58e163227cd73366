//! As documented: statuses, which of them are final, and waiting for one.

use oas_runtime::test::{Answer, FakeTime, Script, block_on};
use offblocks_api::types::{AccountStatus, AuthorisationStatus, CardStatus, CustomerStatus, TransactionStatus};
use offblocks_api::{Client, WaitError};
use wire::offblocks;

fn answering(kind: &str, statuses: &[&str]) -> Client {
    let (script, time) = (Script::new(), FakeTime::default());
    for status in statuses {
        script.push(Answer::json(200, format!(r#"{{"id":"{kind}","status":"{status}"}}"#)));
    }
    let builder = offblocks::builder("http://127.0.0.1:1");
    builder.transport(script).clock(time.clone()).sleep(time).build().unwrap()
}

#[test]
fn a_customer_is_waited_for_until_it_is_active_or_rejected() {
    let client = answering("c", &["initiating", "screening", "verifying", "active"]);
    let customer = block_on(client.customers().get("c").until_active()).unwrap();
    assert_eq!(customer.status, CustomerStatus::Active);
    let client = answering("c", &["screening", "rejected"]);
    let Err(WaitError::Failed { status, output }) = block_on(client.customers().get("c").until_active()) else {
        panic!("it was rejected");
    };
    assert_eq!((status.as_str(), output.status), ("rejected", CustomerStatus::Rejected));
}

#[test]
fn accounts_and_cards_end_in_all_their_final_statuses() {
    for last in ["closed", "failed"] {
        let client = answering("a", &["initiating", "pending", "inactive", last]);
        let ended = block_on(client.accounts().get("a").until_active());
        assert!(matches!(ended, Err(WaitError::Failed { status, .. }) if status == last));
    }
    for last in ["issue_failed", "blocked", "terminated"] {
        let client = answering("k", &["issuing", "suspended", last]);
        let ended = block_on(client.cards().get("k").until_active());
        assert!(matches!(ended, Err(WaitError::Failed { status, .. }) if status == last));
    }
    assert!(block_on(answering("a", &["pending", "active"]).accounts().get("a").until_active()).is_ok());
    assert!(block_on(answering("k", &["issuing", "active"]).cards().get("k").until_active()).is_ok());
}

#[test]
fn an_authorisation_is_captured_or_released() {
    let captured = || answering("x", &["pending", "capturing", "captured"]);
    assert!(block_on(captured().authorisations().get("x").until_captured()).is_ok());
    let ended = block_on(captured().authorisations().get("x").until_released());
    assert!(matches!(ended, Err(WaitError::Failed { status, .. }) if status == "captured"));
    let released = answering("x", &["pending", "releasing", "released"]);
    assert!(block_on(released.authorisations().get("x").until_released()).is_ok());
}

#[test]
fn a_transaction_is_processed_or_reversed() {
    let client = answering("t", &["processing", "processed"]);
    assert!(block_on(client.transactions().get("t").until_processed()).is_ok());
    let client = answering("t", &["reversing", "reversed"]);
    let ended = block_on(client.transactions().get("t").until_processed());
    assert!(matches!(ended, Err(WaitError::Failed { status, .. }) if status == "reversed"));
    let client = answering("t", &["processed", "reversing", "reversed"]);
    assert!(block_on(client.transactions().get("t").until_reversed()).is_ok());
}

/// Each status of the facts, and whether anything follows it. One that is new is not taken for an end.
#[test]
fn statuses_know_whether_they_are_final() {
    macro_rules! check {
        ($status:ident: $($text:literal $last:literal),+ $(,)?) => {
            $(
                let status: $status = $text.into();
                assert!(!matches!(status, $status::Unknown(_)), "{} is not known", $text);
                assert_eq!(status.is_final(), $last, "{}", $text);
            )+
            assert!(!$status::from("brand new").is_final());
        };
    }
    check!(CustomerStatus: "initiating" false, "screening" false, "verifying" false, "active" false, "inactive" false,
        "rejected" true);
    check!(AccountStatus: "initiating" false, "pending" false, "active" false, "inactive" false, "closed" true,
        "failed" true);
    check!(CardStatus: "issuing" false, "issue_failed" true, "active" false, "inactive" false, "suspended" false,
        "blocked" true, "terminated" true);
    check!(AuthorisationStatus: "pending" false, "capturing" false, "captured" true, "releasing" false, "released" true);
    check!(TransactionStatus: "processing" false, "processed" false, "reversing" false, "reversed" true);
}

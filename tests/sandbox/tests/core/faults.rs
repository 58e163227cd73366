//! Faults on demand: each happens as it was asked for, by the test or by the request, and once.

use std::time::{Duration, Instant};

use fintech_api_sandbox::{Fault, Sandbox};
use serde_json::Value;

use crate::{Desk, json_of};

#[tokio::test]
async fn a_dropped_connection_is_done_or_not_as_was_asked() {
    let desk = Desk::new().await;
    desk.sandbox.fail(Fault::drop_connection());
    assert!(desk.customer("a@example.com").send().await.is_err());
    assert_eq!(desk.customers().await, 0);
    desk.sandbox.fail(Fault::drop_connection().after_commit());
    assert!(desk.customer("a@example.com").send().await.is_err());
    assert_eq!(desk.customers().await, 1);
    let requests = desk.sandbox.requests();
    assert_eq!(requests[0].status, None, "there was no answer");
}

#[tokio::test]
async fn refusals_say_when_to_come_again() {
    let desk = Desk::of(Sandbox::builder().fault(Fault::too_many_requests(Some(7))).start().await.unwrap());
    desk.sandbox.fail(Fault::unavailable(None).after_commit());
    let first = desk.customer("a@example.com").send().await.unwrap();
    assert_eq!(first.headers()["retry-after"], "7");
    assert_eq!(json_of(first, 429).await["code"], "too_many_requests");
    assert_eq!(desk.sandbox.faults_left(), 1);
    let second = desk.customer("a@example.com").send().await.unwrap();
    assert!(second.headers().get("retry-after").is_none());
    json_of(second, 503).await;
    assert_eq!(desk.customers().await, 1);
}

#[tokio::test]
async fn a_truncated_body_breaks_off_after_its_head() {
    let desk = Desk::new().await;
    desk.sandbox.fail(Fault::truncated());
    let answer = desk.customer("a@example.com").send().await.unwrap();
    assert_eq!(answer.status(), 201);
    assert!(answer.text().await.is_err());
    assert_eq!(desk.customers().await, 1);
}

#[tokio::test]
async fn bodies_that_are_no_json_are_none() {
    let desk = Desk::new().await;
    desk.sandbox.fail(Fault::garbled());
    let garbled = desk.customer("a@example.com").send().await.unwrap();
    assert_eq!(
        (garbled.status().as_u16(), garbled.headers()["content-type"].to_str().unwrap()),
        (201, "application/json")
    );
    assert!(serde_json::from_slice::<Value>(&garbled.bytes().await.unwrap()).is_err());
    desk.sandbox.fail(Fault::html(502));
    let page = desk.customer("b@example.com").send().await.unwrap();
    assert_eq!((page.status().as_u16(), page.headers()["content-type"].to_str().unwrap()), (502, "text/html"));
    assert_eq!(desk.customers().await, 1);
}

#[tokio::test]
async fn unknown_values_and_members_stand_where_there_were_known_ones() {
    let desk = Desk::new().await;
    desk.sandbox.fail(Fault::unknown_value().on("createCustomer"));
    let spoilt = json_of(desk.customer("a@example.com").send().await.unwrap(), 201).await;
    assert_eq!(spoilt["type"], "sandbox_unknown");
    desk.sandbox.fail(Fault::unknown_field());
    let spoilt = json_of(desk.customer("b@example.com").send().await.unwrap(), 201).await;
    assert!(spoilt["sandbox_unknown"].is_object() && spoilt["type"] == "individual");
}

#[tokio::test]
async fn a_delay_delays_and_what_was_let_in_is_done_although_the_caller_left() {
    let desk = Desk::new().await;
    desk.sandbox.fail(Fault::delay(Duration::from_millis(50)));
    let start = Instant::now();
    json_of(desk.customer("a@example.com").send().await.unwrap(), 201).await;
    assert!(start.elapsed() >= Duration::from_millis(50));
    desk.sandbox.fail(Fault::delay(Duration::from_millis(500)));
    let leaves = async {
        while desk.sandbox.requests().len() < 2 {
            tokio::task::yield_now().await;
        }
    };
    tokio::select! {
        answer = desk.customer("b@example.com").send() => panic!("it was delayed: {answer:?}"),
        () = leaves => {}
    }
    while desk.sandbox.requests().last().unwrap().status.is_none() {
        tokio::task::yield_now().await;
    }
    assert_eq!(desk.customers().await, 2);
}

#[tokio::test]
async fn a_request_can_ask_for_its_own_fault() {
    let desk = Desk::new().await;
    let asked = desk.customer("a@example.com").header("X-Sandbox-Fault", "503; after; retry-after=2");
    let answer = asked.send().await.unwrap();
    assert_eq!((answer.status().as_u16(), answer.headers()["retry-after"].to_str().unwrap()), (503, "2"));
    assert_eq!(desk.customers().await, 1);
    let nonsense = desk.customer("b@example.com").header("X-Sandbox-Fault", "explode").send().await.unwrap();
    assert_eq!(nonsense.status(), 400);
    assert!(nonsense.text().await.unwrap().contains("unknown-field"), "it says which faults there are");
    assert_eq!(desk.customers().await, 1);
}

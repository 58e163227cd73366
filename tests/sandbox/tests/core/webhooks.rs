//! Webhooks: sent over HTTP to whoever registered, in their order, and recorded whatever became of them.

use fintech_api_sandbox::Receiver;
use reqwest::Method;
use serde_json::{Value, json};

use crate::{Desk, json_of};

#[tokio::test]
async fn events_go_to_whoever_is_registered() {
    let (desk, receiver) = (Desk::new().await, Receiver::start().unwrap());
    let endpoint = json!({ "url": receiver.url() });
    let endpoint = json_of(desk.post("/v0/webhooks", &endpoint).send().await.unwrap(), 201).await;
    let ada = desk.created("ada@example.com").await;
    desk.sandbox.align().approve_kyc(&ada).unwrap();
    desk.sandbox.delivered().await;
    let came = receiver.received();
    assert_eq!(came.len(), 1);
    let event: Value = serde_json::from_slice(&came[0].body).unwrap();
    assert_eq!((&event["event_type"], &event["entity_id"]), (&json!("customer.kycs.updated"), &json!(ada)));
    assert_eq!(came[0].headers["x-hmac-signature"].len(), 64);

    let path = format!("/v0/webhooks/{}", endpoint["id"].as_str().unwrap());
    assert_eq!(desk.request(Method::DELETE, &path).send().await.unwrap().status(), 204);
    desk.sandbox.align().reject_kyc(&ada).unwrap();
    desk.sandbox.delivered().await;
    assert_eq!(receiver.received().len(), 1);
}

#[tokio::test]
async fn what_became_of_a_delivery_is_recorded() {
    let (desk, receiver) = (Desk::new().await, Receiver::start().unwrap());
    receiver.answer(500);
    let gone = Receiver::start().unwrap();
    for url in [receiver.url(), gone.url()] {
        json_of(desk.post("/v0/webhooks", &json!({ "url": url })).send().await.unwrap(), 201).await;
    }
    drop(gone);
    let ada = desk.created("ada@example.com").await;
    desk.sandbox.align().approve_kyc(&ada).unwrap();
    desk.sandbox.delivered().await;
    let deliveries = desk.sandbox.deliveries();
    assert_eq!(deliveries.len(), 2);
    assert_eq!(deliveries[0].outcome, Ok(500));
    assert!(deliveries.iter().all(|delivery| !delivery.received()));
}

//! Idempotency keys: the same request is done once, and a key stands for one request.

use std::time::Duration;

use fintech_api_sandbox::{Fault, Sandbox};
use serde_json::{Value, json};

use crate::{Desk, json_of};

fn account(city: &str) -> Value {
    json!({
        "bank_name": "Example Bank", "account_holder_type": "individual", "account_holder_first_name": "Ada",
        "account_holder_last_name": "Lovelace", "account_type": "iban",
        "account_holder_address": {
            "country": "DE", "city": city, "street_line_1": "Beispielweg 1", "postal_code": "10115"
        },
        "iban": { "bic": "DEUTDEFF", "iban_number": "DE89370400440532013000" }
    })
}

struct Accounts {
    desk: Desk,
    path: String,
}

impl Accounts {
    async fn of(sandbox: Sandbox) -> Self {
        let desk = Desk::of(sandbox);
        let path = format!("/v0/customers/{}/external-accounts", desk.created("ada@example.com").await);
        Self { desk, path }
    }

    async fn create(&self, key: &str, city: &str, status: u16) -> Value {
        let request = self.desk.post(&self.path, &account(city)).header("idempotency-key", key);
        json_of(request.send().await.unwrap(), status).await
    }

    async fn number(&self) -> usize {
        let list = json_of(self.desk.get(&self.path).send().await.unwrap(), 200).await;
        list["items"].as_array().unwrap().len()
    }
}

#[tokio::test]
async fn the_same_key_and_request_get_the_same_answer() {
    let accounts = Accounts::of(Sandbox::builder().start().await.unwrap()).await;
    let first = accounts.create("k", "Berlin", 201).await;
    assert_eq!(accounts.create("k", "Berlin", 201).await, first);
    assert_eq!(accounts.create("k", "Hamburg", 400).await["code"], "idempotency_key_reused");
    assert_ne!(accounts.create("l", "Berlin", 201).await, first);
    assert_eq!(accounts.number().await, 2);
}

#[tokio::test]
async fn a_required_key_is_required() {
    let accounts = Accounts::of(Sandbox::builder().start().await.unwrap()).await;
    let request = accounts.desk.post(&accounts.path, &account("Berlin"));
    json_of(request.send().await.unwrap(), 400).await;
    assert_eq!(accounts.number().await, 0);
}

#[tokio::test]
async fn a_key_is_forgotten_when_its_time_is_over() {
    let accounts = Accounts::of(Sandbox::builder().start().await.unwrap()).await;
    accounts.create("k", "Berlin", 201).await;
    accounts.desk.sandbox.advance(Duration::from_hours(24));
    accounts.create("k", "Hamburg", 201).await;
}

#[tokio::test]
async fn keys_that_are_not_looked_at_protect_from_nothing() {
    let accounts = Accounts::of(Sandbox::builder().without("align.idempotency").start().await.unwrap()).await;
    accounts.create("k", "Berlin", 201).await;
    accounts.create("k", "Berlin", 201).await;
    assert_eq!(accounts.number().await, 2);
}

#[tokio::test]
async fn while_the_first_is_under_way_its_key_is_taken() {
    let accounts = Accounts::of(Sandbox::builder().start().await.unwrap()).await;
    accounts.desk.sandbox.fail(Fault::delay(Duration::from_secs(1)).on("createExternalAccount"));
    let slow = accounts.create("k", "Berlin", 201);
    let meanwhile = async {
        // The first was let in as soon as it is recorded.
        while accounts.desk.sandbox.requests().len() < 2 {
            tokio::task::yield_now().await;
        }
        accounts.create("k", "Berlin", 400).await
    };
    let (_, refused) = tokio::join!(slow, meanwhile);
    assert_eq!(refused["code"], "idempotency_key_in_use");
}

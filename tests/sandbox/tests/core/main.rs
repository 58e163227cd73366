//! The core, over plain HTTP, by the example of Align: what holds for every vendor.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

mod faults;
mod keys;
mod marks;
mod page;
mod program;
mod requests;
mod webhooks;

use fintech_api_sandbox::Sandbox;
use reqwest::{Method, RequestBuilder, Response};
use serde_json::{Value, json};

/// A sandbox and somebody who calls its Align.
pub(crate) struct Desk {
    pub(crate) sandbox: Sandbox,
    http: reqwest::Client,
}

impl Desk {
    pub(crate) async fn new() -> Self {
        Self::of(Sandbox::builder().start().await.unwrap())
    }

    pub(crate) fn of(sandbox: Sandbox) -> Self {
        Self { sandbox, http: reqwest::Client::builder().no_proxy().build().unwrap() }
    }

    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.anonymous(method, path).header("api-key", self.sandbox.align().api_key())
    }

    pub(crate) fn anonymous(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{path}", self.sandbox.align().base_url()))
    }

    pub(crate) fn post(&self, path: &str, body: &Value) -> RequestBuilder {
        self.request(Method::POST, path).header("content-type", "application/json").body(body.to_string())
    }

    pub(crate) fn get(&self, path: &str) -> RequestBuilder {
        self.request(Method::GET, path)
    }

    /// A request that creates a customer.
    pub(crate) fn customer(&self, email: &str) -> RequestBuilder {
        self.post("/v0/customers", &ada(email))
    }

    /// The id of a new customer.
    pub(crate) async fn created(&self, email: &str) -> String {
        let answer = json_of(self.customer(email).send().await.unwrap(), 201).await;
        answer["customer_id"].as_str().unwrap().to_owned()
    }

    /// How many customers there are.
    pub(crate) async fn customers(&self) -> usize {
        let answer = json_of(self.get("/v0/customers").send().await.unwrap(), 200).await;
        answer["items"].as_array().unwrap().len()
    }
}

pub(crate) fn ada(email: &str) -> Value {
    json!({ "email": email, "type": "individual", "first_name": "Ada", "last_name": "Lovelace" })
}

/// The body of an answer that must have this status.
pub(crate) async fn json_of(answer: Response, status: u16) -> Value {
    let got = answer.status().as_u16();
    let body = answer.text().await.unwrap();
    assert_eq!(got, status, "{body}");
    serde_json::from_str(&body).unwrap()
}

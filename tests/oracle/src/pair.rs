//! One call, made by both clients against one server.
//! It sends and records; what differs is for `compare` to say.

use std::str::FromStr;

use align_api::Call;
use align_api::runtime::codegen::Operation;
use serde::de::DeserializeOwned;
use wire::{Answer, Recorded, Server, align, block_on};

use crate::reference;

/// The idempotency key of every call that carries one.
pub const KEY: &str = "6f2d9c0e-3b7a-4e51-9d68-0c4b8a1f7e20";

/// What both clients sent for one call.
#[derive(Debug)]
pub struct Pair {
    /// The id of the operation that ours called.
    pub id: &'static str,
    /// What ours sent.
    pub ours: Recorded,
    /// What the reference sent.
    pub theirs: Recorded,
}

/// Makes the same call with both clients.
pub fn pair<Op: Operation, R>(
    ours: impl Fn(&align_api::Client) -> Call<Op>,
    theirs: impl AsyncFnOnce(&reference::Client) -> R,
) -> Pair {
    let server = Server::start();
    let call = ours(&align::client(&server));
    // A key where none is promised would be a header that the document does not declare.
    let call = if call.idempotency().is_some() { call.idempotency_key(KEY) } else { call };
    let ours = recorded(&server, call.send());
    // A proxy of this machine's settings would not find the loopback address.
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let client = reference::Client::new_with_client(&server.url(), http);
    let theirs = recorded(&server, theirs(&client));
    Pair { id: Op::ABOUT.id, ours, theirs }
}

/// The one request that arrives; what is answered does not matter.
fn recorded(server: &Server, exchange: impl IntoFuture) -> Recorded {
    server.answer(Answer::empty(500));
    drop(block_on(exchange));
    let mut requests = server.requests();
    assert_eq!(requests.len(), 1, "a call sends one request");
    requests.remove(0)
}

/// A body of the reference, from the JSON that it must send again.
#[must_use]
pub fn json<T: DeserializeOwned>(body: &str) -> T {
    serde_json::from_str(body).expect("a body of the reference")
}

/// A parameter of the reference.
#[must_use]
pub fn text<T: FromStr>(value: &str) -> T {
    value.parse().ok().expect("a parameter of the reference")
}

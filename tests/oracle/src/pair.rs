//! One call, made by both clients against one server.
//! It sends and records; what differs is for `compare` to say.

use std::str::FromStr;

use serde::de::DeserializeOwned;
use wire::{Answer, Recorded, Server, block_on};

/// The idempotency key of every call that carries one.
pub const KEY: &str = "6f2d9c0e-3b7a-4e51-9d68-0c4b8a1f7e20";

/// What both clients sent for one call.
#[derive(Debug)]
pub struct Pair {
    /// The document of both.
    pub document: &'static str,
    /// The id of the operation that ours called.
    pub id: &'static str,
    /// What ours sent.
    pub ours: Recorded,
    /// What the reference sent.
    pub theirs: Recorded,
}

/// One module for each API: its calls are a type of their own.
macro_rules! pairs {
    ($($api:ident $client:ident $below:literal)+) => {
        $(/// The two clients of this API.
        pub mod $api {
            use super::{KEY, Pair, Server, recorded};
            use $client::runtime::codegen::Operation;

            /// Makes the same call with both clients.
            pub fn pair<Op: Operation, R>(
                ours: impl Fn(&$client::Client) -> $client::Call<Op>,
                theirs: impl AsyncFnOnce(&crate::reference::$api::Client) -> R,
            ) -> Pair {
                let server = Server::start();
                let call = ours(&wire::$api::client(&server));
                // A key where none is promised would be a header that the document does not declare.
                let call = if call.idempotency().is_some() { call.idempotency_key(KEY) } else { call };
                let ours = recorded(&server, call.send());
                // A proxy of this machine's settings would not find the loopback address.
                let http = reqwest::Client::builder().no_proxy().build().unwrap();
                let url = format!("{}{}", server.url(), $below);
                let client = crate::reference::$api::Client::new_with_client(&url, http);
                let theirs = recorded(&server, theirs(&client));
                Pair { document: stringify!($api), id: Op::ABOUT.id, ours, theirs }
            }
        })+
    };
}

pairs! {
    align align_api ""
    juicyway juicyway_api ""
    offblocks offblocks_api "/v1"
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

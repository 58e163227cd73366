//! Makes calls by OffBlocks' client, as a user sets it up, and prints what was sent as JSON, a request a line, for another
//! library to verify. It may not be used with another key than this one, which is published (RFC 6979, A.2.6).

// The lines are all that it has to say; what goes wrong is an error of `main`.
#![allow(missing_docs, clippy::print_stdout)]

use std::error::Error;

use offblocks_api::runtime::signature::P384Key;
use offblocks_api::types::{CreateCustomer, SaveWebhook};
use offblocks_api::{Client, Credentials, Environment, Kind, RetryPolicy};
use serde_json::json;
use wire::{Answer, Server, block_on};

const KEY: [u8; 48] = [
    0x6b, 0x9d, 0x3d, 0xad, 0x2e, 0x1b, 0x8c, 0x1c, 0x05, 0xb1, 0x98, 0x75, 0xb6, 0x65, 0x9f, 0x4d, 0xe2, 0x3c, 0x3b,
    0x66, 0x7b, 0xf2, 0x97, 0xba, 0x9a, 0xa4, 0x77, 0x40, 0x78, 0x71, 0x37, 0xd8, 0x96, 0xd5, 0x72, 0x4e, 0x4c, 0x70,
    0xa8, 0x25, 0xf8, 0x72, 0xc9, 0xea, 0x60, 0xd2, 0xed, 0xf5,
];
const WALLET: &str = "eip155:1:0xab16a96D359eC26a11e2C2b3d8f8B8942d5Bfcdb";

fn main() -> Result<(), Box<dyn Error>> {
    let server = Server::start();
    let offblocks = Client::builder(Credentials::bearer_token("token"))
        .credentials(Credentials::message_signature_by(P384Key::from_bytes("test-key", &KEY)?))
        .environment(Environment::custom("loopback", format!("{}/v1", server.url()), Kind::Sandbox))
        .retry(RetryPolicy::never())
        .build()?;
    // Without a body and without a key; with both; with a key alone; with an id in the path. Only what is sent counts.
    for _ in 0..4 {
        server.answer(Answer::json(400, "{}"));
    }
    let answers = [
        block_on(offblocks.customers().list().send()).is_err(),
        block_on(offblocks.customers().create(CreateCustomer::new(WALLET, "user-1")).send()).is_err(),
        block_on(offblocks.customers().activate("7c9e6679-7425-40de-944b-e07fc1f90ae7").send()).is_err(),
        block_on(offblocks.webhooks().save(SaveWebhook::new("https://example.com/hooks")).send()).is_err(),
    ];
    let requests = server.requests();
    if answers.contains(&false) || requests.len() != answers.len() {
        return Err("a call was not made".into());
    }
    for request in requests {
        let headers: serde_json::Map<_, _> =
            request.headers.iter().map(|(name, value)| (name.to_ascii_lowercase(), value.as_str().into())).collect();
        let url = format!("{}{}", server.url(), request.target);
        println!("{}", json!({ "method": request.method, "url": url, "headers": headers, "body": request.text() }));
    }
    Ok(())
}

//! The three layers together, on the wire: a token that is fetched once, a signature by P-384 over what is sent, a digest.
//! As documented; what must be covered was not seen, so what is covered here is inferred, as the document says.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use offblocks_api::runtime::Secret;
use offblocks_api::runtime::signature::P384Key;
use offblocks_api::runtime::token::{FetchedToken, Token};
use offblocks_api::types::CreateCustomer;
use offblocks_api::{Client, Credentials, Environment, Kind, RetryPolicy};
use wire::{Answer, Server, block_on};

/// A key for tests; the number that it is stands in RFC 6979, A.2.6.
const KEY: [u8; 48] = [
    0x6b, 0x9d, 0x3d, 0xad, 0x2e, 0x1b, 0x8c, 0x1c, 0x05, 0xb1, 0x98, 0x75, 0xb6, 0x65, 0x9f, 0x4d, 0xe2, 0x3c, 0x3b,
    0x66, 0x7b, 0xf2, 0x97, 0xba, 0x9a, 0xa4, 0x77, 0x40, 0x78, 0x71, 0x37, 0xd8, 0x96, 0xd5, 0x72, 0x4e, 0x4c, 0x70,
    0xa8, 0x25, 0xf8, 0x72, 0xc9, 0xea, 0x60, 0xd2, 0xed, 0xf5,
];
const WALLET: &str = "eip155:1:0xab16a96D359eC26a11e2C2b3d8f8B8942d5Bfcdb";

#[test]
fn a_token_is_fetched_once_and_every_message_is_signed_anew() {
    let server = Server::start();
    let fetches = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&fetches);
    let token = Token::new(move || {
        let number = counted.fetch_add(1, Ordering::SeqCst) + 1;
        async move { Ok(FetchedToken::new(format!("token-{number}"))) }
    });
    let key = P384Key::from_bytes("key-1", &KEY).unwrap();
    let client = Client::builder(Credentials::bearer_token(Secret::provided(token)))
        .credentials(Credentials::message_signature_by(key))
        .environment(Environment::custom("loopback", format!("{}/v1", server.url()), Kind::Sandbox))
        .retry(RetryPolicy::never())
        .build()
        .unwrap();
    for user in ["user-1", "user-2"] {
        server.answer(Answer::json(500, "{}"));
        assert!(block_on(client.customers().create(CreateCustomer::new(WALLET, user)).send()).is_err());
    }
    let requests = server.requests();
    assert_eq!((requests.len(), fetches.load(Ordering::SeqCst)), (2, 1));
    for request in &requests {
        assert_eq!(request.header("authorization"), Some("Bearer token-1"));
        let input = request.header("signature-input").unwrap();
        let covered = r#"sig=("@method" "@target-uri" "content-digest" "idempotency-key" "authorization")"#;
        assert!(input.starts_with(covered), "{input}");
        assert!(input.contains(r#"keyid="key-1""#) && input.contains(r#"alg="ecdsa-p384-sha384""#), "{input}");
        assert!(request.header("content-digest").unwrap().starts_with("sha-256=:"));
        // 96 bytes in base64 are 128 letters.
        assert_eq!(request.header("signature").unwrap().len(), "sig=::".len() + 128);
    }
    assert_ne!(requests[0].header("signature"), requests[1].header("signature"));
}

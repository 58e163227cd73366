//! The token that the client fetches by itself, on the wire: as documented, below the signature of layer 2.

use std::error::Error as _;
use std::time::Duration;

use offblocks_api::runtime::http::{HeaderMap, HeaderName, HeaderValue, Method, Uri};
use offblocks_api::runtime::signature::{Component, Message, P384Key, P384PublicKey, Verifier};
use offblocks_api::runtime::test::FakeTime;
use offblocks_api::runtime::{Clock, ErrorKind};
use offblocks_api::types::RegisterSigningKey;
use offblocks_api::{Client, ClientBuilder, Credentials, Environment, Kind, Outcome, RetryPolicy, Secret};
use wire::{Answer, Recorded, Server, block_on};

/// A key for tests.
const KEY: [u8; 48] = [7; 48];
const API_KEY: &str = "5f0c2a3e-8a5d-4c1b-9a77-2f1e0d6b4c01";

fn signer() -> P384Key {
    P384Key::from_bytes("key-1", &KEY).unwrap()
}

/// As the vendor has it, under whatever id.
fn public_key() -> P384PublicKey {
    P384PublicKey::from_pem(&signer().public_key_pem().unwrap()).unwrap()
}

fn builder(server: &Server, time: &FakeTime, secret: impl Into<Secret>) -> ClientBuilder {
    Client::builder(Credentials::bearer_token_by(API_KEY, secret))
        .credentials(Credentials::message_signature_by(signer()))
        .environment(Environment::custom("loopback", format!("{}/v1", server.url()), Kind::Sandbox))
        .retry(RetryPolicy::standard())
        .clock(time.clone())
}

fn client(server: &Server, time: &FakeTime) -> Client {
    builder(server, time, "canary-secret").build().unwrap()
}

/// The token of this number, which lives for an hour.
fn token(time: &FakeTime, number: u32) -> Answer {
    let now = time.now().duration_since(std::time::SystemTime::UNIX_EPOCH).unwrap().as_secs();
    let expires_at = now + 3600;
    Answer::json(200, &format!(r#"{{"token":"canary-{number}","expiresAt":{expires_at},"tokenType":"Bearer"}}"#))
}

fn list() -> Answer {
    Answer::json(200, "[]")
}

fn push<const N: usize>(server: &Server, answers: [Answer; N]) {
    for answer in answers {
        server.answer(answer);
    }
}

/// Paths, and tokens where there are some.
fn told(requests: &[Recorded]) -> Vec<&str> {
    requests.iter().map(|request| request.header("authorization").unwrap_or(&request.target)).collect()
}

/// As a server would: from what came alone.
fn verify(server: &Server, time: &FakeTime, requests: &[Recorded]) {
    for request in requests {
        let mut headers = HeaderMap::new();
        for (name, value) in &request.headers {
            headers.append(name.parse::<HeaderName>().unwrap(), HeaderValue::from_str(value).unwrap());
        }
        let uri: Uri = format!("{}{}", server.url(), request.target).parse().unwrap();
        let method: Method = request.method.parse().unwrap();
        let authorization = Component::Header(HeaderName::from_static("authorization"));
        let verifier = Verifier::new(public_key()).clock(time.clone());
        let verifier = verifier.require([Component::Method, Component::TargetUri, authorization]);
        verifier.verify(&Message::request(&method, &uri, &headers, &request.body)).unwrap();
    }
}

#[test]
fn twenty_callers_wait_for_one_fetch_and_every_message_is_signed() {
    let (server, time) = (Server::start(), FakeTime::default());
    let client = client(&server, &time);
    server.answer(token(&time, 1));
    (0..20).for_each(|_| server.answer(list()));
    block_on(async {
        let calls: Vec<_> = (0..20).map(|_| tokio::spawn(client.cards().list().into_future())).collect();
        for call in calls {
            call.await.unwrap().unwrap();
        }
    });
    let requests = server.requests();
    let (fetch, calls) = requests.split_first().unwrap();
    assert_eq!((fetch.method.as_str(), fetch.target.as_str()), ("POST", "/v1/auth/token"));
    assert_eq!(fetch.text(), format!(r#"{{"apiKey":"{API_KEY}","apiSecret":"canary-secret"}}"#));
    assert_eq!(fetch.header("idempotency-key").unwrap().len(), 36);
    // Nothing can be proven before there is a token.
    assert_eq!((fetch.header("authorization"), fetch.header("signature")), (None, None));
    assert_eq!(told(calls), ["Bearer canary-1"; 20]);
    verify(&server, &time, calls);
}

#[test]
fn it_is_fetched_anew_before_it_expires() {
    let (server, time) = (Server::start(), FakeTime::default());
    let client = client(&server, &time);
    push(&server, [token(&time, 1), list(), list()]);
    block_on(client.cards().list()).unwrap();
    time.advance(Duration::from_mins(58));
    block_on(client.cards().list()).unwrap();
    time.advance(Duration::from_mins(1));
    push(&server, [token(&time, 2), list()]);
    block_on(client.cards().list()).unwrap();
    let requests = server.requests();
    assert_eq!(
        told(&requests),
        ["/v1/auth/token", "Bearer canary-1", "Bearer canary-1", "/v1/auth/token", "Bearer canary-2"]
    );
    // Another fetch is another call.
    assert_ne!(requests[0].header("idempotency-key"), requests[3].header("idempotency-key"));
}

#[test]
fn after_a_401_it_is_fetched_anew_once() {
    let (server, time) = (Server::start(), FakeTime::default());
    let client = client(&server, &time);
    let refused = || Answer::json(401, r#"{"detail":"Unauthorized"}"#);
    let answers = [token(&time, 1), list(), refused(), token(&time, 2), list(), refused(), token(&time, 3), refused()];
    push(&server, answers);
    block_on(client.cards().list()).unwrap();
    block_on(client.cards().list()).unwrap();
    let error = block_on(client.cards().list()).unwrap_err();
    assert_eq!((error.outcome(), error.attempts()), (Outcome::Refused, 2));
    let requests = server.requests();
    let calls = ["Bearer canary-1", "Bearer canary-1", "Bearer canary-2", "Bearer canary-2", "Bearer canary-3"];
    let sent: Vec<_> = told(&requests).into_iter().filter(|line| line.starts_with("Bearer")).collect();
    assert_eq!((sent.as_slice(), requests.len()), (&calls[..], 8));
    let signed: Vec<_> = requests.iter().filter(|request| request.header("authorization").is_some()).cloned().collect();
    verify(&server, &time, &signed);
}

#[test]
fn a_fetch_that_fails_sends_nothing_and_shows_nothing() {
    let (server, time) = (Server::start(), FakeTime::default());
    let client = client(&server, &time);
    for answer in [Answer::json(401, r#"{"detail":"canary-detail"}"#), Answer::json(200, r#"{"tokn":"canary-1"}"#)] {
        server.answer(answer);
        let error = block_on(client.cards().list()).unwrap_err();
        assert_eq!((error.outcome(), error.kind(), error.attempts()), (Outcome::NotSent, ErrorKind::Credentials, 0));
        let mut shown = vec![format!("{error} {error:?} {client:?}")];
        let mut source = error.source();
        while let Some(error) = source {
            shown.push(format!("{error} {error:?}"));
            source = error.source();
        }
        let shown = shown.join("; ");
        assert!(shown.contains("createToken") && !shown.contains("canary"), "{shown}");
    }
    assert_eq!(told(&server.requests()), ["/v1/auth/token"; 2]);
    // It was not kept.
    push(&server, [token(&time, 2), list()]);
    block_on(client.cards().list()).unwrap();
}

#[test]
fn waiting_for_it_ends_with_the_time_of_the_call() {
    let (server, time) = (Server::start(), FakeTime::default());
    let client = builder(&server, &time, "canary-secret").sleep(time.clone()).build().unwrap();
    server.answer(Answer::silence());
    let error = block_on(client.cards().list().timeout(Duration::from_secs(5))).unwrap_err();
    assert_eq!((error.outcome(), error.kind(), error.attempts()), (Outcome::NotSent, ErrorKind::Timeout, 0));
    assert_eq!(time.waits(), [Duration::from_secs(5)]);
}

#[test]
fn the_secret_can_be_another_at_the_next_fetch() {
    let (server, time) = (Server::start(), FakeTime::default());
    let clock = time.clone();
    let secret = Secret::provided(move |_| {
        let minute = clock.monotonic().as_secs() / 60;
        Box::pin(async move { Ok(format!("secret-{minute}").into()) })
            as offblocks_api::runtime::transport::BoxFuture<'_, _>
    });
    let client = builder(&server, &time, secret).build().unwrap();
    for _ in 0..2 {
        push(&server, [token(&time, 1), list()]);
        block_on(client.cards().list()).unwrap();
        time.advance(Duration::from_hours(1));
    }
    let requests = server.requests();
    assert!(requests[0].text().contains("secret-0") && requests[2].text().contains("secret-60"));
}

#[test]
fn what_needs_no_token_fetches_none() {
    let (server, time) = (Server::start(), FakeTime::default());
    let create = offblocks_api::types::CreateToken::new(API_KEY, "secret");
    server.answer(token(&time, 1));
    block_on(client(&server, &time).authentication().create_token(create)).unwrap();
    assert_eq!(told(&server.requests()), ["/v1/auth/token"]);
}

/// As the pages of the crate say: a client for the first key, the key's id from the answer, a client that signs.
#[test]
fn the_way_from_nothing_to_a_signed_call() {
    let (server, time) = (Server::start(), FakeTime::default());
    let environment = || Environment::custom("loopback", format!("{}/v1", server.url()), Kind::Sandbox);
    let token_only = || Client::builder(Credentials::bearer_token_by(API_KEY, "secret")).environment(environment());
    let unsigned = token_only().clock(time.clone()).build().unwrap();
    let key = P384Key::from_bytes("not known yet", &KEY).unwrap();
    push(&server, [token(&time, 1), Answer::json(200, r#"{"keyId":"key-9"}"#)]);
    let body = RegisterSigningKey::inferred(key.public_key_pem().unwrap().into_bytes());
    let registered = block_on(unsigned.authentication().register_signing_key(body)).unwrap();
    let id = registered.key_id.unwrap();

    let signer = P384Key::from_bytes(&id, &KEY).unwrap();
    let signing = token_only().credentials(Credentials::message_signature_by(signer)).clock(time.clone());
    push(&server, [token(&time, 2), list()]);
    block_on(signing.build().unwrap().cards().list()).unwrap();
    let requests = server.requests();
    assert!(requests[1].text().starts_with(r#"{"publicKey":"LS0tLS1CRUdJTiBQVUJMSUMgS0VZLS0tLS0K"#));
    assert_eq!(requests[1].header("signature"), None);
    assert!(requests[3].header("signature-input").unwrap().contains(r#"keyid="key-9""#));
    verify(&server, &time, &requests[3..]);
}

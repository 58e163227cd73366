//! Clients: what they refuse to be built with, and which credentials a call gets.

use std::future::{Future, IntoFuture};
use std::io;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use oas_runtime::codegen::*;
use oas_runtime::credentials::{ApiKeyCookie, ApiKeyQuery, AttemptInfo, Authenticate, Authorized, Basic, Bearer};
use oas_runtime::test::{Answer, FixedClock, Recorded, Script, block_on};
use oas_runtime::transport::{BoxFuture, Request};
use oas_runtime::{BuildError, Client, ClientBuilder, Environment, Error, ErrorKind, Kind, Outcome, Random};

use crate::sample::{API, Call, ListCustomers, client, client_in, transfer};

fn builder() -> ClientBuilder {
    Client::builder(&API).transport(Script::new())
}

fn at(url: &'static str) -> ClientBuilder {
    builder().environment(Environment::custom("x", url, Kind::Sandbox))
}

fn refused(result: Result<Client, BuildError>) -> String {
    result.err().unwrap().to_string()
}

#[test]
fn there_is_no_default_environment() {
    assert!(refused(builder().build()).starts_with("no environment was chosen: call .environment(..)"));
    let error = Error::from(builder().build().err().unwrap());
    assert_eq!((error.outcome(), error.kind()), (Outcome::NotSent, ErrorKind::Configuration));
    assert!(error.to_string().contains("no environment was chosen"), "{error}");
}

#[test]
fn base_urls_are_encrypted_unless_asked_otherwise() {
    assert!(refused(at("http://api.example").build()).contains("use https"));
    assert!(at("http://api.example").allow_http().build().is_ok());
    assert!(at("http://127.0.0.1:8080").build().is_ok());
    assert!(refused(at("https://canary:canary@api.example").build()).contains("holds credentials"));
    assert!(refused(at("api.example").build()).contains("no scheme"));
}

#[test]
fn headers_of_the_client_are_checked_and_overridden() {
    assert!(refused(at("https://a.example").header("a b", "x").build()).contains("header"));
    assert!(refused(at("https://a.example").user_agent("\n").build()).contains("header"));
    for name in ["Content-Length", "idempotency-key"] {
        let client = at("https://a.example").header(name, "1");
        assert!(refused(client.build()).contains("single request"));
    }
    let script = Script::new().answer(Answer::status(202));
    let client = at("https://a.example").transport(script.clone()).user_agent("mine/1").header("X-A", "1");
    let client = client.timeout(Duration::from_secs(5)).credential("ApiKey", Bearer::new("t")).build().unwrap();
    block_on(client.call(transfer()).header("x-a", "2").send()).unwrap();
    let [request] = &script.requests()[..] else { panic!("one request") };
    assert_eq!((request.header("user-agent"), request.header("x-a")), (Some("mine/1"), Some("2")));
    assert_eq!(request.timeout(), Some(Duration::from_secs(5)));
    assert_eq!(request.headers().get_all("x-a").iter().count(), 1);
}

#[cfg(all(feature = "rustls-no-provider", not(feature = "rustls")))]
#[test]
fn cryptography_has_to_be_installed() {
    let client = Client::builder(&API);
    let client = client.environment(Environment::new("x", "https://a.example", Kind::Sandbox));
    assert!(refused(client.build()).starts_with("no cryptography is installed"));
}

#[cfg(not(feature = "http-client"))]
#[test]
fn something_has_to_send() {
    let client = Client::builder(&API).environment(Environment::new("x", "https://a.example", Kind::Sandbox));
    assert!(refused(client.build()).starts_with("nothing can send"));
}

struct Simulate;

impl Operation for Simulate {
    type Output = ();
    const ABOUT: &'static About = &About::new("simulate", "POST", "/simulate").sandbox_only();
    const SUCCESSES: &'static [Success<()>] = &[Success::empty(200, || ())];
    fn encode(&self, _to: &mut dyn Parts) {}
}

#[test]
fn sandbox_operations_do_not_leave_for_production() {
    let script = Script::new().answer(Answer::status(200));
    let error = block_on(client_in(Kind::Production, &script).call(Simulate).send()).err().unwrap();
    assert_eq!((error.outcome(), error.kind()), (Outcome::NotSent, ErrorKind::Configuration));
    assert!(error.to_string().contains("only in a sandbox"), "{error}");
    assert!(script.requests().is_empty());
    assert!(block_on(client_in(Kind::Sandbox, &script).call(Simulate)).is_ok());
}

struct Secured;

impl Operation for Secured {
    type Output = ();
    const ABOUT: &'static About = &About::new("secured", "GET", "/s?a=b").security(&[&["A", "B"], &["C"], &["D"], &[]]);
    const SUCCESSES: &'static [Success<()>] = &[Success::empty(200, || ())];
    fn encode(&self, _to: &mut dyn Parts) {}
}

fn secured(with: impl FnOnce(ClientBuilder) -> ClientBuilder) -> Recorded {
    let script = Script::new().answer(Answer::status(200));
    let client = with(at("https://a.example")).transport(script.clone()).build().unwrap();
    block_on(client.call(Secured)).unwrap();
    script.requests().remove(0)
}

#[test]
fn the_first_alternative_that_is_complete_is_used() {
    let both = secured(|b| {
        let b = b.credential("B", ApiKeyQuery::new("k y", "a&b")).credential("C", Bearer::new("c"));
        b.credential("A", ApiKeyCookie::new("sid", "x;y"))
    });
    assert_eq!((both.query(), both.header("cookie")), ("a=b&k%20y=a%26b", Some("sid=x%3By")));
    assert_eq!(both.header("authorization"), None);
    let third = secured(|b| b.credential("A", Bearer::new("a")).credential("C", Bearer::new("c")));
    assert_eq!(third.header("authorization"), Some("Bearer c"));
    assert!(third.headers()["authorization"].is_sensitive());
    let basic = secured(|b| b.credential("D", Basic::new("user", "pass")));
    assert_eq!(basic.header("authorization"), Some("Basic dXNlcjpwYXNz"));
    let none = secured(|b| b);
    assert_eq!((none.header("authorization"), none.query()), (None, "a=b"));
}

#[test]
fn missing_credentials_are_named() {
    let script = Script::new();
    let client = at("https://a.example").transport(script.clone()).build().unwrap();
    let error = block_on(client.call(transfer()).send()).err().unwrap();
    assert_eq!((error.outcome(), error.kind()), (Outcome::NotSent, ErrorKind::Credentials));
    assert!(error.to_string().contains("The client has no credentials for ApiKey"), "{error}");
    assert!(error.idempotency_key().is_some() && script.requests().is_empty());
}

struct TwoKeys;

impl Operation for TwoKeys {
    type Output = ();
    const ABOUT: &'static About = &About::new("two", "GET", "/two").security(&[&["A", "B"]]);
    const SUCCESSES: &'static [Success<()>] = &[];

    fn encode(&self, _to: &mut dyn Parts) {}
}

#[test]
fn of_credentials_only_those_that_are_missing_are_named() {
    let client = at("https://a.example").credential("A", Bearer::new("a")).transport(Script::new()).build().unwrap();
    let error = block_on(client.call(TwoKeys).send()).err().unwrap();
    assert!(error.to_string().ends_with("The client has no credentials for B"), "{error}");
}

/// Signs the final request, and remembers what it was told.
#[derive(Clone, Default)]
struct Signer(Arc<Mutex<Vec<Seen>>>);

type Seen = (AttemptInfo, String, Option<u64>);

impl Authenticate for Signer {
    fn authorize<'a>(&'a self, request: &'a mut Request, attempt: AttemptInfo) -> BoxFuture<'a, Authorized> {
        Box::pin(async move {
            let seen = (attempt, request.uri.to_string(), request.body.length());
            self.0.lock().unwrap().push(seen);
            if request.uri.path().contains("groups") {
                return Err("the token could not be fetched".into());
            }
            request.headers.insert("x-signature", "s".parse()?);
            Ok(())
        })
    }
}

#[test]
fn credentials_see_the_final_request() {
    let (script, signer) = (Script::new().answer(Answer::status(202)), Signer::default());
    let client = at("https://a.example/v1").transport(script.clone()).credential("ApiKey", signer.clone());
    let client = client.build().unwrap();
    block_on(client.call(transfer()).send()).unwrap();
    assert_eq!(script.requests()[0].header("x-signature"), Some("s"));
    let seen = signer.0.lock().unwrap().clone();
    let [(attempt, uri, length)] = &seen[..] else { panic!("once") };
    assert_eq!((attempt.number, attempt.unauthorized_before), (1, false));
    assert_eq!((uri.as_str(), *length), ("https://a.example/v1/transfers", script.requests()[0].length()));
    let error = block_on(client.call(ListCustomers::of("g")).send()).err().unwrap();
    assert_eq!((error.outcome(), error.kind()), (Outcome::NotSent, ErrorKind::Credentials));
}

#[derive(Clone, Copy)]
struct NoRandom;

impl Random for NoRandom {
    fn fill(&self, _bytes: &mut [u8]) -> io::Result<()> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

#[test]
fn without_randomness_nothing_is_sent() {
    let client = at("https://a.example").random(NoRandom).credential("ApiKey", Bearer::new("x")).build().unwrap();
    let call = client.call(transfer());
    assert!(call.idempotency().is_none());
    let error = block_on(call.send()).err().unwrap();
    assert_eq!(error.outcome(), Outcome::NotSent);
    assert_eq!(error.faults()[0].to_string(), "the idempotency key cannot be made: there is no randomness");
}

#[test]
fn clocks_are_passed_in() {
    let client = at("https://a.example").clock(FixedClock(SystemTime::UNIX_EPOCH)).build().unwrap();
    assert_eq!(client.clock().now(), SystemTime::UNIX_EPOCH);
    assert!(client.sleep().is_none());
    assert_eq!((client.environment().name(), client.api().name), ("x", "Sample"));
}

#[test]
fn futures_can_move_between_threads() {
    fn is_send<T: Send>(value: T) -> T {
        value
    }
    fn is_shared<T: Send + Sync>() {}
    is_shared::<Client>();
    is_shared::<Error>();
    let client = client(&Script::new().answer(Answer::status(202)).answer(Answer::status(202)));
    drop(is_send(client.call(transfer()).send()));
    drop(is_send(Call::from(client.call(transfer())).send()));
    let future: std::pin::Pin<Box<dyn Future<Output = _> + Send>> = client.call(transfer()).into_future();
    assert!(block_on(future).is_ok());
}

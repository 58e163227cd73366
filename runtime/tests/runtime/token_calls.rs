//! Tokens in calls: fetched by an operation, sent with the others, renewed after a 401, and signed.

use std::task::Poll;
use std::time::Duration;

use oas_runtime::codegen::*;
use oas_runtime::credentials::{ApiKeyHeader, AttemptInfo, Authenticate};
use oas_runtime::test::{Answer, FakeTime, FixedRandom, Script, block_on};
use oas_runtime::token::{ClientCredentials, FetchToken, Fetched, FetchedToken, Token};
use oas_runtime::transport::BoxFuture;
use oas_runtime::{Client, ClientBuilder, Environment, Error, ErrorKind, Kind, Outcome, RetryPolicy, Secret};

const HOUR: Duration = Duration::from_hours(1);

struct Get;

impl Operation for Get {
    type Output = ();
    const ABOUT: &'static About = &About::new("get", "GET", "/x").security(&[&["Token"]]);
    const SUCCESSES: &'static [Success<()>] = &[Success::empty(204, || ())];

    fn encode(&self, _to: &mut dyn Parts) {}
}

/// The operation that fetches tokens; it has credentials of its own.
struct Login;

impl Operation for Login {
    type Output = String;
    const ABOUT: &'static About = &About::new("login", "POST", "/login").security(&[&["ApiKey"]]);
    const SUCCESSES: &'static [Success<String>] = &[Success::json(200, |raw| raw.decode_at(&["token"]))];

    fn encode(&self, _to: &mut dyn Parts) {}
}

fn client(script: &Script, time: &FakeTime) -> Client {
    with_token(script, time).build().unwrap()
}

fn with_token(script: &Script, time: &FakeTime) -> ClientBuilder {
    let builder = || {
        Client::builder(&crate::sample::API)
            .environment(Environment::custom("x", "https://api.example", Kind::Sandbox))
            .clock(time.clone())
            .random(FixedRandom(7))
            .transport(script.clone())
    };
    let login = builder().credential("ApiKey", ApiKeyHeader::new("Api-Key", "k")).build().unwrap();
    let fetch = move || {
        let login = login.clone();
        async move { Fetched::Ok(FetchedToken::new(login.call(Login).await?).expires_in(HOUR)) }
    };
    builder().credential("Token", Token::new(fetch).clock(time.clone()))
}

fn answer(number: u32) -> Answer {
    Answer::json(200, format!(r#"{{"token":"canary-{number}"}}"#))
}

fn push<const N: usize>(script: &Script, answers: [Answer; N]) {
    for answer in answers {
        script.push(answer);
    }
}

fn sent(script: &Script) -> Vec<String> {
    let requests = script.requests();
    let line = |name| requests.iter().map(move |sent| sent.header(name).unwrap_or(sent.path()).to_owned()).collect();
    line("authorization")
}

#[test]
fn an_operation_fetches_it_through_the_same_transport() {
    let (script, time) = (Script::new(), FakeTime::default());
    let client = client(&script, &time);
    push(&script, [answer(1), Answer::status(204), Answer::status(204)]);
    block_on(client.call(Get)).unwrap();
    block_on(client.call(Get)).unwrap();
    assert_eq!(sent(&script), ["/login", "Bearer canary-1", "Bearer canary-1"]);
    assert_eq!(script.requests()[0].header("api-key"), Some("k"));
    assert!(script.requests()[1].headers()["authorization"].is_sensitive());
}

#[test]
fn after_a_401_it_is_fetched_once_and_the_call_sent_again() {
    let (script, time) = (Script::new(), FakeTime::default());
    let client = client(&script, &time);
    push(&script, [answer(1), Answer::status(401), answer(2), Answer::status(204)]);
    block_on(client.call(Get)).unwrap();
    assert_eq!(sent(&script), ["/login", "Bearer canary-1", "/login", "Bearer canary-2"]);
    push(&script, [Answer::status(401), answer(3), Answer::status(401)]);
    let error = block_on(client.call(Get)).unwrap_err();
    assert_eq!((error.outcome(), sent(&script).len()), (Outcome::Refused, 7));
    // The vendor saw the call, and did nothing.
    push(&script, [Answer::status(401), Answer::status(403)]);
    let error = block_on(client.call(Get)).unwrap_err();
    assert_eq!((error.outcome(), error.kind(), error.attempts()), (Outcome::Refused, ErrorKind::Credentials, 1));
}

#[test]
fn a_token_that_was_not_refused_is_not_fetched_anew() {
    let (script, time) = (Script::new(), FakeTime::default());
    let client = with_token(&script, &time).retry(RetryPolicy::standard()).sleep(time.clone()).build().unwrap();
    push(&script, [answer(1), Answer::status(401), answer(2), Answer::status(503), Answer::status(204)]);
    block_on(client.call(Get)).unwrap();
    assert_eq!(sent(&script)[2..], ["/login", "Bearer canary-2", "Bearer canary-2"]);
}

#[test]
fn a_fetch_that_needs_its_own_token_is_refused() {
    struct Own;
    impl FetchToken for Own {
        fn fetch(&self, attempt: AttemptInfo) -> BoxFuture<'_, Fetched> {
            Box::pin(async move {
                attempt.client().unwrap().call(Get).await?;
                Ok(FetchedToken::new("t"))
            })
        }
    }
    let (script, time) = (Script::new(), FakeTime::default());
    let client = with_token(&script, &time).credential("Token", Token::new(Own)).build().unwrap();
    let error = block_on(client.call(Get)).unwrap_err();
    assert_eq!((error.outcome(), error.kind(), error.attempts()), (Outcome::NotSent, ErrorKind::Credentials, 0));
    let mut told: Vec<String> = Vec::new();
    let mut source: Option<&dyn std::error::Error> = Some(&error);
    while let Some(error) = source {
        told.push(error.to_string());
        source = error.source();
    }
    assert_eq!(told.last().unwrap(), "the fetch sends an operation that needs the very token that it fetches");
    assert!(script.requests().is_empty());
}

#[test]
fn a_client_gets_its_token_for_its_id_and_secret() {
    const GRANT: &About = &About::new("token", "POST", "/oauth/token").server("https://auth.example");
    let (script, time) = (Script::new(), FakeTime::default());
    let given = |token: &str| {
        Answer::json(200, format!(r#"{{"access_token":"{token}","token_type":"bearer","expires_in":3600}}"#))
    };
    let with = |credentials: ClientCredentials| {
        let environment = Environment::new("x", "https://api.example", Kind::Production);
        let token = Token::by_client(GRANT, credentials).clock(time.clone());
        with_token(&script, &time).environment(environment).credential("Token", token).build().unwrap()
    };
    let client = with(ClientCredentials::new("id:1", "canary&").scope("read write").parameter("audience", "a"));
    push(&script, [given("t-1"), Answer::status(204), Answer::status(204)]);
    block_on(client.call(Get)).unwrap();
    block_on(client.call(Get)).unwrap();
    let requests = script.requests();
    assert_eq!(requests[0].method(), "POST");
    assert_eq!(requests[0].uri(), "https://auth.example/oauth/token");
    // id%3A1:canary%26
    assert_eq!(requests[0].header("authorization"), Some("Basic aWQlM0ExOmNhbmFyeSUyNg=="));
    assert!(requests[0].headers()["authorization"].is_sensitive());
    assert_eq!(requests[0].text(), "grant_type=client_credentials&scope=read%20write&audience=a");
    assert_eq!(sent(&script)[1..], ["Bearer t-1", "Bearer t-1"]);
    // It lives for an hour, as the answer says.
    time.advance(HOUR);
    push(&script, [given("t-2"), Answer::status(204)]);
    block_on(client.call(Get)).unwrap();
    assert_eq!(sent(&script)[4], "Bearer t-2");
    let client = with(ClientCredentials::new("id", "canary").in_body());
    push(&script, [Answer::json(401, r#"{"error":"invalid_client"}"#)]);
    let error = block_on(client.call(Get)).unwrap_err();
    assert_eq!((error.outcome(), error.kind()), (Outcome::NotSent, ErrorKind::Credentials));
    let refused = script.requests().pop().unwrap();
    assert_eq!(refused.header("authorization"), None);
    assert_eq!(refused.text(), "grant_type=client_credentials&client_id=id&client_secret=canary");
    assert!(!format!("{error:?} {:?}", ClientCredentials::new("canary", "canary")).contains("canary"));
}

#[test]
fn the_credentials_of_a_sandbox_go_to_no_other_server() {
    const GRANT: &About = &About::new("token", "POST", "/oauth/token").server("https://auth.example");
    let (script, time) = (Script::new(), FakeTime::default());
    let environment = Environment::new("x", "https://sandbox.example", Kind::Sandbox);
    let token = Token::by_client(GRANT, ClientCredentials::new("id", "secret"));
    let client = with_token(&script, &time).environment(environment).credential("Token", token).build().unwrap();
    assert_eq!(block_on(client.call(Get)).unwrap_err().outcome(), Outcome::NotSent);
    assert!(script.requests().is_empty());
}

/// A token that never comes.
fn stuck(script: &Script, time: &FakeTime) -> ClientBuilder {
    let token = Token::new(std::future::pending::<Fetched>);
    with_token(script, time).credential("Token", token).sleep(time.clone())
}

#[test]
fn waiting_for_it_ends_with_the_time_of_the_call() {
    let (script, time) = (Script::new(), FakeTime::default());
    let client = stuck(&script, &time).build().unwrap();
    let error = block_on(client.call(Get).timeout(Duration::from_secs(5))).unwrap_err();
    assert_eq!((error.outcome(), error.kind(), error.attempts()), (Outcome::NotSent, ErrorKind::Timeout, 0));
    assert!(error.to_string().contains("credentials"), "{error}");
    assert_eq!((time.waits(), script.requests().len()), (vec![Duration::from_secs(5)], 0));
    let error = block_on(client.call(Get).attempt_timeout(Duration::from_secs(2))).unwrap_err();
    assert_eq!((error.outcome(), time.waits()[1]), (Outcome::NotSent, Duration::from_secs(2)));
}

#[test]
fn what_it_took_is_taken_from_the_attempt() {
    let (script, time) = (Script::new(), FakeTime::default());
    let clock = time.clone();
    let slow = Token::new(move || {
        let (clock, mut begun) = (clock.clone(), false);
        std::future::poll_fn(move |context| {
            if std::mem::replace(&mut begun, true) {
                return Poll::Ready(Fetched::Ok(FetchedToken::new("t")));
            }
            clock.advance(Duration::from_secs(4));
            context.waker().wake_by_ref();
            Poll::Pending
        })
    });
    let client = with_token(&script, &time).credential("Token", slow.clone()).build().unwrap();
    push(&script, [Answer::status(204), Answer::status(204)]);
    block_on(client.call(Get).timeout(Duration::from_secs(5))).unwrap();
    block_on(client.call(Get).timeout(Duration::from_secs(5))).unwrap();
    let left: Vec<_> = script.requests().iter().map(|sent| sent.timeout().unwrap().as_secs()).collect();
    assert_eq!(left, [1, 5]);
    let late = with_token(&script, &time).credential("Token", slow).build().unwrap();
    push(&script, [Answer::status(401)]);
    let error = block_on(late.call(Get).timeout(Duration::from_secs(4))).unwrap_err();
    assert_eq!((error.outcome(), error.kind(), error.attempts()), (Outcome::Refused, ErrorKind::Timeout, 1));
}

#[test]
fn without_a_token_nothing_is_sent() {
    let (script, time) = (Script::new(), FakeTime::default());
    let client = client(&script, &time);
    script.push(Answer::status(403));
    let error: Error = block_on(client.call(Get)).unwrap_err();
    assert_eq!((error.outcome(), error.kind(), error.attempts()), (Outcome::NotSent, ErrorKind::Credentials, 0));
    assert_eq!(sent(&script), ["/login"]);
    push(&script, [answer(2), Answer::status(204)]);
    block_on(client.call(Get)).unwrap();
    script.push(Answer::json(200, "{\"token\":\"canary\\n\"}"));
    time.advance(HOUR);
    let error = block_on(client.call(Get)).unwrap_err();
    assert_eq!(error.outcome(), Outcome::NotSent);
    let token = Token::new(|| async { Fetched::Ok(FetchedToken::new("canary")) });
    assert!(!format!("{error} {error:?} {token:?} {:?}", FetchedToken::new("canary")).contains("canary"));
}

#[test]
fn other_schemes_can_carry_it() {
    let token = Token::new(|| async { Fetched::Ok(FetchedToken::new("t")) });
    let scheme = ApiKeyHeader::new("X-Token", Secret::provided(token));
    let mut request = oas_runtime::transport::Request {
        method: oas_runtime::http::Method::GET,
        uri: "https://a.example".parse().unwrap(),
        headers: oas_runtime::http::HeaderMap::new(),
        body: Body::empty(),
        timeout: None,
    };
    block_on(scheme.authorize(&mut request, AttemptInfo::new(1, false))).unwrap();
    assert_eq!(request.headers["x-token"], "t");
}

#[cfg(feature = "signatures")]
struct Signed;

#[cfg(feature = "signatures")]
impl Operation for Signed {
    type Output = ();
    const ABOUT: &'static About = &About::new("signed", "GET", "/x").security(&[&["Token", "Signature"]]);
    const SUCCESSES: &'static [Success<()>] = &[Success::empty(204, || ())];

    fn encode(&self, _to: &mut dyn Parts) {}
}

#[cfg(feature = "signatures")]
#[test]
fn a_signature_covers_the_token_that_was_just_fetched() {
    let (script, time, signer) = (Script::new(), FakeTime::default(), crate::signature::shared_key());
    let scheme = oas_runtime::signature::MessageSignature::new(signer.clone()).clock(time.clone());
    let client = with_token(&script, &time).credential("Signature", scheme).build().unwrap();
    push(&script, [answer(1), Answer::status(401), answer(2), Answer::status(204)]);
    block_on(client.call(Signed)).unwrap();
    let bases = signer.1.lock().unwrap().clone();
    let tokens: Vec<_> = bases.iter().flat_map(|base| base.lines()).filter(|line| line.contains("Bearer")).collect();
    assert_eq!(tokens, ["\"authorization\": Bearer canary-1", "\"authorization\": Bearer canary-2"]);
    assert_eq!(sent(&script), ["/login", "Bearer canary-1", "/login", "Bearer canary-2"]);
}

#[test]
fn a_token_of_one_environment_reaches_no_other() {
    let (script, time) = (Script::new(), FakeTime::default());
    push(&script, [answer(1), Answer::status(204), answer(2), Answer::status(204), Answer::status(204)]);
    let both = || {
        let login = with_token(&script, &time).credential("ApiKey", ApiKeyHeader::new("Api-Key", "k"));
        let login = login.build().unwrap();
        Token::new(move || {
            let login = login.clone();
            async move { Fetched::Ok(FetchedToken::new(login.call(Login).await?).expires_in(HOUR)) }
        })
    };
    let token = both();
    let of = |name: &'static str, url: &'static str| {
        let environment = Environment::custom(name, url, Kind::Sandbox);
        with_token(&script, &time).environment(environment).credential("Token", token.clone()).build().unwrap()
    };
    let (one, other) = (of("one", "https://one.example"), of("other", "https://other.example"));
    for client in [&one, &other, &one] {
        block_on(client.call(Get)).unwrap();
    }
    let bearers: Vec<_> = sent(&script).into_iter().filter(|line| line.starts_with("Bearer")).collect();
    assert_eq!(bearers, ["Bearer canary-1", "Bearer canary-2", "Bearer canary-1"]);
}

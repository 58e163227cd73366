//! Signed requests: the examples of RFC 9421 byte for byte, what is covered, and what is refused.

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::Signer as _;
use oas_runtime::credentials::{AttemptInfo, Authenticate, Bearer};
use oas_runtime::signature::{Component, DigestAlgorithm, HmacSha256Key, MessageSignature, SignatureError};
use oas_runtime::signature::{Signed, Signer};
use oas_runtime::test::{Answer, FakeTime, FixedClock, FixedRandom, Script, block_on};
use oas_runtime::transport::{Body, BoxFuture, Request, from_chunks};
use oas_runtime::{Client, Environment, ErrorKind, Kind, Outcome, RetryPolicy, codegen::*, http};

use http::HeaderName;
use http::header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, DATE};

const CREATED: u64 = 1_618_884_473;
const SECRET: &str = "uzvJfB4u3N0Jy4T7NZ75MDVcr8zSTInedJtkgcu46YW4XByzNJjxBdtjUkdJPBtbmHhIDi6pcl8jsasjlTMtDQ==";
const ED25519: &str = "MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF";

pub(crate) fn at(seconds: u64) -> FixedClock {
    FixedClock(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds))
}

/// Remembers what it signed.
#[derive(Clone)]
pub(crate) struct Recording<S>(pub(crate) S, pub(crate) Arc<Mutex<Vec<String>>>);

impl<S> Recording<S> {
    pub(crate) fn new(signer: S) -> Self {
        Self(signer, Arc::default())
    }

    pub(crate) fn last(&self) -> String {
        self.1.lock().unwrap().last().unwrap().clone()
    }
}

impl<S: Signer> Signer for Recording<S> {
    fn sign<'a>(&'a self, base: &'a [u8]) -> BoxFuture<'a, Signed> {
        self.1.lock().unwrap().push(String::from_utf8(base.to_vec()).unwrap());
        self.0.sign(base)
    }

    fn algorithm(&self) -> &str {
        self.0.algorithm()
    }

    fn key_id(&self) -> &str {
        self.0.key_id()
    }
}

struct Ed25519(ed25519_dalek::SigningKey);

impl Signer for Ed25519 {
    fn sign<'a>(&'a self, base: &'a [u8]) -> BoxFuture<'a, Signed> {
        Box::pin(async { Ok(self.0.sign(base).to_bytes().to_vec()) })
    }

    fn algorithm(&self) -> &'static str {
        "ed25519"
    }

    fn key_id(&self) -> &'static str {
        "test-key-ed25519"
    }
}

pub(crate) fn shared_key() -> Recording<HmacSha256Key> {
    Recording::new(HmacSha256Key::new("test-shared-secret", STANDARD.decode(SECRET).unwrap()))
}

/// The request of the standard's examples.
pub(crate) fn example() -> Request {
    let mut request = Request {
        method: http::Method::POST,
        uri: "https://example.com/foo?param=Value&Pet=dog".parse().unwrap(),
        headers: http::HeaderMap::new(),
        body: Body::from(r#"{"hello": "world"}"#),
        timeout: None,
    };
    request.headers.insert(DATE, "Tue, 20 Apr 2021 02:07:55 GMT".parse().unwrap());
    request.headers.insert(CONTENT_TYPE, "application/json".parse().unwrap());
    request
}

pub(crate) fn sign(scheme: &MessageSignature, request: &mut Request) -> Result<(), String> {
    block_on(scheme.authorize(request, AttemptInfo::new(1, false))).map_err(|error| error.to_string())
}

fn header(request: &Request, name: &'static str) -> String {
    request.headers[name].to_str().unwrap().to_owned()
}

/// What is signed of this request.
fn base(scheme: MessageSignature, signer: &Recording<HmacSha256Key>, mut request: Request) -> String {
    sign(&scheme.clock(at(CREATED)), &mut request).unwrap();
    signer.last()
}

fn plain<S: Signer>(signer: S) -> MessageSignature {
    MessageSignature::new(signer).without_digest().without_algorithm().clock(at(CREATED))
}

#[test]
fn the_hmac_example_of_the_standard() {
    let signer = shared_key();
    let covered = [Component::Header(DATE), Component::Authority, Component::Header(CONTENT_TYPE)];
    let mut request = example();
    sign(&plain(signer.clone()).cover_only(covered).label("sig-b25"), &mut request).unwrap();
    let parameters = r#"("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret""#;
    assert_eq!(
        signer.last(),
        "\"date\": Tue, 20 Apr 2021 02:07:55 GMT\n\"@authority\": example.com\n\"content-type\": application/json\n\
         \"@signature-params\": "
            .to_owned()
            + parameters
    );
    assert_eq!(header(&request, "signature-input"), format!("sig-b25={parameters}"));
    assert_eq!(header(&request, "signature"), "sig-b25=:pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=:");
}

#[test]
fn the_ed25519_example_of_the_standard() {
    let der = STANDARD.decode(ED25519).unwrap();
    let seed = <[u8; 32]>::try_from(&der[16..]).unwrap();
    let signer = Arc::new(Recording::new(Ed25519(ed25519_dalek::SigningKey::from_bytes(&seed))));
    let headers = |name| Component::Header(name);
    let covered = [headers(DATE), Component::Method, Component::Path, Component::Authority];
    let scheme = plain(Arc::clone(&signer)).cover_only(covered);
    let mut request = example();
    sign(&scheme.cover(headers(CONTENT_TYPE)).cover(headers(CONTENT_LENGTH)), &mut request).unwrap();
    let parameters = "(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" \"content-length\")\
                      ;created=1618884473;keyid=\"test-key-ed25519\"";
    assert_eq!(
        signer.last(),
        "\"date\": Tue, 20 Apr 2021 02:07:55 GMT\n\"@method\": POST\n\"@path\": /foo\n\"@authority\": example.com\n\
         \"content-type\": application/json\n\"content-length\": 18\n\"@signature-params\": "
            .to_owned()
            + parameters
    );
    assert_eq!(
        header(&request, "signature"),
        "sig=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:"
    );
}

#[test]
fn what_is_covered_unless_told_otherwise() {
    let signer = shared_key();
    let mut request = example();
    request.headers.insert(AUTHORIZATION, "Bearer t".parse().unwrap());
    request.headers.insert("idempotency-key", "k-1".parse().unwrap());
    assert_eq!(
        base(MessageSignature::new(signer.clone()), &signer, request),
        "\"@method\": POST\n\"@target-uri\": https://example.com/foo?param=Value&Pet=dog\n\"authorization\": Bearer t\n\
         \"idempotency-key\": k-1\n\
         \"content-digest\": sha-256=:X48E9qOokqqrvdts8nOJRJN3OWDUoyWxBf7kbu9DBPE=:\n\
         \"@signature-params\": (\"@method\" \"@target-uri\" \"authorization\" \"idempotency-key\" \"content-digest\")\
         ;created=1618884473;alg=\"hmac-sha256\";keyid=\"test-shared-secret\""
    );
    let mut request = example();
    (request.method, request.body) = (http::Method::GET, Body::empty());
    let bare = base(MessageSignature::new(signer.clone()), &signer, request);
    assert!(bare.starts_with("\"@method\": GET\n\"@target-uri\""), "{bare}");
    assert!(bare.contains("(\"@method\" \"@target-uri\");created"), "{bare}");
}

#[test]
fn derived_parts_are_those_that_arrive() {
    use Component::{Authority, Path, Query, RequestTarget, Scheme, TargetUri};
    let signer = shared_key();
    let lines = |uri: &str| {
        let mut request = example();
        request.uri = uri.parse().unwrap();
        let all = [TargetUri, Authority, Scheme, RequestTarget, Path, Query];
        let base = base(plain(signer.clone()).cover_only(all), &signer, request);
        let values = base.lines().map(|line| line.split_once(": ").unwrap().1.to_owned()).collect::<Vec<_>>();
        values[..6].join(" ")
    };
    assert_eq!(lines("HTTPS://EXAMPLE.com:443"), "https://example.com/ example.com https / / ?");
    assert_eq!(lines("http://x.example:80/a"), "http://x.example/a x.example http /a /a ?");
    assert_eq!(
        lines("https://x.example:8443/A%2Fb?q=C%20d&q="),
        "https://x.example:8443/A%2Fb?q=C%20d&q= x.example:8443 https /A%2Fb?q=C%20d&q= /A%2Fb ?q=C%20d&q="
    );
    assert_eq!(lines("http://[::1]:443/"), "http://[::1]:443/ [::1]:443 http / / ?");
}

#[test]
fn lines_of_a_header_are_one() {
    let (signer, name) = (shared_key(), HeaderName::from_static("x-list"));
    let mut request = example();
    for line in ["  a, b ", "", "\tc"] {
        request.headers.append(&name, http::HeaderValue::from_str(line).unwrap());
    }
    let base = base(plain(signer.clone()).cover_only([Component::Header(name)]), &signer, request);
    assert!(base.starts_with("\"x-list\": a, b, , c\n"), "{base}");
}

#[test]
fn parameters_are_as_they_were_asked_for() {
    let signer = shared_key();
    let parameters = |scheme: MessageSignature| {
        let base = base(scheme.cover_only([]).without_digest(), &signer, example());
        base.strip_prefix("\"@signature-params\": ").unwrap().to_owned()
    };
    let new = || MessageSignature::new(signer.clone());
    let all = new().skew(Duration::from_secs(5)).expires_after(Duration::from_mins(1));
    assert_eq!(
        parameters(all.nonce().random(FixedRandom(0xab)).tag("a \"b\"")),
        "();created=1618884468;expires=1618884533;nonce=\"abababababababababababababababab\";alg=\"hmac-sha256\"\
         ;keyid=\"test-shared-secret\";tag=\"a \\\"b\\\"\""
    );
    assert_eq!(parameters(new().without_created().without_algorithm()), "();keyid=\"test-shared-secret\"");
}

#[test]
fn a_body_that_is_digested_is_always_covered() {
    let signer = shared_key();
    let scheme = || MessageSignature::new(signer.clone()).cover_only([Component::Method]);
    let long = base(scheme().digest(DigestAlgorithm::Sha512), &signer, example());
    assert!(long.contains("\n\"content-digest\": sha-512=:WZDPaVn/"), "{long}");
    let mut request = example();
    request.headers.insert("content-digest", "sha-256=:AAAA:".parse().unwrap());
    sign(&scheme(), &mut request).unwrap();
    assert_eq!(header(&request, "content-digest"), DigestAlgorithm::Sha256.content_digest(br#"{"hello": "world"}"#));
    assert_eq!(request.headers.get_all("content-digest").iter().count(), 1);
}

/// No verifier takes a signature that names a part twice.
#[test]
fn a_part_that_is_described_twice_is_covered_once() {
    let signer = shared_key();
    let names = ["content-type", "@method", "Content-Type", "@method"];
    let scheme = MessageSignature::described(signer.clone(), "sig", &names, &[], None);
    let expected = "\"content-type\": application/json\n\"@method\": POST\n\
                    \"@signature-params\": (\"content-type\" \"@method\");keyid=\"test-shared-secret\"";
    assert_eq!(base(scheme, &signer, example()), expected);
}

#[test]
fn what_cannot_be_signed_is_refused() {
    let no = |scheme: MessageSignature, request: &mut Request| sign(&scheme, request).unwrap_err();
    let new = || MessageSignature::new(shared_key());
    let missing = SignatureError::Missing("idempotency-key".to_owned());
    let key = Component::Header(HeaderName::from_static("idempotency-key"));
    assert_eq!(no(new().cover(key), &mut example()), missing.to_string());
    let mut request = example();
    request.headers.insert("x-own", http::HeaderValue::from_bytes(b"caf\xe9").unwrap());
    let own = Component::Header(HeaderName::from_static("x-own"));
    assert_eq!(no(new().cover(own), &mut request), SignatureError::NotText("x-own".to_owned()).to_string());
    request.uri = "https://example.com/?a=1&a=2".parse().unwrap();
    let twice = Component::QueryParam("a".to_owned());
    assert_eq!(no(new().cover(twice), &mut request), SignatureError::Repeated("a".to_owned()).to_string());
    request.body = Body::source(Some(1), || Ok(from_chunks(None)));
    assert_eq!(no(new(), &mut request), SignatureError::BodyNotInMemory.to_string());
    assert!(sign(&new().without_digest(), &mut request).is_ok());
    assert_eq!(no(new(), &mut { request }), SignatureError::LabelTaken.to_string());
    assert_eq!(no(new().label("Sig"), &mut example()), SignatureError::BadText("label").to_string());
    assert_eq!(no(new().tag("ä"), &mut example()), SignatureError::BadText("tag").to_string());
    let empty = MessageSignature::new(HmacSha256Key::new("k", Vec::new()));
    assert_eq!(no(empty, &mut example()), SignatureError::EmptyKey.to_string());
    let early = FixedClock(SystemTime::UNIX_EPOCH);
    let early = new().clock(early).skew(Duration::from_secs(1));
    assert_eq!(no(early, &mut example()), SignatureError::NoSuchTime.to_string());
}

#[test]
fn two_signatures_have_two_labels() {
    let mut request = example();
    sign(&MessageSignature::new(shared_key()), &mut request).unwrap();
    sign(&MessageSignature::new(shared_key()).label("proxy"), &mut request).unwrap();
    let inputs = request.headers.get_all("signature-input").iter().map(|line| line.to_str().unwrap());
    let labels: Vec<_> = inputs.map(|line| line.split('=').next().unwrap()).collect();
    assert_eq!(labels, ["sig", "proxy"]);
}

struct Put;

impl Operation for Put {
    type Output = ();
    const ABOUT: &'static About = &About::new("put", "PUT", "/x").security(&[&["Token", "Signature"]]);
    const SUCCESSES: &'static [Success<()>] = &[Success::empty(204, || ())];

    fn encode(&self, _to: &mut dyn Parts) {}
}

fn client(script: &Script, time: &FakeTime, scheme: MessageSignature) -> Client {
    // In the order of the document, whatever the order here.
    Client::builder(&crate::sample::API)
        .environment(Environment::custom("x", "https://api.example", Kind::Sandbox))
        .credential("Signature", scheme.clock(time.clone()))
        .credential("Token", Bearer::new("t"))
        .retry(RetryPolicy::standard())
        .clock(time.clone())
        .sleep(time.clone())
        .random(FixedRandom(7))
        .transport(script.clone())
        .build()
        .unwrap()
}

#[test]
fn each_attempt_is_signed_anew_after_the_other_schemes() {
    let (script, time, signer) = (Script::new(), FakeTime::default(), shared_key());
    script.push(Answer::status(503).header("retry-after", "2"));
    script.push(Answer::status(204));
    let authorization = Component::Header(AUTHORIZATION);
    let scheme = MessageSignature::new(signer.clone()).cover(authorization);
    block_on(client(&script, &time, scheme).call(Put)).unwrap();
    let bases = signer.1.lock().unwrap().clone();
    assert!(bases.iter().all(|base| base.contains("\"authorization\": Bearer t\n")), "{bases:?}");
    let created: Vec<_> = bases.iter().map(|base| base.split(";created=").nth(1).unwrap()[..10].to_owned()).collect();
    assert_eq!(created, ["1790000000", "1790000002"]);
    let signatures: Vec<_> =
        script.requests().iter().map(|sent| sent.header("signature").unwrap().to_owned()).collect();
    assert_ne!(signatures[0], signatures[1]);
}

#[test]
fn an_unsigned_request_is_not_sent_and_keys_do_not_show() {
    let (script, time) = (Script::new(), FakeTime::default());
    let scheme = MessageSignature::new(HmacSha256Key::new("canary-id", b"canary-secret".to_vec())).tag("\n");
    let shown = format!("{scheme:?} {:?}", HmacSha256Key::new("canary-id", b"canary-secret".to_vec()));
    let error = block_on(client(&script, &time, scheme).call(Put)).unwrap_err();
    assert_eq!((error.outcome(), error.kind()), (Outcome::NotSent, ErrorKind::Credentials));
    assert!(script.requests().is_empty());
    assert!(!format!("{shown} {error} {error:?}").contains("canary"));
}

//! Any request, signed as any description says: it is refused, or its signature covers what it says that it covers.
//! The first line is the request's method and address; headers and body follow. `x-fuzz` says how it is to be signed.

use std::time::{Duration, SystemTime};

use oas_runtime::Clock;
use oas_runtime::credentials::{AttemptInfo, Authenticate as _};
use oas_runtime::http::{HeaderMap, HeaderName, HeaderValue, Method, Uri};
use oas_runtime::signature::{DigestAlgorithm, HmacSha256Key, MessageSignature, Verifier, VerifyError};
use oas_runtime::test::{FixedRandom, block_on};
use oas_runtime::transport::{Body, Request};

use crate::message::Message;
use crate::number;

const SIGNATURE: &str = "signature";
const SIGNATURE_INPUT: &str = "signature-input";

pub(crate) const WORDS: &[&str] = &[
    "x-fuzz: sig ",
    "@method",
    "@target-uri",
    "@authority",
    "@scheme",
    "@request-target",
    "@path",
    "@query",
    "content-digest",
    "content-type",
    "@query-param;name=\"a\"",
    "@status",
    "authorization",
    " alg",
    " created",
    " nonce",
    " sha-512",
    " sha-256",
    "signature-input: sig=()\n",
    "POST ",
    "GET ",
    "https://a.example:443/",
    "http://A.EXAMPLE:80",
    "?a=%20&b",
    "\n\n",
    "\t",
    "\"",
    "\\",
    ":",
    ", ",
    "idempotency-key: k\n",
];

/// How a request is signed.
struct How<'a> {
    label: &'a str,
    names: Vec<&'a str>,
}

/// A request as values, which can be made as often as one likes.
#[derive(Clone)]
struct Sent {
    method: Method,
    uri: Uri,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl How<'_> {
    fn digest(&self) -> Option<DigestAlgorithm> {
        let named = |name| self.names.contains(&name);
        let large = named("sha-512").then_some(DigestAlgorithm::Sha512);
        large.or(named("sha-256").then_some(DigestAlgorithm::Sha256))
    }
}

struct Stopped;

impl Clock for Stopped {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000)
    }
}

/// Verifies what nobody signed; signs it, and verifies that, and what differs from it.
pub(crate) fn sign(data: &[u8]) {
    let Message { words, mut headers, body } = Message::read(data);
    let method = words.first().and_then(|word| Method::from_bytes(word.as_bytes()).ok()).unwrap_or(Method::GET);
    let Some(uri) = words.get(1).and_then(|word| word.parse().ok()) else { return };
    let how = headers.remove("x-fuzz");
    let mut how = how.as_ref().and_then(|how| how.to_str().ok()).unwrap_or_default().split_ascii_whitespace();
    let how = How { label: how.next().unwrap_or("sig"), names: how.collect() };
    let sent = Sent { method, uri, headers, body: body.to_vec() };
    assert!(verify(&how, &sent).is_err(), "nobody signed it");
    let Some(signed) = signed(&how, &sent) else { return };
    added(&how, &sent, &signed);
    match verify(&how, &signed) {
        Ok(()) => {}
        // Another signature was there before, and what there is together cannot be read.
        Err(VerifyError::Malformed(_) | VerifyError::Unsupported(_)) if sent.headers.contains_key(SIGNATURE_INPUT) => {
            return;
        }
        Err(VerifyError::Malformed("signature")) if sent.headers.contains_key(SIGNATURE) => return,
        Err(error) => panic!("what was signed is refused: {error:?}"),
    }
    for (part, other) in others(&signed, &how) {
        assert!(verify(&how, &other).is_err(), "{part} is covered, and may change");
    }
}

/// The request with its signature; nothing when it cannot be signed.
fn signed(how: &How<'_>, sent: &Sent) -> Option<Sent> {
    let signer = MessageSignature::described(key(), how.label, &how.names, &how.names, how.digest());
    let signer = signer.clock(Stopped).random(FixedRandom(7));
    let Sent { method, uri, headers, body } = sent.clone();
    let bytes = if body.is_empty() { Body::empty() } else { Body::from(body.clone()) };
    let mut request = Request { method, uri, headers, body: bytes, timeout: None };
    block_on(signer.authorize(&mut request, AttemptInfo::new(1, false))).ok()?;
    let Request { method, uri, headers, .. } = request;
    Some(Sent { method, uri, headers, body })
}

/// What a server says, which has the same key.
fn verify(how: &How<'_>, sent: &Sent) -> Result<(), VerifyError> {
    let verifier = Verifier::new(key()).label(how.label).clock(Stopped);
    let verifier = if how.digest().is_some() { verifier } else { verifier.unsigned_body() };
    let message = oas_runtime::signature::Message::request(&sent.method, &sent.uri, &sent.headers, &sent.body);
    let signature = verifier.verify(&message)?;
    assert_eq!(signature.label(), how.label);
    let _ = format!("{signature:?}");
    Ok(())
}

/// Made up; nobody's.
fn key() -> HmacSha256Key {
    HmacSha256Key::new("fuzz", b"fuzz-key".to_vec())
}

/// A signer adds its headers, and changes nothing else.
fn added(how: &How<'_>, sent: &Sent, signed: &Sent) {
    let ours = [SIGNATURE, SIGNATURE_INPUT, "content-digest"];
    let kept = |headers: &HeaderMap| {
        let kept = headers.iter().filter(|(name, _)| !ours.contains(&name.as_str()));
        kept.map(|(name, value)| (name.clone(), value.clone())).collect::<Vec<_>>()
    };
    assert_eq!(kept(&signed.headers), kept(&sent.headers));
    let last = signed.headers.get_all(SIGNATURE_INPUT).iter().next_back().and_then(|line| line.to_str().ok());
    assert!(last.is_some_and(|last| last.starts_with(&format!("{}=(", how.label))), "{last:?}");
}

/// The same request with one covered part changed, each in turn.
fn others(sent: &Sent, how: &How<'_>) -> Vec<(String, Sent)> {
    let mut others = Vec::new();
    let mut add = |part: &str, change: &dyn Fn(&mut Sent)| {
        let mut other = sent.clone();
        change(&mut other);
        others.push((part.to_owned(), other));
    };
    if how.names.contains(&"@method") {
        add("@method", &|sent| {
            sent.method = Method::from_bytes(format!("{}X", sent.method).as_bytes()).expect("a method");
        });
    }
    let has_path = how.names.iter().any(|name| ["@path", "@target-uri", "@request-target"].contains(name));
    if let Some(longer) = longer(&sent.uri).filter(|_| has_path) {
        add("the path", &|sent| sent.uri = longer.clone());
    }
    if how.digest().is_some() && !sent.body.is_empty() {
        let at = number(&sent.body) % sent.body.len();
        add("the body", &|sent| sent.body[at] ^= 1);
    }
    for name in &how.names {
        let Ok(name) = HeaderName::from_bytes(name.as_bytes()) else { continue };
        if sent.headers.contains_key(&name) {
            add(name.as_str(), &|sent| {
                sent.headers.append(name.clone(), HeaderValue::from_static("more"));
            });
        }
    }
    others
}

/// The same address with another path; nothing where it can have none.
fn longer(uri: &Uri) -> Option<Uri> {
    let mut parts = uri.clone().into_parts();
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    parts.path_and_query = format!("/x{}{query}", uri.path()).parse().ok();
    Uri::from_parts(parts).ok()
}

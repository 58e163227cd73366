//! Signs a request, and prints it as JSON for another library to check. With `check <signature-input> <signature>`, the
//! headers that another library made of the same request, it says whether they are as ours and signed by the same key.
//! It may not be used with another key than this one, which is published (RFC 6979, A.2.6).

// The answer is all that it has to say; what goes wrong is an error of `main`.
#![allow(missing_docs)]

use std::error::Error;
use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use oas_runtime::credentials::{AttemptInfo, Authenticate};
use oas_runtime::http::{HeaderMap, HeaderValue, Method};
use oas_runtime::signature::{MessageSignature, P384Key, Signed, Signer};
use oas_runtime::transport::{Body, BoxFuture, Request};
use oas_runtime::{Clock, http};
use p384::ecdsa::signature::Verifier as _;
use p384::ecdsa::{Signature, VerifyingKey};
use p384::pkcs8::DecodePublicKey as _;

const KEY: &str = "-----BEGIN PRIVATE KEY-----
MIG2AgEAMBAGByqGSM49AgEGBSuBBAAiBIGeMIGbAgEBBDBrnT2tLhuMHAWxmHW2
ZZ9N4jw7Znvyl7qapHdAeHE32JbVck5McKgl+HLJ6mDS7fWhZANiAATsOk5BW04Z
pFaGGAKfQn+l2pqLxK6S4C4GquUoazAMZN748OqQVYZgZKJUUVSAvBOAFdm3LX1X
JE6o75rAxiGJZwilk2f537n1TKhLPxydsSiLIxw64NT+c0T9JTMmRyA=
-----END PRIVATE KEY-----
";
const BODY: &str = r#"{"hello": "world"}"#;
const CREATED: u64 = 1_618_884_473;

type Failure = Box<dyn Error + Send + Sync>;

struct Then;

impl Clock for Then {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(CREATED)
    }
}

/// The key, which remembers what it signed.
#[derive(Clone)]
struct Key(P384Key, Arc<Mutex<Vec<u8>>>);

impl Signer for Key {
    fn sign<'a>(&'a self, base: &'a [u8]) -> BoxFuture<'a, Signed> {
        if let Ok(mut last) = self.1.lock() {
            *last = base.to_vec();
        }
        self.0.sign(base)
    }

    fn algorithm(&self) -> &str {
        self.0.algorithm()
    }

    fn key_id(&self) -> &str {
        self.0.key_id()
    }
}

fn request() -> Result<Request, Failure> {
    let mut headers = HeaderMap::new();
    headers.insert(http::header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    headers.insert(http::header::AUTHORIZATION, HeaderValue::from_static("Bearer token"));
    headers.insert("idempotency-key", HeaderValue::from_static("8e03978e-40d5-43e8-bc93-6894a57f9324"));
    let uri = "https://api.example:8443/v1/customers?limit=5&of=a%20b".parse()?;
    Ok(Request { method: Method::POST, uri, headers, body: Body::from(BODY), timeout: None })
}

/// Nothing here waits, so one poll is enough.
fn sign(key: &Key, request: &mut Request) -> Result<(), Failure> {
    let scheme = MessageSignature::new(key.clone()).clock(Then);
    let mut signed = scheme.authorize(request, AttemptInfo::new(1, false));
    match signed.as_mut().poll(&mut std::task::Context::from_waker(std::task::Waker::noop())) {
        std::task::Poll::Ready(signed) => signed,
        std::task::Poll::Pending => Err("the key should not wait".into()),
    }
}

fn header<'r>(request: &'r Request, name: &str) -> Result<&'r str, Failure> {
    Ok(request.headers.get(name).ok_or("a header is missing")?.to_str()?)
}

/// The request, with what the other needs to check and to sign it.
fn shown(key: &Key, request: &Request) -> Result<serde_json::Value, Failure> {
    let names = request.headers.keys().map(http::HeaderName::as_str);
    let headers = names.map(|name| Ok((name.to_owned(), header(request, name)?.into())));
    Ok(serde_json::json!({
        "method": request.method.as_str(),
        "url": request.uri.to_string(),
        "headers": headers.collect::<Result<serde_json::Map<_, _>, Failure>>()?,
        "created": CREATED,
        "key": KEY,
        "publicKey": key.0.public_key_pem()?,
    }))
}

fn check(key: &Key, request: &Request, input: &str, signature: &str) -> Result<(), Failure> {
    if input != header(request, "signature-input")? {
        return Err(format!("another Signature-Input than ours: {input}").into());
    }
    let signature = signature.strip_prefix("sig=:").and_then(|rest| rest.strip_suffix(':')).ok_or("no signature")?;
    let signature = Signature::from_slice(&STANDARD.decode(signature).map_err(|_| "no base64")?)?;
    let base = key.1.lock().map_err(|_| "nothing was signed")?.clone();
    VerifyingKey::from_public_key_pem(&key.0.public_key_pem()?)?.verify(&base, &signature)?;
    Ok(())
}

fn main() -> Result<(), Failure> {
    let key = Key(P384Key::from_pem("test-key", KEY)?, Arc::default());
    let mut request = request()?;
    sign(&key, &mut request)?;
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => println!("{}", shown(&key, &request)?),
        ["check", input, signature] => check(&key, &request, input, signature)?,
        _ => return Err("usage: signed_request [check <signature-input> <signature>]".into()),
    }
    Ok(())
}

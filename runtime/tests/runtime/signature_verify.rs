//! Signatures that are verified: all examples of RFC 9421, what we sign ourselves, and everything that must be refused.

use std::time::{Duration, SystemTime};

use aws_lc_rs::signature::{RSA_PSS_2048_8192_SHA512, UnparsedPublicKey};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ed25519_dalek::Verifier as _;
use oas_runtime::http::header::{AUTHORIZATION, CONTENT_LENGTH, CONTENT_TYPE, DATE};
use oas_runtime::http::{HeaderMap, HeaderName, Method, StatusCode, Uri};
use oas_runtime::signature::{
    Component, DigestAlgorithm, HmacSha256Key, Message, MessageSignature, P384Key, P384PublicKey, SignatureInput,
    VerificationKey, Verified, Verifier, VerifyError,
};
use oas_runtime::transport::{Body, Request};
use p256::pkcs8::DecodePublicKey as _;

use crate::signature::{at, example, shared_key, sign};

const CREATED: u64 = 1_618_884_473;
const HELLO: &str = r#"{"hello": "world"}"#;
const RSA_PSS: &str = "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAr4tmm3r20Wd/PbqvP1s2+QEtvpuRaV8Yq40gjUR8y2Rjxa6dpG2GXHbPfvMs8ct\
    +Lh1GH45x28Rw3Ry53mm+oAXjyQ86OnDkZ5N8lYbggD4O3w6M6pAvLkhk95AndTrifbIFPNU8PPMO7OyrFAHqgDsznjPFmTOtCEcN2Z1FpWgchwuYLPL+Wokqltd\
    11nqqzi+bJ9cvSKADYdUAAN5WUtzdpiy6LbTgSxP7ociU4Tn0g5I6aDZJ7A8Lzo0KSyZYoA485mqcO0GVAdVw9lq4aOT9v6d+nb4bnNkQVklLQ3fVAvJm+xdDOp9LC\
    NCN48V2pnDOkFV6+U9nV5oyc6XI2wIDAQAB";
const P256: &str = "-----BEGIN PUBLIC KEY-----
MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEqIVYZVLCrPZHGHjP17CTW0/+D9Lf
w0EkjqF7xB4FivAxzic30tMM4GF+hR6Dxh71Z50VGGdldkkDXZCnTNnoXQ==
-----END PUBLIC KEY-----
";
const ED25519: &str = "MCowBQYDK2VwAyEAJrQLj5P/89iXES9+vFgrIy29clF9CC/oPPsw3c5D0bs=";

/// A key of somebody else's making: its algorithm, and how it verifies.
struct Key(&'static str, fn(&[u8], &[u8]) -> bool);

impl VerificationKey for Key {
    fn algorithm(&self) -> &str {
        self.0
    }

    fn verify(&self, base: &[u8], signature: &[u8]) -> bool {
        (self.1)(base, signature)
    }
}

fn rsa_pss() -> Key {
    Key("rsa-pss-sha512", |base, signature| {
        let der = STANDARD.decode(RSA_PSS).unwrap();
        // The key alone, without what says that it is one.
        UnparsedPublicKey::new(&RSA_PSS_2048_8192_SHA512, &der[24..]).verify(base, signature).is_ok()
    })
}

fn p256() -> Key {
    Key("ecdsa-p256-sha256", |base, signature| {
        let key = p256::ecdsa::VerifyingKey::from_public_key_pem(P256).unwrap();
        p256::ecdsa::Signature::from_slice(signature).is_ok_and(|signature| key.verify(base, &signature).is_ok())
    })
}

fn ed25519() -> Key {
    Key("ed25519", |base, signature| {
        let der = STANDARD.decode(ED25519).unwrap();
        let key = ed25519_dalek::VerifyingKey::from_bytes(der[12..].try_into().unwrap()).unwrap();
        ed25519_dalek::Signature::from_slice(signature).is_ok_and(|signature| key.verify(base, &signature).is_ok())
    })
}

/// The request of the standard's examples, with these headers of a signature.
fn signed(input: &str, signature: &str) -> Request {
    let mut request = example();
    let digest = "sha-512=:WZDPaVn/7XgHaAy8pmojAkGWoRx2UFChF41A2svX+TaPm+AbwAgBWnrIiYllu7BNNyealdVLvRwEmTHWXvJwew==:";
    request.headers.insert("content-digest", digest.parse().unwrap());
    request.headers.insert(CONTENT_LENGTH, "18".parse().unwrap());
    request.headers.insert("signature-input", input.parse().unwrap());
    request.headers.insert("signature", signature.parse().unwrap());
    request
}

fn message(request: &Request) -> Message<'_> {
    Message::request(&request.method, &request.uri, &request.headers, request.body.as_bytes().map_or(&[], |body| body))
}

fn verify(verifier: Verifier, request: &Request) -> Result<Verified, VerifyError> {
    verifier.clock(at(CREATED)).verify(&message(request))
}

#[test]
fn the_requests_of_the_standard() {
    let b21 = signed(
        r#"sig-b21=();created=1618884473;keyid="test-key-rsa-pss";nonce="b3k2pp5k7z-50gnwp.yemd""#,
        "sig-b21=:d2pmTvmbncD3xQm8E9ZV2828BjQWGgiwAaw5bAkgibUopemLJcWDy/lkbbHAve4cRAtx31Iq786U7it++wgGxbtRxf8Udx7zFZsckzXaJMkA7\
         ChG52eSkFxykJeNqsrWH5S+oxNFlD4dzVuwe8DhTSja8xxbR/Z2cOGdCbzR72rgFWhzx2VjBqJzsPLMIQKhO4DGezXehhWwE56YCE+O6c0mKZsfxVrogUvA4HELjV\
         KWmAvtl6UnCh8jYzuVG5WSb/QEVPnP5TmcAnLH1g+s++v6d4s8m0gCw1fV5/SITLq9mhho8K3+7EPYTU8IU1bLhdxO5Nyt8C8ssinQ98Xw9Q==:",
    );
    assert_eq!(verify(Verifier::new(rsa_pss()), &b21), Err(VerifyError::BodyNotCovered));
    let verified = verify(Verifier::new(rsa_pss()).unsigned_body(), &b21).unwrap();
    assert_eq!((verified.nonce(), verified.components()), (Some("b3k2pp5k7z-50gnwp.yemd"), &[][..]));
    let b22 = signed(
        "sig-b22=(\"@authority\" \"content-digest\" \"@query-param\";name=\"Pet\");created=1618884473\
         ;keyid=\"test-key-rsa-pss\";tag=\"header-example\"",
        "sig-b22=:LjbtqUbfmvjj5C5kr1Ugj4PmLYvx9wVjZvD9GsTT4F7GrcQEdJzgI9qHxICagShLRiLMlAJjtq6N4CDfKtjvuJyE5qH7KT8UCMkSowOB4+ECxC\
         mT8rtAmj/0PIXxi0A0nxKyB09RNrCQibbUjsLS/2YyFYXEu4TRJQzRw1rLEuEfY17SARYhpTlaqwZVtR8NV7+4UKkjqpcAoFqWFQh62s7Cl+H2fjBSpqfZUJcsIk4\
         N6wiKYd4je2U/lankenQ99PZfB4jY3I5rSV2DSBVkSFsURIjYErOs0tFTQosMTAoxk//0RoKUqiYY8Bh0aaUEb0rQl3/XaVe4bXTugEjHSw==:",
    );
    let pet = Component::QueryParam("Pet".to_owned());
    let verified = verify(Verifier::new(rsa_pss()).tag("header-example").require([pet.clone()]), &b22).unwrap();
    assert_eq!((verified.label(), verified.tag(), verified.covers(&pet)), ("sig-b22", Some("header-example"), true));
    let mut other = b22;
    other.uri = "https://example.com/foo?param=Value&Pet=cat".parse().unwrap();
    assert_eq!(verify(Verifier::new(rsa_pss()), &other), Err(VerifyError::WrongSignature));
    let b23 = signed(
        "sig-b23=(\"date\" \"@method\" \"@path\" \"@query\" \"@authority\" \"content-type\" \"content-digest\" \"content-length\")\
         ;created=1618884473;keyid=\"test-key-rsa-pss\"",
        "sig-b23=:bbN8oArOxYoyylQQUU6QYwrTuaxLwjAC9fbY2F6SVWvh0yBiMIRGOnMYwZ/5MR6fb0Kh1rIRASVxFkeGt683+qRpRRU5p2voTp768ZrCUb38K0fUx\
         N0O0iC59DzYx8DFll5GmydPxSmme9v6ULbMFkl+V5B1TP/yPViV7KsLNmvKiLJH1pFkh/aYA2HXXZzNBXmIkoQoLd7YfW91kE9o/CCoC1xMy7JA1ipwvKvfrs65ldm\
         lu9bpG6A9BmzhuzF8Eim5f8ui9eH8LZH896+QIF61ka39VBrohr9iyMUJpvRX2Zbhl5ZJzSRxpJyoEZAFL2FUo5fTIztsDZKEgM4cUA==:",
    );
    assert_eq!(verify(Verifier::new(rsa_pss()), &b23).unwrap().components().len(), 8);
}

#[test]
fn the_hmac_and_ed25519_examples_of_the_standard() {
    let b25 = signed(
        r#"sig-b25=("date" "@authority" "content-type");created=1618884473;keyid="test-shared-secret""#,
        "sig-b25=:pxcQw6G3AjtMBQjwo8XzkZf/bws5LelbaMk5rGIGtE8=:",
    );
    verify(Verifier::new(shared_key().0).unsigned_body(), &b25).unwrap();
    let b26 = signed(
        "sig-b26=(\"date\" \"@method\" \"@path\" \"@authority\" \"content-type\" \"content-length\");created=1618884473\
         ;keyid=\"test-key-ed25519\"",
        "sig-b26=:wqcAqbmYJ2ji2glfAMaRy4gruYYnx2nEFN2HN6jrnDnQCK1u02Gb04v9EDgwUPiu4A0w6vuQv5lIp5WPpBKRCw==:",
    );
    verify(Verifier::new(ed25519()).unsigned_body(), &b26).unwrap();
}

#[test]
fn the_answer_of_the_standard() {
    let mut headers = HeaderMap::new();
    headers.insert(DATE, "Tue, 20 Apr 2021 02:07:56 GMT".parse().unwrap());
    headers.insert(CONTENT_TYPE, "application/json".parse().unwrap());
    let digest = "sha-512=:mEWXIS7MaLRuGgxOBdODa3xqM1XdEvxoYhvlCFJ41QJgJc4GTsPp29l5oGX69wWdXymyU0rjJuahq4l5aGgfLQ==:";
    headers.insert("content-digest", digest.parse().unwrap());
    headers.insert(CONTENT_LENGTH, "23".parse().unwrap());
    let input = "sig-b24=(\"@status\" \"content-type\" \"content-digest\" \"content-length\");created=1618884473\
                 ;keyid=\"test-key-ecc-p256\"";
    headers.insert("signature-input", input.parse().unwrap());
    let signature =
        "sig-b24=:wNmSUAhwb5LxtOtOpNa6W5xj067m5hFrj0XQ4fvpaCLx0NKocgPquLgyahnzDnDAUy5eCdlYUEkLIj+32oiasw==:";
    headers.insert("signature", signature.parse().unwrap());
    let verify = |status: u16, body: &str| {
        let message = Message::response(StatusCode::from_u16(status).unwrap(), &headers, body.as_bytes());
        Verifier::new(p256()).clock(at(CREATED)).verify(&message)
    };
    assert!(verify(200, r#"{"message": "good dog"}"#).unwrap().covers(&Component::Status));
    assert_eq!(verify(201, r#"{"message": "good dog"}"#), Err(VerifyError::WrongSignature));
    assert_eq!(verify(200, r#"{"message": "mean dog"}"#), Err(VerifyError::WrongDigest));
}

fn p384() -> P384Key {
    P384Key::from_bytes("k-1", &[7; 48]).unwrap()
}

fn ours(scheme: MessageSignature, mut request: Request) -> Request {
    sign(&scheme.clock(at(CREATED)), &mut request).unwrap();
    request
}

#[test]
fn what_we_sign_we_verify() {
    let mut request = example();
    request.uri = "https://EXAMPLE.com:8443/a%2Fb?q=C%20d&fa%C3%A7ade%22%3A%20=a+b&q2=".parse().unwrap();
    request.headers.insert(AUTHORIZATION, "Bearer t".parse().unwrap());
    let (name, q2) = (Component::QueryParam("façade\": ".to_owned()), Component::QueryParam("q2".to_owned()));
    let absent = Component::QueryParam("absent".to_owned());
    let scheme = MessageSignature::new(p384()).cover(name.clone()).cover(q2).cover_if_present(absent.clone());
    let every = [Component::Authority, Component::Scheme, Component::RequestTarget, Component::Path, Component::Query];
    let scheme = every.into_iter().fold(scheme, MessageSignature::cover).nonce().tag("t");
    let request = ours(scheme.expires_after(Duration::from_mins(1)), request);
    let input = request.headers["signature-input"].to_str().unwrap();
    assert!(input.contains(r#""@query-param";name="fa%C3%A7ade%22%3A%20" "@query-param";name="q2""#), "{input}");
    let needed = [Component::Method, Component::TargetUri, name, Component::Header(AUTHORIZATION)];
    let verified = verify(Verifier::new(p384().public_key()).require(needed), &request).unwrap();
    assert!(
        !verified.covers(&absent) && verified.covers(&Component::Header(HeaderName::from_static("content-digest")))
    );
    assert_eq!((verified.key_id(), verified.algorithm()), (Some("k-1"), Some("ecdsa-p384-sha384")));
    assert_eq!(verified.created(), Some(at(CREATED).0));
    let pem = P384PublicKey::from_pem(&p384().public_key_pem().unwrap()).unwrap();
    verify(Verifier::new(pem.clone()), &request).unwrap();
    assert_eq!(verify(Verifier::new(pem.known_by("k-2")), &request), Err(VerifyError::NotFound));
    let other = P384Key::from_bytes("k-1", &[8; 48]).unwrap().public_key();
    assert_eq!(verify(Verifier::new(other), &request), Err(VerifyError::WrongSignature));
}

#[test]
fn every_change_is_seen() {
    let signed = || {
        let mut request = example();
        request.headers.insert(AUTHORIZATION, "Bearer t".parse().unwrap());
        ours(MessageSignature::new(p384()), request)
    };
    let no = |change: fn(&mut Request)| {
        let mut request = signed();
        change(&mut request);
        verify(Verifier::new(p384().public_key()), &request).unwrap_err()
    };
    assert_eq!(no(|request| request.method = Method::PUT), VerifyError::WrongSignature);
    assert_eq!(no(|request| request.uri = Uri::from_static("https://example.com/foo")), VerifyError::WrongSignature);
    assert_eq!(no(|request| request.body = "{}".into()), VerifyError::WrongDigest);
    let token = |request: &mut Request| drop(request.headers.insert(AUTHORIZATION, "Bearer u".parse().unwrap()));
    assert_eq!(no(token), VerifyError::WrongSignature);
    let second = |request: &mut Request| assert!(request.headers.append(AUTHORIZATION, "Bearer t".parse().unwrap()));
    assert_eq!(no(second), VerifyError::WrongSignature);
    let gone = |request: &mut Request| drop(request.headers.remove(AUTHORIZATION));
    assert_eq!(no(gone), VerifyError::Missing("authorization".to_owned()));
    let unsigned = |request: &mut Request| drop(request.headers.remove("signature"));
    assert_eq!(no(unsigned), VerifyError::NotFound);
    let short = |request: &mut Request| drop(request.headers.insert("signature", "sig=:YQ==:".parse().unwrap()));
    assert_eq!(no(short), VerifyError::WrongSignature);
    let text = |request: &mut Request| drop(request.headers.insert("signature", "sig=\"YQ==\"".parse().unwrap()));
    assert_eq!(no(text), VerifyError::Malformed("signature"));
    let md5 = |request: &mut Request| drop(request.headers.insert("content-digest", "md5=:YQ==:".parse().unwrap()));
    // The signature is looked at first: what it does not cover is not read.
    assert_eq!(no(md5), VerifyError::WrongSignature);
}

#[test]
fn a_digest_must_be_one_that_can_be_computed() {
    let signed = |digest: &str| {
        let mut request = example();
        request.headers.insert("content-digest", digest.parse().unwrap());
        let digest = Component::Header(HeaderName::from_static("content-digest"));
        ours(MessageSignature::new(p384()).without_digest().cover(digest), request)
    };
    let verify = |digest: &str| verify(Verifier::new(p384().public_key()), &signed(digest));
    let right = oas_runtime::signature::DigestAlgorithm::Sha256.content_digest(HELLO.as_bytes());
    verify(&right).unwrap();
    verify(&format!("md5=:YQ==:, {right}")).unwrap();
    assert_eq!(verify(&format!("{right}, sha-512=:YQ==:")), Err(VerifyError::WrongDigest));
    assert_eq!(verify("md5=:YQ==:"), Err(VerifyError::UnknownDigest));
    assert_eq!(verify("sha-256=YQ"), Err(VerifyError::Malformed("content-digest")));
    assert_eq!(verify("sha-256=:YQ"), Err(VerifyError::Malformed("content-digest")));
}

#[test]
fn time_and_algorithm_are_looked_at() {
    let seconds = Duration::from_secs;
    let request = ours(MessageSignature::new(p384()).expires_after(seconds(60)), example());
    let verifier = || Verifier::new(p384().public_key());
    let at = |verifier: Verifier, time: u64| verifier.clock(at(time)).verify(&message(&request)).map(|_| ());
    assert_eq!(at(verifier(), CREATED - 1), Err(VerifyError::InTheFuture));
    assert_eq!(at(verifier().skew(seconds(1)), CREATED - 1), Ok(()));
    assert_eq!(at(verifier(), CREATED + 59), Ok(()));
    assert_eq!(at(verifier(), CREATED + 60), Err(VerifyError::Expired));
    assert_eq!(at(verifier().skew(seconds(5)), CREATED + 64), Ok(()));
    assert_eq!(at(verifier().skew(seconds(5)), CREATED + 65), Err(VerifyError::Expired));
    assert_eq!(at(verifier().max_age(seconds(30)), CREATED + 30), Ok(()));
    assert_eq!(at(verifier().max_age(seconds(30)), CREATED + 31), Err(VerifyError::TooOld));
    let undated = ours(MessageSignature::new(p384()).without_created(), example());
    verify(verifier(), &undated).unwrap();
    assert_eq!(verify(verifier().max_age(seconds(30)), &undated), Err(VerifyError::Undated));
    let hmac = Verifier::new(HmacSha256Key::new("k-1", b"secret".to_vec()));
    assert_eq!(verify(hmac, &request), Err(VerifyError::OtherAlgorithm));
    // Nobody can sign by a key that everybody has.
    let forged = ours(MessageSignature::new(HmacSha256Key::new("e", b"x".to_vec())), example());
    assert_eq!(verify(Verifier::new(HmacSha256Key::new("e", Vec::new())), &forged), Err(VerifyError::WrongSignature));
}

#[test]
fn parts_must_be_covered_and_the_signature_be_one() {
    let verifier = || Verifier::new(shared_key().0);
    let method = ours(MessageSignature::new(shared_key()).cover_only([Component::Method]), example());
    let not = VerifyError::NotCovered("@target-uri".to_owned());
    assert_eq!(verify(verifier().require([Component::TargetUri]), &method), Err(not));
    let two = ours(MessageSignature::new(shared_key()).label("b"), method);
    assert_eq!(verify(verifier(), &two), Err(VerifyError::Ambiguous));
    assert!(verify(verifier().label("b"), &two).unwrap().covers(&Component::TargetUri));
    assert_eq!(verify(verifier().label("c"), &two), Err(VerifyError::NotFound));
    assert_eq!(verify(verifier().label("b").tag("app"), &two), Err(VerifyError::NotFound));
    let both = ours(MessageSignature::new(p384()).label("p"), two);
    // Each key finds its own.
    assert_eq!(verify(Verifier::new(p384().public_key()), &both).unwrap().label(), "p");
    let keys: Vec<_> =
        SignatureInput::all(&both.headers).unwrap().iter().map(|one| one.key_id().unwrap().to_owned()).collect();
    assert_eq!(keys, ["test-shared-secret", "test-shared-secret", "k-1"]);
    assert_eq!(verify(verifier(), &example()), Err(VerifyError::NotFound));
}

#[test]
fn what_cannot_be_read_in_one_way_is_refused() {
    let malformed = VerifyError::Malformed("signature-input");
    let cases = [
        ("sig=(\"@method\" \"@method\")", malformed.clone()),
        ("sig=(\"date\" \"date\")", malformed.clone()),
        ("sig=(\"@method\"), sig=(\"@path\")", malformed.clone()),
        ("sig=(@method)", malformed.clone()),
        ("sig=\"@method\"", malformed.clone()),
        ("sig=();created=\"1\"", malformed.clone()),
        ("sig=();created=-1", malformed.clone()),
        ("sig=();keyid=k", malformed.clone()),
        ("sig=(\"@query-param\";name=\"%FF\")", malformed),
        ("sig=(\"Date\")", VerifyError::Unsupported("\"Date\"".to_owned())),
        ("sig=(\"@query-param\")", VerifyError::Unsupported("\"@query-param\"".to_owned())),
        ("sig=(\"@signature-params\")", VerifyError::Unsupported("\"@signature-params\"".to_owned())),
        ("sig=(\"date\";sf)", VerifyError::Unsupported("\"date\";sf".to_owned())),
        ("sig=(\"@method\";name=\"x\")", VerifyError::Unsupported("\"@method\";name=\"x\"".to_owned())),
        ("sig=(\"@status\")", VerifyError::Missing("@status".to_owned())),
        ("sig=(\"@method\";req)", VerifyError::Missing("@method".to_owned())),
        ("sig=(\"@query-param\";name=\"q\")", VerifyError::Missing("@query-param".to_owned())),
    ];
    for (input, error) in cases {
        assert_eq!(verify(Verifier::new(shared_key().0), &signed(input, "sig=:YQ==:")), Err(error), "{input}");
    }
}

#[test]
fn what_others_sign_beside_it_is_not_in_the_way() {
    let verifier = || Verifier::new(p384().public_key()).label("p");
    let mut request = ours(MessageSignature::new(p384()).label("p"), example());
    let text = |name: &str| request.headers[name].to_str().unwrap().to_owned();
    let (input, signature) = (text("signature-input"), text("signature"));
    let others = [
        r#"x=("date";sf);created=1;keyid="other""#,
        r#"x=("@method" "@method");keyid="other""#,
        r#"x=("@method");created="soon""#,
        r#"x=("@method");keyid="other";q=0.5;at=@1;as=%"%c3%a9""#,
        "x=7",
    ];
    for other in others {
        for (first, second) in [(other, input.as_str()), (input.as_str(), other)] {
            request.headers.insert("signature-input", format!("{first}, {second}").parse().unwrap());
            request.headers.insert("signature", format!("x=1.5, {signature}").parse().unwrap());
            assert_eq!(
                verify(verifier(), &request).map(|verified| verified.label().to_owned()),
                Ok("p".to_owned()),
                "{other}"
            );
            // So it is found by the key alone, too, where the other one names another key or cannot be read.
            let by_key = verify(Verifier::new(p384().public_key()), &request);
            assert_eq!(by_key.map(|verified| verified.label().to_owned()), Ok("p".to_owned()), "{other}");
            assert!(SignatureInput::all(&request.headers).unwrap().iter().any(|one| one.label() == "p"), "{other}");
        }
    }
    let unsupported = Verifier::new(p384().public_key()).label("x");
    request.headers.insert("signature-input", r#"x=("date";sf)"#.parse().unwrap());
    assert_eq!(verify(unsupported, &request), Err(VerifyError::Unsupported("\"date\";sf".to_owned())));
}

#[test]
fn a_digest_that_is_not_signed_is_nobodys_word() {
    let mut request = example();
    request.body = Body::empty();
    let bare = ours(MessageSignature::new(shared_key()).cover_only([Component::Method]), request);
    verify(Verifier::new(shared_key().0), &bare).unwrap();
    let mut stripped = bare;
    stripped.headers.insert("content-digest", DigestAlgorithm::Sha256.content_digest(b"").parse().unwrap());
    assert_eq!(verify(Verifier::new(shared_key().0), &stripped), Err(VerifyError::BodyNotCovered));
    verify(Verifier::new(shared_key().0).unsigned_body(), &stripped).unwrap();
    let digest = Component::Header(HeaderName::from_static("content-digest"));
    let not = VerifyError::NotCovered("content-digest".to_owned());
    assert_eq!(verify(Verifier::new(shared_key().0).unsigned_body().require([digest]), &stripped), Err(not));
}

#[test]
fn an_answer_is_bound_to_its_request() {
    let (request, mut headers) = (example(), HeaderMap::new());
    let base = "\"@status\": 204\n\"@method\";req: POST\n\"@query-param\";name=\"Pet\";req: dog\n\
                \"@signature-params\": (\"@status\" \"@method\";req \"@query-param\";name=\"Pet\";req);keyid=\"test-shared-secret\"";
    let signature =
        oas_runtime::test::block_on(oas_runtime::signature::Signer::sign(&shared_key().0, base.as_bytes())).unwrap();
    let input = base.rsplit("\"@signature-params\": ").next().unwrap();
    headers.insert("signature-input", format!("a={input}").parse().unwrap());
    headers.insert("signature", format!("a=:{}:", STANDARD.encode(signature)).parse().unwrap());
    let verify = |uri: &Uri| {
        let answer =
            Message::response(StatusCode::NO_CONTENT, &headers, b"").answers(&request.method, uri, &request.headers);
        Verifier::new(shared_key().0).verify(&answer)
    };
    let of_request = Component::OfRequest(Box::new(Component::Method));
    assert!(verify(&request.uri).unwrap().covers(&of_request));
    assert_eq!(verify(&Uri::from_static("https://x.example/?Pet=cat")), Err(VerifyError::WrongSignature));
}

#[test]
fn nothing_of_a_message_shows() {
    let mut request = example();
    request.headers.insert(AUTHORIZATION, "Bearer canary".parse().unwrap());
    let request = ours(MessageSignature::new(HmacSha256Key::new("canary", b"canary".to_vec())), request);
    let key = HmacSha256Key::new("canary", b"canary".to_vec());
    let checks = Verifier::new(key).clock(at(CREATED));
    let verified = checks.verify(&message(&request)).unwrap();
    let shown = format!("{checks:?} {verified:?} {:?}", message(&request));
    assert!(shown.contains("sig") && !shown.contains("canary"), "{shown}");
    assert_eq!(verified.expires(), None::<SystemTime>);
}

//! Webhooks: what the vendor signed is taken, and nothing else.

use std::time::{Duration, SystemTime};

use oas_runtime::http::{HeaderMap, HeaderValue};
use oas_runtime::test::FixedClock;
use oas_runtime::webhook::{Algorithm, Encoding, Scheme, Verifier, WebhookErrorKind, sign};
use proptest::prelude::*;

const SCHEME: Scheme = Scheme {
    header: "x-hmac-signature",
    algorithm: Algorithm::HmacSha256,
    encoding: Encoding::Hex,
    timestamp: &["created_at"],
};
const BASE64: Scheme = Scheme { algorithm: Algorithm::HmacSha512, encoding: Encoding::Base64, ..SCHEME };
const BODY: &[u8] = br#"{"created_at":"2021-04-20T02:07:55Z"}"#;

fn kind(result: Result<(), oas_runtime::webhook::WebhookError>) -> Option<WebhookErrorKind> {
    result.err().map(|error| error.kind())
}

fn headers(signature: &str) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert("x-hmac-signature", HeaderValue::from_str(signature).unwrap());
    headers
}

#[test]
fn the_vector_of_rfc_4231() {
    let expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
    assert_eq!(sign(&SCHEME, "Jefe", b"what do ya want for nothing?"), expected);
    let verifier = Verifier::new(&SCHEME, "Jefe");
    assert!(verifier.check(&headers(&expected.to_uppercase()), b"what do ya want for nothing?").is_ok());
}

#[test]
fn several_keys_while_they_rotate() {
    let verifier = Verifier::new(&SCHEME, "new").also("old");
    for key in ["new", "old"] {
        assert_eq!(kind(verifier.check_signature(&sign(&SCHEME, key, BODY), BODY)), None);
    }
    let other = sign(&SCHEME, "other", BODY);
    assert_eq!(kind(verifier.check_signature(&other, BODY)), Some(WebhookErrorKind::WrongSignature));
    let empty = sign(&SCHEME, "", BODY);
    assert_eq!(kind(Verifier::new(&SCHEME, "").check_signature(&empty, BODY)), Some(WebhookErrorKind::WrongSignature));
}

#[test]
fn what_is_no_signature_is_refused() {
    let verifier = Verifier::new(&SCHEME, "key");
    assert_eq!(kind(verifier.check(&HeaderMap::new(), BODY)), Some(WebhookErrorKind::MissingSignature));
    for wrong in ["", "a", "zz", "sha256=ab", "é"] {
        assert_eq!(kind(verifier.check_signature(wrong, BODY)), Some(WebhookErrorKind::MalformedSignature), "{wrong}");
    }
    let right = sign(&SCHEME, "key", BODY);
    assert_eq!(kind(verifier.check_signature(&right[..62], BODY)), Some(WebhookErrorKind::WrongSignature));
    let mut twice = headers(&right);
    twice.append("x-hmac-signature", HeaderValue::from_static("00"));
    assert_eq!(kind(verifier.check(&twice, BODY)), Some(WebhookErrorKind::MalformedSignature));
    let shown = format!("{verifier:?}");
    assert!(!shown.contains("\"key\""), "{shown}");
}

#[test]
fn ages_are_looked_at_only_when_asked() {
    let made = SystemTime::UNIX_EPOCH + Duration::from_secs(1_618_884_475);
    let at = |now| {
        let verifier = Verifier::new(&SCHEME, "key").max_age(Duration::from_mins(10)).clock(FixedClock(now));
        move |body: &[u8]| kind(verifier.check_signature(&sign(&SCHEME, "key", body), body))
    };
    assert_eq!(at(made + Duration::from_mins(10))(BODY), None);
    assert_eq!(at(made + Duration::from_mins(11))(BODY), Some(WebhookErrorKind::TooOld));
    assert_eq!(at(made - Duration::from_mins(6))(BODY), Some(WebhookErrorKind::FromTheFuture));
    assert_eq!(at(made)(b"{}"), Some(WebhookErrorKind::UnknownAge));
    assert_eq!(kind(Verifier::new(&SCHEME, "key").check_signature(&sign(&SCHEME, "key", BODY), BODY)), None);
}

proptest! {
    #[test]
    fn what_was_signed_is_taken_and_nothing_else(
        key in "[ -~]{1,80}", other in "[ -~]{1,80}", body: Vec<u8>, at: prop::sample::Index, flip in 1_u8..
    ) {
        for scheme in [&SCHEME, &BASE64] {
            let signature = sign(scheme, &key, &body);
            let verifier = Verifier::new(if scheme == &SCHEME { &SCHEME } else { &BASE64 }, key.as_str());
            prop_assert!(verifier.check_signature(&signature, &body).is_ok());
            if other != key {
                prop_assert!(verifier.check_signature(&sign(scheme, &other, &body), &body).is_err());
            }
            let mut changed = body.clone();
            match changed.len() {
                0 => changed.push(flip),
                length => changed[at.index(length)] ^= flip,
            }
            prop_assert!(verifier.check_signature(&signature, &changed).is_err());
            let mut forged = signature.clone().into_bytes();
            let place = at.index(forged.len());
            forged[place] = if forged[place] == b'0' { b'1' } else { b'0' };
            let forged = String::from_utf8(forged).unwrap();
            prop_assert!(verifier.check_signature(&forged, &body).is_err());
        }
    }
}

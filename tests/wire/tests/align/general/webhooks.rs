//! Webhooks: as documented. The signature is HMAC-SHA256 over the raw body, in hex, with the API key as its key.

use align_api::runtime::http::{HeaderMap, HeaderValue};
use align_api::runtime::webhook::WebhookErrorKind;
use align_api::webhooks::{WebhookEvent, Webhooks};
use wire::align::KEY;

/// A delivery, byte for byte, and its signature, made with another program.
const BODY: &[u8] = br#"{"event_type":"offramp_transfer.status.updated","entity_id":"t-1","entity_type":"offramp_transfer","created_at":"2025-10-30T18:51:09.237Z"}"#;
const SIGNATURE: &str = "f1f90f2d6298836e5eae3106d3364e64dded50a730b1e86de67936be73f3bf6f";

fn delivery(signature: &str) -> HeaderMap {
    let mut headers = HeaderMap::new();
    headers.insert("X-HMAC-Signature", HeaderValue::from_str(signature).unwrap());
    headers
}

#[test]
fn what_the_vendor_signed_is_read() {
    let event = Webhooks::new(KEY).verify(&delivery(SIGNATURE), BODY).unwrap();
    let WebhookEvent::OfframpTransferStatusUpdated(event) = event else { panic!("{event:?}") };
    assert_eq!(event.entity_id.as_str(), "t-1");
    assert_eq!(Webhooks::sign(KEY, BODY), SIGNATURE);
}

#[test]
fn what_another_signed_is_not_read() {
    let error = Webhooks::new("another-key").verify(&delivery(SIGNATURE), BODY).unwrap_err();
    assert_eq!(error.kind(), WebhookErrorKind::WrongSignature);
    let changed = BODY.to_ascii_uppercase();
    assert!(Webhooks::new(KEY).verify(&delivery(SIGNATURE), &changed).is_err());
    assert!(Webhooks::new("another-key").also(KEY).verify(&delivery(SIGNATURE), BODY).is_ok());
}

#[test]
fn deliveries_of_one_event_have_one_key() {
    let key = |body: &[u8]| WebhookEvent::parse(body).unwrap().dedup_key();
    assert_eq!(key(BODY), "t-1/offramp_transfer.status.updated/2025-10-30T18%3A51%3A09.237Z");
    let spaced = String::from_utf8(BODY.to_vec()).unwrap().replace(':', ": ").replace("18: 51: 09", "18:51:09");
    assert_eq!(key(spaced.as_bytes()), key(BODY));
    let later = String::from_utf8(BODY.to_vec()).unwrap().replace("09.237", "10.237");
    assert_ne!(key(later.as_bytes()), key(BODY));
}

#[test]
fn an_event_that_is_not_known_is_kept() {
    let body = br#"{"event_type":"moon.landed","entity_id":"m-1","created_at":"2030-01-01T00:00:00Z","more":{"a":1}}"#;
    let event = Webhooks::new(KEY).verify_signature(&Webhooks::sign(KEY, body), body).unwrap();
    assert_eq!(event.dedup_key(), "m-1/moon.landed/2030-01-01T00%3A00%3A00Z");
    let WebhookEvent::Unknown(unfit) = event else { panic!("{event:?}") };
    assert_eq!(unfit.json().get(&["more", "a"]).unwrap().as_str(), "1");
}

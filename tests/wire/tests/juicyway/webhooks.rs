//! Webhooks: the checksum in the body, over the forms of JSON that the vendor's texts and samples have. As documented.
//! No vector was published with its key: these were computed apart from the project, by Python's `hmac`.

use juicyway_api::runtime::webhook::{Form, WebhookErrorKind};
use juicyway_api::webhooks::{WebhookEvent, Webhooks};

const KEY: &str = "business-1";
const DATA: &str = r#"{"reference": "order-1001", "amount": 1500.50, "a": {"z": [1, 2], "b": null}}"#;
/// Over `data` as it is sent here; with sorted names and no spaces; with sorted names and spaces.
const CHECKSUMS: [&str; 3] = [
    "09E4C70FDE1A3DC99C4A21250CF7D8A59B304A7E35C2128414FB2F506B0E0353",
    "7AB032A0B18E18046A9CD662E94AE2ECA96C6D6AE4147A84C75FC746D37C8487",
    "51550DBBB6A415145D47EF1EFDBB108F47085EE11592F448C42859FB60AE83D3",
];

fn delivery(event: &str, data: &str, checksum: &str) -> Vec<u8> {
    format!(r#"{{"event":"{event}","data":{data},"checksum":"{checksum}"}}"#).into_bytes()
}

fn succeeded(checksum: &str) -> Vec<u8> {
    delivery("payment.session.succeeded", DATA, checksum)
}

fn refused(body: &[u8]) -> WebhookErrorKind {
    Webhooks::new(KEY).verify(body).unwrap_err().kind()
}

#[test]
fn each_form_is_taken() {
    for checksum in CHECKSUMS {
        let event = Webhooks::new(KEY).verify(&succeeded(checksum)).unwrap();
        let WebhookEvent::PaymentSessionSucceeded(event) = event else { panic!("another event: {event:?}") };
        assert_eq!(event.checksum, checksum);
        assert_eq!(event.data.as_str(), DATA);
    }
}

#[test]
fn what_was_not_signed_is_refused() {
    let wrong = WebhookErrorKind::WrongSignature;
    let [first, ..] = CHECKSUMS;
    assert_eq!(refused(&delivery("payment.session.failed", DATA, first)), wrong, "another event");
    for checksum in CHECKSUMS {
        let data = DATA.replace("1500.50", "1500.51");
        assert_eq!(refused(&delivery("payment.session.succeeded", &data, checksum)), wrong, "another amount");
        let other = Webhooks::new("business-2").verify(&succeeded(checksum)).unwrap_err();
        assert_eq!(other.kind(), wrong, "another key");
    }
    assert_eq!(Webhooks::new("").verify(&succeeded(first)).unwrap_err().kind(), wrong, "no key");
}

#[test]
fn what_has_no_checksum_is_refused() {
    for body in [r#"{"event":"payment.session.succeeded","data":{}}"#, "[]", "no JSON", ""] {
        assert_eq!(refused(body.as_bytes()), WebhookErrorKind::MissingSignature, "{body}");
    }
    for checksum in ["", "09E4", "no hexadecimal digits"] {
        let kind = refused(&succeeded(checksum));
        assert_ne!(kind, WebhookErrorKind::Unreadable, "{checksum}");
    }
    assert_eq!(refused(br#"{"event":"x","checksum":"00"}"#), WebhookErrorKind::MalformedSignature, "no data");
}

#[test]
fn keys_may_rotate_and_capitals_do_not_count() {
    let [first, ..] = CHECKSUMS;
    let webhooks = Webhooks::new("business-2").also(KEY);
    assert!(webhooks.verify(&succeeded(&first.to_lowercase())).is_ok());
}

#[test]
fn tests_can_sign() {
    let forms = [Form::AsSent, Form::Sorted, Form::SortedSpaced];
    let made = forms.map(|form| Webhooks::sign(KEY, &succeeded(""), form));
    assert_eq!(made, CHECKSUMS.map(|checksum| Some(checksum.to_owned())));
    assert_eq!(Webhooks::sign(KEY, b"{}", Form::AsSent), None);
}

#[test]
fn each_documented_event_is_known_and_others_are_kept() {
    let bare = br#"{"event":"payment.session.succeeded","checksum":""}"#;
    assert_eq!(WebhookEvent::parse(bare).unwrap_err().path(), "data", "it is required");
    let known = |event: &str| WebhookEvent::parse(&delivery(event, "{}", "")).unwrap();
    assert!(matches!(known("payment.session.succeeded"), WebhookEvent::PaymentSessionSucceeded(_)));
    assert!(matches!(known("payment.session.failed"), WebhookEvent::PaymentSessionFailed(_)));
    assert!(matches!(known("crypto.payment.pending"), WebhookEvent::CryptoPaymentPending(_)));
    assert!(matches!(known("crypto.payment.confirmed"), WebhookEvent::CryptoPaymentConfirmed(_)));
    assert!(matches!(known("crypto.payment.completed"), WebhookEvent::CryptoPaymentCompleted(_)));
    assert!(matches!(known("customer.created"), WebhookEvent::Unknown(_)));
}

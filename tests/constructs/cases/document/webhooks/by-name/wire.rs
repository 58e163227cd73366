//! Events whose bodies do not say which event they are: the caller says it.

use super::api;
use api::webhooks::WebhookEvent;

#[test]
fn an_event_is_read_by_its_name() {
    let paid = WebhookEvent::parse_unauthenticated("payment.paid", br#"{"sum": "12.50", "new": 1}"#).unwrap();
    let WebhookEvent::PaymentPaid(paid) = paid else { panic!("{paid:?}") };
    assert_eq!(paid.sum.to_string(), "12.50");
    let failed = WebhookEvent::parse_unauthenticated("payment.failed", br#"{"reason": null}"#).unwrap();
    assert!(matches!(failed, WebhookEvent::PaymentFailed(_)));
}

#[test]
fn an_unknown_event_keeps_its_body_and_a_wrong_body_is_an_error() {
    let unknown = WebhookEvent::parse_unauthenticated("payment.new", br#"{"x": 1}"#).unwrap();
    assert!(matches!(unknown, WebhookEvent::Unknown(_)));
    assert!(WebhookEvent::parse_unauthenticated("payment.paid", br#"{"sum": {}}"#).is_err());
    assert!(WebhookEvent::parse_unauthenticated("payment.paid", b"<html>").is_err());
}

//! A callback is an event that is read, and no operation that is called.

use super::api;
use api::webhooks::WebhookEvent;

#[test]
fn a_callback_is_an_event() {
    let event = WebhookEvent::parse_unauthenticated("createPayment.settled", br#"{"id": "p1"}"#).unwrap();
    assert!(matches!(event, WebhookEvent::CreatePaymentSettled(_)), "{event:?}");
}

//! A constant that need not be there tells less than a value that must be there and is the event's name.

use super::api;
use api::webhooks::WebhookEvent;

#[test]
fn what_is_always_there_tells() {
    let read = |text: &str| WebhookEvent::parse_unauthenticated(text.as_bytes());
    assert!(matches!(read(r#"{"type": "order.made"}"#), Ok(WebhookEvent::OrderMade(_))));
    assert!(matches!(read(r#"{"type": "order.paid", "mode": "live"}"#), Ok(WebhookEvent::OrderPaid(_))));
}

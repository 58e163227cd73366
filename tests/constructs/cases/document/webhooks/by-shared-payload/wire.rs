//! One payload for several events, among whose values are their names.

use super::api;
use api::webhooks::WebhookEvent;

#[test]
fn the_value_that_is_an_events_name_tells() {
    let read = |event: &str| WebhookEvent::parse_unauthenticated(format!(r#"{{"type": "{event}", "id": "1"}}"#).as_bytes());
    assert!(matches!(read("order.made"), Ok(WebhookEvent::OrderMade(order)) if order.id == "1"));
    assert!(matches!(read("order.paid"), Ok(WebhookEvent::OrderPaid(_))));
    assert!(matches!(read("order.lost"), Ok(WebhookEvent::Unknown(_))));
}

//! As documented: five events, each a flat entity with its name and an id; deliveries repeat and come out of order.

use std::time::{Duration, SystemTime};

use offblocks_api::types::{AuthorisationStatus, CustomerStatus};
use offblocks_api::webhooks::WebhookEvent;

fn parse(body: &str) -> WebhookEvent {
    WebhookEvent::parse_unauthenticated(body.as_bytes()).unwrap()
}

fn customer(event_id: &str, status: &str, updated_at: &str) -> WebhookEvent {
    parse(&format!(
        r#"{{
            "webhookType": "customer.updated",
            "eventId": "{event_id}",
            "id": "04c5851c-4386-5bd9-8f2a-6d1e7b3c9a01",
            "externalId": "user-0001",
            "status": "{status}",
            "createdAt": "2024-01-24T14:18:37.749861007Z",
            "updatedAt": "{updated_at}"
        }}"#
    ))
}

#[test]
fn an_event_is_its_entity() {
    let event = customer("e1", "active", "2024-01-24T14:20:02.105Z");
    let WebhookEvent::CustomerUpdated(customer) = event else { panic!("a customer") };
    assert_eq!(customer.id.as_str(), "04c5851c-4386-5bd9-8f2a-6d1e7b3c9a01");
    assert_eq!(customer.event_id.as_str(), "e1");
    assert_eq!(customer.status, CustomerStatus::Active);
    assert_eq!(customer.created_at.unwrap().as_str(), "2024-01-24T14:18:37.749861007Z");
    let event =
        parse(r#"{"webhookType":"authorisation.updated","eventId":"e2","id":"x","status":"captured","amount":"10.0"}"#);
    let WebhookEvent::AuthorisationUpdated(authorisation) = event else { panic!("an authorisation") };
    assert_eq!(authorisation.status, AuthorisationStatus::Captured);
    assert_eq!(authorisation.amount.unwrap().as_str(), "10.0");
}

#[test]
fn all_documented_names_are_known() {
    let named = |name: &str| parse(&format!(r#"{{"webhookType":"{name}","eventId":"e","id":"i","status":"active"}}"#));
    assert!(matches!(named("customer.updated"), WebhookEvent::CustomerUpdated(_)));
    assert!(matches!(named("account.updated"), WebhookEvent::AccountUpdated(_)));
    assert!(matches!(named("card.updated"), WebhookEvent::CardUpdated(_)));
    assert!(matches!(named("authorisation.updated"), WebhookEvent::AuthorisationUpdated(_)));
    assert!(matches!(named("transaction.updated"), WebhookEvent::TransactionUpdated(_)));
    assert!(matches!(named("fee.updated"), WebhookEvent::Unknown(_)));
}

/// An event that is new keeps its JSON, and is told apart and ordered like the others.
#[test]
fn an_unknown_event_is_kept() {
    let body = r#"{"webhookType":"fee.updated","eventId":"e9","updatedAt":"2024-01-24T14:20:02Z","rate":1.50}"#;
    let event = parse(body);
    assert_eq!(event.dedup_key(), "e9");
    assert!(event.order_key().is_some());
    let WebhookEvent::Unknown(unknown) = event else { panic!("it is not known") };
    assert_eq!(unknown.json().as_str(), body);
    // Two that say nothing of themselves are no duplicates of each other.
    let bare = |rate: u32| parse(&format!(r#"{{"webhookType":"fee.updated","rate":{rate}}}"#));
    assert_ne!(bare(1).dedup_key(), bare(2).dedup_key());
    assert_eq!(bare(1).dedup_key(), bare(1).dedup_key());
    assert_eq!(bare(1).order_key(), None);
}

#[test]
fn what_is_no_event_is_an_error() {
    for body in
        ["", "[]", "{}", "<html>", r#"{"webhookType":"customer.updated"}"#, r#"{"webhookType":5,"eventId":"e"}"#]
    {
        assert!(WebhookEvent::parse_unauthenticated(body.as_bytes()).is_err(), "{body}");
    }
}

#[test]
fn deliveries_that_repeat_have_one_key() {
    let first = customer("e1", "active", "2024-01-24T14:20:02.105Z");
    let again = customer("e1", "active", "2024-01-24T14:20:02.105Z");
    let other = customer("e2", "active", "2024-01-24T14:20:02.105Z");
    assert_eq!(first.dedup_key(), again.dedup_key());
    assert_ne!(first.dedup_key(), other.dedup_key());
}

/// As text, `...02Z` would come after `...02.105Z`, and an offset would count as digits.
#[test]
fn events_are_ordered_by_the_moment_to_the_nanosecond() {
    let in_order = [
        "2024-01-24T14:20:02Z",
        "2024-01-24T14:20:02.000000001Z",
        "2024-01-24T14:20:02.105Z",
        "2024-01-24T15:20:02.2+01:00",
        "2024-01-24T14:20:02.749861007Z",
    ];
    let keys: Vec<SystemTime> = in_order.iter().map(|at| customer("e", "active", at).order_key().unwrap()).collect();
    assert!(keys.is_sorted_by(|one, next| one < next), "{keys:?}");
    let at = SystemTime::UNIX_EPOCH + Duration::new(1_706_106_002, 749_861_007);
    assert_eq!(keys[4], at);
    assert_eq!(customer("e", "active", "yesterday").order_key(), None);
}

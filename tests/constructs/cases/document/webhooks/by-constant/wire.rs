//! Events whose bodies say by a constant which event they are, whatever the document calls them.

use super::api;
use api::webhooks::WebhookEvent;

fn read(body: &str) -> WebhookEvent {
    WebhookEvent::parse_unauthenticated(body.as_bytes()).unwrap()
}

#[test]
fn a_constant_in_the_body_tells() {
    let new = read(r#"{"event_type": "pet.new", "kind": "pet", "name": "Rex"}"#);
    let WebhookEvent::NewPet(new) = new else { panic!("{new:?}") };
    assert_eq!(new.name.as_deref(), Some("Rex"));
}

#[test]
fn one_in_a_part_of_all_of_does() {
    let gone = read(r#"{"since": "May", "kind": "pet", "event_type": "pet.gone"}"#);
    let WebhookEvent::PetGone(gone) = gone else { panic!("{gone:?}") };
    assert_eq!(gone.since.as_deref(), Some("May"));
}

#[test]
fn so_do_those_of_the_forms_of_an_event() {
    for (value, other) in [("pet.sold.cash", r#""sum": 5"#), ("pet.sold.pet", r#""other": "Tom""#)] {
        let sold = read(&format!(r#"{{"event_type": "{value}", "kind": "pet", {other}}}"#));
        assert!(matches!(sold, WebhookEvent::PetSold(_)), "{sold:?}");
    }
}

#[test]
fn a_value_of_no_event_is_kept_and_one_that_says_nothing_is_an_error() {
    let unknown = read(r#"{"event_type": "pet.lost", "kind": "pet"}"#);
    assert!(matches!(unknown, WebhookEvent::Unknown(_)), "{unknown:?}");
    assert!(WebhookEvent::parse_unauthenticated(br#"{"kind": "pet"}"#).is_err());
}

//! What may be one of several is checked for all of them, and so is what has no name of its own.

use constructs::{Server, block_on, client};

use super::api;
use api::types::{
    PutChoiceBody, Range, ThingLimitsRequest, ThingMixedRequest, ThingNothingRequest, ThingOpen, ThingRequest, ThingTargetRequest, ThingTax,
};

/// The body that is sent, or where it is refused before it is.
fn put(thing: ThingRequest) -> Result<String, String> {
    let server = Server::with("HTTP/1.1 200 OK\ncontent-type: application/json\n\n{}");
    match block_on(client!(api, server).things().put(thing)) {
        Ok(_) => Ok(String::from_utf8(server.sent().body).unwrap()),
        Err(error) => {
            assert_eq!(error.outcome(), api::Outcome::NotSent, "{error}");
            assert!(server.all_sent().is_empty());
            let [fault] = error.faults() else { panic!("{error}") };
            Err(fault.to_string())
        }
    }
}

fn new() -> ThingRequest {
    ThingRequest::new()
}

#[test]
fn a_text_that_fits_one_of_several_is_sent() {
    for (thing, expected) in [
        (new().picture("https://a.example/b"), r#"{"picture":"https://a.example/b"}"#),
        (new().picture(""), r#"{"picture":""}"#),
        (new().picture_null(), r#"{"picture":null}"#),
        (new().home("https://a.example"), r#"{"home":"https://a.example"}"#),
        (new().home(""), r#"{"home":""}"#),
        (new().when("2026-01-31"), r#"{"when":"2026-01-31"}"#),
        (new().when("2026-01-31T12:00:00Z"), r#"{"when":"2026-01-31T12:00:00Z"}"#),
        (new().short("ab"), r#"{"short":"ab"}"#),
        (new().short("x-abc"), r#"{"short":"x-abc"}"#),
        (new().open(ThingOpen::from("new")), r#"{"open":"new"}"#),
        (new().tax(ThingTax::from("later")), r#"{"tax":"later"}"#),
        (new().any("as it is"), r#"{"any":"as it is"}"#),
        (new().amount(-1), r#"{"amount":-1}"#),
        (new().amount(10), r#"{"amount":10}"#),
    ] {
        assert_eq!(put(thing).as_deref(), Ok(expected));
    }
}

#[test]
fn one_that_fits_none_is_not() {
    for (thing, field) in [
        (new().picture("no picture"), "picture"),
        (new().home("nowhere"), "home"),
        (new().when("yesterday"), "when"),
        (new().short("abc"), "short"),
        (new().amount(5), "amount"),
    ] {
        assert_eq!(put(thing), Err(format!("{field} is none of what it may be")));
    }
}

#[test]
fn members_of_a_union_keep_their_bounds() {
    let mixed = |mixed: ThingMixedRequest| put(new().mixed(mixed));
    assert_eq!(mixed("abc".to_owned().into()).as_deref(), Ok(r#"{"mixed":"abc"}"#));
    assert_eq!(mixed("abcd".to_owned().into()), Err("mixed is longer than 3 characters".to_owned()));
    assert_eq!(mixed(2.into()).as_deref(), Ok(r#"{"mixed":2}"#));
    assert_eq!(mixed(1.into()), Err("mixed is less than 2".to_owned()));
    assert_eq!(mixed(vec![9].into()).as_deref(), Ok(r#"{"mixed":[9]}"#));
    assert_eq!(mixed(vec![9, 10].into()), Err("mixed[1] is more than 9".to_owned()));
    assert_eq!(mixed(Vec::new().into()), Err("mixed has fewer than 1 items".to_owned()));
    assert_eq!(mixed(ThingMixedRequest::pair("ab").into()), Err("mixed.a is longer than 1 characters".to_owned()));
}

#[test]
fn a_body_that_is_a_union_does_too() {
    let server = Server::start();
    let client = client!(api, server);
    for wrong in [PutChoiceBody::from("abc".to_owned()), PutChoiceBody::from(4)] {
        let error = block_on(client.things().put_choice(wrong)).unwrap_err();
        assert_eq!(error.outcome(), api::Outcome::NotSent);
        assert!(error.to_string().contains("the body is "), "{error}");
    }
    server.answer("HTTP/1.1 204 Done\n\n");
    block_on(client.things().put_choice(PutChoiceBody::from(5))).unwrap();
    assert_eq!(server.sent().body, b"5");
}

#[test]
fn so_does_what_is_in_a_parameter() {
    let server = Server::start();
    let client = client!(api, server);
    let get = || client.things().get(5);
    let range = |least| Range::new().least(least);
    for (wrong, says) in [
        (client.things().get(4), "id is less than 5"),
        (client.things().get("abc".to_owned()), "id is longer than 2 characters"),
        (get().size(4), "size is less than 5"),
        (get().range(range(0)), "range.least is less than 1"),
        (get().filter(range(0)), "filter.least is less than 1"),
        (get().x_range(range(0)), "X-Range.least is less than 1"),
    ] {
        let error = block_on(wrong).unwrap_err();
        assert_eq!(error.outcome(), api::Outcome::NotSent);
        assert_eq!(error.faults().iter().map(ToString::to_string).collect::<Vec<_>>(), [says]);
    }
    server.answer("HTTP/1.1 204 Done\n\n");
    block_on(get().size(5).range(range(1)).filter(range(1)).x_range(range(1))).unwrap();
    assert_eq!(
        server.sent().line,
        "GET /things/5?size=5&range%5Bleast%5D=1&filter=%7B%22least%22%3A1%7D HTTP/1.1"
    );
}

#[test]
fn where_nothing_may_stand_an_empty_object_is_sent() {
    let everything = new().target(ThingTargetRequest::everything());
    assert_eq!(put(everything).as_deref(), Ok(r#"{"target":{}}"#));
    assert_eq!(put(new().nothing(ThingNothingRequest::new())).as_deref(), Ok(r#"{"nothing":{}}"#));
}

#[test]
fn further_properties_keep_their_bounds() {
    let limits = |limit| put(new().limits(ThingLimitsRequest::new().id("7").additional_property("a", limit)));
    assert_eq!(limits(5).as_deref(), Ok(r#"{"limits":{"id":"7","a":5}}"#));
    assert_eq!(limits(6), Err("limits.* is more than 5".to_owned()));
}

#[test]
fn no_answer_is_checked() {
    let server = Server::start();
    server.json(200, r#"{"picture": "x", "when": "soon", "amount": 5, "nothing": {"a": 1}, "limits": {"a": 9}}"#);
    let thing = block_on(client!(api, server).things().put(new())).unwrap();
    assert_eq!((thing.picture.as_deref(), thing.amount), (Some("x"), Some(5)));
    assert_eq!(thing.limits.unwrap().additional_properties.get("a"), Some(&9));
    assert_eq!(thing.nothing.unwrap().get("a").unwrap().as_str(), "1");
}

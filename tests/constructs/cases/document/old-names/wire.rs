//! Programs that were written with names of before still compile, and mean what is there today.
#![allow(deprecated, reason = "that is what is tested")]

use constructs::{Server, block_on, client};

use super::api;
use api::types::{Card, Means, NewOrder, Refund, Status, Weekday};
use api::{Credentials, Environment};

/// As a program matches that knows no name of today. A constant stands for no reference, so that the value itself is matched.
fn is_shut(status: &Status) -> bool {
    match *status {
        Status::Shut => true,
        _ => false,
    }
}

#[test]
fn values_are_made_and_matched_under_both_names() {
    assert_eq!(Status::Shut, Status::Closed);
    assert!(is_shut(&Status::Closed) && !is_shut(&Status::Open));
    assert!(matches!(Weekday::from(1), Weekday::Monday));
    assert!(matches!(Environment::Live, Environment::Production));
}

#[test]
fn setters_of_requests_and_builders_are_called_by_both_names() {
    let server = Server::start();
    let client = client!(api, server);
    let answer = r#"{"status": "open", "day": 1}"#;
    server.json(200, answer);
    let new = NewOrder::builder().sum(5).currency("EUR").to_account("a").reference("r").note("n").items(["x"]);
    block_on(client.orders().create(new.build())).unwrap();
    let expected = br#"{"amount":5,"currency":"EUR","account":"a","reference":"r","memo":"n","lines":["x"]}"#;
    assert_eq!(server.sent().body, expected);
    server.all_sent().clear();

    // In any order, and null by its old name, too.
    server.json(200, answer);
    let new = NewOrder::builder().note_null().reference("r").to_account("a").amount(5).currency("EUR");
    block_on(client.orders().create(new.build())).unwrap();
    let expected = br#"{"amount":5,"currency":"EUR","account":"a","reference":"r","memo":null}"#;
    assert_eq!(server.sent().body, expected);
    server.all_sent().clear();

    server.answer("HTTP/1.1 204 Done\n\n");
    block_on(client.orders().pay_back(Refund::new(5).why("late"))).unwrap();
    assert_eq!(server.sent().body, br#"{"amount":5,"reason":"late"}"#);
}

#[test]
fn parameters_are_set_by_both_names_of_the_operation_and_of_the_call() {
    let server = Server::start();
    let client = client!(api, server);
    server.json(200, "[]");
    block_on(client.orders().list().state(Status::Open).limit(3)).unwrap();
    assert_eq!(server.sent().line, "GET /orders?status=open&page_size=3 HTTP/1.1");
    server.all_sent().clear();

    server.json(200, "[]");
    block_on(client.call(api::operations::ListOrders::new().limit(3))).unwrap();
    assert_eq!(server.sent().line, "GET /orders?page_size=3 HTTP/1.1");
}

#[test]
fn members_are_made_by_both_names() {
    let server = Server::start();
    let client = client!(api, server);
    for means in [Means::Wire(api::types::Bank::new("i")), Means::wire("i").into()] {
        server.answer("HTTP/1.1 204 Done\n\n");
        block_on(client.orders().pay(means)).unwrap();
        assert_eq!(server.sent().body, br#"{"iban":"i"}"#);
        server.all_sent().clear();
    }
    assert!(matches!(Means::from(Card::new("n")), Means::Card(_)));
}

#[test]
fn credentials_and_events_are_made_by_both_names() {
    assert!(matches!(Credentials::token("secret"), Credentials::ApiKey(_)));
    assert!(matches!(Credentials::Token("secret".into()), Credentials::ApiKey(_)));
    assert!(matches!(Credentials::basic("user", "password"), Credentials::Login(_)));
    let basic = api::runtime::credentials::Basic::new("user", "password");
    assert!(matches!(Credentials::Basic(basic), Credentials::Login(_)));
    let body = br#"{"status": "open", "day": 2}"#;
    let event = api::webhooks::WebhookEvent::parse_unauthenticated("order.paid", body).unwrap();
    let api::webhooks::WebhookEvent::OrderPaid(order) = event.clone() else { panic!("{event:?}") };
    assert_eq!(api::webhooks::WebhookEvent::Paid(order), event);
}

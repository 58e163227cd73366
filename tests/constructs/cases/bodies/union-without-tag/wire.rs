//! A body that is one of several without a tag is an enum; each member has its own constructor.

use constructs::{Server, block_on, client};

use super::api;
use api::operations::CreatePayment;
use api::types::CreatePaymentBody;

#[test]
fn each_member_has_a_constructor() {
    let server = Server::start();
    let client = client!(api, server);
    let bodies = [
        (CreatePaymentBody::from(CreatePaymentBody::card("4")), "{\"number\":\"4\"}"),
        (CreatePaymentBody::from(CreatePaymentBody::bank("DE")), "{\"iban\":\"DE\"}"),
    ];
    for (body, expected) in bodies {
        server.answer("HTTP/1.1 204 Done\n\n");
        block_on(client.call(CreatePayment::new(body))).unwrap();
        assert_eq!(String::from_utf8_lossy(&server.sent().body), expected);
    }
}

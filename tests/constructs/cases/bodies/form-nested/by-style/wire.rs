//! Objects and lists in a form have brackets where the document asks for them; the exact bytes.

use constructs::{Server, block_on, client};

use super::api;
use api::operations::CreateOrder;
use api::types;

const HEAD: &str =
    "POST /orders HTTP/1.1\naccept: application/json\ncontent-type: application/x-www-form-urlencoded\n\n";

#[test]
fn what_is_nested_has_brackets() {
    let server = Server::with("HTTP/1.1 204 Done\n\n");
    let item = |price: &str| types::CreateOrderBodyItem::new(price.parse::<api::Decimal>().unwrap());
    let order = types::CreateOrderBody::new()
        .currency("eur")
        .items([item("1.10").tags(["a b"]), item("2")])
        .expand(["x", "y.z"])
        .ids(["1", "2"]);
    block_on(client!(api, server).call(CreateOrder::new()).body(order)).unwrap();
    server.received(&format!(
        "{HEAD}currency=eur&items[0][price]=1.10&items[0][tags][0]=a%20b&items[1][price]=2&expand[0]=x&expand[1]=y.z&ids=1,2"
    ));
}

#[test]
fn without_encoding_an_object_is_its_fields_and_what_is_deeper_has_brackets() {
    let server = Server::with("HTTP/1.1 204 Done\n\n");
    let deep = types::CreateOrderBodyGuessDeep::new().er("d");
    let order = types::CreateOrderBody::new()
        .range(types::CreateOrderBodyRange::new().gte(1))
        .guess(types::CreateOrderBodyGuess::new().deep(deep));
    block_on(client!(api, server).call(CreateOrder::new()).body(order)).unwrap();
    server.received(&format!("{HEAD}gte=1&guess[deep][er]=d"));
}

#[test]
fn a_form_that_may_be_left_out_is() {
    let server = Server::with("HTTP/1.1 204 Done\n\n");
    block_on(client!(api, server).call(CreateOrder::new())).unwrap();
    server.received("POST /orders HTTP/1.1\naccept: application/json\n\n");
}

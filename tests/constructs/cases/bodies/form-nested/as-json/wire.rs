//! A field whose `encoding` names JSON is its JSON; so is an object of which nothing is said, since OpenAPI 3.0.4.

use constructs::{Server, block_on, client};

use super::api;
use api::types;

const HEAD: &str = "POST /orders HTTP/1.1\naccept: application/json\ncontent-type: application/x-www-form-urlencoded\n\n";

fn cart(total: &str) -> types::Cart {
    types::Cart::new().total(total.parse::<api::Decimal>().unwrap())
}

#[test]
fn what_the_document_says_is_json_is() {
    let server = Server::with("HTTP/1.1 204 Done\n\n");
    let order = types::CreateOrderBody::new().cart(cart("1.10").on(true)).lines(["a b", "c"]).note("as it is");
    block_on(client!(api, server).orders().create(order)).unwrap();
    // {"total":1.10,"on":true} and ["a b","c"]
    let cart = "cart=%7B%22total%22%3A1.10%2C%22on%22%3Atrue%7D";
    server.received(&format!("{HEAD}{cart}&lines=%5B%22a%20b%22%2C%22c%22%5D&note=as%20it%20is"));
}

#[test]
fn an_object_of_which_nothing_is_said_is_json_and_a_style_has_the_last_word() {
    let server = Server::with("HTTP/1.1 204 Done\n\n");
    let order = types::CreateOrderBody::new().plain(cart("1")).fields(cart("2")).both(cart("3"));
    block_on(client!(api, server).orders().create(order)).unwrap();
    server.received(&format!("{HEAD}plain=%7B%22total%22%3A1%7D&total=2&both=total,3"));
}

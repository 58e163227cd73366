//! Fields of a form: every text is escaped, digits stay, lists are repeated.

use constructs::{Server, block_on, client};

use super::api;
use api::operations::CreateCheck;
use api::types;

#[test]
fn fields_are_escaped_and_lists_repeated() {
    let server = Server::with("HTTP/1.1 204 Done\n\n");
    let form = types::CreateCheckBody::new("+1 & é=", api::decimal!("0010.500"))
        .on(true)
        .tags(["x y", "z"])
        .at("2026-01-31T12:00:00+01:00".parse::<api::Timestamp>().unwrap());
    block_on(client!(api, server).call(CreateCheck::new(form))).unwrap();
    server.received(
        "POST /checks HTTP/1.1\naccept: application/json\ncontent-type: application/x-www-form-urlencoded\n\n\
         To=%2B1%20%26%20%C3%A9%3D&Amount=0010.500&On=true&Tags=x%20y&Tags=z&At=2026-01-31T12%3A00%3A00%2B01%3A00",
    );
}

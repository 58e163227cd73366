//! Digits come back as they were, in strings and in numbers.

use constructs::{Server, block_on, client};

use super::api;
use api::decimal;
use api::types::ThingRequest;

#[test]
fn digits_are_kept_both_ways() {
    for digits in ["0.1", "1234567890123456.78", "1e2", "-0.10", "100"] {
        let server = Server::start();
        server.json(
            200,
            &format!(
                r#"{{"text": "{digits}", "cents": {digits}, "named": {digits}, "marked": {digits}, "plain": {digits},
                     "total_amount": {digits}, "list": [{digits}]}}"#
            ),
        );
        let new = ThingRequest::new(decimal!("0.10"), decimal!("1234567890123456.70"));
        let thing = block_on(client!(api, server).things().put(new.list([decimal!("1.0")]))).unwrap();
        assert_eq!(
            String::from_utf8(server.sent().body).unwrap(),
            r#"{"text":"0.10","cents":1234567890123456.70,"list":[1.0]}"#
        );
        let numbers = [thing.named, thing.marked, thing.plain, thing.total_amount].map(Option::unwrap);
        let list = thing.list.unwrap();
        for decimal in numbers.iter().chain([&thing.text, &thing.cents, &list[0]]) {
            assert_eq!(decimal.as_str(), digits);
        }
    }
}

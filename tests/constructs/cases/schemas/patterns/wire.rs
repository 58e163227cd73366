//! Requests are held against patterns as ECMA-262 has them: found anywhere in the text, unless they are anchored.

use constructs::{Server, block_on, client};

use super::api;
use api::types::Thing;

/// Whether it was sent.
fn is_sent(thing: Thing) -> bool {
    let server = Server::start();
    server.json(200, "{}");
    block_on(client!(api, server).things().put(thing)).is_ok()
}

#[track_caller]
fn assert_taken(set: impl Fn(Thing, &str) -> Thing, taken: &[&str], refused: &[&str]) {
    for text in taken {
        assert!(is_sent(set(Thing::new(), text)), "{text} is refused");
    }
    for text in refused {
        assert!(!is_sent(set(Thing::new(), text)), "{text} is sent");
    }
}

#[test]
fn a_pattern_may_stand_anywhere() {
    assert_taken(|thing, text| thing.anywhere(text), &["ABC", "xABCDx", "éÄABC"], &["", "AB", "ABxC"]);
    assert_taken(|thing, text| thing.begins(text), &["arn:a:", "arn:aws:x"], &["arn:", "xarn:a:", "arn:A:"]);
    assert_taken(|thing, text| thing.ends(text), &[".pdf", "a.png"], &["pdf", "a.pdfx", "a.gif"]);
}

#[test]
fn groups_are_repeated_and_told_apart() {
    assert_taken(|thing, text| thing.groups(text), &["0a1b-ffff-00"], &["0a1b-00", "0a1b-ffff-ffff-00", "0a1b-ffff-00-"]);
    assert_taken(|thing, text| thing.list(text), &["a", "-a,b,-c1"], &["", ",a", "a,", "a,,b", "--a"]);
    assert_taken(|thing, text| thing.month(text), &["2024-01", "2024-12"], &["2024-00", "2024-13", "2024-1"]);
}

#[test]
fn alternatives_may_stand_alone() {
    assert_taken(|thing, text| thing.either(text), &["cat", "hotdog"], &["", "cow"]);
    assert_taken(|thing, text| thing.many(text), &["a", "abba"], &["", "abc"]);
}

#[test]
fn classes_may_be_negated() {
    let taken = ["Bearer x", "Bearer\u{a0}é"];
    assert_taken(|thing, text| thing.spaces(text), &taken, &["Bearer  x", "Bearer x ", "Bearerx", "Bearer \u{2003}"]);
    assert_taken(|thing, text| thing.all(text), &["", "a\nb"], &[]);
}

#[test]
fn what_needs_an_engine_is_left_to_the_server() {
    assert_taken(|thing, text| thing.rich(text), &["aws", "aws-cn", "else"], &[]);
}

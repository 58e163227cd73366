//! Objects are written with brackets, as parameters of their own, joined, or as JSON; reserved characters may stay.

use constructs::{Server, block_on, client};

use super::api;
use api::operations::{ListSpans, ListThings};
use api::types::{Range, Span};

fn query(list: ListThings) -> String {
    let server = Server::with("HTTP/1.1 204 Done\n\n");
    block_on(client!(api, server).call(list)).unwrap();
    let line = server.sent().line;
    line.trim_start_matches("GET /things?").trim_end_matches(" HTTP/1.1").to_owned()
}

#[test]
fn objects_are_written_as_their_style_says() {
    let range = || Range::new().gte(1).lt(2);
    assert_eq!(query(ListThings::new().deep(range())), "deep%5Bgte%5D=1&deep%5Blt%5D=2");
    assert_eq!(query(ListThings::new().names([("a b", "c&d")])), "names%5Ba%20b%5D=c%26d");
    assert_eq!(query(ListThings::new().list(["a", "b c"])), "list%5B0%5D=a&list%5B1%5D=b%20c");
    assert_eq!(query(ListThings::new().form(range())), "gte=1&lt=2");
    assert_eq!(query(ListThings::new().flat(range())), "flat=gte,1,lt,2");
    assert_eq!(query(ListThings::new().json(range())), "json=%7B%22gte%22%3A1%2C%22lt%22%3A2%7D");
}

#[test]
fn what_is_nested_is_written_where_the_document_says_how() {
    let range = || Range::new().gte(1).lt(2);
    assert_eq!(query(ListThings::new().cells([("a", range())])), "cells%5Ba%5D%5Bgte%5D=1&cells%5Ba%5D%5Blt%5D=2");
    assert_eq!(query(ListThings::new().lines([range()])), "lines=%5B%7B%22gte%22%3A1%2C%22lt%22%3A2%7D%5D");
    let server = Server::start();
    let error = block_on(client!(api, server).call(ListThings::new().rows([range()]))).unwrap_err();
    assert_eq!(error.outcome(), api::Outcome::NotSent);
    assert_eq!(error.faults()[0].to_string(), "rows has more levels than can be written here");
    assert!(server.all_sent().is_empty());
}

#[test]
fn reserved_characters_stay_where_the_document_allows_it() {
    assert_eq!(query(ListThings::new().free("a/b:c&d e")), "free=a/b:c%26d%20e");
}

#[test]
fn a_value_without_a_schema_is_its_text() {
    assert_eq!(query(ListThings::new().any(api::Json::new("\"a b\"").unwrap())), "any=a%20b");
    assert_eq!(query(ListThings::new().any(api::Json::new("1.10").unwrap())), "any=1.10");
}

#[test]
fn null_has_no_word_in_a_query() {
    let server = Server::with("HTTP/1.1 204 Done\n\n");
    let client = client!(api, server);
    // A parameter is a text or is left out; within an object, a null that must be said is refused.
    block_on(client.call(ListSpans::new("n").state("s").between(Span::new(Some(1)).to(2)))).unwrap();
    assert_eq!(server.sent().line, "GET /spans?name=n&state=s&from=1&to=2 HTTP/1.1");
    let error = block_on(client.call(ListSpans::new("n").between(Span::new(None).to(2)))).unwrap_err();
    assert_eq!(error.outcome(), api::Outcome::NotSent);
    assert_eq!(error.faults()[0].to_string(), "between has an item that is null, which cannot be written here");
    assert!(server.all_sent().is_empty());
}

//! A time is sent as the caller wrote it: its offset and all its digits.

use constructs::{Server, block_on, client};

use super::api;
use api::operations::ListThings;

#[test]
fn offset_and_digits_stay() {
    let server = Server::with("HTTP/1.1 204 Done\n\n");
    let since = "2026-01-31T12:00:00.120+05:30".parse::<api::Timestamp>().unwrap();
    let day = "2026-01-31".parse::<api::Date>().unwrap();
    block_on(client!(api, server).call(ListThings::new().since(since).day(day))).unwrap();
    let query = "since=2026-01-31T12%3A00%3A00.120%2B05%3A30&day=2026-01-31";
    server.received(&format!("GET /things?{query} HTTP/1.1\naccept: application/json\n\n"));
}

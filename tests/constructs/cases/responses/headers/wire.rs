//! The declared headers are typed accessors, of successes and of errors; one that is not what it should be is absent.

use constructs::{Server, block_on, client};

use super::api;
use api::operations::ListThingsHeaders;

#[test]
fn headers_have_their_types() {
    let server = Server::with(
        "HTTP/1.1 200 OK\ncontent-type: application/json\nx-total: 12\nx-next: 0123\nx-state: open\n\
         x-at: 2026-01-31T12:00:00+01:00\n\n[]",
    );
    let response = block_on(client!(api, server).things().list().send()).unwrap();
    let headers = response.headers_as::<ListThingsHeaders>();
    assert_eq!((headers.x_total(), headers.x_next().as_deref()), (Some(12), Some("0123")));
    assert_eq!(headers.x_state().unwrap().as_str(), "open");
    assert_eq!(headers.x_at().unwrap().as_str(), "2026-01-31T12:00:00+01:00");
    assert_eq!(headers.x_wait(), None);
}

#[test]
fn an_error_has_them_too() {
    let server = Server::with("HTTP/1.1 429 Wait\nx-wait: 1.50\nx-total: many\n\n");
    let error = block_on(client!(api, server).things().list()).unwrap_err();
    let headers = error.headers_as::<ListThingsHeaders>().unwrap();
    assert_eq!((headers.x_wait().unwrap().as_str(), headers.x_total()), ("1.50", None));
}

//! A page where JSON is documented is an error that keeps all that came.

use constructs::{Server, block_on, client};

use super::api;
use api::Outcome;

#[test]
fn status_headers_body_and_media_type_are_kept() {
    let server = Server::with("HTTP/1.1 201 Made\ncontent-type: text/html\nx-proxy: p\n\n<p>Hello</p>");
    let error = block_on(client!(api, server).things().create()).unwrap_err();
    assert_eq!(error.outcome(), Outcome::Unknown);
    assert_eq!(error.status().unwrap().as_u16(), 201);
    let headers = error.headers().unwrap();
    assert_eq!((&headers["content-type"], &headers["x-proxy"]), (&"text/html".parse().unwrap(), &"p".parse().unwrap()));
    assert_eq!(error.raw_body().unwrap().as_ref(), b"<p>Hello</p>");
}

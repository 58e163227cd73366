//! Headers, lists and objects in headers, cookies. `Accept` is no parameter, whatever the document says.

use constructs::{Server, block_on, client};

use super::api;
use api::operations::ListThings;
use api::types::Point;

#[test]
fn headers_and_cookies_are_sent() {
    let server = Server::with("HTTP/1.1 204 Done\n\n");
    let point = || Point::new().x(1).y(2);
    let list = ListThings::new().x_one(1).x_many(["a", "b c"]).x_point(point()).x_flat(point());
    block_on(client!(api, server).call(list.session("a b;").theme("dark"))).unwrap();
    server.received(
        "GET /things HTTP/1.1\naccept: application/json\ncookie: session=a%20b%3B; theme=dark\n\
         x-flat: x,1,y,2\nx-many: a,b c\nx-one: 1\nx-point: x=1,y=2\n\n",
    );
}

#[test]
fn a_value_that_would_be_another_header_is_refused() {
    let server = Server::start();
    let error = block_on(client!(api, server).call(ListThings::new().x_many(["a\r\nb: c"]))).unwrap_err();
    assert_eq!(error.outcome(), api::Outcome::NotSent);
    assert!(server.all_sent().is_empty());
}

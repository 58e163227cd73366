//! Lists are repeated or joined, as their style says; an empty one is not sent.

use constructs::{Server, block_on, client};

use super::api;
use api::operations::ListThings;

#[test]
fn lists_are_written_as_their_style_says() {
    let server = Server::with("HTTP/1.1 204 Done\n\n");
    let list = ListThings::new().usual(["a b", "c"]).joined(["a,b", "c"]).spaced(["a", "b"]).piped(["a", "b"]).deep([1, 2]);
    block_on(client!(api, server).call(list)).unwrap();
    let query = "usual=a%20b&usual=c&joined=a%2Cb,c&spaced=a%20b&piped=a%7Cb&deep%5B%5D=1&deep%5B%5D=2";
    server.received(&format!("GET /things?{query} HTTP/1.1\naccept: application/json\n\n"));
}

#[test]
fn an_empty_list_is_not_sent() {
    let server = Server::with("HTTP/1.1 204 Done\n\n");
    block_on(client!(api, server).call(ListThings::new().joined(Vec::<String>::new()))).unwrap();
    server.received("GET /things HTTP/1.1\naccept: application/json\n\n");
}

//! Label, matrix and exploded objects in the path; a suffix behind the parameter.

use constructs::{Server, block_on, client};

use super::api;
use api::operations::{CancelThing, GetStyled};
use api::types::GetStyledPoint;

const DONE: &str = "HTTP/1.1 204 Done\n\n";

#[test]
fn each_style_is_written() {
    let server = Server::with(DONE);
    let styled = GetStyled::new(["a", "b/c"], [1, 2], GetStyledPoint::new(3).y(4));
    block_on(client!(api, server).call(styled)).unwrap();
    server.received("GET /label.a.b%2Fc/matrix;ids=1;ids=2/x=3,y=4 HTTP/1.1\naccept: application/json\n\n");
}

#[test]
fn a_suffix_stays_behind_the_value() {
    let server = Server::with(DONE);
    block_on(client!(api, server).call(CancelThing::new("a:b"))).unwrap();
    server.received("POST /things/a%3Ab:cancel HTTP/1.1\naccept: application/json\n\n");
}

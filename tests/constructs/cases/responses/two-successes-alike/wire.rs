//! 201 and 202 with one body are one type, and the status can be asked for.

use constructs::{Server, block_on, client};

use super::api;

#[test]
fn the_type_is_one_and_the_status_is_known() {
    let server = Server::start();
    let client = client!(api, server);
    for status in [201, 202] {
        server.json(status, r#"{"size": 1}"#);
        let response = block_on(client.things().create().send()).unwrap();
        assert_eq!((response.status().as_u16(), response.output().size), (status, 1));
    }
}

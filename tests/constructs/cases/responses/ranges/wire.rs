//! Ranges are variants, and the exact status wins.

use constructs::{Server, block_on, client};

use super::api;
use api::operations::ListThingsError;

#[test]
fn the_exact_status_comes_before_its_range() {
    let server = Server::start();
    let client = client!(api, server);
    server.json(203, r#"["a"]"#);
    assert_eq!(block_on(client.things().list()).unwrap(), ["a"]);
    let refused = |status, body: &str| {
        server.json(status, body);
        block_on(client.things().list()).unwrap_err().body::<ListThingsError>().unwrap().unwrap()
    };
    assert!(matches!(refused(404, r#"{"name": "n"}"#), ListThingsError::NotFound(missing) if missing.name == "n"));
    assert!(matches!(refused(409, r#"{"why": "w"}"#), ListThingsError::ClientError(wrong) if wrong.why == "w"));
    assert!(matches!(refused(503, r#"{"until": "u"}"#), ListThingsError::ServerError(broken) if broken.until == "u"));
}

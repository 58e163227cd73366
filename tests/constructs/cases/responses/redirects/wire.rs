//! 3xx and 304 are told with status and headers. None is followed, so no credential goes to another host.

use constructs::{Server, block_on, client};

use super::api;
use api::operations::{GetFileError, GetFileHeaders};

#[test]
fn a_redirect_is_told_and_not_followed() {
    let (server, elsewhere) = (Server::start(), Server::start());
    server.answer(format!("HTTP/1.1 302 There\nlocation: {}/file\n\n", elsewhere.url()));
    let client = client!(api, server, api::Credentials::key("secret"));
    let error = block_on(client.files().get()).unwrap_err();
    assert_eq!(error.status().unwrap().as_u16(), 302);
    assert!(matches!(error.body(), Some(Ok(GetFileError::Found))));
    let location = error.headers_as::<GetFileHeaders>().unwrap().location().unwrap();
    assert_eq!(location, format!("{}/file", elsewhere.url()));
    server.received("GET /file HTTP/1.1\naccept: text/plain\napi-key: secret\n\n");
    assert!(elsewhere.all_sent().is_empty());
}

#[test]
fn what_has_not_changed_is_told() {
    let server = Server::with("HTTP/1.1 304 Same\netag: \"e\"\n\n");
    let client = client!(api, server, api::Credentials::key("secret"));
    let error = block_on(client.files().get().header("if-none-match", "\"e\"")).unwrap_err();
    assert!(matches!(error.body(), Some(Ok(GetFileError::NotModified))));
    assert_eq!(error.headers().unwrap()["etag"], "\"e\"");
    let sent = "GET /file HTTP/1.1\naccept: text/plain\napi-key: secret\nif-none-match: \"e\"\n\n";
    server.received(sent);
}

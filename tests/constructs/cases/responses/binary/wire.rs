//! Bytes are bytes, whatever their media type; they can be read chunk by chunk, too.

use constructs::{Server, block_on, client};

use super::api;
use api::operations::{GetFile, GetFileError, GetImage, GetInvoice};

#[test]
fn bytes_are_bytes() {
    let server = Server::start();
    let client = client!(api, server);
    server.answer(b"HTTP/1.1 200 OK\ncontent-type: application/pdf\n\n%PDF\xff\x00");
    assert_eq!(block_on(client.call(GetInvoice::new())).unwrap().as_ref(), b"%PDF\xff\x00");
    server.received("GET /invoice HTTP/1.1\naccept: application/pdf\n\n");
    server.answer(b"HTTP/1.1 200 OK\ncontent-type: image/png\n\n\x89PNG");
    assert_eq!(block_on(client.call(GetImage::new())).unwrap().as_ref(), b"\x89PNG");
    server.received("GET /image HTTP/1.1\naccept: image/jpeg, image/png\n\n");
}

#[test]
fn a_body_can_be_read_while_it_comes() {
    let server = Server::start();
    let client = client!(api, server);
    let large = vec![7_u8; 300_000];
    server.answer([b"HTTP/1.1 200 OK\ncontent-type: application/octet-stream\n\n", large.as_slice()].concat());
    let (chunks, all) = block_on(async {
        let mut stream = client.call(GetFile::new()).stream().await.unwrap();
        let (mut chunks, mut all) = (0, Vec::new());
        while let Some(chunk) = stream.chunk().await {
            chunks += 1;
            all.extend_from_slice(&chunk.unwrap());
        }
        (chunks, all)
    });
    assert!(chunks > 1 && all == large, "{chunks} chunks, {} bytes", all.len());
    server.received("GET /file HTTP/1.1\naccept: application/octet-stream\n\n");

    server.json(404, r#"{"name": "n"}"#);
    let error = block_on(client.call(GetFile::new()).stream()).unwrap_err();
    assert!(matches!(error.body(), Some(Ok(GetFileError::NotFound(missing))) if missing.name == "n"));
}

#[test]
fn a_page_of_a_proxy_is_no_success() {
    let server = Server::with("HTTP/1.1 200 OK\ncontent-type: text/html\n\n<h1>Log in</h1>");
    let error = block_on(client!(api, server).call(GetFile::new()).stream()).unwrap_err();
    assert_eq!(error.outcome(), api::Outcome::Unknown);
}

//! Parts under the media types of the document; files by name, type, path and reader; lists as a part for each item.

use constructs::{Server, block_on, client};

use super::api;
use api::FilePart;
use api::operations::UploadFile;
use api::types;

const DONE: &str = "HTTP/1.1 204 Done\n\n";

#[test]
fn parts_have_their_media_types() {
    let server = Server::with(DONE);
    let pages = ["1", "2"].map(|page| FilePart::new(page.as_bytes().to_vec()).file_name(page).media_type("text/x-page"));
    let form = types::UploadFileBody::new(FilePart::new(b"\x89PNG".to_vec()).file_name("a\"b.png"))
        .note("a b")
        .about(types::UploadFileBodyAbout::new().size(3))
        .labels(["x", "y"])
        .pages(pages)
        .offer("v=0");
    block_on(client!(api, server).call(UploadFile::new(form))).unwrap();
    let sent = server.sent();
    assert!(sent.header("content-type").unwrap().starts_with("multipart/form-data; boundary="));
    let part = |head: &str, body: &str| format!("--BOUNDARY\nContent-Disposition: form-data; name={head}\n\n{body}\n");
    let expected = [
        part("\"file\"; filename=\"a%22b.png\"\nContent-Type: image/png", "\u{fffd}PNG"),
        part("\"note\"", "a b"),
        part("\"about\"\nContent-Type: application/vnd.about+json", "{\"size\":3}"),
        part("\"labels\"", "x"),
        part("\"labels\"", "y"),
        part("\"pages\"; filename=\"1\"\nContent-Type: text/x-page", "1"),
        part("\"pages\"; filename=\"2\"\nContent-Type: text/x-page", "2"),
        part("\"offer\"\nContent-Type: application/sdp", "v=0"),
        "--BOUNDARY--\n".to_owned(),
    ];
    let (_, body) = sent.to_string().split_once("\n\n").map(|(head, body)| (head.to_owned(), body.to_owned())).unwrap();
    assert_eq!(body, expected.concat());
}

#[test]
fn a_reader_is_streamed_and_its_length_need_not_be_known() {
    let server = Server::with(DONE);
    let reader = std::io::Cursor::new(vec![b'x'; 200_000]);
    let form = types::UploadFileBody::new(FilePart::from_reader(reader, None).file_name("large"));
    block_on(client!(api, server).call(UploadFile::new(form))).unwrap();
    let sent = server.sent();
    assert_eq!(sent.header("transfer-encoding"), Some("chunked"));
    assert_eq!(sent.body.iter().filter(|byte| **byte == b'x').count(), 200_000);
}

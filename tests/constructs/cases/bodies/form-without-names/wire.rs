//! A form whose schema is no object has fields all the same: the caller names them.

use constructs::{Server, block_on, client};

use super::api;
use api::{FilePart, Json};

fn server() -> Server {
    Server::with("HTTP/1.1 204 Done\n\n")
}

#[test]
fn a_file_is_a_part_with_a_name() {
    for upload in ["file", "files"] {
        let server = server();
        let part = || FilePart::new(b"abc".to_vec()).file_name("a.txt");
        let things = client!(api, server).things();
        match upload {
            "file" => block_on(things.upload_file([("avatar", part())])).unwrap(),
            _ => block_on(things.upload_files([("avatar", part())])).unwrap(),
        };
        let sent = server.sent().to_string();
        assert!(sent.contains("Content-Disposition: form-data; name=\"avatar\"; filename=\"a.txt\""), "{sent}");
    }
}

#[test]
fn a_text_is_a_field_with_a_name() {
    let server = server();
    block_on(client!(api, server).things().send_text([("q", "a b")])).unwrap();
    assert_eq!(server.sent().body, b"q=a%20b");
}

#[test]
fn what_is_no_text_is_any_json() {
    let server = server();
    block_on(client!(api, server).things().send_list([("a", Json::new("\"x\"").unwrap())])).unwrap();
    assert_eq!(server.sent().body, b"a=x");
}

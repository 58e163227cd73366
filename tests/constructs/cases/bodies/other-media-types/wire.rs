//! Bodies are sent under the media type that the document has for them; for a range, the caller says which.

use constructs::{Server, block_on, client};

use super::api;
use api::FilePart;
use api::operations::{PatchThing, PutAny, PutBytes, PutText, PutXml};
use api::types;

const DONE: &str = "HTTP/1.1 204 Done\n\n";

fn expected(line: &str, media: &str, body: &str) -> String {
    format!("{line} HTTP/1.1\naccept: application/json\ncontent-type: {media}\n\n{body}")
}

#[test]
fn each_has_its_media_type() {
    let server = Server::start();
    let client = client!(api, server);
    server.answer(DONE);
    block_on(client.call(PutText::new("a\"b"))).unwrap();
    server.received(&expected("PUT /text", "text/plain", "a\"b"));
    server.answer(DONE);
    block_on(client.call(PutBytes::new(vec![b'b', b'\n']))).unwrap();
    server.received(&expected("PUT /bytes", "application/octet-stream", "b\n"));
    server.answer(DONE);
    block_on(client.call(PutXml::new("<a/>"))).unwrap();
    server.received(&expected("PUT /xml", "application/xml", "<a/>"));
    server.answer(DONE);
    block_on(client.call(PatchThing::new(types::PatchThingBody::new().name_null()))).unwrap();
    server.received(&expected("PATCH /patch", "application/merge-patch+json", "{\"name\":null}"));
}

#[test]
fn of_a_range_the_caller_says_which() {
    let server = Server::start();
    let client = client!(api, server);
    server.answer(DONE);
    block_on(client.call(PutAny::new(FilePart::new("p").media_type("image/png")))).unwrap();
    server.received(&expected("PUT /any", "image/png", "p"));
    server.answer(DONE);
    block_on(client.call(PutAny::new(FilePart::new("p")))).unwrap();
    server.received(&expected("PUT /any", "application/octet-stream", "p"));
}

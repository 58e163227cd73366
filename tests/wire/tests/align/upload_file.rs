//! `uploadFile`, as documented: one part named `file`.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use align_api::runtime::test::FixedRandom;
use align_api::runtime::transport::{Body, from_chunks};
use align_api::types::{FileUpload, UploadedFile};
use align_api::{Client, FilePart};
use wire::{Answer, Case, Sample, Server, align};

wire::tests!(case);

const MEDIA_TYPE: &str = "multipart/form-data; boundary=oas-abababababababababababababababab";

const BODY: &str = "\
    --oas-abababababababababababababababab\r\n\
    Content-Disposition: form-data; name=\"file\"; filename=\"document.pdf\"\r\n\
    Content-Type: application/pdf\r\n\
    \r\n\
    %PDF-1.7\n\r\n--not the boundary\r\n\
    \r\n\
    --oas-abababababababababababababababab--\r\n";

const CONTENT: &str = "%PDF-1.7\n\r\n--not the boundary\r\n";

fn case() -> Case<UploadedFile> {
    let call = |align: &Client| align.files().upload(FileUpload::new(part(CONTENT)));
    align::operation_by(module_path!(), |builder| builder.random(FixedRandom(0xab)), call)
        .sends("POST", "/v0/files")
        .exactly(MEDIA_TYPE, BODY)
        .answers(sample())
        .refuses(align::refusals!(UploadFileError:
            400 BadRequest, 401 Unauthorized, 429 TooManyRequests, 500 InternalServerError))
}

fn part(body: impl Into<Body>) -> FilePart {
    FilePart::new(body).file_name("document.pdf").media_type("application/pdf")
}

fn sample() -> Sample<UploadedFile> {
    let body = r#"{
        "id": "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c06",
        "name": "document.pdf",
        "type": "application/pdf"
    }"#;
    Sample::new(201, body, |file: &UploadedFile| {
        assert_eq!(file.id.as_str(), "0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c06");
        assert_eq!(file.name.as_deref(), Some("document.pdf"));
        assert_eq!(file.r#type.as_deref(), Some("application/pdf"));
    })
    .required(&["id"])
    .optional(&["name", "type"])
}

/// The parts of what an upload of this file sends: the boundary, and the body split at it.
fn upload(file: FilePart) -> (wire::Recorded, String) {
    let mut file = Some(file);
    let file = std::cell::RefCell::new(&mut file);
    let request = align::sent(|align| {
        let file = file.borrow_mut().take().unwrap();
        align.files().upload(FileUpload::new(file))
    });
    let media_type = request.header("content-type").unwrap();
    let boundary = media_type.strip_prefix("multipart/form-data; boundary=").unwrap().to_owned();
    (request, boundary)
}

#[test]
fn each_call_has_a_boundary_of_its_own() {
    let (first, second) = (upload(part("a")).1, upload(part("a")).1);
    assert_ne!(first, second);
    assert!(first.len() <= 70, "RFC 2046 allows 70 characters: {first}");
}

#[test]
fn a_file_need_not_have_a_name_nor_a_media_type() {
    let (request, boundary) = upload(FilePart::new(vec![0_u8, 0xff, b'\r', b'\n']));
    let head = format!(
        "--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"file\"\r\n\
         Content-Type: application/octet-stream\r\n\r\n"
    );
    let expected = [head.as_bytes(), &[0, 0xff, b'\r', b'\n'], format!("\r\n--{boundary}--\r\n").as_bytes()].concat();
    assert_eq!(request.body, expected);
}

#[test]
fn a_name_cannot_leave_its_header() {
    let (request, _) = upload(FilePart::new("x").file_name("a\"; x=\"\r\nB: é.pdf"));
    let line = "Content-Disposition: form-data; name=\"file\"; filename=\"a%22; x=%22%0D%0AB: é.pdf\"";
    assert_eq!(request.text().split("\r\n").nth(1), Some(line));
}

/// A source is read while it is sent; with its length known, that is sent ahead.
#[test]
fn a_source_is_streamed() {
    for length in [Some(6), None] {
        let opened = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&opened);
        let source = Body::source(length, move || {
            count.fetch_add(1, Ordering::Relaxed);
            Ok(from_chunks(["abc", "def"].map(|chunk| Ok(chunk.into()))))
        });
        let (request, boundary) = upload(part(source));
        let text = request.text();
        assert!(text.ends_with(&format!("\r\n\r\nabcdef\r\n--{boundary}--\r\n")), "{text}");
        assert_eq!(opened.load(Ordering::Relaxed), 1, "it was read once");
        let announced = request.header("content-length").map(|length| length.parse().unwrap());
        assert_eq!(announced, length.map(|_| request.body.len()));
        assert_eq!(request.header("transfer-encoding"), length.is_none().then_some("chunked"));
    }
}

/// Nothing may be sent a second time that can be read only once.
#[test]
fn a_source_that_was_read_is_not_sent_again() {
    let server = Server::start();
    server.answer(Answer::json(201, r#"{"id":"f"}"#));
    let client = align::client(&server);
    let once = Body::once(None, from_chunks([Ok("abc".into())]));
    let upload = FileUpload::new(part(once));
    wire::block_on(client.files().upload(upload.clone())).unwrap();
    assert_eq!(server.requests().len(), 1);
    let error = wire::block_on(client.files().upload(upload)).unwrap_err();
    assert_eq!(error.outcome(), align_api::Outcome::NotSent, "{error}");
    assert!(server.requests().is_empty());
}

//! Multipart bodies, byte for byte.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use oas_runtime::codegen::*;
use oas_runtime::test::{Answer, Recorded, Script, block_on};
use oas_runtime::transport::from_chunks;
use oas_runtime::{Error, Outcome, decimal};

use crate::sample::{Network, Recipient, client};

#[derive(Clone)]
struct Upload {
    amount: oas_runtime::Decimal,
    files: Vec<FilePart>,
    person: Option<Recipient>,
    note: Option<String>,
}

impl Record for Upload {
    fn name(&self) -> &'static str {
        "Upload"
    }

    fn fields(&self, to: &mut dyn Fields) {
        to.constant("type", "id");
        to.field("amount", &self.amount);
        to.field("network", &vec![Network::Base, Network::Solana]);
        to.field("file", &self.files);
        to.field("person", &self.person);
        to.field("meta", &Map::from([("k\"", AsNumber(&self.amount))]));
        to.field("note", &self.note);
    }
}
oas_runtime::__encoded!(Upload);

impl Operation for Upload {
    type Output = ();
    const ABOUT: &'static About = &About::new("upload", "POST", "/files");
    const SUCCESSES: &'static [Success<()>] = &[Success::json(200, Decode::decode)];

    fn encode(&self, to: &mut dyn Parts) {
        to.multipart(self, &[]);
    }
}

fn upload(file: FilePart) -> Upload {
    Upload { amount: decimal!("1.50"), files: vec![file], person: None, note: Some("a\r\nb".into()) }
}

fn sent(upload: Upload) -> Result<Recorded, Error> {
    let script = Script::new().answer(Answer::json(200, "{}"));
    let result = block_on(client(&script).call(upload).send());
    result.map(|_| script.requests().remove(0))
}

const BOUNDARY: &str = "oas-07070707070707070707070707070707";

fn part(head: &str, body: &str) -> String {
    format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name={head}\r\n\r\n{body}\r\n")
}

#[test]
fn every_kind_of_field_is_a_part() {
    let mut upload = upload(FilePart::new("PDF").file_name("a.pdf").media_type("application/pdf"));
    upload.person = Some(Recipient { email: Some("a@b".into()) });
    let request = sent(upload).unwrap();
    let expected = [
        part("\"type\"", "id"),
        part("\"amount\"", "1.50"),
        part("\"network\"", "base"),
        part("\"network\"", "solana"),
        part("\"file\"; filename=\"a.pdf\"\r\nContent-Type: application/pdf", "PDF"),
        part("\"person\"\r\nContent-Type: application/json", r#"{"email":"a@b"}"#),
        part("\"meta\"\r\nContent-Type: application/json", r#"{"k\"":1.50}"#),
        part("\"note\"", "a\r\nb"),
        format!("--{BOUNDARY}--\r\n"),
    ];
    assert_eq!(request.text(), expected.concat());
    assert_eq!(request.header("content-type"), Some(format!("multipart/form-data; boundary={BOUNDARY}").as_str()));
    assert_eq!(request.length(), u64::try_from(request.body().len()).ok());
}

#[test]
fn names_cannot_break_out_of_their_header() {
    let request = sent(upload(FilePart::new("x").file_name("a\"\r\nX: y;é"))).unwrap();
    let head = "\"file\"; filename=\"a%22%0D%0AX: y;é\"\r\nContent-Type: application/octet-stream";
    assert!(request.text().contains(&part(head, "x")), "{}", request.text());
    let refused = sent(upload(FilePart::new("x").media_type("a/b\r\nX: y"))).err().unwrap();
    assert_eq!(refused.faults()[0].to_string(), "file has a media type that cannot be sent");
}

#[test]
fn sources_are_pulled_and_can_be_sent_again() {
    let opened = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&opened);
    let source = Body::source(Some(4), move || {
        counter.fetch_add(1, Ordering::SeqCst);
        Ok(from_chunks(["ab", "cd"].map(|chunk| Ok(chunk.into()))))
    });
    let upload = upload(FilePart::new(source));
    for times in [1, 2] {
        let request = sent(upload.clone()).unwrap();
        assert!(request.text().contains("\r\n\r\nabcd\r\n--"));
        assert_eq!(request.length(), u64::try_from(request.body().len()).ok());
        assert_eq!(opened.load(Ordering::SeqCst), times);
    }
}

#[test]
fn a_body_that_can_be_read_once_is_sent_once() {
    let once = Body::once(None, from_chunks([Ok("x".into())]));
    assert!(!once.is_replayable() && once.length().is_none());
    let upload = upload(FilePart::new(once));
    let first = sent(upload.clone()).unwrap();
    assert_eq!(first.length(), None);
    let second = sent(upload).err().unwrap();
    assert_eq!(second.outcome(), Outcome::NotSent);
    assert!(second.to_string().contains("can be read only once"), "{second}");
}

#[test]
fn a_source_that_fails_is_an_error_of_the_exchange() {
    let source = Body::source(None, || Err(io::ErrorKind::NotFound.into()));
    assert_eq!(sent(upload(FilePart::new(source))).err().unwrap().outcome(), Outcome::Unknown);
    let broken = Body::source(Some(2), || Ok(from_chunks([Ok("a".into()), Err(io::ErrorKind::Other.into())])));
    assert_eq!(sent(upload(FilePart::new(broken))).err().unwrap().outcome(), Outcome::Unknown);
}

#[test]
fn a_file_is_read_anew_each_time_and_must_keep_its_length() {
    let path = std::env::temp_dir().join(format!("runtime-upload-{}.txt", std::process::id()));
    let content = "x".repeat(200_000);
    std::fs::write(&path, &content).unwrap();
    let file = FilePart::from_path(&path).unwrap();
    for _ in 0..2 {
        let request = sent(upload(file.clone())).unwrap();
        assert!(request.text().contains(&content) && request.text().contains("runtime-upload-"));
        assert_eq!(request.length(), Some(request.body().len() as u64));
    }
    std::fs::write(&path, "shorter").unwrap();
    assert_eq!(sent(upload(file.clone())).err().unwrap().outcome(), Outcome::Unknown);
    std::fs::remove_file(&path).unwrap();
    assert_eq!(sent(upload(file)).err().unwrap().outcome(), Outcome::Unknown, "the parts before it had left");
    assert!(FilePart::from_path(&path).is_err() && FilePart::from_path(std::env::temp_dir()).is_err());
}

#[test]
fn a_reader_is_sent_once_with_the_length_that_was_announced() {
    let reader = || io::Cursor::new(b"content".to_vec());
    let file = FilePart::from_reader(reader(), Some(7));
    assert!(sent(upload(file.clone())).unwrap().text().contains("content"));
    assert_eq!(sent(upload(file)).err().unwrap().outcome(), Outcome::NotSent, "it was read");
    assert!(sent(upload(FilePart::from_reader(reader(), None))).unwrap().length().is_none());
    assert!(sent(upload(FilePart::from_reader(reader(), Some(6)))).is_err());
    assert!(sent(upload(FilePart::from_reader(reader(), Some(8)))).is_err());
}

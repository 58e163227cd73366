//! The ready-made transport, over loopback.

use std::error::Error as _;
use std::fmt::Write as _;
use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

use oas_runtime::codegen::*;
use oas_runtime::credentials::{ApiKeyHeader, ApiKeyQuery};
use oas_runtime::transport::from_chunks;
use oas_runtime::{Client, Environment, Error, ErrorKind, Kind, Outcome, Response, RetryPolicy};

use crate::sample::{API, SECURITY, TransferOutput, transfer};

/// Answers one connection with the bytes given, and gives what it was sent.
fn serve(answer: &'static [u8], hold: Duration) -> (SocketAddr, thread::JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let server = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let request = read_request(&mut stream);
        stream.write_all(answer).unwrap();
        stream.flush().unwrap();
        thread::sleep(hold);
        request
    });
    (address, server)
}

/// Reads until the end that the head announces: a length, or the last chunk.
fn read_request(stream: &mut TcpStream) -> String {
    let (mut all, mut buffer) = (String::new(), [0; 4096]);
    loop {
        let count = stream.read(&mut buffer).unwrap();
        all.push_str(&String::from_utf8_lossy(&buffer[..count]));
        let Some((head, body)) = all.split_once("\r\n\r\n") else {
            continue;
        };
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
        let whole = match length {
            Some(length) => body.len() >= length.parse::<usize>().unwrap(),
            None => !head.contains("transfer-encoding: chunked") || body.ends_with("0\r\n\r\n"),
        };
        if whole || count == 0 {
            return all;
        }
    }
}

fn client(address: SocketAddr) -> Client {
    let client = Client::builder(&API)
        .environment(Environment::custom("loopback", format!("http://{address}/v1"), Kind::Sandbox))
        .credential("ApiKey", ApiKeyHeader::new("Api-Key", "canary-key"))
        .credential("Query", ApiKeyQuery::new("key", "canary-key"))
        .connect_timeout(Duration::from_secs(2));
    client.timeout(Duration::from_secs(5)).retry(RetryPolicy::never()).build().unwrap()
}

fn wait<F: IntoFuture>(future: F) -> F::Output {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async { future.into_future().await })
}

fn send(answer: &'static [u8]) -> (Result<Response<TransferOutput>, Error>, String) {
    let (address, server) = serve(answer, Duration::ZERO);
    let result = wait(client(address).call(transfer()).send());
    (result, server.join().unwrap())
}

#[test]
fn a_request_arrives_as_it_was_encoded() {
    let (result, request) = send(b"HTTP/1.1 202 Accepted\r\ncontent-length: 2\r\nx-request-id: r\r\n\r\n{}");
    assert_eq!(result.unwrap().request_id(), Some("r"));
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    assert!(head.starts_with("POST /v1/transfers HTTP/1.1\r\n"), "{head}");
    for line in ["api-key: canary-key", "content-type: application/json", "user-agent: sample-api/1.2.3"] {
        assert!(head.lines().any(|found| found == line), "{head}");
    }
    assert!(head.contains(&format!("content-length: {}", body.len())) && !head.contains("accept-encoding"));
    assert_eq!(body, r#"{"type":"bank","amount":"10.50","bank_name":"Bank","reason":null}"#);
}

#[test]
fn redirects_are_not_followed() {
    let (result, _) = send(b"HTTP/1.1 307 Temporary\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n");
    let error = result.err().unwrap();
    assert_eq!((error.outcome(), error.status().unwrap().as_u16()), (Outcome::Unknown, 307));
}

#[test]
fn a_connection_that_closes_is_unknown() {
    let error = send(b"").0.err().unwrap();
    assert_eq!((error.outcome(), error.kind()), (Outcome::Unknown, ErrorKind::Transport));
    assert_eq!(error.attempts(), 1);
}

#[test]
fn a_body_that_closes_early_goes_by_its_head() {
    let head = b"HTTP/1.1 201 Created\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{\"da";
    let error = send(head).0.err().unwrap();
    assert_eq!((error.outcome(), error.kind()), (Outcome::Accepted, ErrorKind::Truncated));
    assert_eq!(error.raw_body().unwrap().as_ref(), b"{\"da");
}

#[test]
fn time_runs_out_for_the_head_and_for_the_body() {
    let late = |answer| {
        let (address, server) = serve(answer, Duration::from_millis(400));
        let error = wait(client(address).call(transfer()).timeout(Duration::from_millis(100)).send()).err().unwrap();
        server.join().unwrap();
        (error.outcome(), error.kind())
    };
    assert_eq!(late(b""), (Outcome::Unknown, ErrorKind::Timeout));
    let head = b"HTTP/1.1 201 Created\r\ncontent-type: application/json\r\ncontent-length: 50\r\n\r\n{";
    assert_eq!(late(head), (Outcome::Accepted, ErrorKind::Timeout));
}

struct Query;

impl Operation for Query {
    type Output = ();
    const ABOUT: &'static About = &About::new("query", "GET", "/canary-path").security(&[&["Query"]]);
    const SUCCESSES: &'static [Success<()>] = &[Success::empty(200, || ())];
    fn encode(&self, _to: &mut dyn Parts) {}
}

#[test]
fn a_refused_connection_is_not_sent_and_shows_no_address() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let error = wait(client(address).call(Query).send()).err().unwrap();
    assert_eq!((error.outcome(), error.kind()), (Outcome::NotSent, ErrorKind::Connect));
    let mut text = format!("{error} {error:?}");
    let mut source = error.source();
    while let Some(inner) = source {
        write!(text, " {inner} {inner:?}").unwrap();
        source = inner.source();
    }
    assert!(!text.contains("canary"), "{text}");
}

struct Upload(Option<u64>);

impl Operation for Upload {
    type Output = ();
    const ABOUT: &'static About = &About::new("upload", "PUT", "/files").security(SECURITY);
    const SUCCESSES: &'static [Success<()>] = &[Success::empty(200, || ())];

    fn encode(&self, to: &mut dyn Parts) {
        let chunks = || Ok(from_chunks(["ab", "cd"].map(|chunk| Ok(chunk.into()))));
        to.bytes("application/octet-stream", &Body::source(self.0, chunks));
    }
}

#[test]
fn sources_are_streamed_with_their_length_if_it_is_known() {
    let upload = |length| {
        let (address, server) = serve(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n", Duration::ZERO);
        wait(client(address).call(Upload(length)).send()).unwrap();
        server.join().unwrap()
    };
    let known = upload(Some(4));
    assert!(known.contains("content-length: 4\r\n") && known.ends_with("\r\n\r\nabcd"), "{known}");
    let unknown = upload(None);
    assert!(unknown.contains("transfer-encoding: chunked"), "{unknown}");
    assert!(unknown.ends_with("2\r\nab\r\n2\r\ncd\r\n0\r\n\r\n"), "{unknown}");
}

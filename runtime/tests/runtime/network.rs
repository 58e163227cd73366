//! Settings of the ready-made transport: proxies, certificates, an HTTP client of one's own.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener};
use std::thread;

use oas_runtime::credentials::ApiKeyHeader;
use oas_runtime::transport::HttpOptions;
use oas_runtime::{Client, ClientBuilder, Environment, Kind, RetryPolicy};

use crate::sample::{API, SECRET, TransferOutput, transfer};

fn builder(base_url: &str) -> ClientBuilder {
    Client::builder(&API)
        .environment(Environment::custom("stand-in", base_url.to_owned(), Kind::Sandbox))
        .credential("ApiKey", ApiKeyHeader::new("Api-Key", SECRET))
        .retry(RetryPolicy::never())
        .allow_http()
}

/// Answers one connection with 202, and gives the first line of what it was sent.
fn listens() -> (SocketAddr, thread::JoinHandle<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let server = thread::spawn(move || {
        let (mut stream, _) = listener.accept().unwrap();
        let (mut request, mut buffer) = (String::new(), [0; 4096]);
        while !request.ends_with('}') {
            let count = stream.read(&mut buffer).unwrap();
            request.push_str(&String::from_utf8_lossy(&buffer[..count]));
        }
        stream.write_all(b"HTTP/1.1 202 Accepted\r\ncontent-length: 0\r\nconnection: close\r\n\r\n").unwrap();
        request.lines().next().unwrap_or_default().to_owned()
    });
    (address, server)
}

fn sent(client: &Client) -> TransferOutput {
    let executor = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    executor.block_on(client.call(transfer()).send()).unwrap().into_output()
}

#[test]
fn a_proxy_is_gone_through() {
    let (proxy, server) = listens();
    let client =
        builder("http://vendor.example/v1").http(|http| http.proxy(format!("http://{proxy}"))).build().unwrap();
    assert_eq!(sent(&client), TransferOutput::Accepted);
    assert_eq!(server.join().unwrap(), "POST http://vendor.example/v1/transfers HTTP/1.1");
}

#[test]
fn no_proxy_is_gone_through_when_there_is_to_be_none() {
    let (address, server) = listens();
    let client = builder(&format!("http://{address}/v1")).http(HttpOptions::no_proxy).build().unwrap();
    sent(&client);
    assert_eq!(server.join().unwrap(), "POST /v1/transfers HTTP/1.1");
}

#[test]
fn wrong_settings_are_told_when_the_client_is_built() {
    let refused = |change: fn(HttpOptions) -> HttpOptions| {
        let error = builder("https://vendor.example").http(change).build().err().unwrap();
        assert!(!error.to_string().contains("canary"), "{error}");
        error.to_string()
    };
    assert!(refused(|http| http.proxy("canary proxy")).contains("proxy"));
    for certificates in [
        refused(|http| http.root_certificates_pem("canary")),
        refused(|http| http.client_certificate_pem("canary", "canary")),
    ] {
        assert!(certificates.contains("certificate"), "{certificates}");
    }
    let shown = format!("{:?}", builder("https://vendor.example").http(|http| http.proxy("http://u:canary@p")));
    assert!(!shown.contains("canary"), "{shown}");
}

#[cfg(feature = "reqwest")]
#[test]
fn an_http_client_of_ones_own_sends() {
    use oas_runtime::transport::HttpTransport;
    let (address, server) = listens();
    let own = reqwest::Client::builder().no_proxy().build().unwrap();
    let client = builder(&format!("http://{address}")).transport(HttpTransport::from(own)).build().unwrap();
    sent(&client);
    assert_eq!(server.join().unwrap(), "POST /transfers HTTP/1.1");
}

#[test]
fn outside_of_an_executor_nothing_is_sent_and_nothing_panics() {
    let client = builder("http://127.0.0.1:1").build().unwrap();
    let error = oas_runtime::test::block_on(client.call(transfer()).send()).err().unwrap();
    assert_eq!(error.outcome(), oas_runtime::Outcome::NotSent);
    let source = std::error::Error::source(&error).and_then(std::error::Error::source).unwrap();
    assert!(source.to_string().contains("Tokio"), "{source}");
}

//! Mutual TLS over loopback: the server asks for a certificate of its own authority, and so does the client.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use oas_runtime::codegen::*;
use oas_runtime::transport::HttpOptions;
use oas_runtime::{Client, Environment, Error, ErrorKind, Kind, Outcome, RetryPolicy};
use p256::ecdsa::SigningKey;
use p256::ecdsa::signature::Signer as _;
use p256::pkcs8::{EncodePrivateKey as _, EncodePublicKey as _, LineEnding};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig, ServerConnection, StreamOwned};

/// A key and its certificate, in DER.
struct Party {
    key: SigningKey,
    certificate: Vec<u8>,
}

/// DER: a tag, the length, and what is in it.
fn der(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    let length = u16::try_from(content.len()).unwrap().to_be_bytes();
    let head = match length {
        [0, short @ 0..=127] => vec![tag, short],
        [0, long] => vec![tag, 0x81, long],
        [high, low] => vec![tag, 0x82, high, low],
    };
    [head, content].concat()
}

const SEQUENCE: u8 = 0x30;
const SET: u8 = 0x31;
const OCTETS: u8 = 0x04;
const ECDSA_SHA256: &[u8] = b"\x06\x08\x2a\x86\x48\xce\x3d\x04\x03\x02";
const COMMON_NAME: &[u8] = b"\x06\x03\x55\x04\x03";
const TRUE: &[u8] = b"\x01\x01\xff";
/// Extensions: may sign others; is at this address; proves a client.
const AUTHORITY: (&[u8], &[u8]) = (b"\x06\x03\x55\x1d\x13", b"\x30\x03\x01\x01\xff");
const LOOPBACK: (&[u8], &[u8]) = (b"\x06\x03\x55\x1d\x11", b"\x30\x06\x87\x04\x7f\x00\x00\x01");
const OF_CLIENT: (&[u8], &[u8]) = (b"\x06\x03\x55\x1d\x25", b"\x30\x0a\x06\x08\x2b\x06\x01\x05\x05\x07\x03\x02");

/// A certificate of `subject` by `issuer`, or by itself; the key is made of one byte.
fn party(byte: u8, subject: &str, issuer: Option<(&str, &Party)>, (id, value): (&[u8], &[u8])) -> Party {
    let key = SigningKey::from_slice(&[byte; 32]).unwrap();
    let name =
        |name: &str| der(SEQUENCE, &[&der(SET, &[&der(SEQUENCE, &[COMMON_NAME, &der(0x0c, &[name.as_bytes()])])])]);
    let algorithm = der(SEQUENCE, &[ECDSA_SHA256]);
    let years = der(SEQUENCE, &[&der(0x17, &[b"200101000000Z"]), &der(0x17, &[b"491231235959Z"])]);
    let extension = der(SEQUENCE, &[id, if id == AUTHORITY.0 { TRUE } else { b"" }, &der(OCTETS, &[value])]);
    let body = der(
        SEQUENCE,
        &[
            // Version 3, and a number.
            b"\xa0\x03\x02\x01\x02\x02\x01",
            &[byte],
            &algorithm,
            &name(issuer.map_or(subject, |(name, _)| name)),
            &years,
            &name(subject),
            key.verifying_key().to_public_key_der().unwrap().as_bytes(),
            &der(0xa3, &[&der(SEQUENCE, &[&extension])]),
        ],
    );
    let signature: p256::ecdsa::Signature = issuer.map_or(&key, |(_, issuer)| &issuer.key).sign(&body);
    let signature = der(0x03, &[b"\0", signature.to_der().as_bytes()]);
    let certificate = der(SEQUENCE, &[&body, &algorithm, &signature]);
    Party { key, certificate }
}

impl Party {
    fn pem(&self) -> String {
        let text = base64::Engine::encode(&base64::engine::general_purpose::STANDARD, &self.certificate);
        format!("-----BEGIN CERTIFICATE-----\n{text}\n-----END CERTIFICATE-----\n")
    }

    fn key_pem(&self) -> String {
        self.key.to_pkcs8_pem(LineEnding::LF).unwrap().to_string()
    }
}

fn authority() -> Party {
    party(1, "authority", None, AUTHORITY)
}

struct Ping;

impl Operation for Ping {
    type Output = ();
    const ABOUT: &'static About = &About::new("ping", "POST", "/ping");
    const SUCCESSES: &'static [Success<()>] = &[Success::empty(204, || ())];
    fn encode(&self, _to: &mut dyn Parts) {}
}

/// Sends to a server that takes certificates of the authority only. Gives what came of it, and whose certificate was seen.
fn sent(server: &Party, options: impl FnOnce(HttpOptions) -> HttpOptions) -> (Result<(), Error>, Option<Vec<u8>>) {
    let provider = Arc::new(rustls::crypto::aws_lc_rs::default_provider());
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from(authority().certificate)).unwrap();
    let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), Arc::clone(&provider)).build().unwrap();
    let key = PrivateKeyDer::Pkcs8(server.key.to_pkcs8_der().unwrap().as_bytes().to_vec().into());
    let config = ServerConfig::builder_with_provider(provider).with_safe_default_protocol_versions().unwrap();
    let config = config.with_client_cert_verifier(verifier);
    let config = config.with_single_cert(vec![CertificateDer::from(server.certificate.clone())], key).unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    let server = thread::spawn(move || {
        let mut stream =
            StreamOwned::new(ServerConnection::new(Arc::new(config)).unwrap(), listener.accept().unwrap().0);
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            let mut byte = [0];
            if stream.read(&mut byte).ok() != Some(1) {
                return None;
            }
            head.extend(byte);
        }
        stream.write_all(b"HTTP/1.1 204 Done\r\n\r\n").unwrap();
        Some(stream.conn.peer_certificates()?.first()?.to_vec())
    });
    let client = Client::builder(&crate::sample::API)
        .environment(Environment::custom("loopback", format!("https://{address}"), Kind::Sandbox))
        .http(|http| options(http).no_proxy())
        .timeout(Duration::from_secs(10))
        .retry(RetryPolicy::never())
        .build()
        .unwrap();
    let executor = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let result = executor.block_on(async { client.call(Ping).await });
    (result, server.join().unwrap())
}

fn trusting(http: HttpOptions) -> HttpOptions {
    http.root_certificates_pem(authority().pem()).only_own_roots()
}

fn server() -> Party {
    party(2, "server", Some(("authority", &authority())), LOOPBACK)
}

#[test]
fn the_server_sees_the_certificate_that_the_client_has() {
    let own = party(3, "client", Some(("authority", &authority())), OF_CLIENT);
    let (result, seen) = sent(&server(), |http| trusting(http).client_certificate_pem(own.pem(), own.key_pem()));
    result.unwrap();
    assert_eq!(seen.unwrap(), own.certificate);
}

#[test]
fn without_one_the_server_takes_nothing_and_nobody_knows_that_for_sure() {
    // The server says so after the handshake, when the request may be on its way.
    let (result, seen) = sent(&server(), trusting);
    let error = result.unwrap_err();
    assert_eq!((error.outcome(), error.kind(), seen), (Outcome::Unknown, ErrorKind::Transport, None));
}

#[test]
fn a_certificate_of_another_authority_is_not_taken() {
    let other = party(4, "authority", None, AUTHORITY);
    let own = party(3, "client", Some(("authority", &other)), OF_CLIENT);
    let (result, seen) = sent(&server(), |http| trusting(http).client_certificate_pem(own.pem(), own.key_pem()));
    assert_eq!((result.unwrap_err().outcome(), seen), (Outcome::Unknown, None));
}

#[test]
fn a_server_of_another_authority_gets_nothing() {
    let other = party(4, "authority", None, AUTHORITY);
    let stranger = party(2, "server", Some(("authority", &other)), LOOPBACK);
    let own = party(3, "client", Some(("authority", &authority())), OF_CLIENT);
    let (result, seen) = sent(&stranger, |http| trusting(http).client_certificate_pem(own.pem(), own.key_pem()));
    let error = result.unwrap_err();
    assert_eq!((error.outcome(), error.kind(), seen), (Outcome::NotSent, ErrorKind::Connect, None));
}

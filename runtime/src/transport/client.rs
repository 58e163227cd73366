//! The ready-made transport over HTTP.
//! It may not follow redirects, retry, or put an address into an error.

use std::error::Error as StdError;
use std::fmt;
use std::io;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Body as HttpBody, Frame, SizeHint};

#[cfg(any(feature = "rustls", feature = "rustls-no-provider", feature = "native-tls"))]
use secrecy::ExposeSecret as _;

#[cfg(any(feature = "rustls", feature = "rustls-no-provider", feature = "native-tls"))]
use super::options::Identity;
use super::options::Proxy;
use super::{Body, BoxFuture, Chunks, HttpOptions, Request, Response, Transport, TransportError, TransportErrorKind};
use crate::world::Sleep;

/// The ready-made transport, as a client makes it by itself.
pub struct HttpTransport {
    client: reqwest::Client,
}

impl HttpTransport {
    pub(crate) fn new(options: &HttpOptions) -> Result<Self, &'static str> {
        #[cfg(all(feature = "rustls-no-provider", not(feature = "rustls")))]
        if rustls::crypto::CryptoProvider::get_default().is_none() {
            return Err(
                "no cryptography is installed: call install_default() of a rustls provider first, or use the feature rustls",
            );
        }
        let builder = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            // The library resends some requests that it believes unprocessed. What is sent again is decided above.
            .retry(reqwest::retry::never())
            .connect_timeout(options.connect_timeout);
        let builder = proxied(builder, &options.proxy)?;
        let builder = secured(builder, options)?;
        let client =
            builder.build().map_err(|_| "the TLS of this system cannot be used, or not with these certificates")?;
        Ok(Self { client })
    }

    async fn exchange(&self, request: Request) -> Result<Response, TransportError> {
        if tokio::runtime::Handle::try_current().is_err() {
            // The library would panic.
            let says = "the ready-made transport works inside of a Tokio runtime only";
            return Err(TransportError::new(TransportErrorKind::Other, false).with_source(says));
        }
        let timeout = request.timeout;
        let mut request = convert(request)?;
        *request.timeout_mut() = timeout;
        let answer = self.client.execute(request).await.map_err(failure)?;
        let (head, body) = http::Response::from(answer).into_parts();
        Ok(Response { status: head.status, headers: head.headers, body: Box::new(Answer(body)) })
    }
}

impl Transport for HttpTransport {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(self.exchange(request))
    }
}

impl fmt::Debug for HttpTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HttpTransport").finish_non_exhaustive()
    }
}

/// A client of the HTTP library's, with settings of one's own. It must not follow redirects nor resend by itself: turn
/// both off (`redirect::Policy::none()`, `retry::never()`), or money may move twice.
#[cfg(feature = "reqwest")]
impl From<reqwest::Client> for HttpTransport {
    fn from(client: reqwest::Client) -> Self {
        Self { client }
    }
}

/// Waits by the timer that the transport works with.
pub(crate) struct HttpSleep;

impl Sleep for HttpSleep {
    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        Box::pin(tokio::time::sleep(duration))
    }
}

fn proxied(builder: reqwest::ClientBuilder, proxy: &Proxy) -> Result<reqwest::ClientBuilder, &'static str> {
    match proxy {
        Proxy::FromEnvironment => Ok(builder),
        Proxy::Nothing => Ok(builder.no_proxy()),
        Proxy::Url(url) => {
            let proxy = reqwest::Proxy::all(url).map_err(|_| "the address of the proxy is not usable")?;
            Ok(builder.proxy(proxy))
        }
    }
}

#[cfg(any(feature = "rustls", feature = "rustls-no-provider", feature = "native-tls"))]
fn secured(mut builder: reqwest::ClientBuilder, options: &HttpOptions) -> Result<reqwest::ClientBuilder, &'static str> {
    let mut roots = Vec::new();
    for pem in &options.roots {
        let found = reqwest::Certificate::from_pem_bundle(pem).unwrap_or_default();
        if found.is_empty() {
            return Err("a root certificate cannot be read: it must be PEM");
        }
        roots.extend(found);
    }
    builder = if options.only_own_roots { builder.tls_certs_only(roots) } else { builder.tls_certs_merge(roots) };
    match &options.identity {
        Some(own) => {
            let own =
                identity(own).map_err(|_| "the client certificate or its key cannot be read: both must be PEM")?;
            Ok(builder.identity(own))
        }
        None => Ok(builder),
    }
}

#[cfg(not(any(feature = "rustls", feature = "rustls-no-provider", feature = "native-tls")))]
fn secured(builder: reqwest::ClientBuilder, options: &HttpOptions) -> Result<reqwest::ClientBuilder, &'static str> {
    if options.roots.is_empty() && !options.only_own_roots && options.identity.is_none() {
        return Ok(builder);
    }
    Err("certificates need a TLS feature (rustls, native-tls)")
}

#[cfg(any(feature = "rustls", feature = "rustls-no-provider"))]
fn identity(own: &Identity) -> reqwest::Result<reqwest::Identity> {
    let mut both = own.key.expose_secret().to_vec();
    both.push(b'\n');
    both.extend_from_slice(&own.certificate);
    let identity = reqwest::Identity::from_pem(&both);
    both.fill(0);
    identity
}

#[cfg(all(feature = "native-tls", not(any(feature = "rustls", feature = "rustls-no-provider"))))]
fn identity(own: &Identity) -> reqwest::Result<reqwest::Identity> {
    reqwest::Identity::from_pkcs8_pem(&own.certificate, own.key.expose_secret())
}

fn convert(request: Request) -> Result<reqwest::Request, TransportError> {
    let unsent = |kind| TransportError::new(kind, false);
    let body = match request.body.as_bytes() {
        Some(bytes) => reqwest::Body::from(bytes.clone()),
        None if request.body.is_empty() => reqwest::Body::from(""),
        None => {
            let opened = SendBody::open(&request.body);
            let opened = opened.map_err(|error| unsent(TransportErrorKind::Body).with_source(error));
            reqwest::Body::wrap(opened?)
        }
    };
    let mut headers = request.headers;
    // Some servers answer 411 to a POST that says nothing of its length, and the HTTP library says nothing of none.
    if request.body.is_empty() && [http::Method::POST, http::Method::PUT, http::Method::PATCH].contains(&request.method)
    {
        headers.insert(http::header::CONTENT_LENGTH, http::HeaderValue::from_static("0"));
    }
    let mut converted = http::Request::new(body);
    *converted.method_mut() = request.method;
    *converted.uri_mut() = request.uri;
    *converted.headers_mut() = headers;
    // The error would show the address.
    reqwest::Request::try_from(converted).map_err(|_| unsent(TransportErrorKind::Other))
}

/// Only a connection that was never made, or a request that was never built, is sure not to have left.
fn failure(error: reqwest::Error) -> TransportError {
    let kind = if error.is_timeout() {
        TransportErrorKind::Timeout
    } else if error.is_connect() {
        TransportErrorKind::Connect
    } else if error.is_body() {
        TransportErrorKind::Body
    } else {
        TransportErrorKind::Other
    };
    let may_have_left = !(error.is_connect() || error.is_builder());
    TransportError::new(kind, may_have_left).with_source(error.without_url())
}

/// A body on its way out.
struct SendBody {
    /// The mutex is never locked; it makes shareable what the library wants to share.
    chunks: Mutex<Box<dyn Chunks>>,
    left: Option<u64>,
}

impl SendBody {
    fn open(body: &Body) -> io::Result<Self> {
        Ok(Self { chunks: Mutex::new(body.open()?), left: body.length() })
    }
}

impl HttpBody for SendBody {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        let chunks = self.chunks.get_mut().unwrap_or_else(PoisonError::into_inner);
        let chunk = ready!(chunks.poll_chunk(context));
        if let (Some(left), Some(Ok(chunk))) = (&mut self.left, &chunk) {
            *left = left.saturating_sub(u64::try_from(chunk.len()).unwrap_or(u64::MAX));
        }
        Poll::Ready(chunk.map(|chunk| chunk.map(Frame::data)))
    }

    fn size_hint(&self) -> SizeHint {
        self.left.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}

/// A body on its way in.
struct Answer(reqwest::Body);

impl Chunks for Answer {
    fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        loop {
            let frame = match ready!(Pin::new(&mut self.0).poll_frame(context)) {
                Some(Ok(frame)) => frame,
                Some(Err(error)) => return Poll::Ready(Some(Err(broken(error)))),
                None => return Poll::Ready(None),
            };
            // Trailers carry nothing that a document declares.
            if let Ok(data) = frame.into_data() {
                return Poll::Ready(Some(Ok(data)));
            }
        }
    }
}

fn broken(error: reqwest::Error) -> io::Error {
    let kind = if error.is_timeout() { io::ErrorKind::TimedOut } else { io::ErrorKind::Other };
    let error: Box<dyn StdError + Send + Sync> = error.without_url().into();
    io::Error::new(kind, error)
}

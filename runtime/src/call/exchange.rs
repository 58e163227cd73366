//! Sends an encoded request: credentials, transport, and the whole answer.
//! It may not know the operation's types, send anything twice, or race a timer.

use std::future::poll_fn;

use bytes::{Bytes, BytesMut};
use http::header::CONTENT_LENGTH;

use super::encode::Encoded;
use crate::client::{Client, Inner};
use crate::credentials::{AttemptInfo, Authenticate};
use crate::error::{Error, ErrorKind, Outcome};
use crate::idempotency::IdempotencyKey;
use crate::operation::About;
use crate::response::Received;
use crate::trace;
use crate::transport::{self, Chunks, TransportError, TransportErrorKind};

/// An answer, and what it took to get it.
pub(crate) struct Exchanged {
    pub(crate) received: Received,
    /// Why the body is not whole.
    pub(crate) cut: Option<Cut>,
    pub(crate) attempts: u32,
    pub(crate) key: Option<IdempotencyKey>,
}

/// Why a body was not read to its end.
pub(crate) enum Cut {
    Broken(std::io::Error),
    TooLarge,
}

/// Makes the one attempt of a call.
pub(super) async fn exchange(client: &Client, about: &'static About, encoded: Encoded) -> Result<Exchanged, Error> {
    let span = trace::call(client, about);
    span.around(attempt(client.inner(), about, encoded)).await
}

async fn attempt(client: &Inner, about: &'static About, encoded: Encoded) -> Result<Exchanged, Error> {
    let mut request = encoded.request();
    if let Err(error) = authorize(client, about, &mut request).await {
        return Err(error.with(|error| error.key = encoded.key));
    }
    trace::sending(about);
    match client.transport.send(request).await {
        Ok(response) => {
            let (received, cut) = read(response, client.max_body).await;
            trace::answered(received.status.as_u16(), cut.is_some());
            Ok(Exchanged { received, cut, attempts: 1, key: encoded.key })
        }
        Err(error) => {
            trace::failed(&error);
            Err(unanswered(client, about, encoded.key, error))
        }
    }
}

/// Lets every scheme of the chosen set add its credentials.
async fn authorize(client: &Inner, about: &'static About, request: &mut transport::Request) -> Result<(), Error> {
    for scheme in schemes(client, about)? {
        let authorized = scheme.authorize(request, AttemptInfo::first()).await;
        authorized.map_err(|source| {
            let error = Error::new(about.id, ErrorKind::Credentials, Outcome::NotSent);
            error.with(|error| error.source = Some(source))
        })?;
    }
    Ok(())
}

/// The credentials of the first alternative that the client has all of. Where none are needed, those that it has are
/// still sent if an alternative names them.
fn schemes<'c>(client: &'c Inner, about: &'static About) -> Result<Vec<&'c dyn Authenticate>, Error> {
    let find = |scheme: &&'static str| {
        let mut all = client.credentials.iter();
        all.find(|(name, _)| name == scheme).map(|(_, credential)| &**credential)
    };
    let named = about.security.iter().filter(|alternative| !alternative.is_empty());
    let found = named.map(|alternative| alternative.iter().map(find).collect::<Option<Vec<_>>>());
    if let Some(schemes) = found.into_iter().flatten().next() {
        return Ok(schemes);
    }
    if about.security.is_empty() || about.security.iter().any(|set| set.is_empty()) {
        return Ok(Vec::new());
    }
    let sets: Vec<_> = about.security.iter().map(|set| set.join(" and ")).collect();
    let help = format!("The client has no credentials for {}", sets.join(", or "));
    let error = Error::new(about.id, ErrorKind::Credentials, Outcome::NotSent);
    Err(error.with(|error| error.help = help))
}

/// There is no answer: nothing is known, unless the transport is sure that nothing left.
fn unanswered(client: &Inner, about: &'static About, key: Option<IdempotencyKey>, error: TransportError) -> Error {
    let outcome = if error.may_have_left() { Outcome::Unknown } else { Outcome::NotSent };
    let kind = match error.kind() {
        TransportErrorKind::Connect => ErrorKind::Connect,
        TransportErrorKind::Timeout => ErrorKind::Timeout,
        TransportErrorKind::Body | TransportErrorKind::Other => ErrorKind::Transport,
    };
    Error::new(about.id, kind, outcome).with(|inner| {
        inner.api = Some(client.api);
        inner.attempts = 1;
        inner.key = key;
        inner.source = Some(Box::new(error));
    })
}

/// Reads the body up to the limit, and keeps what was read.
async fn read(mut response: transport::Response, limit: usize) -> (Received, Option<Cut>) {
    let expected = response.headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok());
    let expected = expected.and_then(|length| length.parse::<usize>().ok()).unwrap_or_default();
    // The header is only a hint: never reserve what has not come.
    let mut body = BytesMut::with_capacity(expected.min(64 * 1024));
    let mut cut = None;
    while let Some(chunk) = next(&mut *response.body).await {
        match chunk {
            Ok(chunk) if chunk.len() <= limit.saturating_sub(body.len()) => {
                body.extend_from_slice(&chunk);
            }
            Ok(chunk) => {
                let room = limit.saturating_sub(body.len()).min(chunk.len());
                body.extend_from_slice(&chunk[..room]);
                cut = Some(Cut::TooLarge);
                break;
            }
            Err(error) => {
                cut = Some(Cut::Broken(error));
                break;
            }
        }
    }
    let body = body.freeze();
    (Received { status: response.status, headers: response.headers, body }, cut)
}

async fn next(body: &mut dyn Chunks) -> Option<std::io::Result<Bytes>> {
    poll_fn(|context| body.poll_chunk(context)).await
}

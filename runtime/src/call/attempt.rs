//! One attempt: credentials, transport, and the answer as far as it came.
//! It may not decide whether there is another.

use std::future::poll_fn;
use std::io;
use std::time::{Duration, SystemTime};

use bytes::{Bytes, BytesMut};
use http::StatusCode;
use http::header::{CONTENT_LENGTH, CONTENT_TYPE};

use super::encode::Keep;
use super::{deadline, outcome};
use crate::attempt::Begun;
use crate::client::{Api, Inner};
use crate::credentials::{AttemptInfo, Authenticate};
use crate::error::{Error, ErrorKind, Outcome};
use crate::media;
use crate::operation::About;
use crate::response::Received;
use crate::retry::retry_after;
use crate::trace;
use crate::transport::{self, Chunks, Request, TransportError, TransportErrorKind};

/// How an attempt ended.
pub(super) enum Sent {
    /// There is an answer, whole unless it was cut.
    Answer {
        received: Received,
        cut: Option<Cut>,
        /// The body, where it is left to the caller.
        rest: Option<Box<dyn Chunks>>,
    },
    Nothing(TransportError),
}

/// Why a body was not read to its end.
pub(crate) enum Cut {
    Broken(io::Error),
    TooLarge,
}

/// What each scheme noted of the credentials that it gave to an attempt, in the order of the schemes.
pub(super) type Carried = Vec<Option<u64>>;

/// Makes an attempt. An error means that it was not begun. `refused` is what the schemes gave to the attempt that was
/// answered with 401.
pub(super) async fn make(
    client: &Inner,
    begun: Begun<'_>,
    info: &AttemptInfo,
    refused: &Carried,
    mut request: Request,
    keep: Keep,
) -> Result<(Sent, Carried), Error> {
    let before = client.clock.monotonic();
    let sleep = client.sleep.as_deref();
    let authorized = Box::pin(authorize(client, begun.about, info, refused, &mut request));
    let authorized = deadline::within(sleep, info.timeout, authorized).await;
    let (carried, waited) = authorized.ok_or_else(|| too_late(begun.about))?;
    if let (Some(timeout), true) = (&mut request.timeout, waited) {
        let left = timeout.saturating_sub(client.clock.monotonic().saturating_sub(before));
        *timeout = Some(left).filter(|left| !left.is_zero()).ok_or_else(|| too_late(begun.about))?;
    }
    let carried = carried?;
    client.before(begun);
    // Not the client's: an operation may have a server of its own.
    let span = trace::attempt(begun, &request.uri);
    Ok((span.around(send(client, begun, request, keep)).await, carried))
}

async fn authorize(
    client: &Inner,
    about: &About,
    info: &AttemptInfo,
    refused: &Carried,
    request: &mut Request,
) -> Result<Carried, Error> {
    let mut carried = Carried::new();
    for (index, scheme) in schemes(client, about)?.into_iter().enumerate() {
        let info = info.for_scheme(refused.get(index).copied().flatten());
        let authorized = scheme.authorize(request, info.clone()).await;
        authorized.map_err(|source| {
            let error = Error::new(about.id, ErrorKind::Credentials, Outcome::NotSent);
            error.with(|error| error.source = Some(source))
        })?;
        carried.push(info.carried());
    }
    Ok(carried)
}

/// The time ran out before anything was sent.
fn too_late(about: &About) -> Error {
    let error = Error::new(about.id, ErrorKind::Timeout, Outcome::NotSent);
    error.with(|error| "The credentials were still being waited for".clone_into(&mut error.help))
}

async fn send(client: &Inner, begun: Begun<'_>, request: Request, keep: Keep) -> Sent {
    let mut on_its_way = OnItsWay { client, begun, arrived: false };
    let sent = match client.transport.send(request).await {
        Ok(response) => {
            let content_type = response.headers.get(CONTENT_TYPE).and_then(|found| found.to_str().ok());
            if response.status.is_success() && keep.keeps(content_type) {
                let transport::Response { status, headers, body } = response;
                Sent::Answer { received: Received { status, headers, body: Bytes::new() }, cut: None, rest: Some(body) }
            } else {
                let (received, cut) = read(response, client.max_body).await;
                Sent::Answer { received, cut, rest: None }
            }
        }
        Err(error) => Sent::Nothing(error),
    };
    on_its_way.arrived = true;
    trace::record(sent.status(), sent.failure());
    sent
}

/// Tells of a call that is dropped while it is on its way.
struct OnItsWay<'a> {
    client: &'a Inner,
    begun: Begun<'a>,
    arrived: bool,
}

impl Drop for OnItsWay<'_> {
    fn drop(&mut self) {
        if !self.arrived {
            trace::abandoned(self.begun);
            self.client.abandoned(self.begun);
        }
    }
}

impl Sent {
    pub(super) fn status(&self) -> Option<StatusCode> {
        match self {
            Self::Answer { received, .. } => Some(received.status),
            Self::Nothing(_) => None,
        }
    }

    pub(super) fn failure(&self) -> Option<ErrorKind> {
        match self {
            Self::Answer { cut, .. } => cut.as_ref().map(Cut::kind),
            Self::Nothing(error) => Some(kind(error)),
        }
    }

    /// What became of the effect, as far as head and length of the answer tell.
    pub(super) fn outcome(&self, api: &Api, about: &About, own_key: bool) -> Option<Outcome> {
        match self {
            Self::Answer { received, cut, .. } if !received.status.is_success() => {
                Some(outcome::of_refusal(api, about, own_key, received, cut.is_some()))
            }
            // Whether this media type is declared is looked at when the answer stands; a page of a proxy is no JSON.
            Self::Answer { received, cut: Some(_), .. } => {
                let json = received.content_type().is_some_and(media::is_json);
                Some(if json { Outcome::Accepted } else { Outcome::Unknown })
            }
            Self::Answer { cut: None, .. } => None,
            Self::Nothing(error) => Some(outcome(error)),
        }
    }

    /// How long the server asks to wait: in `Retry-After`, else by the headers of its limit, if that is why it refused.
    pub(super) fn asked_wait(&self, api: &Api, now: SystemTime) -> Option<Duration> {
        let Self::Answer { received, .. } = self else { return None };
        let limit = || received.rate_limit(api).filter(|_| received.status == StatusCode::TOO_MANY_REQUESTS);
        retry_after(&received.headers, now).or_else(|| limit()?.asks_for(now))
    }
}

impl Cut {
    pub(super) fn kind(&self) -> ErrorKind {
        match self {
            Self::Broken(error) if error.kind() == io::ErrorKind::TimedOut => ErrorKind::Timeout,
            Self::Broken(_) => ErrorKind::Truncated,
            Self::TooLarge => ErrorKind::TooLarge,
        }
    }
}

/// There is no answer: nothing is known, unless the transport is sure that nothing left.
pub(super) fn outcome(error: &TransportError) -> Outcome {
    if error.may_have_left() { Outcome::Unknown } else { Outcome::NotSent }
}

pub(super) fn kind(error: &TransportError) -> ErrorKind {
    match error.kind() {
        TransportErrorKind::Connect => ErrorKind::Connect,
        TransportErrorKind::Timeout => ErrorKind::Timeout,
        TransportErrorKind::Body | TransportErrorKind::Other => ErrorKind::Transport,
    }
}

/// Whether credentials that were refused may be others when they are asked for again.
pub(super) fn renewable(client: &Inner, about: &About) -> bool {
    schemes(client, about).is_ok_and(|schemes| schemes.iter().any(|scheme| scheme.renews()))
}

/// The credentials of the first alternative that the client has all of. Where none are needed, those that it has are
/// still sent if an alternative names them.
fn schemes<'c>(client: &'c Inner, about: &About) -> Result<Vec<&'c dyn Authenticate>, Error> {
    if about.every_credential {
        return Ok(client.credentials.iter().map(|(_, credential)| &**credential).collect());
    }
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
    let lacks = |set: &&'static [&'static str]| {
        let missing: Vec<&str> = set.iter().filter(|scheme| find(scheme).is_none()).copied().collect();
        missing.join(" and ")
    };
    let sets: Vec<_> = about.security.iter().map(lacks).collect();
    let help = format!("The client has no credentials for {}", sets.join(", or "));
    let error = Error::new(about.id, ErrorKind::Credentials, Outcome::NotSent);
    Err(error.with(|error| error.help = help))
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

async fn next(body: &mut dyn Chunks) -> Option<io::Result<Bytes>> {
    poll_fn(|context| body.poll_chunk(context)).await
}

//! Judges an answer: a success, or an error that says what became of the effect.
//! It may not call anything done or refused that could be otherwise: what is in doubt is `Unknown`.

use std::cell::Cell;

use super::attempt::Cut;
use super::exchange::Exchanged;
use crate::client::{Api, Inner};
use crate::decode::Raw;
use crate::error::{Error, ErrorKind, Outcome};
use crate::events::EventStream;
use crate::media;
use crate::operation::{About, Answer, Candidates, Success};
use crate::response::{Received, Response};
use crate::stream::{Head, Streamed};
use crate::transport::{TransportError, TransportErrorKind};

const KNOWN_KEY: &str = "An earlier call with this key may have been done: find out before you take another key";

/// Reads the answer as one of the declared successes.
pub(super) fn settle<T>(
    client: &Inner,
    about: &About,
    successes: &[Success<T>],
    mut exchanged: Exchanged,
) -> Result<Response<T>, Error> {
    let api = client.api;
    let rest = exchanged.rest.take();
    // Whoever reads events has an answer that is declared: the call was accepted.
    let events =
        rest.map(|rest| EventStream::new(head(api, about, Outcome::Accepted, &exchanged), rest, client.max_body));
    let received = &exchanged.received;
    if !received.status.is_success() {
        return Err(refusal(api, about, exchanged));
    }
    let candidates = Candidates::of(successes, received.status.as_u16());
    if exchanged.cut.is_some() {
        let declared = candidates.declare(received.content_type());
        let outcome = exchanged.earlier.filter(|_| !declared).unwrap_or(accepted(declared));
        return Err(cut(api, about, outcome, exchanged));
    }
    let answer = Answer {
        content_type: received.content_type(),
        body: &received.body,
        is_unread: events.is_some(),
        events: &Cell::new(events),
    };
    match candidates.read(&answer) {
        Ok(output) => {
            let Exchanged { received, history, key, .. } = exchanged;
            Ok(Response { output, received, api, history, key })
        }
        Err(miss) => {
            let outcome = exchanged.earlier.filter(|_| !miss.declared).unwrap_or(accepted(miss.declared));
            let error = Error::new(about.id, ErrorKind::Decode, outcome);
            let error = error.with(|error| error.decode = Some(miss.why));
            Err(answered(error, api, exchanged))
        }
    }
}

/// Gives the answer with its body, if it is a success. A page that nothing declares is one of a proxy, and no success.
pub(super) fn streamed<T>(
    api: &'static Api,
    about: &About,
    successes: &[Success<T>],
    mut exchanged: Exchanged,
) -> Result<Streamed, Error> {
    let Some(chunks) = exchanged.rest.take() else { return Err(refusal(api, about, exchanged)) };
    let received = &exchanged.received;
    let declared = Candidates::of(successes, received.status.as_u16()).declare(received.content_type());
    let outcome = exchanged.earlier.filter(|_| !declared).unwrap_or(accepted(declared));
    if !declared && received.content_type().is_some_and(media::is_html) {
        return Err(answered(Error::new(about.id, ErrorKind::Decode, outcome), api, exchanged));
    }
    Ok(Streamed { head: head(api, about, outcome, &exchanged), chunks })
}

/// What errors say of an answer whose body the caller reads.
fn head(api: &'static Api, about: &About, outcome: Outcome, exchanged: &Exchanged) -> Head {
    Head {
        operation: about.id,
        api,
        outcome,
        status: exchanged.received.status,
        headers: exchanged.received.headers.clone(),
        key: exchanged.key.clone(),
        history: exchanged.history.clone(),
    }
}

const fn accepted(declared: bool) -> Outcome {
    if declared { Outcome::Accepted } else { Outcome::Unknown }
}

/// An answer that is no success.
fn refusal(api: &'static Api, about: &About, exchanged: Exchanged) -> Error {
    let is_cut = exchanged.cut.is_some();
    let says_known = says_known(api, about, &exchanged.received, is_cut);
    // What says that the key is known settles nothing, whatever else the status means.
    let settles = !says_known && about.settling.contains(&exchanged.received.status.as_u16());
    let known = exchanged.own_key && says_known;
    let alone = alone(known, &exchanged.received, is_cut);
    // What an earlier attempt did, or may have done, is not undone by this answer. It can settle a doubt, not an acceptance.
    let outcome = exchanged.earlier.filter(|earlier| *earlier == Outcome::Accepted || !settles).unwrap_or(alone);
    if exchanged.cut.is_some() {
        return cut(api, about, outcome, exchanged);
    }
    let error = Error::new(about.id, ErrorKind::Status, outcome).with(|error| {
        if known {
            KNOWN_KEY.clone_into(&mut error.help);
        }
    });
    answered(error, api, exchanged)
}

/// What became of the effect by one answer that is no success. Under a key that the caller gave, which may have been given
/// before, an answer by which the vendor knows it, or is still at its twin, leaves that in doubt.
pub(super) fn of_refusal(api: &Api, about: &About, own_key: bool, received: &Received, cut: bool) -> Outcome {
    alone(own_key && says_known(api, about, received, cut), received, cut)
}

/// What one answer says by itself, where the key may be `known` from an earlier call.
fn alone(known: bool, received: &Received, cut: bool) -> Outcome {
    if known { Outcome::Unknown } else { by_status(received, cut) }
}

/// Whether an answer says, or may say, that the key is known: the vendor's code of one that broke off, or is no JSON, is not
/// known, and might be one that says so.
fn says_known(api: &Api, about: &About, received: &Received, cut: bool) -> bool {
    let status = received.status.as_u16();
    let code = received.code(api);
    let is_hidden = code.is_none() && (cut || Raw::from_bytes(&received.body).is_err());
    let may_hide_it = is_hidden && !about.known_key.codes.is_empty() && matches!(status, 400 | 402..=428 | 430..=499);
    about.in_flight == Some(status) || may_hide_it || about.known_key.is_said_by(status, code.as_deref())
}

/// 401 and 429 mean that nothing was done. Another 4xx is the vendor's final no, if it is the vendor who speaks: a page
/// of a proxy says nothing about what the vendor did. All else is in doubt.
fn by_status(received: &Received, cut: bool) -> Outcome {
    match received.status.as_u16() {
        401 | 429 => Outcome::Refused,
        408 => Outcome::Unknown,
        400..=499 if is_the_vendors(received, cut) => Outcome::Refused,
        _ => Outcome::Unknown,
    }
}

fn is_the_vendors(received: &Received, cut: bool) -> bool {
    let json = received.content_type().is_some_and(media::is_json);
    let empty = received.body.is_empty() && received.content_type().is_none_or(|t| !media::is_html(t));
    json || empty || (!cut && Raw::from_bytes(&received.body).is_ok())
}

/// An answer that broke off, or is longer than is read; the outcome was judged by its head.
fn cut(api: &'static Api, about: &About, outcome: Outcome, mut exchanged: Exchanged) -> Error {
    let error = match exchanged.cut.take() {
        Some(Cut::Broken(source)) => {
            let kind = Cut::Broken(source.kind().into()).kind();
            let source = TransportError::new(TransportErrorKind::Body, true).with_source(source);
            Error::new(about.id, kind, outcome).with(|error| error.source = Some(source.into()))
        }
        Some(Cut::TooLarge) | None => Error::new(about.id, ErrorKind::TooLarge, outcome),
    };
    answered(error, api, exchanged)
}

/// Adds the answer to an error.
fn answered(error: Error, api: &'static Api, exchanged: Exchanged) -> Error {
    let Exchanged { received, history, key, .. } = exchanged;
    error.with(|error| {
        error.api = Some(api);
        error.history = history;
        error.key = key;
        error.received = Some(received);
    })
}

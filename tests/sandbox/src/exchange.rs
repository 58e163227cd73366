//! One request and its answer: recorded, spoilt if that was asked for, let in, done, checked, and sent.
//! It decides nothing that a vendor decides.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::body::Body;
use axum::http::{HeaderValue, Request, Response, StatusCode, header};

use crate::answer::Answer;
use crate::asked::Asked;
use crate::broken::BreaksOff;
use crate::desk::Desk;
use crate::document::Operation;
use crate::fault::{self, Fault, Kind};
use crate::record::{Recorded, masked};
use crate::stand::Stall;
use crate::stand_in::Refused;

/// Marks a response that is not to be sent: the connection ends instead.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dropped;

/// A request for an operation, to its answer.
pub(crate) async fn exchange(
    desk: Arc<Desk>,
    stall: Arc<dyn Stall>,
    operation: &'static Operation,
    path: BTreeMap<String, String>,
    request: Request<Body>,
) -> Response<Body> {
    let wanted = request.headers().get("x-sandbox-fault").map(|value| value.to_str().unwrap_or_default().to_owned());
    let asked = Asked::read(operation, path, request).await;
    let fault = match wanted.map(|text| fault::of_header(&text)).transpose() {
        Ok(fault) => fault.or_else(|| desk.faults().take(&operation.id)),
        Err(why) => return plain(StatusCode::BAD_REQUEST, &format!("X-Sandbox-Fault: {why}")),
    };
    let number = desk.records().arrived(recorded(&*stall, &asked, fault.as_ref()));
    let response = answered(&desk, &*stall, &asked, fault.as_ref()).await;
    let sent = response.extensions().get::<Dropped>().is_none();
    desk.records().answered(number, sent.then(|| response.status().as_u16()));
    response
}

async fn answered(desk: &Desk, stall: &dyn Stall, asked: &Asked, fault: Option<&Fault>) -> Response<Body> {
    match fault {
        Some(fault) if !fault.committed && !matches!(fault.kind, Kind::Delay(_)) => {
            spoilt(stall, asked, &fault.kind, &Answer::empty(204))
        }
        Some(Fault { kind: Kind::Delay(by), committed, .. }) => {
            let answer = done(desk, stall, asked, (!committed).then_some(*by)).await;
            if *committed {
                tokio::time::sleep(*by).await;
            }
            whole(&answer)
        }
        Some(fault) => spoilt(stall, asked, &fault.kind, &done(desk, stall, asked, None).await),
        None => whole(&done(desk, stall, asked, None).await),
    }
}

/// What the stand-in answers, after a wait between letting the request in and doing what it asks for.
async fn done(desk: &Desk, stall: &dyn Stall, asked: &Asked, wait: Option<std::time::Duration>) -> Answer {
    let admitted = stall.admit(asked);
    if let Some(wait) = wait {
        tokio::time::sleep(wait).await;
    }
    let answer = match admitted {
        Ok(()) => stall.commit(asked),
        Err(answer) => answer,
    };
    checked(desk, stall, asked, answer)
}

/// An answer that the document does not allow is a bug here or there, and is not passed off as the vendor's.
fn checked(desk: &Desk, stall: &dyn Stall, asked: &Asked, answer: Answer) -> Answer {
    if !desk.checked || answer.status == 501 {
        return answer;
    }
    let faults = stall.document().faults_of(asked.operation, answer.status, answer.body.as_ref());
    if faults.is_empty() {
        return answer;
    }
    let says = faults.join("; ");
    desk.violations().extend(faults);
    stall.refuse(&Refused::Broken(&says), Some(asked))
}

fn whole(answer: &Answer) -> Response<Body> {
    answer.with_body(Body::from(answer.bytes()))
}

/// The answer as the fault leaves it.
fn spoilt(stall: &dyn Stall, asked: &Asked, kind: &Kind, answer: &Answer) -> Response<Body> {
    match kind {
        Kind::Drop => {
            let mut response = Response::new(Body::empty());
            response.extensions_mut().insert(Dropped);
            response
        }
        Kind::Refuse { status, retry_after } => refused(stall, asked, *status, *retry_after),
        Kind::Html { status } => page(*status),
        Kind::Truncate => {
            let bytes = answer.bytes();
            answer.with_body(Body::new(BreaksOff::new(fault::truncated(&bytes).to_vec(), bytes.len())))
        }
        Kind::Garble => answer.with_body(Body::from(fault::garbled(&answer.bytes()))),
        Kind::UnknownValue | Kind::UnknownField => whole(&with_unknown(stall, asked, kind, answer)),
        Kind::Delay(_) => whole(answer),
    }
}

fn with_unknown(stall: &dyn Stall, asked: &Asked, kind: &Kind, answer: &Answer) -> Answer {
    let mut answer = answer.clone();
    if let Some(body) = &mut answer.body {
        match asked.operation.responses.get(&answer.status) {
            Some(Some(schema)) if *kind == Kind::UnknownValue => {
                fault::with_unknown_value(&stall.document().schemas, schema, body);
            }
            _ => fault::with_unknown_field(body),
        }
    }
    answer
}

fn refused(stall: &dyn Stall, asked: &Asked, status: u16, retry_after: Option<u64>) -> Response<Body> {
    let why = if status == 429 { Refused::TooManyRequests } else { Refused::Unavailable };
    let mut answer = stall.refuse(&why, Some(asked));
    answer.status = status;
    let answer = match retry_after {
        Some(seconds) => answer.header("retry-after", seconds.to_string()),
        None => answer,
    };
    whole(&answer)
}

fn page(status: u16) -> Response<Body> {
    let mut response = Response::new(Body::from(fault::html(status)));
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::BAD_GATEWAY);
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html"));
    response
}

/// An answer of the sandbox itself, where no vendor would be asked.
pub(crate) fn plain(status: StatusCode, says: &str) -> Response<Body> {
    let mut response = Response::new(Body::from(format!("sandbox: {says}\n")));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    response
}

fn recorded(stall: &dyn Stall, asked: &Asked, fault: Option<&Fault>) -> Recorded {
    Recorded {
        api: stall.name(),
        operation: asked.operation.id.clone(),
        method: asked.method.to_string(),
        target: asked.target.clone(),
        headers: masked(&asked.headers, &stall.document().credentials),
        body: asked.body.to_vec(),
        status: None,
        fault: fault
            .map(|fault| format!("{:?}{}", fault.kind, if fault.committed { ", after the commit" } else { "" })),
    }
}

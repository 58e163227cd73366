//! The vendor, as a transport: it does what it is asked, or fails before, while or after it does.
//! It may not tell the client more than a real one would.

use std::io;
use std::time::Duration;

use oas_runtime::http::{HeaderMap, HeaderValue, Method, StatusCode};
use oas_runtime::transport::{
    BoxFuture, Request, Response, Transport, TransportError, TransportErrorKind, from_chunks,
};

use crate::dice::Dice;
use crate::ledger::{Key, Ledger};

/// What goes wrong with one request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// Nothing.
    None,
    /// No connection is made.
    Unreachable,
    /// The connection is lost on the way in: nothing is done, but nobody can tell.
    LostBefore,
    /// It is done, and the connection is lost on the way out.
    LostAfter,
    /// It is done so late that the client may have left.
    Slow,
    /// It is done, and the answer breaks off.
    Truncated,
    /// It is done, and the answer is no JSON.
    Garbled,
    /// It is done, and a proxy answers 502 with a page.
    BadGateway,
    /// It is done, and the answer is 503.
    UnavailableAfter,
    /// It is not done, and the answer is 503.
    UnavailableBefore,
    /// 429, with how long to wait.
    TooMany,
    /// The credentials are refused.
    Unauthorized,
    /// The request is refused for good.
    Refused,
    /// It is done, and 500 is answered.
    Broken,
    /// A twin is told to wait, though the first may be done.
    Conflict,
}

const FAULTS: [Fault; 14] = [
    Fault::Unreachable,
    Fault::LostBefore,
    Fault::LostAfter,
    Fault::Slow,
    Fault::Truncated,
    Fault::Garbled,
    Fault::BadGateway,
    Fault::UnavailableAfter,
    Fault::UnavailableBefore,
    Fault::TooMany,
    Fault::Unauthorized,
    Fault::Refused,
    Fault::Broken,
    Fault::Conflict,
];

/// The vendor. What it did is in its [`Ledger`].
#[derive(Clone, Debug)]
pub struct Vendor {
    seed: u64,
    /// So many requests in a hundred go wrong.
    wrong: u64,
    ledger: Ledger,
}

/// One request, as the vendor sees it.
#[derive(Clone)]
struct Asked {
    /// What is to be done: the last segment of the path, which the callers make unique.
    subject: String,
    key: Option<String>,
    read: bool,
    ledger: Ledger,
}

impl Vendor {
    /// A vendor with whom so many requests in a hundred go wrong.
    #[must_use]
    pub fn new(seed: u64, wrong: u64) -> Self {
        Self { seed, wrong, ledger: Ledger::default() }
    }

    /// What it did.
    #[must_use]
    pub fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    async fn serve(&self, request: Request) -> Result<Response, TransportError> {
        let asked = Asked {
            subject: request.uri.path().rsplit('/').next().unwrap_or_default().to_owned(),
            key: request.headers.get("idempotency-key").map(|key| key.to_str().unwrap().to_owned()),
            read: request.method == Method::GET,
            ledger: self.ledger.clone(),
        };
        let dice = Dice::of(self.seed, &(&asked.subject, self.ledger.arrival(&asked.subject)));
        let fault = match dice.below(100) {
            roll if roll < self.wrong => FAULTS[usize::try_from(dice.below(14)).unwrap()],
            _ => Fault::None,
        };
        self.ledger.fault(fault);
        // Others come in between.
        tokio::time::sleep(Duration::from_millis(dice.below(300))).await;
        let timeout = request.timeout.unwrap_or(Duration::MAX);
        asked.answer(fault, &dice, timeout).await
    }
}

impl Transport for Vendor {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(self.serve(request))
    }
}

impl Asked {
    async fn answer(&self, fault: Fault, dice: &Dice, timeout: Duration) -> Result<Response, TransportError> {
        match fault {
            Fault::Unreachable => Err(TransportError::new(TransportErrorKind::Connect, false)),
            Fault::LostBefore => Err(lost()),
            Fault::UnavailableBefore => Ok(status(503, "retry-after", "1")),
            Fault::TooMany => Ok(status(429, "retry-after", "2")),
            Fault::Unauthorized => Ok(json(401, r#"{"message":"no"}"#)),
            Fault::Refused if self.ledger.claim(self.key.as_deref()) == Key::New => {
                self.ledger.release(self.key.as_deref());
                Ok(json(400, r#"{"code":"invalid"}"#))
            }
            Fault::Conflict if self.ledger.claim(self.key.as_deref()) != Key::New => Ok(conflict()),
            Fault::Slow => self.slowly(Duration::from_secs(dice.below(150)), timeout).await,
            _ => self.done(fault),
        }
    }

    /// Does it, if it is to be done, and answers as the fault wants it.
    fn done(&self, fault: Fault) -> Result<Response, TransportError> {
        if !self.read {
            match self.ledger.claim(self.key.as_deref()) {
                // The claim of a refusal that was none stands for the work that begins now.
                Key::InFlight if fault != Fault::Conflict => return Ok(conflict()),
                Key::Done => {}
                Key::New | Key::InFlight => self.ledger.commit(&self.subject, self.key.as_deref()),
            }
        }
        let body = format!(r#"{{"id":"{}","status":"processing"}}"#, self.subject);
        let success = if self.read { 200 } else { 201 };
        Ok(match fault {
            Fault::LostAfter => return Err(lost()),
            Fault::Truncated => cut(success, &body),
            Fault::Garbled => json(success, "{\"id\": tru"),
            Fault::BadGateway => page(),
            Fault::UnavailableAfter => status(503, "retry-after", "1"),
            Fault::Broken => json(500, "{}"),
            _ => json(success, &body),
        })
    }

    /// The work goes on when the client has left.
    async fn slowly(&self, takes: Duration, timeout: Duration) -> Result<Response, TransportError> {
        let fresh = !self.read && self.ledger.claim(self.key.as_deref()) == Key::New;
        let asked = self.clone();
        let work = tokio::spawn(async move {
            tokio::time::sleep(takes).await;
            if fresh {
                asked.ledger.commit(&asked.subject, asked.key.as_deref());
            }
        });
        match tokio::time::timeout(timeout, work).await {
            Ok(worked) => {
                worked.unwrap();
                if fresh || self.read {
                    let body = format!(r#"{{"id":"{}","status":"processing"}}"#, self.subject);
                    return Ok(json(if self.read { 200 } else { 201 }, &body));
                }
                self.done(Fault::None)
            }
            Err(_) => Err(TransportError::new(TransportErrorKind::Timeout, true)),
        }
    }
}

fn lost() -> TransportError {
    TransportError::new(TransportErrorKind::Other, true)
}

fn head(status: u16, header: (&'static str, &'static str)) -> (StatusCode, HeaderMap) {
    let mut headers = HeaderMap::new();
    headers.insert(header.0, HeaderValue::from_static(header.1));
    (StatusCode::from_u16(status).unwrap(), headers)
}

fn status(status: u16, header: &'static str, value: &'static str) -> Response {
    let (status, headers) = head(status, (header, value));
    Response { status, headers, body: from_chunks(None) }
}

fn json(status: u16, body: &str) -> Response {
    let (status, headers) = head(status, ("content-type", "application/json"));
    Response { status, headers, body: from_chunks([Ok(body.to_owned().into())]) }
}

fn cut(status: u16, body: &str) -> Response {
    let (status, headers) = head(status, ("content-type", "application/json"));
    let part = body[..body.len() / 2].to_owned().into();
    let chunks = [Ok(part), Err(io::Error::from(io::ErrorKind::ConnectionReset))];
    Response { status, headers, body: from_chunks(chunks) }
}

fn page() -> Response {
    let (status, headers) = head(502, ("content-type", "text/html"));
    Response { status, headers, body: from_chunks([Ok("<html>bad gateway</html>".into())]) }
}

fn conflict() -> Response {
    json(409, r#"{"code":"in_flight"}"#)
}

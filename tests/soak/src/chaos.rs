//! A transport that asks the sandbox for a fault, by chance, in each request that it sends.
//! It may change nothing else of a request: what is signed stays as it was signed.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use money::Dice;
use oas_runtime::http::HeaderValue;
use oas_runtime::transport::{BoxFuture, HttpTransport, Request, Response, TransportError};
use oas_runtime::{Sleep, Transport};

use crate::{SEED, Stage};

/// Every fault that there is, before the commit and after it; only those that say so may say that nothing was done.
const FAULTS: &[&str] = &[
    "drop",
    "drop; after",
    "429",
    "429; retry-after=1",
    "503",
    "503; after",
    "503; after; retry-after=1",
    "html",
    "html; after",
    "html=403",
    "html=403; after",
    "truncated",
    "garbled",
    "unknown-value",
    "unknown-field",
    "delay=1",
    "delay=1; after",
];

/// How often which fault was asked for.
#[derive(Clone, Debug, Default)]
pub struct Seen(Arc<Mutex<BTreeMap<String, u32>>>);

impl Seen {
    pub(crate) fn all(&self) -> BTreeMap<String, u32> {
        self.0.lock().expect("nobody panicked").clone()
    }

    /// How many faults there are.
    #[must_use]
    pub fn kinds() -> usize {
        FAULTS.len()
    }
}

/// A transport with faults.
pub(crate) struct Chaos {
    inner: HttpTransport,
    dice: Dice,
    seen: Seen,
    wrong: u64,
}

impl Chaos {
    /// The faults of a caller of an API.
    pub(crate) fn new(stage: &Stage, api: &str, caller: u64) -> Self {
        Self { inner: plain(), dice: Dice::of(SEED, &(api, caller)), seen: stage.seen.clone(), wrong: stage.wrong }
    }
}

/// A transport without faults. No time-out is missed: each attempt has its own.
pub(crate) fn plain() -> HttpTransport {
    let client = reqwest::Client::builder().no_proxy().retry(reqwest::retry::never());
    client.redirect(reqwest::redirect::Policy::none()).build().expect("an HTTP client").into()
}

impl Transport for Chaos {
    fn send(&self, mut request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        if self.dice.below(100) < self.wrong {
            let index = usize::try_from(self.dice.below(FAULTS.len() as u64)).expect("an index");
            *self.seen.0.lock().expect("nobody panicked").entry(FAULTS[index].to_owned()).or_default() += 1;
            request.headers.insert("x-sandbox-fault", HeaderValue::from_static(FAULTS[index]));
        }
        self.inner.send(request)
    }
}

/// The longest wait between attempts; what is longer is the end of somebody's patience, and must not come at once.
const LONGEST_WAIT: Duration = Duration::from_secs(20);

/// Waits between attempts that take no time.
#[derive(Clone, Copy)]
pub(crate) struct NoWait;

impl Sleep for NoWait {
    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        Box::pin(async move {
            if duration > LONGEST_WAIT {
                tokio::time::sleep(duration).await;
            } else {
                tokio::task::yield_now().await;
            }
        })
    }
}

//! One client against one server, for as many exchanges as a test needs.
//! It may not wait for real: what takes time is only loopback.

use std::fmt;
use std::future::Future;
use std::pin::Pin;

use oas_runtime::{About, Error, Response};
use tokio::runtime::{Builder, Runtime};

use crate::answer::Answer;
use crate::server::{Recorded, Server};

/// A call that is about to be sent: what it is of, the key that it will carry, and its future.
pub struct Attempt<T> {
    pub(crate) about: &'static About,
    pub(crate) key: Option<String>,
    pub(crate) future: Pin<Box<dyn Future<Output = Result<Response<T>, Error>>>>,
}

impl<T> Attempt<T> {
    /// Of the parts.
    pub fn new(
        about: &'static About,
        key: Option<String>,
        future: impl Future<Output = Result<Response<T>, Error>> + 'static,
    ) -> Self {
        Self { about, key, future: Box::pin(future) }
    }
}

impl<T> fmt::Debug for Attempt<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Attempt").field("about", &self.about).finish_non_exhaustive()
    }
}

/// Makes attempts of one operation, with a key of the caller's own if there is one.
pub(crate) type Caller<T> = Box<dyn Fn(Option<&str>) -> Attempt<T>>;
/// Makes a client for a base URL, and of it a caller.
pub(crate) type Connect<T> = Box<dyn Fn(&str) -> Caller<T>>;

pub(crate) struct Session<T> {
    server: Server,
    executor: Runtime,
    caller: Caller<T>,
    key_field: Option<&'static str>,
}

/// What happened in one exchange.
pub(crate) struct Exchange<T> {
    pub(crate) about: &'static About,
    /// The key as it was known before the call was sent.
    pub(crate) key: Option<String>,
    pub(crate) result: Result<Response<T>, Error>,
    pub(crate) request: Recorded,
    /// The key as it was sent.
    pub(crate) sent_key: Option<String>,
}

impl<T> Session<T> {
    /// `key_field` is the field of the body in which the key travels, if it does there.
    pub(crate) fn new(connect: &Connect<T>, key_field: Option<&'static str>) -> Self {
        let server = Server::start();
        let caller = connect(&server.url());
        Self { server, executor: executor(), caller, key_field }
    }

    /// Sends the call once and answers it; the call must send exactly one request.
    pub(crate) fn exchange(&self, answer: Answer) -> Exchange<T> {
        self.exchange_with(None, answer)
    }

    /// The same with a key of the caller's own.
    pub(crate) fn exchange_with(&self, key: Option<&str>, answer: Answer) -> Exchange<T> {
        self.server.answer(answer);
        let attempt = (self.caller)(key);
        let result = self.executor.block_on(attempt.future);
        let mut requests = self.server.requests();
        if let Err(error) = &result {
            assert!(!requests.is_empty(), "nothing was sent: {error}");
        }
        assert_eq!(requests.len(), 1, "a call sends one request");
        let request = requests.remove(0);
        let sent_key = sent_key(&request, self.key_field);
        Exchange { about: attempt.about, key: attempt.key, result, request, sent_key }
    }
}

fn sent_key(request: &Recorded, field: Option<&str>) -> Option<String> {
    let Some(field) = field else { return request.header("idempotency-key").map(ToOwned::to_owned) };
    let body: serde_json::Value = serde_json::from_slice(&request.body).expect("a JSON body with the key");
    body.get(field)?.as_str().map(ToOwned::to_owned)
}

/// Runs a future to its end, with sockets and a clock.
pub fn block_on<F: IntoFuture>(future: F) -> F::Output {
    executor().block_on(async { future.into_future().await })
}

fn executor() -> Runtime {
    Builder::new_current_thread().enable_all().build().unwrap()
}

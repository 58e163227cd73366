//! One call of an operation: its options, and the only way in which anything is sent.
//! It may not hold logic that depends on the operation's types; that would be compiled once for each.

mod encode;
mod exchange;
mod outcome;
mod parts;
mod query;

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::time::Duration;

use crate::client::Client;
use crate::error::Error;
use crate::idempotency::IdempotencyKey;
use crate::operation::Operation;
use crate::response::Response;

/// An operation that is about to be called. Nothing is sent before it is awaited.
#[must_use = "nothing is sent before the call is awaited"]
pub struct Call<Op: Operation> {
    client: Client,
    operation: Op,
    options: Options,
}

/// What the caller sets on one call.
#[derive(Clone, Default)]
pub(crate) struct Options {
    timeout: Option<Duration>,
    /// Checked when the call is encoded, so that all that is wrong is found together.
    headers: Vec<(String, String)>,
    key: Option<IdempotencyKey>,
}

impl<Op: Operation> Call<Op> {
    pub(crate) fn new(client: Client, operation: Op) -> Self {
        let mut options = Options::default();
        if Op::ABOUT.idempotency.is_some() {
            // Should the randomness fail, the call fails when it is encoded, which tries once more.
            options.key = IdempotencyKey::random_from(client.random()).ok();
        }
        Self { client, operation, options }
    }

    /// How long this call's attempt may take, in place of the client's timeout.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.options.timeout = Some(timeout);
        self
    }

    /// A header of this call's own. It takes the place of the client's header of that name.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.options.headers.push((name.into(), value.into()));
        self
    }

    /// The key that tells the vendor that two requests are one. Made by itself where the vendor honours one.
    pub fn idempotency_key(mut self, key: impl Into<IdempotencyKey>) -> Self {
        self.options.key = Some(key.into());
        self
    }

    /// The key that will be sent. Write it down before the call, to be able to ask for the same effect again.
    #[must_use]
    pub fn idempotency(&self) -> Option<&IdempotencyKey> {
        self.options.key.as_ref()
    }

    /// The operation.
    #[must_use]
    pub fn operation(&self) -> &Op {
        &self.operation
    }

    /// Changes the operation.
    pub fn map_operation(mut self, change: impl FnOnce(Op) -> Op) -> Self {
        self.operation = change(self.operation);
        self
    }

    /// Sends the call, and gives the output with the status, headers and body.
    ///
    /// # Errors
    /// When there is no output; [`Error::outcome`] says what became of the effect.
    pub async fn send(self) -> Result<Response<Op::Output>, Error> {
        let Self { client, operation, options } = self;
        let encoded = encode::encode(&client, Op::ABOUT, options, &|parts| {
            operation.encode(parts);
        });
        let exchanged = exchange::exchange(&client, Op::ABOUT, encoded?).await?;
        outcome::settle(client.api(), Op::ABOUT, Op::SUCCESSES, exchanged)
    }
}

impl<Op: Operation> IntoFuture for Call<Op> {
    type Output = Result<Op::Output, Error>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(async move { self.send().await.map(Response::into_output) })
    }
}

impl<Op: Operation + fmt::Debug> fmt::Debug for Call<Op> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("operation", &self.operation)
            .field("environment", self.client.environment())
            .field("idempotency_key", &self.options.key)
            .finish_non_exhaustive()
    }
}

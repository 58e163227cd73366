//! One call of an operation: its options, and the only way in which anything is sent.
//! It may not hold logic that depends on the operation's types; that would be compiled once for each.

mod attempt;
mod deadline;
mod encode;
mod exchange;
mod outcome;
mod parts;
mod prepare;
mod resend;

pub(crate) use encode::Encoded;

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::time::Duration;

use crate::client::Client;
use crate::error::Error;
use crate::idempotency::IdempotencyKey;
use crate::operation::Operation;
use crate::paging::{Items, Paged, Pages, Position};
use crate::prepared::{PreparedCall, Replayed};
use crate::response::Response;
use crate::retry::RetryPolicy;
use crate::stream::Streamed;
use crate::wait::{Until, Waiter};

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
    attempt_timeout: Option<Duration>,
    policy: Option<RetryPolicy>,
    /// Checked when the call is encoded, so that all that is wrong is found together.
    headers: Vec<(String, String)>,
    key: Option<IdempotencyKey>,
    /// The key is the caller's, so an earlier call may have had it; one that was made here is new.
    own_key: bool,
    /// The caller reads the body.
    streamed: bool,
}

impl Options {
    pub(crate) fn forget_key(&mut self) {
        self.key = None;
        self.own_key = false;
    }
}

impl<Op: Operation> Call<Op> {
    pub(crate) fn new(client: Client, operation: Op) -> Self {
        let mut options = Options::default();
        if operation.about().idempotency.is_some() && operation.prepared().is_none() {
            // Should the randomness fail, the call fails when it is encoded, which tries once more.
            options.key = IdempotencyKey::random_from(client.random()).ok();
        }
        Self { client, operation, options }
    }

    /// How long this call may take with all its attempts and waits, in place of the client's timeout.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.options.timeout = Some(timeout);
        self
    }

    /// How long a single attempt of this call may take, in place of the client's attempt timeout.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.options.attempt_timeout = Some(timeout);
        self
    }

    /// How often and after which waits this call is sent again, in place of the client's policy. The budget of resends
    /// stays the client's.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.options.policy = Some(policy);
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
        self.options.own_key = true;
        self
    }

    /// Derives the key from an id of your own, such as an order number: the same id gives the same key for this operation
    /// in this environment, on every machine.
    ///
    /// Where the vendor is not documented to honour a key, this is a hint and protects from nothing.
    pub fn idempotency_key_for(self, own_id: &str) -> Self {
        let key = IdempotencyKey::derive(self.operation.about().id, self.client.environment().name(), own_id);
        self.idempotency_key(key)
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
        let about = *operation.about();
        let encoded = match operation.prepared() {
            Some((prepared, max_age)) => prepare::restore(&client, &about, prepared, max_age, options),
            None => encode::encode(&client, &about, options, &|parts| operation.encode(parts)),
        };
        let exchanged = exchange::exchange(&client, &about, encoded?).await?;
        outcome::settle(client.inner(), &about, Op::SUCCESSES, exchanged)
    }

    /// Sends the call, and gives a success whose body is read by the caller, chunk by chunk, whatever it is. An error is read
    /// as usual.
    ///
    /// # Errors
    /// When the answer is no success; [`Error::outcome`] says what became of the effect.
    pub async fn stream(self) -> Result<Streamed, Error> {
        let Self { client, operation, mut options } = self;
        options.streamed = true;
        let about = *operation.about();
        let encoded = match operation.prepared() {
            Some((prepared, max_age)) => prepare::restore(&client, &about, prepared, max_age, options),
            None => encode::encode(&client, &about, options, &|parts| operation.encode(parts)),
        };
        let exchanged = exchange::exchange(&client, &about, encoded?).await?;
        outcome::streamed(client.api(), &about, Op::SUCCESSES, exchanged)
    }

    /// Encodes and checks the call, to be written down before it is sent by [`Client::replay`].
    ///
    /// # Errors
    /// When the request cannot be valid, its body is read while it is sent, or sending it again could do it twice: the
    /// operation is neither idempotent by its method, nor is the vendor documented to honour its key.
    pub fn prepare(self) -> Result<PreparedCall<Op>, Error> {
        let Self { client, operation, options } = self;
        prepare::prepare(&client, operation.about(), options, &|parts| operation.encode(parts)).map(PreparedCall::new)
    }

    pub(crate) fn into_parts(self) -> (Client, Op, Options) {
        (self.client, self.operation, self.options)
    }

    pub(crate) fn from_parts(client: Client, operation: Op, options: Options) -> Self {
        Self { client, operation, options }
    }
}

impl<Op: Paged> Call<Op> {
    /// The pages of the list, from here on.
    pub fn pages(self) -> Pages<Op> {
        Pages::new(self, None)
    }

    /// The items of the list, over all its pages.
    pub fn items(self) -> Items<Op> {
        Items::new(self, Position::default())
    }

    /// The items of the list from a place that was kept.
    pub fn items_from(self, position: Position) -> Items<Op> {
        Items::new(self, position)
    }
}

impl<Op: Operation + Clone> Call<Op> {
    /// Reads until a status is reached.
    pub fn until(self, until: &'static Until) -> Waiter<Op> {
        Waiter::new(self, until)
    }
}

impl<Op: Operation> Call<Replayed<Op>> {
    /// How old the prepared call may be, where the vendor does not document how long it remembers a key. A key that the
    /// vendor has forgotten does not keep the effect from happening twice.
    pub fn max_age(self, max_age: Duration) -> Self {
        self.map_operation(|replayed| replayed.max_age(max_age))
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

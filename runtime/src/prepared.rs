//! Calls that are written down before they are sent, so that another process can send them once more.
//! They may not hold credentials, nor change a byte between two sendings.

mod store;

use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

use bytes::Bytes;

pub use store::PreparedError;

use crate::idempotency::IdempotencyKey;
use crate::operation::{About, Operation, Parts, Success};

/// A call that was encoded and is kept: the same bytes and the same key, however often it is sent.
///
/// Write it to disk ([`to_json`](Self::to_json)), then send it by `client.replay(..)`. Should the process die before the
/// answer is there, read it back and send it again: the vendor honours the key, so it is done once.
///
/// It holds the body, which is personal, and no credentials. Debug shows neither.
pub struct PreparedCall<Op> {
    pub(crate) request: Prepared,
    operation: PhantomData<fn() -> Op>,
}

/// The request, without its operation's type.
#[derive(Clone)]
pub struct Prepared {
    pub(crate) operation: String,
    pub(crate) environment: String,
    pub(crate) base_url: String,
    pub(crate) method: String,
    /// Path and query, after the base URL.
    pub(crate) path: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Bytes,
    pub(crate) key: Option<IdempotencyKey>,
    /// Whether an earlier call may have had the key.
    pub(crate) own_key: bool,
    pub(crate) at: SystemTime,
    /// Whether it may have been sent before; clones know of each other's sendings.
    sent: Arc<AtomicBool>,
}

impl Prepared {
    /// Notes that it is sent now; tells whether it may have been sent before.
    pub(crate) fn send(&self) -> bool {
        self.sent.swap(true, Ordering::SeqCst)
    }

    pub(crate) fn may_have_been_sent(&self) -> bool {
        self.sent.load(Ordering::SeqCst)
    }
}

/// The parts that a new prepared call is made of.
pub(crate) struct New {
    pub(crate) operation: String,
    pub(crate) environment: String,
    pub(crate) base_url: String,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Bytes,
    pub(crate) key: Option<IdempotencyKey>,
    pub(crate) own_key: bool,
    pub(crate) at: SystemTime,
}

impl<Op> PreparedCall<Op> {
    pub(crate) fn new(new: New) -> Self {
        Self::with(new, false)
    }

    /// A restored one may have been sent by whoever wrote it down.
    fn with(new: New, sent: bool) -> Self {
        let New { operation, environment, base_url, method, path, headers, body, key, own_key, at } = new;
        let sent = Arc::new(AtomicBool::new(sent));
        let request =
            Prepared { operation, environment, base_url, method, path, headers, body, key, own_key, at, sent };
        Self { request, operation: PhantomData }
    }

    /// The id of the operation.
    #[must_use]
    pub fn operation(&self) -> &str {
        &self.request.operation
    }

    /// The name of the environment that it was prepared for.
    #[must_use]
    pub fn environment(&self) -> &str {
        &self.request.environment
    }

    /// The key that it carries.
    #[must_use]
    pub fn idempotency_key(&self) -> Option<&IdempotencyKey> {
        self.request.key.as_ref()
    }

    /// When it was prepared, to the millisecond.
    #[must_use]
    pub fn prepared_at(&self) -> SystemTime {
        self.request.at
    }
}

impl<Op> Clone for PreparedCall<Op> {
    fn clone(&self) -> Self {
        Self { request: self.request.clone(), operation: PhantomData }
    }
}

impl<Op> fmt::Debug for PreparedCall<Op> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PreparedCall")
            .field("operation", &self.request.operation)
            .field("environment", &self.request.environment)
            .field("method", &self.request.method)
            .field("idempotency_key", &self.request.key)
            .field("body_length", &self.request.body.len())
            .finish_non_exhaustive()
    }
}

/// A prepared call, as an operation: its answer is that of `Op`.
#[must_use]
pub struct Replayed<Op> {
    request: Prepared,
    pub(crate) max_age: Option<Duration>,
    operation: PhantomData<fn() -> Op>,
}

impl<Op> Replayed<Op> {
    pub(crate) fn new(prepared: PreparedCall<Op>) -> Self {
        Self { request: prepared.request, max_age: None, operation: PhantomData }
    }

    /// How old it may be, where the vendor does not document how long it remembers a key.
    pub fn max_age(mut self, max_age: Duration) -> Self {
        self.max_age = Some(max_age);
        self
    }
}

impl<Op: Operation> Operation for Replayed<Op> {
    type Output = Op::Output;
    const ABOUT: &'static About = Op::ABOUT;
    const SUCCESSES: &'static [Success<Op::Output>] = Op::SUCCESSES;

    /// Nothing: it was encoded when it was prepared.
    fn encode(&self, _to: &mut dyn Parts) {}

    fn prepared(&self) -> Option<(&Prepared, Option<Duration>)> {
        Some((&self.request, self.max_age))
    }
}

impl<Op> fmt::Debug for Replayed<Op> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Replayed")
            .field("operation", &self.request.operation)
            .field("idempotency_key", &self.request.key)
            .finish_non_exhaustive()
    }
}

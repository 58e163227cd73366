//! What a scheme is told about the attempt that it authorizes, and what it may leave for the next one.
//! It may not hold a credential: a scheme notes a number, and knows itself what that stands for.

use std::fmt;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use crate::client::Client;
#[cfg(any(feature = "tokens", feature = "signatures"))]
use crate::world::Clock;

/// What a scheme is told about the attempt.
#[derive(Clone)]
#[non_exhaustive]
pub struct AttemptInfo {
    /// Which attempt of the call it is, from 1.
    pub number: u32,
    /// Whether an earlier attempt was answered with 401, so that what it carried is no longer good.
    pub unauthorized_before: bool,
    /// How long the attempt may take, the credentials included. A client that has a `Sleep` gives up by itself then.
    pub timeout: Option<Duration>,
    refused: Option<u64>,
    carried: Arc<OnceLock<u64>>,
    client: Option<Client>,
}

impl AttemptInfo {
    /// What a scheme would be told about such an attempt: for tests of a scheme.
    #[must_use]
    pub fn new(number: u32, unauthorized_before: bool) -> Self {
        Self { number, unauthorized_before, timeout: None, refused: None, carried: Arc::default(), client: None }
    }

    /// What a scheme would be told by the next attempt if this one was answered with 401: for tests of a scheme.
    #[must_use]
    pub fn after_401(&self) -> Self {
        let refused = self.carried.get().copied();
        Self { refused, client: self.client.clone(), ..Self::new(self.number.saturating_add(1), true) }
    }

    /// Notes which of its credentials the scheme gives to this attempt, by a number of its own. The first one counts.
    pub fn carries(&self, version: u64) {
        // Whoever notes a second one has given a first one.
        let _ = self.carried.set(version);
    }

    /// Which of its credentials the scheme gave to the attempt that was answered with 401, if it noted that by
    /// [`carries`](Self::carries). Others may have been given since by other calls, and are not the refused ones.
    #[must_use]
    pub fn refused(&self) -> Option<u64> {
        self.refused
    }

    /// The client whose call this is, to send an operation of the scheme's own by: it goes through the same transport, to
    /// the same environment. That operation must not need this very scheme, which would ask itself.
    #[must_use]
    pub fn client(&self) -> Option<&Client> {
        self.client.as_ref()
    }

    /// The client's clock, if there is a client.
    #[cfg(any(feature = "tokens", feature = "signatures"))]
    pub(crate) fn clock(&self) -> Option<&dyn Clock> {
        self.client.as_ref().map(Client::clock)
    }

    pub(crate) fn of(client: &Client, number: u32, unauthorized_before: bool, timeout: Option<Duration>) -> Self {
        Self { client: Some(client.clone()), timeout, ..Self::new(number, unauthorized_before) }
    }

    /// The same attempt for one of several schemes, and what that one gave to the attempt that was refused.
    pub(crate) fn for_scheme(&self, refused: Option<u64>) -> Self {
        Self { refused, carried: Arc::default(), ..self.clone() }
    }

    /// What the scheme noted.
    pub(crate) fn carried(&self) -> Option<u64> {
        self.carried.get().copied()
    }
}

impl fmt::Debug for AttemptInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AttemptInfo")
            .field("number", &self.number)
            .field("unauthorized_before", &self.unauthorized_before)
            .field("timeout", &self.timeout)
            .finish_non_exhaustive()
    }
}

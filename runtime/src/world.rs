//! The clock, sleep and randomness, as traits that a program or a test passes in.
//! Nothing else in the runtime may ask the system for them.

use std::fmt;
use std::io;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant, SystemTime};

use crate::transport::BoxFuture;

/// Tells the time.
pub trait Clock: Send + Sync + 'static {
    /// The time now.
    fn now(&self) -> SystemTime;

    /// The time since some moment that stays the same: what deadlines are measured by. A clock that can be set should
    /// override this; otherwise setting it moves the deadlines of calls in flight.
    fn monotonic(&self) -> Duration {
        self.now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default()
    }
}

impl<T: Clock + ?Sized> Clock for Arc<T> {
    fn now(&self) -> SystemTime {
        (**self).now()
    }

    fn monotonic(&self) -> Duration {
        (**self).monotonic()
    }
}

/// Waits. The runtime names no executor, so the default is that of the ready-made transport; whoever brings a transport
/// of their own brings this too, or nothing is sent a second time after a wait.
pub trait Sleep: Send + Sync + 'static {
    /// Ends after `duration`.
    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()>;
}

impl<T: Sleep + ?Sized> Sleep for Arc<T> {
    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        (**self).sleep(duration)
    }
}

/// Makes random bytes, for idempotency keys, for the boundaries of multipart bodies, and to spread waits.
pub trait Random: Send + Sync + 'static {
    /// Fills the slice.
    ///
    /// # Errors
    /// When the source of randomness fails; the call is then not sent.
    fn fill(&self, bytes: &mut [u8]) -> io::Result<()>;
}

/// The system's clock and randomness: the defaults.
#[derive(Clone, Copy, Debug, Default)]
pub struct System;

impl Clock for System {
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }

    fn monotonic(&self) -> Duration {
        static START: OnceLock<Instant> = OnceLock::new();
        START.get_or_init(Instant::now).elapsed()
    }
}

impl Random for System {
    fn fill(&self, bytes: &mut [u8]) -> io::Result<()> {
        getrandom::fill(bytes).map_err(io::Error::other)
    }
}

/// Lower-case hexadecimal digits.
pub(crate) fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or_default();
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// Shows that there is something, and nothing of it.
pub(crate) struct Opaque;

impl fmt::Debug for Opaque {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("..")
    }
}

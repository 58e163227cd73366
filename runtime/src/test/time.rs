//! A clock that nobody waits for: sleeping moves it on.
//! It may not wait.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use crate::transport::BoxFuture;
use crate::world::{Clock, Sleep};

/// A clock and what waits by it, for tests without waiting. Clones share the time.
#[derive(Clone, Debug)]
pub struct FakeTime(Arc<Mutex<State>>);

#[derive(Debug)]
struct State {
    began: SystemTime,
    gone: Duration,
    waits: Vec<Duration>,
}

impl FakeTime {
    /// A clock that stands at `now` until somebody sleeps.
    #[must_use]
    pub fn at(now: SystemTime) -> Self {
        Self(Arc::new(Mutex::new(State { began: now, gone: Duration::ZERO, waits: Vec::new() })))
    }

    /// The waits so far, in order.
    #[must_use]
    pub fn waits(&self) -> Vec<Duration> {
        self.state().waits.clone()
    }

    /// Moves the clock on.
    pub fn advance(&self, by: Duration) {
        let mut state = self.state();
        state.gone = state.gone.saturating_add(by);
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Default for FakeTime {
    /// A day in 2026.
    fn default() -> Self {
        Self::at(SystemTime::UNIX_EPOCH + Duration::from_secs(1_790_000_000))
    }
}

impl Clock for FakeTime {
    fn now(&self) -> SystemTime {
        let state = self.state();
        state.began.checked_add(state.gone).unwrap_or(state.began)
    }

    fn monotonic(&self) -> Duration {
        self.state().gone
    }
}

impl Sleep for FakeTime {
    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        // It counts when it is awaited, as a real one does.
        Box::pin(async move {
            self.advance(duration);
            self.state().waits.push(duration);
        })
    }
}

//! The executor's clock, which is stopped: it jumps to the next moment for which somebody waits.
//! It may not look at the real one.

use std::time::{Duration, SystemTime};

use oas_runtime::transport::BoxFuture;
use oas_runtime::{Clock, Sleep};
use tokio::time::Instant;

/// A clock and what waits by it.
#[derive(Clone, Copy, Debug)]
pub struct Stopped {
    start: Instant,
}

impl Stopped {
    /// Begins now, by the executor's clock.
    #[must_use]
    pub fn now() -> Self {
        Self { start: Instant::now() }
    }
}

impl Clock for Stopped {
    fn now(&self) -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_790_000_000) + self.start.elapsed()
    }

    fn monotonic(&self) -> Duration {
        self.start.elapsed()
    }
}

impl Sleep for Stopped {
    fn sleep(&self, duration: Duration) -> BoxFuture<'_, ()> {
        Box::pin(tokio::time::sleep(duration))
    }
}

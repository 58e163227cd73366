//! The time that stand-ins live in: it runs on, or stands still, and can be moved forward.
//! It may not wait: what a vendor does later is done when the clock is moved, not by a timer.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use jiff::Timestamp;

/// A clock; its clones are the same clock.
#[derive(Clone, Debug, Default)]
pub struct Clock {
    hands: Arc<Mutex<Hands>>,
}

#[derive(Debug, Default)]
struct Hands {
    /// Where it stands still; without it, it runs.
    stopped: Option<SystemTime>,
    /// How far it was moved.
    ahead: Duration,
}

impl Clock {
    /// The clock of this machine.
    #[must_use]
    pub fn running() -> Self {
        Self::default()
    }

    /// A clock that stands still until it is moved.
    #[must_use]
    pub fn stopped(at: SystemTime) -> Self {
        let hands = Hands { stopped: Some(at), ahead: Duration::ZERO };
        Self { hands: Arc::new(Mutex::new(hands)) }
    }

    /// What it shows.
    #[must_use]
    pub fn now(&self) -> SystemTime {
        let hands = self.hands();
        hands.stopped.unwrap_or_else(SystemTime::now) + hands.ahead
    }

    /// Moves it; quotes, keys and tokens expire by this.
    pub fn advance(&self, by: Duration) {
        let mut hands = self.hands();
        hands.ahead = hands.ahead.saturating_add(by);
    }

    fn hands(&self) -> MutexGuard<'_, Hands> {
        self.hands.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A time as JSON carries it: RFC 3339 in UTC with milliseconds.
pub(crate) fn rfc3339(at: SystemTime) -> String {
    let at = Timestamp::try_from(at).unwrap_or_default();
    format!("{at:.3}")
}

/// Seconds since 1970.
pub(crate) fn epoch(at: SystemTime) -> i64 {
    Timestamp::try_from(at).unwrap_or_default().as_second()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stopped_clock_moves_only_when_it_is_moved() {
        let clock = Clock::stopped(SystemTime::UNIX_EPOCH);
        let same = clock.clone();
        assert_eq!(rfc3339(clock.now()), "1970-01-01T00:00:00.000Z");
        same.advance(Duration::from_millis(61_500));
        assert_eq!(rfc3339(clock.now()), "1970-01-01T00:01:01.500Z");
        assert_eq!(epoch(clock.now()), 61);
    }
}

//! How often and after which waits a call is sent again.
//! It may not say what is sent again: that follows from the operation and from what became of the attempt.

mod after;
mod budget;

use std::time::Duration;

pub(crate) use after::retry_after;
pub(crate) use budget::Budget;

use crate::world::Random;

/// How often and after which waits a call is sent again, where that is safe.
///
/// Waits grow exponentially, each drawn evenly between nothing and its upper bound, so that many callers do not come
/// back at once. A `Retry-After` of the server is kept to, up to a bound. All calls of a client and its clones share a
/// budget of resends, so that a server that is down is not asked several times as often as one that is well.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct RetryPolicy {
    attempts: u32,
    first_wait: Duration,
    longest_wait: Duration,
    longest_retry_after: Duration,
    budget: u32,
}

impl RetryPolicy {
    /// Three attempts; waits below half a second, then one second, and so on up to 20; a `Retry-After` of at most a
    /// minute; a budget of 100 resends, of which every ten successes give one back.
    pub const fn standard() -> Self {
        Self {
            attempts: 3,
            first_wait: Duration::from_millis(500),
            longest_wait: Duration::from_secs(20),
            longest_retry_after: Duration::from_mins(1),
            budget: 100,
        }
    }

    /// Nothing is sent a second time.
    pub const fn never() -> Self {
        Self { attempts: 1, ..Self::standard() }
    }

    /// How many attempts a call makes at most; at least one.
    pub const fn attempts(mut self, most: u32) -> Self {
        self.attempts = if most == 0 { 1 } else { most };
        self
    }

    /// The upper bound of the first wait, which doubles with each further one, and the bound that it never passes.
    pub const fn waits(mut self, first: Duration, longest: Duration) -> Self {
        self.first_wait = first;
        self.longest_wait = longest;
        self
    }

    /// The longest `Retry-After` that is waited for. A longer one ends the call; the error tells it.
    pub const fn longest_retry_after(mut self, longest: Duration) -> Self {
        self.longest_retry_after = longest;
        self
    }

    /// How many resends all calls of a client may make before successes earn more.
    pub const fn budget(mut self, resends: u32) -> Self {
        self.budget = resends;
        self
    }

    pub(crate) const fn most_attempts(&self) -> u32 {
        self.attempts
    }

    pub(crate) fn new_budget(&self) -> Budget {
        Budget::new(self.budget)
    }

    /// How long to wait after so many attempts; `None` when the server asks for more patience than there is.
    pub(crate) fn wait(&self, after: u32, asked: Option<Duration>, random: &dyn Random) -> Option<Duration> {
        if asked.is_some_and(|asked| asked > self.longest_retry_after) {
            return None;
        }
        let doubled = 1_u32.checked_shl(after.saturating_sub(1)).unwrap_or(u32::MAX);
        let bound = self.first_wait.saturating_mul(doubled).min(self.longest_wait);
        Some(asked.unwrap_or_default().max(spread(bound, random)))
    }
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self::standard()
    }
}

/// A time drawn evenly between nothing and `bound`; the bound itself when there is no randomness.
fn spread(bound: Duration, random: &dyn Random) -> Duration {
    let mut bytes = [0_u8; 4];
    if random.fill(&mut bytes).is_err() {
        return bound;
    }
    // In whole numbers: a float would round the longest times to longer ones than there are.
    let share = u128::from(u32::from_le_bytes(bytes));
    let nanos = bound.as_nanos() * share / u128::from(u32::MAX);
    let seconds = u64::try_from(nanos / NANOS).unwrap_or(u64::MAX);
    // What is left of a second is below one, so it fits.
    Duration::new(seconds, u32::try_from(nanos % NANOS).unwrap_or_default())
}

/// How many nanoseconds a second has.
const NANOS: u128 = 1_000_000_000;

#[cfg(test)]
mod tests {
    use std::io;
    use std::time::Duration;

    use super::RetryPolicy;
    use crate::world::Random;

    struct Always(u8);

    impl Random for Always {
        fn fill(&self, bytes: &mut [u8]) -> io::Result<()> {
            bytes.fill(self.0);
            Ok(())
        }
    }

    #[test]
    fn waits_double_up_to_the_longest_and_are_spread_below_it() {
        let policy = RetryPolicy::standard().waits(Duration::from_secs(1), Duration::from_secs(5));
        let waits = |random| [1, 2, 3, 4, 40].map(|after| policy.wait(after, None, &Always(random)).unwrap());
        assert_eq!(waits(0xff), [1, 2, 4, 5, 5].map(Duration::from_secs));
        assert_eq!(waits(0), [Duration::ZERO; 5]);
    }

    #[test]
    fn no_wait_is_too_long_to_be_drawn() {
        let policy = RetryPolicy::standard().waits(Duration::MAX, Duration::MAX);
        assert_eq!(policy.wait(1, None, &Always(0xff)), Some(Duration::MAX));
        assert_eq!(policy.wait(40, None, &Always(0)), Some(Duration::ZERO));
    }

    #[test]
    fn what_the_server_asks_for_is_the_least_wait_and_bounded() {
        let policy = RetryPolicy::standard();
        let wait = |asked| policy.wait(1, Some(Duration::from_secs(asked)), &Always(0xff));
        assert_eq!(wait(7), Some(Duration::from_secs(7)));
        assert_eq!(wait(0), Some(Duration::from_millis(500)));
        assert_eq!(wait(61), None);
    }
}

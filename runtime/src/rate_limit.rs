//! How many requests may still be made, as far as the headers of an answer tell.
//! It may not fail a call: what cannot be read was not said.

use std::time::{Duration, SystemTime};

use http::HeaderMap;

/// The headers that tell it. A constant of generated code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RateLimitHeaders {
    limit: &'static str,
    remaining: &'static str,
    reset: &'static str,
    unit: ResetUnit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ResetUnit {
    Seconds,
    Epoch,
}

impl RateLimitHeaders {
    /// The reset is told in seconds from the answer on. Headers that the API does not send are empty.
    #[must_use]
    pub const fn seconds(limit: &'static str, remaining: &'static str, reset: &'static str) -> Self {
        Self { limit, remaining, reset, unit: ResetUnit::Seconds }
    }

    /// The reset is told as a time, in seconds since 1970. Headers that the API does not send are empty.
    #[must_use]
    pub const fn epoch(limit: &'static str, remaining: &'static str, reset: &'static str) -> Self {
        Self { limit, remaining, reset, unit: ResetUnit::Epoch }
    }

    /// What the headers of an answer tell; nothing when none of them is there.
    pub(crate) fn read(&self, headers: &HeaderMap) -> Option<RateLimit> {
        let number = |name: &str| headers.get(name)?.to_str().ok()?.trim().parse::<u64>().ok();
        let found = RateLimit {
            limit: number(self.limit),
            remaining: number(self.remaining),
            reset: number(self.reset),
            unit: self.unit,
        };
        let told = found.limit.or(found.remaining).or(found.reset).is_some();
        told.then_some(found)
    }
}

/// How many requests may still be made, as far as an answer told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RateLimit {
    limit: Option<u64>,
    remaining: Option<u64>,
    reset: Option<u64>,
    unit: ResetUnit,
}

impl RateLimit {
    /// How many requests may be made in the period.
    #[must_use]
    pub fn limit(&self) -> Option<u64> {
        self.limit
    }

    /// How many of them are left.
    #[must_use]
    pub fn remaining(&self) -> Option<u64> {
        self.remaining
    }

    /// How long until all of them are there again, for an answer that came at `now`. A time in the past is no wait.
    #[must_use]
    pub fn resets_after(&self, now: SystemTime) -> Option<Duration> {
        let reset = Duration::from_secs(self.reset?);
        match self.unit {
            ResetUnit::Seconds => Some(reset),
            ResetUnit::Epoch => {
                let at = SystemTime::UNIX_EPOCH.checked_add(reset)?;
                Some(at.duration_since(now).unwrap_or_default())
            }
        }
    }

    /// What a refusal for too many requests asks to wait. Where requests are left, another limit refused, of which these
    /// headers tell nothing.
    pub(crate) fn asks_for(&self, now: SystemTime) -> Option<Duration> {
        if self.remaining.is_some_and(|left| left > 0) { None } else { self.resets_after(now) }
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use http::HeaderMap;

    use super::{RateLimit, RateLimitHeaders};

    const SECONDS: RateLimitHeaders = RateLimitHeaders::seconds("x-limit", "", "x-reset");
    const EPOCH: RateLimitHeaders = RateLimitHeaders::epoch("x-limit", "x-left", "x-reset");

    fn read(headers: RateLimitHeaders, pairs: &[(&'static str, &'static str)]) -> Option<RateLimit> {
        let mut map = HeaderMap::new();
        for (name, value) in pairs {
            map.insert(*name, http::HeaderValue::from_static(value));
        }
        headers.read(&map)
    }

    fn now() -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000)
    }

    #[test]
    fn a_reset_is_a_time_or_a_wait() {
        let limit = read(SECONDS, &[("x-limit", "1000"), ("x-reset", " 30 ")]).unwrap();
        assert_eq!((limit.limit(), limit.remaining()), (Some(1000), None));
        assert_eq!(limit.resets_after(now()), Some(Duration::from_secs(30)));
        let limit = read(EPOCH, &[("x-left", "7"), ("x-reset", "1700000042")]).unwrap();
        assert_eq!((limit.limit(), limit.remaining()), (None, Some(7)));
        assert_eq!(limit.resets_after(now()), Some(Duration::from_secs(42)));
        let past = read(EPOCH, &[("x-reset", "1699999999")]).unwrap();
        assert_eq!(past.resets_after(now()), Some(Duration::ZERO));
    }

    #[test]
    fn what_cannot_be_read_was_not_said() {
        assert_eq!(read(EPOCH, &[]), None);
        assert_eq!(read(EPOCH, &[("x-limit", "many"), ("x-reset", "-1"), ("x-left", "1.5")]), None);
        let far = read(EPOCH, &[("x-reset", "18446744073709551615")]).unwrap();
        assert_eq!(far.resets_after(now()), None);
    }

    #[test]
    fn requests_that_are_left_ask_for_no_wait() {
        let wait = |left| read(EPOCH, &[("x-left", left), ("x-reset", "1700000042")]).unwrap().asks_for(now());
        assert_eq!((wait("0"), wait("1")), (Some(Duration::from_secs(42)), None));
    }
}

//! How often a customer may be read: a thousand times an hour, as its page says, and what its headers tell.
//! Nothing else is counted.

use std::time::{Duration, SystemTime};

use super::{assumed, error};
use crate::answer::Answer;
use crate::clock::epoch;
use crate::stand_in::Context;

const ALLOWED: u32 = 1000;
const WINDOW: Duration = Duration::from_hours(1);

/// What was counted in this window.
#[derive(Debug, Default)]
pub(super) struct Limits {
    window: Option<(SystemTime, u32)>,
}

impl Limits {
    /// Counts a request; what the headers of its answer say.
    pub(super) fn read_customer(&mut self, context: &Context<'_>) -> Result<Vec<(&'static str, String)>, Answer> {
        if !context.assumed.holds(assumed::LIMITS) {
            return Ok(Vec::new());
        }
        let (begun, used) = self.window.filter(|(begun, _)| *begun + WINDOW > context.now).unwrap_or((context.now, 0));
        let left = ALLOWED.saturating_sub(used + 1);
        let headers = [
            ("x-ratelimit-limit", ALLOWED.to_string()),
            ("x-ratelimit-remaining", left.to_string()),
            ("x-ratelimit-reset", epoch(begun + WINDOW).to_string()),
        ];
        if used >= ALLOWED {
            let answer = error(429, "too_many_requests", "Too many requests");
            return Err(headers.into_iter().fold(answer, |answer, (name, value)| answer.header(name, value)));
        }
        self.window = Some((begun, used + 1));
        Ok(headers.into())
    }
}

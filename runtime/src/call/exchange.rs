//! Makes one attempt after the other, until there is an answer that stands.
//! It may not know the operation's types, and it may not send again what could be done twice by it.

use std::time::Duration;

use http::StatusCode;

use super::attempt::{self, Sent};
use super::encode::Encoded;
use super::resend::{self, Again};
use crate::attempt::{Attempt, Begun, Resend};
use crate::client::{Client, Inner};
use crate::credentials::AttemptInfo;
use crate::error::{Error, Outcome};
use crate::idempotency::IdempotencyKey;
use crate::operation::About;
use crate::response::Received;
use crate::retry::RetryPolicy;
use crate::trace;
use crate::transport::Chunks;

/// The least pause before asking again for what the server is still at.
const IN_FLIGHT_PAUSE: Duration = Duration::from_millis(100);

/// An answer, and what it took to get it.
pub(crate) struct Exchanged {
    pub(crate) received: Received,
    /// Why the body is not whole.
    pub(crate) cut: Option<attempt::Cut>,
    /// The body, where it is left to the caller.
    pub(crate) rest: Option<Box<dyn Chunks>>,
    pub(crate) history: Vec<Attempt>,
    pub(crate) key: Option<IdempotencyKey>,
    /// Whether an earlier call may have had the key.
    pub(crate) own_key: bool,
    /// What an earlier attempt may have done, or did.
    pub(crate) earlier: Option<Outcome>,
}

/// Sends a call.
pub(super) async fn exchange(client: &Client, about: &About, encoded: Encoded) -> Result<Exchanged, Error> {
    let span = trace::call(client, about, &encoded);
    span.around(attempts(client, about, encoded)).await
}

/// What is known between the attempts of a call.
struct Progress<'a> {
    client: &'a Inner,
    about: &'a About,
    encoded: &'a Encoded,
    policy: &'a RetryPolicy,
    started: Duration,
    history: Vec<Attempt>,
    /// How often the server said that it is still at it: those do not count as attempts of ours.
    in_flight: u32,
}

/// Why the next attempt is made, and the wait before it.
#[derive(Clone, Copy, Default)]
struct Cause {
    reason: Option<Resend>,
    waited: Duration,
}

async fn attempts(whole: &Client, about: &About, encoded: Encoded) -> Result<Exchanged, Error> {
    let client = whole.inner();
    let mut progress = Progress::new(client, about, &encoded);
    let (mut cause, mut refused) = (Cause::default(), attempt::Carried::new());
    loop {
        let number = progress.number();
        let begun = Begun { about, environment: client.environment.name(), number, key: encoded.key.as_ref() };
        let timeout = progress.timeout();
        let info = AttemptInfo::of(whole, number, progress.was_unauthorized(), timeout);
        let request = encoded.request(&client.headers, timeout);
        let before = client.clock.monotonic();
        let (sent, carried) = match attempt::make(client, begun, &info, &refused, request, encoded.keep).await {
            Ok(made) => made,
            Err(error) => return Err(progress.not_begun(error)),
        };
        if sent.status() == Some(StatusCode::UNAUTHORIZED) {
            refused = carried;
        }
        let ended = progress.ended(&sent, cause, before);
        trace::ended(&ended);
        client.after(begun, &ended);
        progress.note(ended);
        match progress.next(&sent) {
            Some(again) => cause = progress.wait(again).await,
            None => return progress.finish(sent),
        }
    }
}

impl<'a> Progress<'a> {
    fn new(client: &'a Inner, about: &'a About, encoded: &'a Encoded) -> Self {
        Self {
            client,
            about,
            encoded,
            policy: encoded.policy.as_ref().unwrap_or(&client.retry),
            started: client.clock.monotonic(),
            history: Vec::new(),
            in_flight: 0,
        }
    }

    fn number(&self) -> u32 {
        u32::try_from(self.history.len()).unwrap_or(u32::MAX).saturating_add(1)
    }

    fn was_unauthorized(&self) -> bool {
        self.history.iter().any(|attempt| attempt.status.is_some_and(|status| status.as_u16() == 401))
    }

    fn elapsed(&self) -> Duration {
        self.client.clock.monotonic().saturating_sub(self.started)
    }

    fn remaining(&self) -> Option<Duration> {
        // Before the first attempt, nothing is gone.
        let gone = if self.history.is_empty() { Duration::ZERO } else { self.elapsed() };
        self.encoded.timeout.map(|timeout| timeout.saturating_sub(gone))
    }

    /// The time of one attempt, or what is left of the call's.
    fn timeout(&self) -> Option<Duration> {
        match (self.encoded.attempt_timeout, self.remaining()) {
            (Some(attempt), Some(remaining)) => Some(attempt.min(remaining)),
            (attempt, remaining) => attempt.or(remaining),
        }
    }

    fn ended(&self, sent: &Sent, cause: Cause, before: Duration) -> Attempt {
        Attempt {
            number: self.number(),
            reason: cause.reason,
            waited: cause.waited,
            took: self.client.clock.monotonic().saturating_sub(before),
            status: sent.status(),
            failure: sent.failure(),
            outcome: sent.outcome(self.client.api, self.about, self.encoded.own_key),
        }
    }

    fn note(&mut self, ended: Attempt) {
        if self.history.is_empty() && ended.outcome.is_none() {
            self.client.budget.earn();
        }
        self.history.push(ended);
    }

    /// Whether there is another attempt, and after which wait.
    fn next(&mut self, sent: &Sent) -> Option<Again> {
        if !self.encoded.body.is_replayable() {
            return None;
        }
        let case = resend::Case {
            about: self.about,
            sent,
            renewable: attempt::renewable(self.client, self.about) && !self.was_unauthorized_twice(),
            unsettled: self.earlier().is_some(),
        };
        let reason = case.reason()?;
        let counted = self.number().saturating_sub(1).saturating_sub(self.in_flight);
        if reason == Resend::InFlight {
            self.in_flight += 1;
        } else if counted >= self.policy.most_attempts() || !self.client.budget.take() {
            return None;
        }
        let asked = sent.asked_wait(self.client.api, self.client.clock.now());
        let wait = match reason {
            Resend::Unauthorized => Duration::ZERO,
            // Nothing counts these, so that without a pause the server would be asked as fast as it answers. They become
            // shorter towards the deadline, so that it is asked until then.
            Resend::InFlight => {
                let wait = self.policy.wait(self.number() - 1, asked, &*self.client.random)?;
                let longest = self.remaining().filter(|_| asked.is_none()).map_or(wait, |left| left / 2);
                wait.min(longest).max(IN_FLIGHT_PAUSE)
            }
            _ => self.policy.wait(self.number() - 1, asked, &*self.client.random)?,
        };
        let in_time = self.remaining().is_none_or(|remaining| wait < remaining);
        let can_wait = wait.is_zero() || self.client.sleep.is_some();
        (in_time && can_wait && self.is_protected(wait)).then_some(Again { reason, wait })
    }

    /// What the attempts before the last did or may have done, one of another process included.
    fn earlier(&self) -> Option<Outcome> {
        self.done_by(self.history.len().saturating_sub(1))
    }

    /// What the first so many attempts did or may have done.
    fn done_by(&self, attempts: usize) -> Option<Outcome> {
        let outcomes = || self.history.iter().take(attempts).filter_map(|attempt| attempt.outcome);
        if outcomes().any(|outcome| outcome == Outcome::Accepted) {
            return Some(Outcome::Accepted);
        }
        let unknown = self.encoded.sent_before || outcomes().any(|outcome| outcome == Outcome::Unknown);
        unknown.then_some(Outcome::Unknown)
    }

    fn was_unauthorized_twice(&self) -> bool {
        self.history.iter().filter(|attempt| attempt.status.is_some_and(|status| status.as_u16() == 401)).count() > 1
    }

    /// Whether nothing is done twice by sending it again after this wait: nothing was done yet, it does no harm, or the
    /// vendor still knows the key then, as far as its lifetime is documented. The last answer does not tell: what it says
    /// was not done, an attempt before it may have done.
    fn is_protected(&self, wait: Duration) -> bool {
        let age = self.elapsed().saturating_add(self.encoded.age).saturating_add(wait);
        let known = self.about.key_lifetime.is_none_or(|lifetime| age < lifetime);
        self.about.safe_to_resend || known || self.done_by(self.history.len()).is_none()
    }

    async fn wait(&self, again: Again) -> Cause {
        trace::waiting(again.reason, again.wait);
        match &self.client.sleep {
            Some(sleep) if !again.wait.is_zero() => sleep.sleep(again.wait).await,
            _ => {}
        }
        Cause { reason: Some(again.reason), waited: again.wait }
    }

    /// An attempt that could not be begun. The one before may have been refused, which is more than not sent.
    fn not_begun(self, error: Error) -> Error {
        let refused = self.history.iter().any(|attempt| attempt.outcome == Some(Outcome::Refused));
        let outcome = if refused { Outcome::Refused } else { error.outcome() };
        self.failed(error.with(|error| error.outcome = outcome))
    }

    /// There is no answer, or no attempt.
    fn failed(self, error: Error) -> Error {
        let outcome = self.done_by(self.history.len()).unwrap_or(error.outcome());
        error.with(|error| {
            error.outcome = outcome;
            error.api = Some(self.client.api);
            error.key.clone_from(&self.encoded.key);
            error.history = self.history;
        })
    }

    /// The last attempt stands.
    fn finish(self, sent: Sent) -> Result<Exchanged, Error> {
        let (key, earlier) = (self.encoded.key.clone(), self.earlier());
        match sent {
            Sent::Answer { received, cut, rest } => {
                let own_key = self.encoded.own_key;
                Ok(Exchanged { received, cut, rest, history: self.history, key, own_key, earlier })
            }
            Sent::Nothing(error) => {
                let (kind, outcome) = (attempt::kind(&error), attempt::outcome(&error));
                let failed = Error::new(self.about.id, kind, outcome).with(|inner| inner.source = Some(error.into()));
                Err(self.failed(failed))
            }
        }
    }
}

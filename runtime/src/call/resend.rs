//! Whether a call may be sent again, and why.
//! It may not allow what could do twice what was to be done once: in doubt, it is not sent again.

use std::time::Duration;

use super::attempt::{self, Cut, Sent};
use crate::attempt::Resend;
use crate::error::{ErrorKind, Outcome};
use crate::operation::About;
use crate::response::Received;
use crate::transport::TransportError;

/// The next attempt: why, and after which wait.
#[derive(Clone, Copy)]
pub(super) struct Again {
    pub(super) reason: Resend,
    pub(super) wait: Duration,
}

/// All that the decision rests on.
pub(super) struct Case<'a> {
    pub(super) about: &'a About,
    pub(super) sent: &'a Sent,
    /// The credentials can be others.
    pub(super) renewable: bool,
    /// An earlier attempt may have been done.
    pub(super) unsettled: bool,
}

impl Case<'_> {
    /// Why it is sent again, if it is.
    pub(super) fn reason(&self) -> Option<Resend> {
        match self.sent {
            Sent::Answer { received, cut, .. } => self.after_answer(received, cut.as_ref()),
            Sent::Nothing(error) => self.after_nothing(error),
        }
    }

    /// Sending it twice does no more than sending it once, as long as the vendor knows the key.
    fn is_safe(&self) -> bool {
        self.about.safe_to_resend || self.about.idempotency.is_some()
    }

    fn after_answer(&self, received: &Received, cut: Option<&Cut>) -> Option<Resend> {
        let status = received.status.as_u16();
        if self.about.in_flight == Some(status) {
            // The first answer of this kind to a new key is a refusal like any other.
            return (self.unsettled && self.is_safe()).then_some(Resend::InFlight);
        }
        match status {
            401 => self.renewable.then_some(Resend::Unauthorized),
            429 => Some(Resend::RateLimited),
            _ if !self.is_safe() => None,
            // These say that it will never be done.
            501 | 505 => None,
            408 | 500..=599 => Some(Resend::ServerError),
            _ => matches!(cut, Some(Cut::Broken(_))).then_some(Resend::CutOff),
        }
    }

    fn after_nothing(&self, error: &TransportError) -> Option<Resend> {
        if attempt::outcome(error) == Outcome::NotSent {
            // What cannot even be written will not be written the next time.
            let kind = attempt::kind(error);
            return matches!(kind, ErrorKind::Connect | ErrorKind::Timeout).then_some(Resend::NotSent);
        }
        self.is_safe().then_some(Resend::Unanswered)
    }
}

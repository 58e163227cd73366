//! What is remembered of each attempt of a call, and the hooks that see them.
//! It may not hold what was sent: that may be personal.

use std::fmt;
use std::time::Duration;

use http::StatusCode;

use crate::error::{ErrorKind, Outcome};
use crate::idempotency::IdempotencyKey;
use crate::operation::About;

/// One attempt of a call.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Attempt {
    /// Which one it is, from 1.
    pub number: u32,
    /// Why it was made, when it is not the first.
    pub reason: Option<Resend>,
    /// How long was waited before it.
    pub waited: Duration,
    /// How long it took.
    pub took: Duration,
    /// The status of the answer, if there was one.
    pub status: Option<StatusCode>,
    /// Why there was no answer, or not all of it.
    pub failure: Option<ErrorKind>,
    /// What became of the effect by this attempt alone; `None` when it was answered with a success.
    pub outcome: Option<Outcome>,
}

/// Why a call was sent again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Resend {
    /// The credentials were refused and could be renewed.
    Unauthorized,
    /// The server answered 429: nothing was done.
    RateLimited,
    /// Nothing had left.
    NotSent,
    /// There was no answer, and sending again is safe.
    Unanswered,
    /// The answer broke off, and sending again is safe.
    CutOff,
    /// The server failed, and sending again is safe.
    ServerError,
    /// The server is still working on an earlier attempt with the same key.
    InFlight,
}

impl fmt::Display for Resend {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Unauthorized => "unauthorized",
            Self::RateLimited => "rate limited",
            Self::NotSent => "not sent",
            Self::Unanswered => "unanswered",
            Self::CutOff => "cut off",
            Self::ServerError => "server error",
            Self::InFlight => "in flight",
        })
    }
}

/// An attempt that is about to be made.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Begun<'a> {
    /// What is known about the operation: its id, method and template.
    pub about: &'a About,
    /// The name of the environment.
    pub environment: &'a str,
    /// Which attempt it is, from 1.
    pub number: u32,
    /// The key that it carries.
    pub key: Option<&'a IdempotencyKey>,
}

/// Sees every attempt, before and after: for audit logs.
///
/// It is called in line, so it should hand on what takes long. It sees no body, no header and no address.
pub trait Hook: Send + Sync + 'static {
    /// An attempt is about to be made.
    fn before(&self, _attempt: Begun<'_>) {}

    /// An attempt has ended.
    fn after(&self, _attempt: Begun<'_>, _ended: &Attempt) {}

    /// The call was dropped while an attempt was on its way: what became of it is not known.
    fn abandoned(&self, _attempt: Begun<'_>) {}
}

impl<T: Hook + ?Sized> Hook for std::sync::Arc<T> {
    fn before(&self, attempt: Begun<'_>) {
        (**self).before(attempt);
    }

    fn after(&self, attempt: Begun<'_>, ended: &Attempt) {
        (**self).after(attempt, ended);
    }

    fn abandoned(&self, attempt: Begun<'_>) {
        (**self).abandoned(attempt);
    }
}

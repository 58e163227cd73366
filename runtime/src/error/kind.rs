//! The kinds of error, and what can have become of the effect of a call.
//! They may not depend on each other: the same kind has different outcomes.

use std::fmt;

/// What became of the effect of a call, not of its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Nothing left this side: it can be sent again.
    NotSent,
    /// The vendor said no, and that is final: this call did nothing. Of an earlier one with the same key it says nothing.
    Refused,
    /// The vendor accepted it, but the answer could not be read: it must not be sent again under another key.
    Accepted,
    /// It may have been done, or not. Find out before sending it again under another key.
    Unknown,
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotSent => "not sent",
            Self::Refused => "refused, this call did nothing",
            Self::Accepted => "accepted, but the answer could not be read",
            Self::Unknown => "it is not known whether it was done",
        })
    }
}

/// What went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// The request breaks a rule of the document; see [`faults`](crate::Error::faults).
    InvalidRequest,
    /// The client cannot be built, or cannot make this call in its environment.
    Configuration,
    /// The credentials are missing, or could not be made.
    Credentials,
    /// No connection was made.
    Connect,
    /// The time for the attempt ran out.
    Timeout,
    /// The exchange failed in another way.
    Transport,
    /// The answer broke off before its end.
    Truncated,
    /// What was read of the answer could not be written where the caller wanted it: the exchange itself went well.
    Write,
    /// The answer is longer than the client reads.
    TooLarge,
    /// The vendor answered with a status that is no success.
    Status,
    /// The answer could not be read; see [`decode_error`](crate::Error::decode_error).
    Decode,
    /// The pages of a list do not lead on.
    Paging,
    /// What was waited for did not come about.
    Waiting,
}

impl fmt::Display for ErrorKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::InvalidRequest => "the request is not valid",
            Self::Configuration => "the client is not set up for this",
            Self::Credentials => "the credentials are missing or could not be used",
            Self::Connect => "no connection could be made",
            Self::Timeout => "the time ran out",
            Self::Transport => "the exchange failed",
            Self::Truncated => "the answer broke off",
            Self::Write => "the answer could not be written here",
            Self::TooLarge => "the answer is too large",
            Self::Status => "the vendor answered with an error",
            Self::Decode => "the answer could not be read",
            Self::Paging => "the pages do not lead on",
            Self::Waiting => "what was waited for did not come about",
        })
    }
}

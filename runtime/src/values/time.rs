//! Date-times and dates, kept as the vendor wrote them.
//! They may not be rounded, nor moved to another offset; responses with a form of their own still decode.

use std::fmt;
use std::str::FromStr;
use std::time::SystemTime;

use super::moment;
use crate::check::formats;
use crate::decode::{Decode, DecodeError, Raw};
use crate::encode::{Encode, Encoder, redacted};

/// A moment, as text. What is parsed here is RFC 3339; what a vendor sent may be anything.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Timestamp(String);

/// A day, as text: `2026-01-31`. Redacted in Debug, because days of birth are personal.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Date(String);

/// The text is not a date-time, or not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeError(&'static str);

impl fmt::Display for TimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for TimeError {}

impl Timestamp {
    /// Takes an RFC 3339 date-time, such as `2026-01-31T12:30:00Z`.
    ///
    /// # Errors
    /// When the text is not one.
    pub fn parse(text: &str) -> Result<Self, TimeError> {
        if formats::date_time(text) {
            return Ok(Self(text.to_owned()));
        }
        Err(TimeError("not an RFC 3339 date-time, such as 2026-01-31T12:30:00Z"))
    }

    /// The text as it came, or as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A moment that can be compared with others.
impl TryFrom<&Timestamp> for SystemTime {
    type Error = TimeError;

    fn try_from(value: &Timestamp) -> Result<Self, TimeError> {
        moment::of(&value.0).ok_or(TimeError("not an RFC 3339 date-time"))
    }
}

impl Date {
    /// Takes a date, such as `2026-01-31`.
    ///
    /// # Errors
    /// When the text is not one.
    pub fn parse(text: &str) -> Result<Self, TimeError> {
        if formats::date(text) {
            return Ok(Self(text.to_owned()));
        }
        Err(TimeError("not a date, such as 2026-01-31"))
    }

    /// The text as it came, or as it was given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

macro_rules! time_text {
    ($type:ident, $write:ident) => {
        impl FromStr for $type {
            type Err = TimeError;

            fn from_str(text: &str) -> Result<Self, TimeError> {
                Self::parse(text)
            }
        }

        impl TryFrom<&str> for $type {
            type Error = TimeError;

            fn try_from(text: &str) -> Result<Self, TimeError> {
                Self::parse(text)
            }
        }

        impl fmt::Display for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(&self.0)
            }
        }

        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                redacted(self, f)
            }
        }

        impl Encode for $type {
            fn encode(&self, to: &mut dyn Encoder) {
                to.$write(&self.0);
            }
        }

        impl Decode for $type {
            fn decode(raw: Raw<'_>) -> Result<Self, DecodeError> {
                raw.string().map(|text| Self(text.into_owned()))
            }
        }
    };
}

time_text!(Timestamp, symbol);
time_text!(Date, string);

#[cfg(feature = "jiff")]
mod jiff_impls {
    use super::{Date, TimeError, Timestamp};

    impl TryFrom<&Timestamp> for jiff::Timestamp {
        type Error = TimeError;

        fn try_from(value: &Timestamp) -> Result<Self, TimeError> {
            value.as_str().parse().map_err(|_| TimeError("not a date-time that jiff reads"))
        }
    }

    impl From<jiff::Timestamp> for Timestamp {
        fn from(value: jiff::Timestamp) -> Self {
            Self(value.to_string())
        }
    }

    impl TryFrom<&Date> for jiff::civil::Date {
        type Error = TimeError;

        fn try_from(value: &Date) -> Result<Self, TimeError> {
            value.as_str().parse().map_err(|_| TimeError("not a date that jiff reads"))
        }
    }

    impl From<jiff::civil::Date> for Date {
        fn from(value: jiff::civil::Date) -> Self {
            Self(value.to_string())
        }
    }
}

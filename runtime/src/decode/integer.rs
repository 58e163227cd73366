//! Integers from JSON numbers, where `3.0` and `3e0` are 3.
//! It may not go through a float, which would lose digits beyond 2^53.

use super::{DecodeError, JsonKind, Raw};
use crate::decimal::number::Number;

/// Reads an integer; the caller's type decides the range.
pub(crate) fn integer<T: TryFrom<i128>>(raw: Raw<'_>, expected: &'static str) -> Result<T, DecodeError> {
    if raw.kind() != JsonKind::Number {
        return Err(raw.not(expected));
    }
    let number = Number::parse(raw.text());
    let value = number.ok_or_else(|| raw.not(expected))?;
    if !value.is_integer() {
        return Err(DecodeError::unfit(expected, "a number with a fraction"));
    }
    let fits = value.to_i128().and_then(|value| T::try_from(value).ok());
    fits.ok_or_else(|| DecodeError::unfit(expected, "a number out of range"))
}

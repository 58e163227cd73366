//! Exact comparison and remainders of decimal text.
//! It may not use floats, nor let a large exponent cost memory or time.

use std::borrow::Cow;
use std::cmp::Ordering;

use super::is_decimal;

/// Far beyond any real exponent, and small enough that sums of it do not overflow.
const FARTHEST: i64 = i64::MAX / 4;

/// A decimal taken apart: `digits * 10^exponent`, without zeros at either end of the digits, so that equal values are
/// equal numbers. Zero has no digits.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Number {
    negative: bool,
    digits: String,
    exponent: i64,
}

impl Number {
    pub(crate) fn parse(text: &str) -> Option<Self> {
        if !is_decimal(text) {
            return None;
        }
        let (negative, rest) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text),
        };
        let (mantissa, power) = rest.split_once(['e', 'E']).unwrap_or((rest, "0"));
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{whole}{fraction}");
        let digits = all.trim_end_matches('0');
        let zeros = length(all.len() - digits.len());
        let exponent = exponent(power) - length(fraction.len()) + zeros;
        let digits = digits.trim_start_matches('0').to_owned();
        if digits.is_empty() {
            return Some(Self::default());
        }
        Some(Self { negative, digits, exponent })
    }

    pub(crate) fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    pub(crate) fn is_negative(&self) -> bool {
        self.negative
    }

    pub(crate) fn is_integer(&self) -> bool {
        self.exponent >= 0
    }

    pub(crate) fn to_i128(&self) -> Option<i128> {
        if self.is_zero() {
            return Some(0);
        }
        let power = 10_i128.checked_pow(u32::try_from(self.exponent).ok()?)?;
        let value = self.digits.parse::<i128>().ok()?.checked_mul(power)?;
        Some(if self.negative { -value } else { value })
    }

    /// Whether it is a whole multiple of `step`; `None` when that cannot be told (`step` is zero or has many digits).
    pub(crate) fn is_multiple_of(&self, step: &Self) -> Option<bool> {
        let modulus = step.digits.parse::<u64>().ok().filter(|step| *step > 0)?;
        if self.is_zero() {
            return Some(true);
        }
        // The digits have no zeros at the end, so a value that is finer than its step is no multiple of it.
        let Ok(zeros) = u64::try_from(self.exponent - step.exponent) else {
            return Some(false);
        };
        let modulus = u128::from(modulus);
        let digits = self.digits.bytes().map(|digit| u128::from(digit - b'0'));
        let rest = digits.fold(0, |rest, digit| (rest * 10 + digit) % modulus);
        Some((rest * power_of_ten(zeros, modulus)).is_multiple_of(modulus))
    }

    /// Without an exponent, such as `-0.015`; `None` beyond `most` zeros.
    #[cfg(feature = "rust_decimal")]
    pub(crate) fn plain(&self, most: u32) -> Option<String> {
        if self.is_zero() {
            return Some("0".to_owned());
        }
        let sign = if self.negative { "-" } else { "" };
        let shift = usize::try_from(self.exponent.unsigned_abs()).ok()?;
        if shift > most as usize {
            return None;
        }
        if self.exponent >= 0 {
            return Some(format!("{sign}{}{}", self.digits, "0".repeat(shift)));
        }
        let padded = format!("{:0>width$}", self.digits, width = shift + 1);
        let (whole, fraction) = padded.split_at(padded.len() - shift);
        Some(format!("{sign}{whole}.{fraction}"))
    }

    fn cmp_magnitude(&self, other: &Self) -> Ordering {
        if self.is_zero() || other.is_zero() {
            return other.is_zero().cmp(&self.is_zero());
        }
        let highest = |number: &Self| length(number.digits.len()) + number.exponent;
        highest(self).cmp(&highest(other)).then_with(|| self.digits.cmp(&other.digits))
    }
}

impl Ord for Number {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self.negative, other.negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => self.cmp_magnitude(other),
            (true, true) => other.cmp_magnitude(self),
        }
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

fn length(length: usize) -> i64 {
    i64::try_from(length).unwrap_or(FARTHEST).min(FARTHEST)
}

/// An exponent too long for an `i64` is as good as the farthest one.
fn exponent(text: &str) -> i64 {
    let farthest = if text.starts_with('-') { -FARTHEST } else { FARTHEST };
    text.parse::<i64>().unwrap_or(farthest).clamp(-FARTHEST, FARTHEST)
}

/// `10^power % modulus`, by squaring; the modulus is below 2^64, so products stay below 2^128.
fn power_of_ten(mut power: u64, modulus: u128) -> u128 {
    let (mut result, mut base) = (1 % modulus, 10 % modulus);
    while power > 0 {
        if power % 2 == 1 {
            result = result * base % modulus;
        }
        base = base * base % modulus;
        power /= 2;
    }
    result
}

/// The same digits as a JSON number, which may not begin with spare zeros.
pub(crate) fn json_number(text: &str) -> Cow<'_, str> {
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text),
    };
    let trimmed = digits.trim_start_matches('0');
    if trimmed.len() == digits.len() {
        return Cow::Borrowed(text);
    }
    let zero = if trimmed.starts_with(|c: char| c.is_ascii_digit()) { "" } else { "0" };
    Cow::Owned(format!("{sign}{zero}{trimmed}"))
}

#[cfg(test)]
mod tests {
    use super::{Number, json_number};
    use proptest::prelude::*;

    fn number(text: &str) -> Number {
        Number::parse(text).unwrap()
    }

    #[test]
    fn spare_zeros_are_not_json() {
        let pairs = [("007.50", "7.50"), ("-000", "-0"), ("00e2", "0e2"), ("0.10", "0.10"), ("10", "10")];
        for (text, json) in pairs {
            assert_eq!(json_number(text), json);
        }
    }

    #[test]
    fn huge_exponents_cost_nothing() {
        let (far, near) = (number("1e999999999999999999999"), number("1e-999999999999999999999"));
        assert!(far > near && far.to_i128().is_none() && far.is_integer() && !near.is_integer());
        assert_eq!(far.is_multiple_of(&number("3")), Some(false));
        assert_eq!(far.is_multiple_of(&number("0.05")), Some(true));
        assert_eq!(near.is_multiple_of(&far), Some(false));
        assert_eq!(far.is_multiple_of(&number("0")), None);
    }

    proptest! {
        #[test]
        fn multiples_are_those_of_integers(
            value in 0_u128..1_000_000,
            step in 1_u128..1_000,
            places in 0_u32..4,
            step_places in 0_u32..4,
        ) {
            let ten = |power| 10_u128.pow(power);
            let expected = (value * ten(step_places)).is_multiple_of(step * ten(places));
            let value = number(&format!("{value}e-{places}"));
            let step = number(&format!("{step}e-{step_places}"));
            prop_assert_eq!(value.is_multiple_of(&step), Some(expected));
        }

        #[test]
        fn integers_are_read_exactly(value in any::<i64>(), zeros in 0_usize..5) {
            let text = format!("{value}.{}", "0".repeat(zeros + 1));
            prop_assert_eq!(number(&text).to_i128(), Some(i128::from(value)));
        }
    }
}

//! Decimals whose digits are kept as they came.
//! They may not go through a float, round, or lose a trailing zero that the vendor wrote.

mod convert;
pub(crate) mod number;

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;

use crate::decode::{Decode, DecodeError, JsonKind, Raw};
use crate::encode::{Encode, Encoder};
use number::Number;

pub use convert::ConvertError;

/// A decimal number, kept as text: `-?digits(.digits)?([eE][+-]?digits)?`.
///
/// Comparing, ordering and hashing go by the value: `1.0`, `1.00` and `1e0` are equal. What was written is
/// [`as_str`](Self::as_str). There is no arithmetic: convert to a decimal type for that (feature `rust_decimal`).
///
/// ```
/// use oas_runtime::{Decimal, decimal};
///
/// let price: Decimal = "100.50".parse()?;
/// assert_eq!(price, decimal!("100.5"));
/// assert_eq!(price.as_str(), "100.50");
/// assert!(price > Decimal::from(100));
/// # Ok::<(), oas_runtime::DecimalError>(())
/// ```
#[derive(Clone)]
pub struct Decimal(String);

/// The text is not a decimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DecimalError;

impl fmt::Display for DecimalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a decimal number")
    }
}

impl std::error::Error for DecimalError {}

impl Decimal {
    /// Reads a decimal.
    ///
    /// # Errors
    /// When the text is not one.
    pub fn parse(text: &str) -> Result<Self, DecimalError> {
        text.parse()
    }

    /// The digits as they came, or as they were given.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is zero, however many of them were written.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.number().is_zero()
    }

    /// Whether it is below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.number().is_negative()
    }

    /// Whether both have the same value; what `==` does.
    #[must_use]
    pub fn numeric_eq(&self, other: &Self) -> bool {
        self == other
    }

    /// Which has the larger value; what `cmp` does.
    #[must_use]
    pub fn cmp_value(&self, other: &Self) -> Ordering {
        self.cmp(other)
    }

    fn number(&self) -> Number {
        // Holds a decimal by construction; zero would be the answer if it did not.
        Number::parse(&self.0).unwrap_or_default()
    }
}

impl FromStr for Decimal {
    type Err = DecimalError;

    fn from_str(text: &str) -> Result<Self, DecimalError> {
        Self::try_from(text.to_owned())
    }
}

impl TryFrom<&str> for Decimal {
    type Error = DecimalError;

    fn try_from(text: &str) -> Result<Self, DecimalError> {
        text.parse()
    }
}

impl TryFrom<String> for Decimal {
    type Error = DecimalError;

    fn try_from(text: String) -> Result<Self, DecimalError> {
        if is_decimal(&text) { Ok(Self(text)) } else { Err(DecimalError) }
    }
}

macro_rules! from_integers {
    ($($type:ty),*) => { $(
        impl From<$type> for Decimal {
            fn from(value: $type) -> Self {
                Self(value.to_string())
            }
        }
    )* };
}

from_integers!(i32, i64, i128, u8, u16, u32, u64, u128);

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.number() == other.number()
    }
}

impl Eq for Decimal {}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        self.number().cmp(&other.number())
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Hash for Decimal {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.number().hash(state);
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Encode for Decimal {
    fn encode(&self, to: &mut dyn Encoder) {
        to.decimal(&self.0);
    }
}

impl Decode for Decimal {
    fn decode(raw: Raw<'_>) -> Result<Self, DecodeError> {
        let text = match raw.kind() {
            JsonKind::String => raw.string()?,
            JsonKind::Number => raw.text().into(),
            _ => return Err(raw.not("a decimal")),
        };
        let decimal = Self::try_from(text.into_owned());
        decimal.map_err(|_| DecodeError::unfit("a decimal", "a string that is not a decimal"))
    }
}

/// Whether the text is a decimal; usable while compiling.
#[must_use]
pub(crate) const fn is_decimal(text: &str) -> bool {
    let bytes = text.as_bytes();
    let start = if !bytes.is_empty() && bytes[0] == b'-' { 1 } else { 0 };
    let mut at = skip_digits(bytes, start);
    if at == start {
        return false;
    }
    if at < bytes.len() && bytes[at] == b'.' {
        let fraction = at + 1;
        at = skip_digits(bytes, fraction);
        if at == fraction {
            return false;
        }
    }
    if at < bytes.len() && (bytes[at] == b'e' || bytes[at] == b'E') {
        let sign = at + 1 < bytes.len() && (bytes[at + 1] == b'+' || bytes[at + 1] == b'-');
        let exponent = if sign { at + 2 } else { at + 1 };
        at = skip_digits(bytes, exponent);
        if at == exponent {
            return false;
        }
    }
    at == bytes.len()
}

const fn skip_digits(bytes: &[u8], mut at: usize) -> usize {
    while at < bytes.len() && bytes[at].is_ascii_digit() {
        at += 1;
    }
    at
}

/// A decimal that was checked while compiling; what `decimal!` makes.
#[doc(hidden)]
#[derive(Clone, Copy, Debug)]
pub struct DecimalLiteral(&'static str);

impl DecimalLiteral {
    /// Stops the compiler when the text is not a decimal: it is only called in constants.
    ///
    /// # Panics
    /// When the text is not a decimal; in a constant, that is an error of the compiler.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        assert!(is_decimal(text), "not a decimal, such as \"100.50\"");
        Self(text)
    }
}

impl From<DecimalLiteral> for Decimal {
    fn from(literal: DecimalLiteral) -> Self {
        Self(literal.0.to_owned())
    }
}

/// A [`Decimal`] from a literal, which is checked while compiling: `decimal!("100.50")`.
#[macro_export]
macro_rules! decimal {
    ($text:literal) => {{
        const LITERAL: $crate::codegen::DecimalLiteral = $crate::codegen::DecimalLiteral::new($text);
        $crate::Decimal::from(LITERAL)
    }};
}

//! Conversions between `Decimal` and decimal types of other crates, behind features.
//! They may not round: what does not fit is an error.

use std::fmt;

/// The value does not fit the other type without rounding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ConvertError;

impl fmt::Display for ConvertError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the value does not fit the other type")
    }
}

impl std::error::Error for ConvertError {}

#[cfg(feature = "rust_decimal")]
mod rust_decimal_impls {
    use super::ConvertError;
    use crate::decimal::Decimal;
    use rust_decimal::Decimal as Other;

    impl TryFrom<&Decimal> for Other {
        type Error = ConvertError;

        /// The scale is kept (`1.50` keeps two places), unless the text has an exponent.
        fn try_from(value: &Decimal) -> Result<Self, ConvertError> {
            let text = value.as_str();
            let plain = if text.contains(['e', 'E']) { value.number().plain(40) } else { None };
            let text = plain.as_deref().unwrap_or(text);
            Other::from_str_exact(text).map_err(|_| ConvertError)
        }
    }

    impl TryFrom<Decimal> for Other {
        type Error = ConvertError;

        fn try_from(value: Decimal) -> Result<Self, ConvertError> {
            Self::try_from(&value)
        }
    }

    impl From<Other> for Decimal {
        fn from(value: Other) -> Self {
            Self(value.to_string())
        }
    }
}

//! What each number with a type of its own has.
//! It may not hold logic: it only names functions of the runtime, so that generated crates stay quick to compile.

/// `integer!(MinorUnits, i64);` for a newtype around an integer.
#[doc(hidden)]
#[macro_export]
macro_rules! __integer {
    ($type:ident, $inner:ident) => {
        impl $type {
            /// The value as a type of its own.
            #[must_use]
            pub const fn new(value: $inner) -> Self {
                Self(value)
            }

            /// The bare number.
            #[must_use]
            pub const fn get(self) -> $inner {
                self.0
            }
        }
        impl $crate::codegen::Encode for $type {
            #[inline]
            fn encode(&self, to: &mut dyn $crate::codegen::Encoder) {
                $crate::codegen::Encode::encode(&self.0, to);
            }
        }
        $crate::__number_common!($type, $inner);
        impl From<$type> for $inner {
            #[inline]
            fn from(value: $type) -> Self {
                value.0
            }
        }
    };
}

/// `decimal_number!(WalletAmount);` for a newtype around a decimal that is written as a JSON number.
#[doc(hidden)]
#[macro_export]
macro_rules! __decimal_number {
    ($type:ident) => {
        impl $type {
            /// The value as a type of its own.
            #[must_use]
            pub const fn new(value: $crate::Decimal) -> Self {
                Self(value)
            }

            /// The bare decimal, with its digits as they came.
            #[must_use]
            pub const fn as_decimal(&self) -> &$crate::Decimal {
                &self.0
            }
        }
        impl $crate::codegen::Encode for $type {
            #[inline]
            fn encode(&self, to: &mut dyn $crate::codegen::Encoder) {
                $crate::codegen::Encode::encode(&$crate::codegen::AsNumber(&self.0), to);
            }
        }
        $crate::__number_common!($type, $crate::Decimal);
        impl From<$type> for $crate::Decimal {
            #[inline]
            fn from(value: $type) -> Self {
                value.0
            }
        }
        impl From<&$type> for $type {
            #[inline]
            fn from(other: &$type) -> Self {
                other.clone()
            }
        }
        impl ::core::str::FromStr for $type {
            type Err = $crate::DecimalError;

            #[inline]
            fn from_str(text: &str) -> Result<Self, $crate::DecimalError> {
                text.parse().map(Self)
            }
        }
    };
}

/// What all numbers have.
#[doc(hidden)]
#[macro_export]
macro_rules! __number_common {
    ($type:ident, $inner:ty) => {
        impl $crate::codegen::Decode for $type {
            #[inline]
            fn decode(raw: $crate::codegen::Raw<'_>) -> Result<Self, $crate::codegen::DecodeError> {
                $crate::codegen::Decode::decode(raw).map(Self)
            }
        }
        $crate::__union!($type);
        impl ::core::fmt::Display for $type {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.0, f)
            }
        }
        impl From<$inner> for $type {
            #[inline]
            fn from(value: $inner) -> Self {
                Self(value)
            }
        }
    };
}

/// `integer_enum! { enum Weekday { 1 => One, } }` for an open set of whole numbers: the enum, and numbers to and from it.
#[doc(hidden)]
#[macro_export]
macro_rules! __integer_enum {
    ($(#[$meta:meta])* enum $type:ident { $( $(#[$about:meta])* $number:literal => $variant:ident ),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $type {
            $( $(#[$about])* $variant, )*
            /// A value that the document does not name, as it came.
            Unknown(i64),
        }
        impl $type {
            /// The number on the wire.
            #[must_use]
            pub fn get(self) -> i64 {
                match self {
                    $( Self::$variant => $number, )*
                    Self::Unknown(other) => other,
                }
            }

            fn from_number(number: i64) -> Self {
                match number {
                    $( $number => Self::$variant, )*
                    other => Self::Unknown(other),
                }
            }
        }
        impl $crate::codegen::Encode for $type {
            #[inline]
            fn encode(&self, to: &mut dyn $crate::codegen::Encoder) {
                $crate::codegen::Encode::encode(&self.get(), to);
            }
        }
        impl $crate::codegen::Decode for $type {
            #[inline]
            fn decode(raw: $crate::codegen::Raw<'_>) -> Result<Self, $crate::codegen::DecodeError> {
                $crate::codegen::Decode::decode(raw).map(Self::from_number)
            }
        }
        $crate::__union!($type);
        impl ::core::fmt::Display for $type {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.get(), f)
            }
        }
        impl From<i64> for $type {
            #[inline]
            fn from(number: i64) -> Self {
                Self::from_number(number)
            }
        }
        impl From<$type> for i64 {
            #[inline]
            fn from(value: $type) -> Self {
                value.get()
            }
        }
    };
}

//! Newtypes around texts, and open enums.
//! They may not hold logic: they only name functions of the runtime.

/// `text!(CustomerId);` or `text!(Iban, hidden);` for a newtype around `String` that keeps its text.
#[doc(hidden)]
#[macro_export]
macro_rules! __text {
    ($type:ident) => {
        $crate::__text_common!($type, symbol);
        $crate::__uuid_text!($type);
        impl ::core::fmt::Display for $type {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(&self.0)
            }
        }
    };
    ($type:ident, hidden) => {
        $crate::__text_common!($type, string);
    };
}

/// What all texts have.
#[doc(hidden)]
#[macro_export]
macro_rules! __text_common {
    ($type:ident, $write:ident) => {
        impl $type {
            /// The text as received or given.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl $crate::codegen::Encode for $type {
            #[inline]
            fn encode(&self, to: &mut dyn $crate::codegen::Encoder) {
                to.$write(&self.0);
            }
        }
        impl $crate::codegen::Decode for $type {
            #[inline]
            fn decode(raw: $crate::codegen::Raw<'_>) -> Result<Self, $crate::codegen::DecodeError> {
                $crate::codegen::Decode::decode(raw).map(Self)
            }
        }
        $crate::__union!($type);
        impl AsRef<str> for $type {
            #[inline]
            fn as_ref(&self) -> &str {
                &self.0
            }
        }
        impl From<&str> for $type {
            #[inline]
            fn from(text: &str) -> Self {
                Self(text.to_owned())
            }
        }
        impl From<String> for $type {
            #[inline]
            fn from(text: String) -> Self {
                Self(text)
            }
        }
        impl From<&String> for $type {
            #[inline]
            fn from(text: &String) -> Self {
                Self(text.clone())
            }
        }
        impl From<&$type> for $type {
            #[inline]
            fn from(other: &$type) -> Self {
                Self(other.0.clone())
            }
        }
    };
}

/// `string_enum! { enum Network { "base" => Base, } }` for an open set of strings: the enum, and texts to and from it.
#[doc(hidden)]
#[macro_export]
macro_rules! __string_enum {
    ($(#[$meta:meta])* enum $type:ident { $( $(#[$about:meta])* $wire:literal => $variant:ident ),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum $type {
            $( $(#[$about])* $variant, )*
            /// A value that the document does not name, as it came.
            Unknown(String),
        }
        impl $type {
            /// The value on the wire.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $( Self::$variant => $wire, )*
                    Self::Unknown(other) => other,
                }
            }

            fn from_text(text: &str) -> Self {
                match text {
                    $( $wire => Self::$variant, )*
                    other => Self::Unknown(other.to_owned()),
                }
            }
        }
        impl $crate::codegen::Encode for $type {
            #[inline]
            fn encode(&self, to: &mut dyn $crate::codegen::Encoder) {
                to.symbol(self.as_str());
            }
        }
        impl $crate::codegen::Decode for $type {
            #[inline]
            fn decode(raw: $crate::codegen::Raw<'_>) -> Result<Self, $crate::codegen::DecodeError> {
                raw.string().map(|text| Self::from_text(&text))
            }
        }
        $crate::__union!($type);
        impl ::core::fmt::Display for $type {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }
        impl ::core::str::FromStr for $type {
            type Err = ::core::convert::Infallible;

            #[inline]
            fn from_str(text: &str) -> Result<Self, ::core::convert::Infallible> {
                Ok(Self::from_text(text))
            }
        }
        impl From<&str> for $type {
            #[inline]
            fn from(text: &str) -> Self {
                Self::from_text(text)
            }
        }
        impl From<String> for $type {
            #[inline]
            fn from(text: String) -> Self {
                Self::from_text(&text)
            }
        }
        impl PartialEq<str> for $type {
            #[inline]
            fn eq(&self, text: &str) -> bool {
                self.as_str() == text
            }
        }
        impl PartialEq<&str> for $type {
            #[inline]
            fn eq(&self, text: &&str) -> bool {
                self.as_str() == *text
            }
        }
    };
}

//! Implementations that come with a feature: nothing, where it is off.
//! They may not hold logic: they only name functions of the runtime.

#[cfg(not(feature = "serde"))]
mod without_serde {
    /// Nothing without the feature.
    #[doc(hidden)]
    #[macro_export]
    macro_rules! __serialize {
        ($type:ident) => {};
    }

    /// Nothing without the feature.
    #[doc(hidden)]
    #[macro_export]
    macro_rules! __deserialize {
        ($type:ident) => {};
    }
}

#[cfg(feature = "serde")]
mod with_serde {
    /// `Serialize`, from the same description as the wire.
    #[doc(hidden)]
    #[macro_export]
    macro_rules! __serialize {
        ($type:ident) => {
            impl $crate::codegen::serde::Serialize for $type {
                fn serialize<S: $crate::codegen::serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                    $crate::codegen::serialize(self, to)
                }
            }
        };
    }

    /// `Deserialize`, by the same decoder as the wire.
    #[doc(hidden)]
    #[macro_export]
    macro_rules! __deserialize {
        ($type:ident) => {
            impl<'de> $crate::codegen::serde::Deserialize<'de> for $type {
                fn deserialize<D: $crate::codegen::serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                    $crate::codegen::deserialize(from)
                }
            }
        };
    }
}

#[cfg(not(feature = "uuid"))]
mod without_uuid {
    /// Nothing without the feature.
    #[doc(hidden)]
    #[macro_export]
    macro_rules! __uuid_text {
        ($type:ident) => {};
    }
}

#[cfg(feature = "uuid")]
mod with_uuid {
    /// Conversions between an id and a UUID.
    #[doc(hidden)]
    #[macro_export]
    macro_rules! __uuid_text {
        ($type:ident) => {
            impl From<$crate::codegen::uuid::Uuid> for $type {
                #[inline]
                fn from(id: $crate::codegen::uuid::Uuid) -> Self {
                    Self(id.to_string())
                }
            }
            impl TryFrom<&$type> for $crate::codegen::uuid::Uuid {
                type Error = $crate::codegen::uuid::Error;

                fn try_from(id: &$type) -> Result<Self, Self::Error> {
                    Self::parse_str(id.as_str())
                }
            }
        };
    }
}

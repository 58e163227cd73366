//! Records and unions.
//! They may not hold logic: they only name functions of the runtime.

/// `record!(Customer [id, name]);` for records of responses: how they are written and read, and `Debug` (and serde's traits, if
/// asked for). The members are said in `fields`.
#[doc(hidden)]
#[macro_export]
macro_rules! __record {
    ($type:ident $fields:tt) => {
        $crate::__written! { $type $fields }
        $crate::__read! { $type $fields }
        impl $crate::codegen::Encode for $type {
            #[inline]
            fn encode(&self, to: &mut dyn $crate::codegen::Encoder) {
                to.record(self);
            }
        }
        $crate::__union!($type);
        impl $crate::codegen::Decode for $type {
            #[inline]
            fn decode(raw: $crate::codegen::Raw<'_>) -> Result<Self, $crate::codegen::DecodeError> {
                $crate::codegen::decode_record(raw)
            }
        }
    };
}

/// `request! { struct CreateCustomer { … } fields [name] }` for records that are only written: the struct and how it is made
/// (`made`), what is written (`fields`), and `Debug` (and `Serialize`).
#[doc(hidden)]
#[macro_export]
macro_rules! __request {
    ($(#[$meta:meta])* struct $type:ident $made:tt fields $fields:tt $(bounds $bounds:tt)?) => {
        $crate::__made! { $(#[$meta])* $type $made }
        $crate::__written! { $type $fields $(bounds $bounds)? }
        impl $crate::codegen::Encode for $type {
            #[inline]
            fn encode(&self, to: &mut dyn $crate::codegen::Encoder) {
                to.record(self);
            }
        }
        $crate::__request_union!($type);
    };
}

/// `union!(Instructions);` for a type with `Encode` and `Decode` of its own: `Debug` (and serde's traits).
#[doc(hidden)]
#[macro_export]
macro_rules! __union {
    ($type:ident) => {
        $crate::__request_union!($type);
        $crate::__deserialize!($type);
    };
}

/// `request_union!(CreateCustomer);` for a type with `Encode` of its own: `Debug` (and `Serialize`).
#[doc(hidden)]
#[macro_export]
macro_rules! __request_union {
    ($type:ident) => {
        impl ::core::fmt::Debug for $type {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::codegen::redacted(self, f)
            }
        }
        $crate::__serialize!($type);
    };
}

/// `body!(CreateOrderBody);` for the enum of a body's media types: `Debug`.
#[doc(hidden)]
#[macro_export]
macro_rules! __body {
    ($type:ident) => {
        impl ::core::fmt::Debug for $type {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::codegen::debug_operation(stringify!($type), &|parts| self.encode(parts), f)
            }
        }
    };
}

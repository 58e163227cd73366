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
        $crate::__encoded!($type);
        $crate::__deserialize!($type);
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
        $crate::__encoded!($type);
    };
}

/// `Encode` and `Debug` (and `Serialize`) of a record.
#[doc(hidden)]
#[macro_export]
macro_rules! __encoded {
    ($type:ident) => {
        impl $crate::codegen::Encode for $type {
            #[inline]
            fn encode(&self, to: &mut dyn $crate::codegen::Encoder) {
                to.record(self);
            }
        }
        $crate::__request_union!($type);
    };
}

/// `union!(Instructions [Bank, Chain, Unknown]);` for a type with `Decode` of its own: how it is written, and `Debug` (and serde's
/// traits). Without members, how it is written is its own, too.
#[doc(hidden)]
#[macro_export]
macro_rules! __union {
    ($type:ident $($members:tt)?) => {
        $crate::__request_union!($type $($members)?);
        $crate::__deserialize!($type);
    };
}

/// `request_union!(CreateCustomer [Individual, Corporate]);` for a union that is only written: how, and `Debug` (and `Serialize`).
#[doc(hidden)]
#[macro_export]
macro_rules! __request_union {
    ($type:ident [ $( $variant:ident $(as $how:ident)? $(within $bounds:expr)? ),* $(,)? ]) => {
        impl $crate::codegen::Encode for $type {
            #[inline]
            fn encode(&self, to: &mut dyn $crate::codegen::Encoder) {
                match self {
                    $( Self::$variant(member) => $crate::codegen::Encode::encode($crate::__member!(member $($how)? $(within $bounds)?), to), )*
                }
            }
        }
        $crate::__request_union!($type);
    };
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

/// A member as it is written.
#[doc(hidden)]
#[macro_export]
macro_rules! __member {
    ($member:ident) => {
        $member
    };
    ($member:ident number) => {
        &$crate::codegen::AsNumber($member)
    };
    ($member:ident within $bounds:expr) => {
        &$crate::codegen::Within($member, $bounds)
    };
    ($member:ident number within $bounds:expr) => {
        &$crate::codegen::Within(&$crate::codegen::AsNumber($member), $bounds)
    };
}

/// `variant!(Order::Buy from Buy, BuyBuilder<Given>);`: a member, or its finished builder, converts into the union.
#[doc(hidden)]
#[macro_export]
macro_rules! __variant {
    ($type:ident::$variant:ident from $member:ty $(, $builder:ty)?) => {
        impl From<$member> for $type {
            fn from(member: $member) -> Self {
                Self::$variant(member)
            }
        }
        $(
            impl From<$builder> for $type {
                fn from(builder: $builder) -> Self {
                    Self::$variant(builder.build())
                }
            }
        )?
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

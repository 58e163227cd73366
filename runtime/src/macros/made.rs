//! Requests and operations: what they are made of, stated once. The struct keeps it privately; what is required is an argument of
//! `new`, or, of many, asked for by a builder whose type says what is still missing (`given`); the rest has setters.
//!
//! A member is `name: how Type`, where `how` says what its setter takes: the type itself (`value`), anything that converts (`into`),
//! a list of what converts (`each`), a map to it (`entries`), or else `{argument => stored value}`. What may be null says `name | name_null`, and what
//! is sent unless it is set says `= default`.

/// `made! { CreateOrder { required { amount: into Decimal } optional { memo: into String } } }`: the struct, `new` and setters.
#[doc(hidden)]
#[macro_export]
macro_rules! __made {
    ($(#[$meta:meta])* $type:ident { optional $optional:tt $(extra $extra:ty)? }) => {
        $crate::__stored! { $(#[$meta])* $type {} $optional $(extra $extra)? }
        impl $type {
            #[doc = concat!("A new `", stringify!($type), "`.")]
            pub fn new() -> Self {
                $crate::__blank!($type {} $optional $(extra $extra)?)
            }
        }
        impl ::core::default::Default for $type {
            fn default() -> Self {
                Self::new()
            }
        }
        $crate::__setters! { $type [] self (self) $optional $(extra $extra)? }
    };
    ($(#[$meta:meta])* $type:ident {}) => {
        $crate::__made! { $(#[$meta])* $type { optional {} } }
    };
    ($(#[$meta:meta])* $type:ident { extra $extra:ty }) => {
        $crate::__made! { $(#[$meta])* $type { optional {} extra $extra } }
    };
    ($(#[$meta:meta])* $type:ident { $kind:ident { $($required:tt)* } $(extra $extra:ty)? }) => {
        $crate::__made! { $(#[$meta])* $type { $kind { $($required)* } optional {} $(extra $extra)? } }
    };
    (
        $(#[$meta:meta])* $type:ident {
            required { $( $(#[$about:meta])* $name:ident: $how:tt $ty:ty ),+ $(,)? }
            optional $optional:tt $(extra $extra:ty)?
        }
    ) => {
        $crate::__stored! { $(#[$meta])* $type { $( $name: $crate::__held!($how $ty) ),+ } $optional $(extra $extra)? }
        impl $type {
            #[doc = concat!("A new `", stringify!($type), "`, of:")]
            $(
                ///
                #[doc = concat!(" **`", stringify!($name), "`**")]
                $(#[$about])*
            )+
            pub fn new($( $name: $crate::__argument!($how $ty) ),+) -> Self {
                $crate::__blank!($type { $( $name = $crate::__converted!($how $name) ),+ } $optional $(extra $extra)?)
            }
        }
        $crate::__setters! { $type [] self (self) $optional $(extra $extra)? }
    };
    (
        $(#[$meta:meta])* $type:ident {
            $builder:ident { $( $(#[$about:meta])* $name:ident [$need:ident $state:ident]: $how:tt $ty:ty ),+ $(,)? }
            optional $optional:tt $(extra $extra:ty)?
        }
    ) => {
        $crate::__stored! { $(#[$meta])* $type { $( $name: Option<$crate::__held!($how $ty)> ),+ } $optional $(extra $extra)? }
        $crate::__builder! { $type $builder [ $($need $state)+ ] ($crate::__blank!($type { $( $name = None ),+ } $optional $(extra $extra)?)) }
        $crate::__given! { $builder [] [ $( ($state { $(#[$about])* $name $need $how $ty }) )+ ] }
        $crate::__setters! { $builder [ $($state)+ ] self (self.value) $optional $(extra $extra)? }
    };
}

/// The struct itself.
#[doc(hidden)]
#[macro_export]
macro_rules! __stored {
    (
        $(#[$meta:meta])* $type:ident { $( $required:ident: $held:ty ),* }
        { $( $(#[$about:meta])* $name:ident $(| $null:ident)?: $how:tt $ty:ty $(= $default:expr)? ),* $(,)? }
        $(extra $extra:ty)?
    ) => {
        $(#[$meta])*
        #[derive(Clone)]
        #[must_use]
        pub struct $type {
            $( $required: $held, )*
            $( $name: $crate::__kept!(($crate::__held!($how $ty)) $(| $null)? $(= $default)?), )*
            $( additional_properties: $crate::Map<$extra>, )?
        }
    };
}

/// A value in which nothing optional is set.
#[doc(hidden)]
#[macro_export]
macro_rules! __blank {
    (
        $type:ident { $( $required:ident = $value:expr ),* }
        { $( $(#[$about:meta])* $name:ident $(| $null:ident)?: $how:tt $ty:ty $(= $default:expr)? ),* $(,)? }
        $(extra $extra:ty)?
    ) => {
        $type {
            $( $required: $value, )*
            $( $name: $crate::__unset!($(| $null)? $(= $default)?), )*
            $( additional_properties: $crate::Map::<$extra>::default(), )?
        }
    };
}

/// The setters of what may be left out: of the struct itself, or of its builder, whose type has parameters. Where the members are
/// (`self`, or the builder's value) is said by the caller.
#[doc(hidden)]
#[macro_export]
macro_rules! __setters {
    ($type:ident $states:tt $this:ident $place:tt {}) => {};
    (
        $type:ident [ $($state:ident)* ] $this:ident $place:tt
        { $( $(#[$about:meta])* $name:ident $(| $null:ident)?: $how:tt $ty:ty $(= $default:expr)? ),* $(,)? }
        $(extra $extra:ty)?
    ) => {
        impl<$($state),*> $type<$($state),*> {
            $(
                $(#[$about])*
                pub fn $name(mut $this, $name: $crate::__argument!($how $ty)) -> Self {
                    $place.$name = $crate::__set!(($crate::__converted!($how $name)) $(| $null)? $(= $default)?);
                    $this
                }
                $(
                    /// Sends null, which is not the same as leaving it out.
                    pub fn $null(mut $this) -> Self {
                        $place.$name = $crate::Patch::Null;
                        $this
                    }
                )?
            )*
            $(
                /// Adds a property that the document does not name.
                pub fn additional_property(
                    mut $this,
                    name: impl Into<String>,
                    value: impl Into<$extra>,
                ) -> Self {
                    $place.additional_properties.insert(name.into(), value.into());
                    $this
                }
            )?
        }
    };
}

/// What a setter takes.
#[doc(hidden)]
#[macro_export]
macro_rules! __argument {
    (value $ty:ty) => { $ty };
    (into $ty:ty) => { impl ::core::convert::Into<$ty> };
    (each $ty:ty) => { impl ::core::iter::IntoIterator<Item = impl ::core::convert::Into<$ty>> };
    (entries $ty:ty) => {
        impl ::core::iter::IntoIterator<
            Item = (impl ::core::convert::Into<String>, impl ::core::convert::Into<$ty>),
        >
    };
    ({ $argument:ty => $value:expr } $ty:ty) => { $argument };
}

/// What was taken, as it is held.
#[doc(hidden)]
#[macro_export]
macro_rules! __converted {
    (value $name:ident) => {
        $name
    };
    (into $name:ident) => {
        $name.into()
    };
    (each $name:ident) => {
        $name.into_iter().map(Into::into).collect()
    };
    (entries $name:ident) => {
        $name.into_iter().map(|(key, item)| (key.into(), item.into())).collect()
    };
    ({ $argument:ty => $value:expr } $name:ident) => {
        $value
    };
}

/// The type that is held once something was given.
#[doc(hidden)]
#[macro_export]
macro_rules! __held {
    (each $ty:ty) => { Vec<$ty> };
    (entries $ty:ty) => { $crate::Map<$ty> };
    ($how:tt $ty:ty) => { $ty };
}

/// The type of a member that may be left out.
#[doc(hidden)]
#[macro_export]
macro_rules! __kept {
    (($held:ty)) => { Option<$held> };
    (($held:ty) | $null:ident) => { $crate::Patch<$held> };
    (($held:ty) = $default:expr) => { $held };
}

/// What stands for a member that was not set.
#[doc(hidden)]
#[macro_export]
macro_rules! __unset {
    () => {
        None
    };
    (| $null:ident) => {
        $crate::Patch::Unset
    };
    (= $default:expr) => {
        $default
    };
}

/// What stands for a member that was set.
#[doc(hidden)]
#[macro_export]
macro_rules! __set {
    (($value:expr)) => {
        Some($value)
    };
    (($value:expr) | $null:ident) => {
        $crate::Patch::Value($value)
    };
    (($value:expr) = $default:expr) => {
        $value
    };
}

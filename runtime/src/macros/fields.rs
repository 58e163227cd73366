//! What a record writes and reads: its members in the document's order, stated once for both.
//!
//! A member is `name`, `"wire" => name` where the document calls it otherwise, `name as hidden` where it is written or shown in
//! a way of its own, and `name = default` where an answer may leave it out. `["type" = "card"], name` is a constant before it;
//! after the last one, and after `;`, stand constants that follow it, and `..additional_properties`.

/// `impl Record`: what is written, and what it is checked for.
#[doc(hidden)]
#[macro_export]
macro_rules! __written {
    (
        $type:ident
        [
            $( $([ $($constant:tt)* ],)* $($wire:literal =>)? $name:ident $(as $($how:ident)+)? $(= $default:expr)? ),*
            $(; $([ $($last:tt)* ])* $(.. $extra:ident $(as $($extra_how:ident)+)?)?)?
        ]
        $(bounds { $( $($bound_wire:literal =>)? $bound:ident: $bounds:expr, )* $(.. $beside:ident: $beside_bounds:expr)? })?
    ) => {
        impl $crate::codegen::Record for $type {
            #[inline]
            fn name(&self) -> &'static str {
                stringify!($type)
            }

            #[inline]
            fn fields(&self, to: &mut dyn $crate::codegen::Fields) {
                let _ = &to;
                $(
                    $( $crate::__constant!(to $($constant)*); )*
                    $crate::__put!(to $crate::__wire!($($wire)? $name), &self.$name; $($($how)+)?);
                )*
                $(
                    $( $crate::__constant!(to $($last)*); )*
                    $( to.extra($crate::__as!(&self.$extra; $($($extra_how)+)?)); )?
                )?
            }
            $(
                #[inline]
                fn check(&self, to: &mut $crate::codegen::Checks<'_>) {
                    $( to.bounds($crate::__wire!($($bound_wire)? $bound), &self.$bound, $bounds); )*
                    $( to.extra(&self.$beside, $beside_bounds); )?
                }
            )?
        }
    };
}

/// `impl DecodeRecord`: what is read. Constants are of no interest to it.
#[doc(hidden)]
#[macro_export]
macro_rules! __read {
    (
        $type:ident
        [
            $( $([ $($constant:tt)* ],)* $($wire:literal =>)? $name:ident $(as $($how:ident)+)? $(= $default:expr)? ),*
            $(; $([ $($last:tt)* ])*)?
        ]
    ) => {
        $crate::__read! { @ $type [ $( ($($wire)? $name) $name $(= $default)? ),* ] }
    };
    (
        $type:ident
        [
            $( $([ $($constant:tt)* ],)* $($wire:literal =>)? $name:ident $(as $($how:ident)+)? $(= $default:expr)? ),*
            ; $([ $($last:tt)* ])* .. $extra:ident $(as $($extra_how:ident)+)?
        ]
    ) => {
        $crate::__read! {
            @ $type [ $( ($($wire)? $name) $name $(= $default)? ),* ]
            $extra [ $( $crate::__wire!($($wire)? $name) ),* ]
        }
    };
    (@ $type:ident [ $( $wire:tt $name:ident $(= $default:expr)? ),* ] $($extra:ident $known:tt)?) => {
        impl $crate::codegen::DecodeRecord for $type {
            #[inline]
            fn decode_record(from: &$crate::codegen::Object<'_>) -> Result<Self, $crate::codegen::DecodeError> {
                let _ = from;
                Ok(Self {
                    $( $name: $crate::__take!(from $wire $(, $default)?), )*
                    $( $extra: from.extra(&$known)?, )?
                })
            }
        }
    };
}

/// The document's name of a member.
#[doc(hidden)]
#[macro_export]
macro_rules! __wire {
    ($wire:literal $name:ident) => {
        $wire
    };
    ($name:ident) => {
        stringify!($name)
    };
}

/// A constant: a text, or else.
#[doc(hidden)]
#[macro_export]
macro_rules! __constant {
    ($to:ident $wire:literal = $value:literal) => {
        $to.constant($wire, $value)
    };
    ($to:ident $wire:literal is $value:expr) => {
        $to.field($wire, &$value)
    };
}

/// A value, written and shown in a way of its own.
#[doc(hidden)]
#[macro_export]
macro_rules! __as {
    ($value:expr;) => { $value };
    ($value:expr; hidden) => { &$crate::codegen::Hidden($value) };
    ($value:expr; shown) => { &$crate::codegen::Shown($value) };
    ($value:expr; number $($how:ident)*) => { $crate::__as!(&$crate::codegen::AsNumber($value); $($how)*) };
}

/// Writes a member.
#[doc(hidden)]
#[macro_export]
macro_rules! __put {
    ($to:ident $wire:expr, $value:expr;) => { $to.field($wire, $value) };
    ($to:ident $wire:expr, $value:expr; hidden) => { $to.hidden($wire, $value) };
    ($to:ident $wire:expr, $value:expr; shown) => { $to.shown($wire, $value) };
    ($to:ident $wire:expr, $value:expr; nullable) => { $to.nullable($wire, $value) };
    ($to:ident $wire:expr, $value:expr; nullable hidden) => { $to.nullable($wire, &$crate::codegen::Hidden($value)) };
    ($to:ident $wire:expr, $value:expr; nullable shown) => { $to.nullable($wire, &$crate::codegen::Shown($value)) };
    ($to:ident $wire:expr, $value:expr; number $($how:ident)*) => {
        $crate::__put!($to $wire, &$crate::codegen::AsNumber($value); $($how)*)
    };
}

/// Reads a member.
#[doc(hidden)]
#[macro_export]
macro_rules! __take {
    ($from:ident ($($wire:tt)+)) => { $from.field($crate::__wire!($($wire)+))? };
    ($from:ident ($($wire:tt)+), $default:expr) => { $from.field_or($crate::__wire!($($wire)+), || $default)? };
}

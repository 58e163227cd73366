//! Names that something had before, kept as deprecated ones: they lead to what is there today.
//! Fields of answers, and patterns of what holds something, have no second name in Rust.

/// `old_values! { Network { Mainnet => Base = "it is called `Base` now", } }`: values of an enum, for expressions and patterns alike.
#[doc(hidden)]
#[macro_export]
macro_rules! __old_values {
    ($type:ident { $( $old:ident => $new:ident = $note:literal ),* $(,)? }) => {
        #[allow(non_upper_case_globals, reason = "values are written like variants")]
        impl $type {
            $(
                #[doc = concat!("`", stringify!($new), "`, as it was called before.")]
                #[deprecated(note = $note)]
                pub const $old: Self = Self::$new;
            )*
        }
    };
}

/// `old_members! { Instructions { Wire(super::Bank) => Bank = "…", } }`: variants that hold something, for expressions.
#[doc(hidden)]
#[macro_export]
macro_rules! __old_members {
    ($type:ident { $( $old:ident($held:ty) => $new:ident = $note:literal ),* $(,)? }) => {
        #[allow(non_snake_case, reason = "members are written like variants")]
        impl $type {
            $(
                #[doc = concat!("`", stringify!($new), "`, as it was called before.")]
                #[deprecated(note = $note)]
                #[must_use]
                pub fn $old(held: $held) -> Self {
                    Self::$new(held)
                }
            )*
        }
    };
}

/// `old_setters! { CreateOrder => Self where { note => memo: into String = "…", note_null => memo_null = "…" } }`: of a request, of the call
/// of an operation, or of a builder, whose parameters come first (`[A B] CreateOrderBuilder<A, B> => …`).
#[doc(hidden)]
#[macro_export]
macro_rules! __old_setters {
    (
        [ $($state:ident)* ] $on:ty => $gives:ty where
        { $( $old:ident => $new:ident $(: $how:tt $ty:ty)? = $note:literal ),* $(,)? }
    ) => {
        impl<$($state),*> $on {
            $(
                #[doc = concat!("`", stringify!($new), "`, as it was called before.")]
                #[deprecated(note = $note)]
                pub fn $old(self $(, value: $crate::__argument!($how $ty))?) -> $gives {
                    self.$new($( $crate::__given_as!($how value) )?)
                }
            )*
        }
    };
    ($on:ty => $gives:ty where $setters:tt) => {
        $crate::__old_setters! { [] $on => $gives where $setters }
    };
}

/// What was given, whatever a setter takes.
#[doc(hidden)]
#[macro_export]
macro_rules! __given_as {
    ($how:tt $value:ident) => {
        $value
    };
}

//! Builders whose type says what is still missing: a parameter for each required member, which is the member's marker in the
//! crate's `needs` until it is given. So that a message of the compiler names what was forgotten.

/// The builder itself: how it begins, and how it ends.
#[doc(hidden)]
#[macro_export]
macro_rules! __builder {
    ($type:ident $builder:ident [ $($need:ident $state:ident)+ ] ($blank:expr)) => {
        #[doc = concat!("Makes a [`", stringify!($type), "`]. Its type says which of the required parts are still missing.")]
        #[must_use]
        pub struct $builder<$($state),+> {
            value: $type,
            state: ::core::marker::PhantomData<($($state,)+)>,
        }
        impl $type {
            /// Starts with nothing given.
            // The parameters have no defaults: the compiler leaves those out of its messages, and they are what is missing.
            pub fn builder() -> $builder<$(crate::needs::$need),+> {
                $builder { value: $blank, state: ::core::marker::PhantomData }
            }
        }
        impl $builder<$($crate::__all_given!($need)),+> {
            /// The finished value.
            pub fn build(self) -> $type {
                self.value
            }
        }
        impl From<$builder<$($crate::__all_given!($need)),+>> for $type {
            fn from(builder: $builder<$($crate::__all_given!($need)),+>) -> Self {
                builder.value
            }
        }
    };
}

/// The marker of what was given, whatever was needed.
#[doc(hidden)]
#[macro_export]
macro_rules! __all_given {
    ($need:ident) => {
        crate::needs::Given
    };
}

/// The setters of what is required, one after the other: each changes its own parameter and leaves those before and after it.
#[doc(hidden)]
#[macro_export]
macro_rules! __given {
    ($builder:ident [ $($before:ident)* ] []) => {};
    (
        $builder:ident [ $($before:ident)* ]
        [ ($state:ident { $(#[$about:meta])* $name:ident $need:ident $how:tt $ty:ty }) $( ($after:ident $later:tt) )* ]
    ) => {
        impl<$($before,)* $($after,)*> $builder<$($before,)* crate::needs::$need, $($after,)*> {
            $(#[$about])*
            pub fn $name(
                mut self,
                $name: $crate::__argument!($how $ty),
            ) -> $builder<$($before,)* crate::needs::Given, $($after,)*> {
                self.value.$name = Some($crate::__converted!($how $name));
                $builder { value: self.value, state: ::core::marker::PhantomData }
            }
        }
        $crate::__given! { $builder [ $($before)* $state ] [ $( ($after $later) )* ] }
    };
}

/// `needs!(Name = "name");`: markers of what a builder still needs, by what the document calls it.
#[doc(hidden)]
#[macro_export]
macro_rules! __needs {
    ($( $marker:ident = $wire:literal ),* $(,)?) => {
        /// It has been given.
        pub struct Given;
        $(
            #[doc = concat!("`", $wire, "` has not been given yet.")]
            pub struct $marker;
        )*
    };
}

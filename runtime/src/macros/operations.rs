//! Operations: what one is made of (`made`), what the document says of it, and how it is encoded.

/// `operation! { struct ListWidgets { … } gives … }`: the struct, `Operation`, setters of the call, and `Debug`.
#[doc(hidden)]
#[macro_export]
macro_rules! __operation {
    (
        $(#[$meta:meta])* struct $type:ident $made:tt
        gives $output:ty;
        about($id:literal, $method:literal, $path:literal) $(. $says:ident $how:tt)*;
        $($(#[$why:meta])* safe without $unsafe_with:ident;)?
        successes [ $( $read:ident $answer:tt $(. $as:ident $what:tt)* ),* $(,)? ]
        $(encode($this:ident, $to:ident) $encode:tt)?
    ) => {
        $crate::__made! { $(#[$meta])* $type $made }
        $crate::__call_setters! { $type $made }
        $crate::__operation_debug!($type);
        impl $crate::codegen::Operation for $type {
            type Output = $output;
            const ABOUT: &'static $crate::codegen::About =
                &$crate::codegen::About::new($id, $method, $path).security(crate::client::SECURITY) $(. $says $how)*;
            const SUCCESSES: &'static [$crate::codegen::Success<Self::Output>] =
                &[$( $crate::__success!($read $answer) $(. $as $what)* ),*];

            $crate::__encode!($($this $to $encode)?);
            $(
                $(#[$why])*
                #[inline]
                fn about(&self) -> &$crate::codegen::About {
                    const WITHOUT: &$crate::codegen::About =
                        &<$type as $crate::codegen::Operation>::ABOUT.safe_to_resend();
                    if self.$unsafe_with.is_some() { Self::ABOUT } else { WITHOUT }
                }
            )?
        }
    };
}

/// How an answer becomes the output: unless it is said, JSON is decoded as it stands, and what is empty gives nothing.
#[doc(hidden)]
#[macro_export]
macro_rules! __success {
    (json ($status:literal)) => {
        $crate::codegen::Success::json($status, $crate::codegen::Decode::decode)
    };
    (empty ($status:literal)) => {
        $crate::codegen::Success::empty($status, || ())
    };
    ($read:ident $answer:tt) => {
        $crate::codegen::Success::$read $answer
    };
}

/// What an operation is made of, as it is sent; of some that is nothing.
#[doc(hidden)]
#[macro_export]
macro_rules! __encode {
    () => {
        #[inline]
        fn encode(&self, _: &mut dyn $crate::codegen::Parts) {}
    };
    ($this:ident $to:ident $encode:tt) => {
        #[inline]
        fn encode(&$this, $to: &mut dyn $crate::codegen::Parts) $encode
    };
}

/// What may be left out is a method of the call, too, where there is no builder to be finished first.
#[doc(hidden)]
#[macro_export]
macro_rules! __call_setters {
    (
        $type:ident {
            $(required $required:tt)?
            optional { $( $(#[$about:meta])* $name:ident $(| $null:ident)?: $how:tt $ty:ty $(= $default:expr)? ),* $(,)? }
        }
    ) => {
        impl crate::Call<$type> {
            $(
                $(#[$about])*
                pub fn $name(self, $name: $crate::__argument!($how $ty)) -> Self {
                    self.map_operation(|operation| operation.$name($name))
                }
            )*
        }
    };
    ($type:ident $made:tt) => {};
}

/// `Debug` of operations, by what they would send.
#[doc(hidden)]
#[macro_export]
macro_rules! __operation_debug {
    ($type:ident) => {
        impl ::core::fmt::Debug for $type {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                let encode = |to: &mut dyn $crate::codegen::Parts| {
                    $crate::codegen::Operation::encode(self, to);
                };
                $crate::codegen::debug_operation(stringify!($type), &encode, f)
            }
        }
    };
}

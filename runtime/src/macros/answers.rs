//! What is read of answers beside their outputs: typed bodies of errors, and declared headers.

/// `error_body! { enum GetCardError of "getCard" { 404 => NotFound(ApiError), } }`: JSON bodies of errors, by status.
#[doc(hidden)]
#[macro_export]
macro_rules! __error_body {
    (
        $(#[$meta:meta])*
        enum $type:ident of $operation:literal { $( $(#[$about:meta])* $status:pat => $variant:ident($body:ty) ),* $(,)? }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum $type {
            $( $(#[$about])* $variant($body), )*
        }
        impl $crate::codegen::ErrorBody for $type {
            const OPERATION: &'static str = $operation;

            #[inline]
            #[allow(unreachable_patterns, reason = "a default takes all statuses")]
            fn decode(
                status: u16,
                raw: $crate::codegen::Raw<'_>,
            ) -> Result<Self, $crate::codegen::DecodeError> {
                match status {
                    $( $status => raw.decode().map(Self::$variant), )*
                    _ => Err($crate::codegen::DecodeError::undeclared_status()),
                }
            }
        }
    };
}

/// `headers! { struct GetCardHeaders { "X-Total" => total: u64, } }`: accessors that read when they are asked.
#[doc(hidden)]
#[macro_export]
macro_rules! __headers {
    ($(#[$meta:meta])* struct $type:ident { $( $(#[$about:meta])* $wire:literal => $name:ident: $ty:ty ),* $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Debug)]
        pub struct $type($crate::codegen::AnswerHeaders);
        impl $type {
            $(
                $(#[$about])*
                #[must_use]
                pub fn $name(&self) -> Option<$ty> {
                    self.0.get($wire)
                }
            )*
        }
        impl From<$crate::codegen::AnswerHeaders> for $type {
            fn from(headers: $crate::codegen::AnswerHeaders) -> Self {
                Self(headers)
            }
        }
    };
}

//! The macros that generated code calls: each gives a type its small implementations.
//! They may not hold logic: they only name functions of the runtime, so that generated crates stay quick to compile.
//!
//! They are exported under names with two underscores and re-exported in `codegen`, which is where generated code
//! finds them.

/// `record!(Customer);` for records of responses: `Encode`, `Decode`, `Debug` (and serde's traits, if asked for).
#[doc(hidden)]
#[macro_export]
macro_rules! __record {
    ($type:ident) => {
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

/// `request!(CreateCustomer);` for records that are only written: `Encode` and `Debug` (and `Serialize`).
#[doc(hidden)]
#[macro_export]
macro_rules! __request {
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

/// `operation!(ListWidgets);` for operations: `Debug`, by what they would send.
#[doc(hidden)]
#[macro_export]
macro_rules! __operation {
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

/// `integer!(MinorUnits, i64);` for a newtype around an integer.
#[doc(hidden)]
#[macro_export]
macro_rules! __integer {
    ($type:ident, $inner:ident) => {
        impl $type {
            /// The value as a type of its own.
            #[must_use]
            pub const fn new(value: $inner) -> Self {
                Self(value)
            }

            /// The bare number.
            #[must_use]
            pub const fn get(self) -> $inner {
                self.0
            }
        }
        impl $crate::codegen::Encode for $type {
            #[inline]
            fn encode(&self, to: &mut dyn $crate::codegen::Encoder) {
                $crate::codegen::Encode::encode(&self.0, to);
            }
        }
        $crate::__number_common!($type, $inner);
        impl From<$type> for $inner {
            #[inline]
            fn from(value: $type) -> Self {
                value.0
            }
        }
    };
}

/// `decimal_number!(WalletAmount);` for a newtype around a decimal that is written as a JSON number.
#[doc(hidden)]
#[macro_export]
macro_rules! __decimal_number {
    ($type:ident) => {
        impl $type {
            /// The value as a type of its own.
            #[must_use]
            pub const fn new(value: $crate::Decimal) -> Self {
                Self(value)
            }

            /// The bare decimal, with its digits as they came.
            #[must_use]
            pub const fn as_decimal(&self) -> &$crate::Decimal {
                &self.0
            }
        }
        impl $crate::codegen::Encode for $type {
            #[inline]
            fn encode(&self, to: &mut dyn $crate::codegen::Encoder) {
                $crate::codegen::Encode::encode(&$crate::codegen::AsNumber(&self.0), to);
            }
        }
        $crate::__number_common!($type, $crate::Decimal);
        impl From<$type> for $crate::Decimal {
            #[inline]
            fn from(value: $type) -> Self {
                value.0
            }
        }
        impl From<&$type> for $type {
            #[inline]
            fn from(other: &$type) -> Self {
                other.clone()
            }
        }
        impl ::core::str::FromStr for $type {
            type Err = $crate::DecimalError;

            #[inline]
            fn from_str(text: &str) -> Result<Self, $crate::DecimalError> {
                text.parse().map(Self)
            }
        }
    };
}

/// What all numbers have.
#[doc(hidden)]
#[macro_export]
macro_rules! __number_common {
    ($type:ident, $inner:ty) => {
        impl $crate::codegen::Decode for $type {
            #[inline]
            fn decode(raw: $crate::codegen::Raw<'_>) -> Result<Self, $crate::codegen::DecodeError> {
                $crate::codegen::Decode::decode(raw).map(Self)
            }
        }
        $crate::__union!($type);
        impl ::core::fmt::Display for $type {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.0, f)
            }
        }
        impl From<$inner> for $type {
            #[inline]
            fn from(value: $inner) -> Self {
                Self(value)
            }
        }
    };
}

/// `string_enum!(Network);` for an open enum with `as_str(&self) -> &str` and `from_text(&str) -> Self`.
#[doc(hidden)]
#[macro_export]
macro_rules! __string_enum {
    ($type:ident) => {
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

/// `call!(Call);` for the crate's own call type, to which generated code adds methods.
#[doc(hidden)]
#[macro_export]
macro_rules! __call {
    ($type:ident) => {
        /// An operation that is about to be called. Nothing is sent before it is awaited.
        #[must_use = "nothing is sent before the call is awaited"]
        pub struct $type<Op: $crate::codegen::Operation>($crate::Call<Op>);

        impl<Op: $crate::codegen::Operation> $type<Op> {
            /// How long this call may take with all its attempts and waits, in place of the client's timeout.
            pub fn timeout(self, timeout: ::core::time::Duration) -> Self {
                Self(self.0.timeout(timeout))
            }

            /// How long a single attempt of this call may take, in place of the client's attempt timeout.
            pub fn attempt_timeout(self, timeout: ::core::time::Duration) -> Self {
                Self(self.0.attempt_timeout(timeout))
            }

            /// How often and after which waits this call is sent again, in place of the client's policy.
            pub fn retry(self, policy: $crate::RetryPolicy) -> Self {
                Self(self.0.retry(policy))
            }

            /// A header of this call's own. It takes the place of the client's header of that name.
            pub fn header(self, name: impl Into<String>, value: impl Into<String>) -> Self {
                Self(self.0.header(name, value))
            }

            /// The key that tells the vendor that two requests are one. Made by itself where the vendor honours one.
            pub fn idempotency_key(self, key: impl Into<$crate::IdempotencyKey>) -> Self {
                Self(self.0.idempotency_key(key))
            }

            /// Derives the key from an id of your own, such as an order number: the same id gives the same key for this
            /// operation in this environment, on every machine.
            pub fn idempotency_key_for(self, own_id: &str) -> Self {
                Self(self.0.idempotency_key_for(own_id))
            }

            /// The key that will be sent. Write it down before the call, to be able to ask for the same effect again.
            #[must_use]
            pub fn idempotency(&self) -> Option<&$crate::IdempotencyKey> {
                self.0.idempotency()
            }

            /// Encodes and checks the call, to be written down before it is sent by `Client::replay`.
            ///
            /// # Errors
            /// When the request cannot be valid, its body is read while it is sent, or sending it again could do it twice:
            /// the operation is neither idempotent by its method, nor is the vendor documented to honour its key.
            pub fn prepare(self) -> Result<$crate::PreparedCall<Op>, $crate::Error> {
                self.0.prepare()
            }

            /// The operation.
            #[must_use]
            pub fn operation(&self) -> &Op {
                self.0.operation()
            }

            /// Changes the operation.
            pub fn map_operation(self, change: impl FnOnce(Op) -> Op) -> Self {
                Self(self.0.map_operation(change))
            }

            /// Sends the call, and gives the output with the status, headers and body.
            ///
            /// # Errors
            /// When there is no output; `Error::outcome` says what became of the effect.
            pub async fn send(self) -> Result<$crate::Response<Op::Output>, $crate::Error> {
                self.0.send().await
            }
        }

        impl<Op: $crate::codegen::Operation> $type<$crate::Replayed<Op>> {
            /// How old the prepared call may be, where the vendor does not document how long it remembers a key. A key
            /// that the vendor has forgotten does not keep the effect from happening twice.
            pub fn max_age(self, max_age: ::core::time::Duration) -> Self {
                Self(self.0.max_age(max_age))
            }
        }

        impl<Op: $crate::codegen::Paged> $type<Op> {
            /// The pages of the list, from here on.
            pub fn pages(self) -> $crate::Pages<Op> {
                self.0.pages()
            }

            /// The items of the list, over all its pages. It is no snapshot.
            pub fn items(self) -> $crate::Items<Op> {
                self.0.items()
            }

            /// The items of the list from a place that was kept.
            pub fn items_from(self, position: $crate::Position) -> $crate::Items<Op> {
                self.0.items_from(position)
            }
        }

        impl<Op: $crate::codegen::Operation> From<$crate::Call<Op>> for $type<Op> {
            #[inline]
            fn from(call: $crate::Call<Op>) -> Self {
                Self(call)
            }
        }

        impl<Op: $crate::codegen::Operation> ::core::future::IntoFuture for $type<Op> {
            type Output = Result<Op::Output, $crate::Error>;
            type IntoFuture = $crate::transport::BoxFuture<'static, Self::Output>;

            fn into_future(self) -> Self::IntoFuture {
                ::core::future::IntoFuture::into_future(self.0)
            }
        }

        impl<Op: $crate::codegen::Operation + ::core::fmt::Debug> ::core::fmt::Debug for $type<Op> {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(&self.0, f)
            }
        }
    };
}

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

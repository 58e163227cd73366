//! The call type of a generated crate.
//! It may not do anything but delegate.

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
            ///
            /// Where the vendor is not documented to honour a key, this is a hint and protects from nothing.
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

            /// Sends the call, and gives a success whose body is read by the caller, chunk by chunk, whatever it is.
            ///
            /// # Errors
            /// When the answer is no success; `Error::outcome` says what became of the effect.
            pub async fn stream(self) -> Result<$crate::Streamed, $crate::Error> {
                self.0.stream().await
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

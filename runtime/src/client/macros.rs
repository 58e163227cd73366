//! The client and builder that each generated crate has of its own, so that it can add accessors.
//! They may not do anything but delegate.

#![allow(clippy::crate_in_macro_def, reason = "a generated crate's own call type is meant, not the runtime's")]

/// `client!(API, Environment, Credentials);` where `Environment` converts into the runtime's and `Credentials` has
/// `add_to(self, ClientBuilder) -> ClientBuilder`.
#[doc(hidden)]
#[macro_export]
macro_rules! __client {
    ($api:expr, $environment:ident, $credentials:ident) => {
        /// The way to the API. Cloning is cheap, and clones share connections.
        #[derive(Clone, Debug)]
        pub struct Client($crate::Client);

        impl Client {
            /// A client for whom `credentials` stand: a secret of the default scheme, or one of [`Credentials`].
            pub fn builder(credentials: impl Into<$credentials>) -> ClientBuilder {
                let builder = $crate::ClientBuilder::new($api);
                ClientBuilder(credentials.into().add_to(builder))
            }

            /// Makes a call of an operation. Nothing is sent before it is awaited.
            pub fn call<Op: $crate::codegen::Operation>(&self, operation: Op) -> crate::Call<Op> {
                self.0.call(operation).into()
            }

            /// Sends a prepared call, perhaps once more: the same bytes and the same key. It is refused when it was prepared
            /// for another environment, or is older than the vendor remembers its key; where that is not documented,
            /// state how old it may be by `max_age`.
            pub fn replay<Op: $crate::codegen::Operation>(
                &self,
                prepared: $crate::PreparedCall<Op>,
            ) -> crate::Call<$crate::Replayed<Op>> {
                self.0.replay(prepared).into()
            }

            /// Where the API is.
            #[must_use]
            pub fn environment(&self) -> &$crate::Environment {
                self.0.environment()
            }
        }

        /// Makes a [`Client`].
        #[derive(Debug)]
        #[must_use]
        pub struct ClientBuilder($crate::ClientBuilder);

        impl ClientBuilder {
            /// Where the API is. There is no default.
            pub fn environment(self, environment: impl Into<$environment>) -> Self {
                let environment: $environment = environment.into();
                Self(self.0.environment(environment))
            }

            /// Adds credentials, for operations that take several at once.
            pub fn credentials(self, credentials: impl Into<$credentials>) -> Self {
                Self(credentials.into().add_to(self.0))
            }

            /// Credentials of your own making for one security scheme, by its name in the document, in place of those of
            /// [`Credentials`].
            pub fn authenticate(self, scheme: &'static str, by: impl $crate::Authenticate) -> Self {
                Self(self.0.credential(scheme, by))
            }

            /// How long a call may take with all its attempts and waits, unless the call says otherwise.
            pub fn timeout(self, timeout: ::core::time::Duration) -> Self {
                Self(self.0.timeout(timeout))
            }

            /// How long a single attempt may take, unless the call says otherwise.
            pub fn attempt_timeout(self, timeout: ::core::time::Duration) -> Self {
                Self(self.0.attempt_timeout(timeout))
            }

            /// How often and after which waits calls are sent again, where that is safe.
            pub fn retry(self, policy: $crate::RetryPolicy) -> Self {
                Self(self.0.retry(policy))
            }

            /// Adds what sees every attempt, before and after: for audit logs.
            pub fn hook(self, hook: impl $crate::Hook) -> Self {
                Self(self.0.hook(hook))
            }

            /// Certificates and proxies of the ready-made transport.
            pub fn http(
                self,
                change: impl FnOnce($crate::transport::HttpOptions) -> $crate::transport::HttpOptions,
            ) -> Self {
                Self(self.0.http(change))
            }

            /// How long making a connection may take.
            pub fn connect_timeout(self, timeout: ::core::time::Duration) -> Self {
                Self(self.0.connect_timeout(timeout))
            }

            /// A transport of your own in place of the ready-made one.
            pub fn transport(self, transport: impl $crate::Transport) -> Self {
                Self(self.0.transport(transport))
            }

            /// Allows a base URL that is neither `https` nor loopback: everybody on the way can read and change calls.
            pub fn allow_http(self) -> Self {
                Self(self.0.allow_http())
            }

            /// The `User-Agent` header.
            pub fn user_agent(self, user_agent: impl Into<String>) -> Self {
                Self(self.0.user_agent(user_agent))
            }

            /// A header of every call.
            pub fn header(self, name: impl Into<String>, value: impl Into<String>) -> Self {
                Self(self.0.header(name, value))
            }

            /// How many bytes of an answer are read at most.
            pub fn max_body(self, bytes: usize) -> Self {
                Self(self.0.max_body(bytes))
            }

            /// A clock of your own, for tests.
            pub fn clock(self, clock: impl $crate::Clock) -> Self {
                Self(self.0.clock(clock))
            }

            /// What waits between attempts, for a transport of your own; the ready-made one brings its own.
            pub fn sleep(self, sleep: impl $crate::Sleep) -> Self {
                Self(self.0.sleep(sleep))
            }

            /// A source of randomness of your own, for tests.
            pub fn random(self, random: impl $crate::Random) -> Self {
                Self(self.0.random(random))
            }

            /// The client.
            ///
            /// # Errors
            /// When no environment was given, its base URL is not allowed, or there is no transport.
            pub fn build(self) -> Result<Client, $crate::Error> {
                self.0.build().map(Client).map_err($crate::Error::from)
            }
        }
    };
}

/// `secret!(Credentials::api_key);` where a bare text is the secret of that scheme.
#[doc(hidden)]
#[macro_export]
macro_rules! __secret {
    ($credentials:ident::$scheme:ident) => {
        impl From<&str> for $credentials {
            fn from(secret: &str) -> Self {
                Self::$scheme(secret)
            }
        }
        impl From<String> for $credentials {
            fn from(secret: String) -> Self {
                Self::$scheme(secret)
            }
        }
        impl From<$crate::Secret> for $credentials {
            fn from(secret: $crate::Secret) -> Self {
                Self::$scheme(secret)
            }
        }
        impl From<$crate::secrecy::SecretString> for $credentials {
            fn from(secret: $crate::secrecy::SecretString) -> Self {
                Self::$scheme(secret)
            }
        }
    };
}

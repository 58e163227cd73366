//! What each generated crate has of its own to check deliveries with.
//! It may not do anything but delegate.

/// `webhooks!(Webhooks, WebhookEvent, SCHEME);` for a newtype around a verifier.
#[doc(hidden)]
#[macro_export]
macro_rules! __webhooks {
    ($type:ident, $event:ident, $scheme:expr) => {
        impl $type {
            /// With the key that the vendor signs by.
            pub fn new(key: impl Into<$crate::secrecy::SecretString>) -> Self {
                Self($crate::webhook::Verifier::new(&$scheme, key))
            }

            /// Accepts signatures of this key too, while keys rotate.
            pub fn also(self, key: impl Into<$crate::secrecy::SecretString>) -> Self {
                Self(self.0.also(key))
            }

            /// Refuses events that say that they are older. Off unless set: after an outage, old events come.
            pub fn max_age(self, max_age: ::core::time::Duration) -> Self {
                Self(self.0.max_age(max_age))
            }

            /// A clock of your own, for tests.
            pub fn clock(self, clock: impl $crate::Clock) -> Self {
                Self(self.0.clock(clock))
            }

            /// Checks the headers of a delivery and reads its body, which must be the bytes as they came.
            ///
            /// # Errors
            /// When the delivery is not signed by one of the keys, is too old, or cannot be read.
            pub fn verify(
                &self,
                headers: &$crate::http::HeaderMap,
                body: &[u8],
            ) -> Result<$event, $crate::webhook::WebhookError> {
                self.0.check(headers, body)?;
                Ok($event::parse(body)?)
            }

            /// As [`verify`](Self::verify), with the text of the signature alone.
            ///
            /// # Errors
            /// When the delivery is not signed by one of the keys, is too old, or cannot be read.
            pub fn verify_signature(
                &self,
                signature: &str,
                body: &[u8],
            ) -> Result<$event, $crate::webhook::WebhookError> {
                self.0.check_signature(signature, body)?;
                Ok($event::parse(body)?)
            }

            /// Signs a body as the vendor does, for tests of what receives it.
            #[must_use]
            pub fn sign(key: &str, body: &[u8]) -> String {
                $crate::webhook::sign(&$scheme, key, body)
            }
        }
    };
}

/// `body_webhooks!(Webhooks, WebhookEvent, SCHEME);` for a newtype around a verifier of signatures in bodies.
#[doc(hidden)]
#[macro_export]
macro_rules! __body_webhooks {
    ($type:ident, $event:ident, $scheme:expr) => {
        impl $type {
            /// With the key that the vendor signs by.
            pub fn new(key: impl Into<$crate::secrecy::SecretString>) -> Self {
                Self($crate::webhook::BodyVerifier::new(&$scheme, key))
            }

            /// Accepts signatures of this key too, while keys rotate.
            pub fn also(self, key: impl Into<$crate::secrecy::SecretString>) -> Self {
                Self(self.0.also(key))
            }

            /// Checks the signature in the body of a delivery and reads it. The body must be the bytes as they came.
            ///
            /// # Errors
            /// When the delivery is not signed by one of the keys, or cannot be read.
            pub fn verify(&self, body: &[u8]) -> Result<$event, $crate::webhook::WebhookError> {
                self.0.check(body)?;
                Ok($event::parse(body)?)
            }

            /// The signature of a body, for tests of what receives it; it is yours to put it there. Nothing when the
            /// body lacks what is signed.
            #[must_use]
            pub fn sign(key: &str, body: &[u8], form: $crate::webhook::Form) -> Option<String> {
                $crate::webhook::sign_body(&$scheme, key, body, form)
            }
        }
    };
}

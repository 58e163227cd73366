//! A secret: one that stays, or one that is asked for in each attempt.
//! It may not be shown, nor kept longer than an attempt when it is asked for.

use std::error::Error as StdError;
use std::fmt;
use std::future::ready;
use std::sync::Arc;

use secrecy::SecretString;

use super::AttemptInfo;
use crate::transport::BoxFuture;

/// What a provider gives back.
type Provided = Result<SecretString, Box<dyn StdError + Send + Sync>>;

/// Gives a secret for each attempt, so that keys rotate without a new client.
///
/// A closure is one: `Secret::provided(|attempt| Box::pin(async move { .. }))`. It is asked in each attempt, so it should
/// cache. `attempt.unauthorized_before` says that what it gave to the last attempt was refused; which of several that was,
/// [`AttemptInfo::refused`] tells a provider that noted it.
pub trait ProvideSecret: Send + Sync + 'static {
    /// The secret for this attempt. The error is printed with the call's error, so it must not show a secret.
    fn secret(&self, attempt: AttemptInfo) -> BoxFuture<'_, Provided>;
}

impl<F> ProvideSecret for F
where
    F: Fn(AttemptInfo) -> BoxFuture<'static, Provided> + Send + Sync + 'static,
{
    fn secret(&self, attempt: AttemptInfo) -> BoxFuture<'_, Provided> {
        self(attempt)
    }
}

/// A secret of a security scheme.
#[derive(Clone)]
pub struct Secret(Inner);

#[derive(Clone)]
enum Inner {
    Fixed(SecretString),
    Provided(Arc<dyn ProvideSecret>),
}

impl Secret {
    /// A secret that is asked for in each attempt, and once more after a 401.
    #[must_use]
    pub fn provided(provider: impl ProvideSecret) -> Self {
        Self(Inner::Provided(Arc::new(provider)))
    }

    pub(crate) fn get(&self, attempt: AttemptInfo) -> BoxFuture<'_, Provided> {
        match &self.0 {
            Inner::Fixed(secret) => Box::pin(ready(Ok(secret.clone()))),
            Inner::Provided(provider) => provider.secret(attempt),
        }
    }

    pub(super) fn renews(&self) -> bool {
        matches!(self.0, Inner::Provided(_))
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

impl From<SecretString> for Secret {
    fn from(secret: SecretString) -> Self {
        Self(Inner::Fixed(secret))
    }
}

impl From<String> for Secret {
    fn from(secret: String) -> Self {
        SecretString::from(secret).into()
    }
}

impl From<&str> for Secret {
    fn from(secret: &str) -> Self {
        SecretString::from(secret).into()
    }
}

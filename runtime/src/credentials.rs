//! What proves who calls: the trait, and the ready-made schemes.
//! They may not show a secret, nor put one where the document does not say.

mod attempt;
mod authenticator;
mod secret;

use std::error::Error as StdError;
use std::fmt;

use http::header::{AUTHORIZATION, COOKIE};
use http::{HeaderName, HeaderValue, Uri};
use secrecy::ExposeSecret;

pub use attempt::AttemptInfo;
pub use authenticator::Authenticator;
pub use secret::{ProvideSecret, Secret};

use crate::headers;
use crate::transport::{BoxFuture, Request};
use crate::url::percent_encoded;
use crate::values::base64_text;

/// What a scheme gives back.
pub type Authorized = Result<(), Box<dyn StdError + Send + Sync>>;

/// One security scheme of a document, with its credentials.
pub trait Authenticate: Send + Sync + 'static {
    /// Adds the credentials to an attempt. It sees the final address and body, and nothing changes them afterwards.
    ///
    /// A client that has a `Sleep` does not wait for it beyond the attempt's time: the future is then dropped, and the
    /// call fails without being sent. The error is printed with the call's error, so it must not show a secret.
    fn authorize<'a>(&'a self, request: &'a mut Request, attempt: AttemptInfo) -> BoxFuture<'a, Authorized>;

    /// Whether it may have other credentials when it is asked again after a 401. Without that, the call ends there.
    fn renews(&self) -> bool {
        false
    }
}

/// The credentials cannot be written there. Neither they nor a part of them are shown.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Unwritable;

impl fmt::Display for Unwritable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the credentials hold characters that cannot be sent where they belong")
    }
}

impl StdError for Unwritable {}

/// Makes a scheme of one secret, asked for in each attempt.
macro_rules! scheme {
    ($type:ident, $secret:ident) => {
        impl Authenticate for $type {
            fn authorize<'a>(&'a self, request: &'a mut Request, attempt: AttemptInfo) -> BoxFuture<'a, Authorized> {
                Box::pin(async move {
                    let secret = self.$secret.get(attempt).await?;
                    self.add(request, secret.expose_secret())
                })
            }

            fn renews(&self) -> bool {
                self.$secret.renews()
            }
        }

        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($type)).finish_non_exhaustive()
            }
        }
    };
}

/// A key in a header.
#[derive(Clone)]
pub struct ApiKeyHeader {
    name: &'static str,
    key: Secret,
}

impl ApiKeyHeader {
    /// The key, in the header `name`.
    #[must_use]
    pub fn new(name: &'static str, key: impl Into<Secret>) -> Self {
        Self { name, key: key.into() }
    }

    fn add(&self, request: &mut Request, key: &str) -> Authorized {
        let name = HeaderName::from_bytes(self.name.as_bytes())?;
        request.headers.insert(name, secret_value(key)?);
        Ok(())
    }
}

scheme!(ApiKeyHeader, key);

/// A key in the query.
#[derive(Clone)]
pub struct ApiKeyQuery {
    name: &'static str,
    key: Secret,
}

impl ApiKeyQuery {
    /// The key, in the query parameter `name`.
    #[must_use]
    pub fn new(name: &'static str, key: impl Into<Secret>) -> Self {
        Self { name, key: key.into() }
    }

    fn add(&self, request: &mut Request, key: &str) -> Authorized {
        let uri = &request.uri;
        let separator = if uri.query().is_some() { '&' } else { '?' };
        let name = percent_encoded(self.name);
        let with_key = format!("{uri}{separator}{name}={}", percent_encoded(key));
        // The error of the parser could show the address, so it is replaced.
        request.uri = with_key.parse::<Uri>().map_err(|_| Unwritable)?;
        Ok(())
    }
}

scheme!(ApiKeyQuery, key);

/// A key in a cookie.
#[derive(Clone)]
pub struct ApiKeyCookie {
    name: &'static str,
    key: Secret,
}

impl ApiKeyCookie {
    /// The key, in the cookie `name`.
    #[must_use]
    pub fn new(name: &'static str, key: impl Into<Secret>) -> Self {
        Self { name, key: key.into() }
    }

    fn add(&self, request: &mut Request, key: &str) -> Authorized {
        let cookie = format!("{}={}", self.name, percent_encoded(key));
        let cookie = match request.headers.get(COOKIE) {
            Some(others) => format!("{}; {cookie}", others.to_str()?),
            None => cookie,
        };
        request.headers.insert(COOKIE, secret_value(&cookie)?);
        Ok(())
    }
}

scheme!(ApiKeyCookie, key);

/// A bearer token.
#[derive(Clone)]
pub struct Bearer {
    token: Secret,
}

impl Bearer {
    /// The token.
    #[must_use]
    pub fn new(token: impl Into<Secret>) -> Self {
        Self { token: token.into() }
    }

    // The same shape as its siblings, which need it.
    #[allow(clippy::unused_self)]
    fn add(&self, request: &mut Request, token: &str) -> Authorized {
        let value = secret_value(&format!("Bearer {token}"))?;
        request.headers.insert(AUTHORIZATION, value);
        Ok(())
    }
}

scheme!(Bearer, token);

/// A user name and a password.
#[derive(Clone)]
pub struct Basic {
    user: String,
    password: Secret,
}

impl Basic {
    /// The user name, which may not hold a colon, and the password.
    #[must_use]
    pub fn new(user: impl Into<String>, password: impl Into<Secret>) -> Self {
        Self { user: user.into(), password: password.into() }
    }

    fn add(&self, request: &mut Request, password: &str) -> Authorized {
        if self.user.contains(':') {
            return Err(Unwritable.into());
        }
        let pair = format!("{}:{password}", self.user);
        let value = secret_value(&format!("Basic {}", base64_text(pair.as_bytes())))?;
        request.headers.insert(AUTHORIZATION, value);
        Ok(())
    }
}

scheme!(Basic, password);

/// A header value that no one prints.
fn secret_value(text: &str) -> Result<HeaderValue, Unwritable> {
    headers::secret(text).ok_or(Unwritable)
}

//! What a fetch of a token gives, and when the token expires.
//! It may not trust what a token says of itself for more than when to fetch the next one.

use std::error::Error as StdError;
use std::fmt;
use std::time::{Duration, SystemTime};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use secrecy::{ExposeSecret, SecretString};

use crate::credentials::AttemptInfo;
use crate::decode::Raw;
use crate::transport::BoxFuture;
use crate::values::find_text;

/// What a fetch gives back. The error is printed with the error of the calls that waited, so it must not show a secret.
pub type Fetched = Result<FetchedToken, Box<dyn StdError + Send + Sync>>;

/// Fetches tokens. A closure that returns a future is one.
pub trait FetchToken: Send + Sync + 'static {
    /// Fetches a new token. `attempt` is that of the call which waits for it first; others may join. They leave when their
    /// time is over, the fetch itself ends by the timeout of the client that it sends with, or with the last of them.
    fn fetch(&self, attempt: AttemptInfo) -> BoxFuture<'_, Fetched>;
}

impl<F, Fut> FetchToken for F
where
    F: Fn() -> Fut + Send + Sync + 'static,
    Fut: Future<Output = Fetched> + Send + 'static,
{
    fn fetch(&self, _attempt: AttemptInfo) -> BoxFuture<'_, Fetched> {
        Box::pin(self())
    }
}

/// A token that was fetched.
pub struct FetchedToken {
    token: SecretString,
    expiry: Expiry,
}

#[derive(Clone, Copy)]
enum Expiry {
    Unsaid,
    At(SystemTime),
    In(Duration),
}

impl FetchedToken {
    /// A token. Unless it is said when it expires, that is read from the token, if it is a JWT with `exp`.
    #[must_use]
    pub fn new(token: impl Into<SecretString>) -> Self {
        Self { token: token.into(), expiry: Expiry::Unsaid }
    }

    /// It expires at this moment.
    #[must_use]
    pub fn expires_at(mut self, at: SystemTime) -> Self {
        self.expiry = Expiry::At(at);
        self
    }

    /// It expires so many seconds after the beginning of 1970. A number that is no moment is as none.
    #[must_use]
    pub fn expires_at_unix(mut self, seconds: i64) -> Self {
        self.expiry = u64::try_from(seconds).ok().and_then(moment).map_or(Expiry::Unsaid, Expiry::At);
        self
    }

    /// It expires so long from when it has arrived.
    #[must_use]
    pub fn expires_in(mut self, lifetime: Duration) -> Self {
        self.expiry = Expiry::In(lifetime);
        self
    }

    pub(super) fn into_parts(self, now: SystemTime) -> (SecretString, Option<SystemTime>) {
        let expires_at = match self.expiry {
            Expiry::At(at) => Some(at),
            Expiry::In(lifetime) => now.checked_add(lifetime),
            Expiry::Unsaid => jwt_expiry(self.token.expose_secret()),
        };
        (self.token, expires_at)
    }
}

impl fmt::Debug for FetchedToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FetchedToken").finish_non_exhaustive()
    }
}

fn moment(seconds: u64) -> Option<SystemTime> {
    SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds))
}

/// When a JWT says that it expires. Its signature is the server's affair.
fn jwt_expiry(token: &str) -> Option<SystemTime> {
    let mut parts = token.split('.');
    let claims = match (parts.next(), parts.next(), parts.next(), parts.next()) {
        (Some(_), Some(claims), Some(_), None) => URL_SAFE_NO_PAD.decode(claims).ok()?,
        _ => return None,
    };
    let seconds = find_text(Raw::from_bytes(&claims).ok()?, &["exp"])?;
    // It may have a fraction, which does not matter here.
    moment(seconds.split('.').next()?.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use base64::Engine as _;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;

    use super::{FetchedToken, jwt_expiry};

    fn jwt(claims: &str) -> String {
        format!("e30.{}.c2ln", URL_SAFE_NO_PAD.encode(claims))
    }

    fn at(seconds: u64) -> Option<SystemTime> {
        SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds))
    }

    #[test]
    fn a_jwt_says_when_it_expires() {
        assert_eq!(jwt_expiry(&jwt(r#"{"sub":"a?>","exp":1790003600}"#)), at(1_790_003_600));
        assert_eq!(jwt_expiry(&jwt(r#"{"exp":1790003600.75}"#)), at(1_790_003_600));
        let none = ["{}", "[]", "", r#"{"exp":null}"#, r#"{"exp":-1}"#, r#"{"exp":"soon"}"#, r#"{"exp":1e99}"#];
        for claims in none {
            assert_eq!(jwt_expiry(&jwt(claims)), None, "{claims}");
        }
        let enormous = jwt(&format!(r#"{{"exp":{}}}"#, u64::MAX));
        for token in ["", "opaque", "a.b", "a.b.c", "a.b.c.d", "..", "é.é.é", &enormous] {
            assert_eq!(jwt_expiry(token), None, "{token}");
        }
    }

    #[test]
    fn what_the_answer_says_comes_first() {
        let (now, token) = (SystemTime::UNIX_EPOCH, jwt(r#"{"exp":7}"#));
        let expiry = |fetched: FetchedToken| fetched.into_parts(now).1;
        let new = || FetchedToken::new(token.clone());
        assert_eq!(expiry(new()), at(7));
        assert_eq!(expiry(new().expires_at(now + Duration::from_secs(5))), at(5));
        assert_eq!(expiry(new().expires_at_unix(6)), at(6));
        assert_eq!(expiry(new().expires_at_unix(-6)), at(7));
        assert_eq!(expiry(new().expires_in(Duration::from_secs(8))), at(8));
        assert_eq!(expiry(FetchedToken::new("opaque")), None);
    }
}

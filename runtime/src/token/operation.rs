//! A token that an operation of the same API gives for other credentials, sent by the client whose call needs the token.
//! It may not keep those credentials in another form than as secrets.

use std::error::Error as StdError;
use std::fmt;
use std::time::Duration;

use secrecy::ExposeSecret;

use super::{FetchToken, Fetched, FetchedToken, Token};
use crate::credentials::{AttemptInfo, Secret};
use crate::decode::Raw;
use crate::operation::Operation;
use crate::transport::BoxFuture;
use crate::values::find_text;

/// Where the body of an answer has a token, and when that expires. A constant of generated code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TokenPlace {
    /// Names down to the token.
    pub token: &'static [&'static str],
    /// Names down to the moment at which it expires, in seconds since 1970; empty where the answer does not say it.
    pub expires_at: &'static [&'static str],
    /// Names down to the seconds after which it expires; empty where the answer does not say it.
    pub expires_in: &'static [&'static str],
}

impl TokenPlace {
    /// A token there. Unless it is said when it expires, that is read from the token, if it is a JWT with `exp`.
    #[must_use]
    pub const fn new(token: &'static [&'static str]) -> Self {
        Self { token, expires_at: &[], expires_in: &[] }
    }

    /// It expires at the moment that stands there, in seconds since 1970.
    #[must_use]
    pub const fn expires_at(mut self, path: &'static [&'static str]) -> Self {
        self.expires_at = path;
        self
    }

    /// It expires after as many seconds as stand there.
    #[must_use]
    pub const fn expires_in(mut self, path: &'static [&'static str]) -> Self {
        self.expires_in = path;
        self
    }

    pub(super) fn read(self, body: &[u8]) -> Result<FetchedToken, NoToken> {
        let raw = Raw::from_bytes(body).map_err(|_| NoToken)?;
        let token = find_text(raw, self.token).filter(|token| !token.is_empty()).ok_or(NoToken)?;
        let fetched = FetchedToken::new(token);
        if let Some(seconds) = seconds(raw, self.expires_at) {
            return Ok(fetched.expires_at_unix(seconds));
        }
        let life = seconds(raw, self.expires_in).and_then(|seconds| u64::try_from(seconds).ok());
        Ok(match life {
            Some(life) => fetched.expires_in(Duration::from_secs(life)),
            None => fetched,
        })
    }
}

/// A fraction of a second does not matter, and what is no number is as none.
fn seconds(raw: Raw<'_>, path: &[&str]) -> Option<i64> {
    let text = if path.is_empty() { None } else { find_text(raw, path) };
    text?.split('.').next()?.parse().ok()
}

/// How a token is asked for: the operation that these secrets make, and where its answer has the token.
struct ByOperation<Op: Operation, const N: usize> {
    secrets: [Secret; N],
    operation: fn([&str; N]) -> Op,
    place: TokenPlace,
}

impl Token {
    /// A token that an operation gives for these secrets, which are asked for at each fetch. It is sent by the client whose
    /// call needs the token, so that environment, transport, hooks and time-outs are that client's; it must not need the
    /// token itself.
    #[must_use]
    pub fn by_operation<Op: Operation, const N: usize>(
        secrets: [Secret; N],
        operation: fn([&str; N]) -> Op,
        place: TokenPlace,
    ) -> Self {
        Self::new(ByOperation { secrets, operation, place })
    }
}

impl<Op: Operation, const N: usize> FetchToken for ByOperation<Op, N> {
    fn fetch(&self, attempt: AttemptInfo) -> BoxFuture<'_, Fetched> {
        Box::pin(async move {
            let client = attempt.client().ok_or(NoClient)?;
            let mut given = Vec::with_capacity(N);
            for secret in &self.secrets {
                // What was refused and what is noted is the token, not these.
                let own = AttemptInfo::of(client, 1, false, attempt.timeout);
                given.push(secret.get(own).await?);
            }
            let mut texts = given.iter().map(ExposeSecret::expose_secret);
            let operation = (self.operation)(std::array::from_fn(|_| texts.next().unwrap_or_default()));
            let response = client.call(operation).send().await?;
            Ok(self.place.read(response.raw_body())?)
        })
    }
}

/// Only the attempt of a call has a client.
#[derive(Clone, Copy, Debug)]
pub(super) struct NoClient;

impl fmt::Display for NoClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("there is no call whose client could fetch the token")
    }
}

impl StdError for NoClient {}

/// The answer has no token where the document says. It may hold a secret all the same, so nothing of it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct NoToken;

impl fmt::Display for NoToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the answer holds no token where the document says that it does")
    }
}

impl StdError for NoToken {}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use secrecy::ExposeSecret;

    use super::{NoToken, TokenPlace};

    #[test]
    fn a_token_is_read_where_the_document_says() {
        let place = TokenPlace::new(&["data", "token"]).expires_at(&["data", "until"]);
        let read = |body: &str| {
            let (token, expires_at) = place.read(body.as_bytes())?.into_parts(SystemTime::UNIX_EPOCH);
            let seconds = expires_at.map(|at| at.duration_since(SystemTime::UNIX_EPOCH).unwrap());
            Ok((token.expose_secret().to_owned(), seconds))
        };
        let at = |seconds| Some(Duration::from_secs(seconds));
        assert_eq!(read(r#"{"data":{"token":"t","until":1790000000}}"#), Ok(("t".to_owned(), at(1_790_000_000))));
        assert_eq!(read(r#"{"data":{"token":"t","until":"7.5"}}"#), Ok(("t".to_owned(), at(7))));
        for body in [r#"{"data":{"token":"t"}}"#, r#"{"data":{"token":"t","until":"soon"}}"#] {
            assert_eq!(read(body), Ok(("t".to_owned(), None)), "{body}");
        }
        for body in ["", "{}", r#"{"token":"t"}"#, r#"{"data":{"token":null}}"#, r#"{"data":{"token":""}}"#] {
            assert_eq!(read(body), Err(NoToken), "{body}");
        }
    }
}

//! A token that an operation of the same API gives for other credentials, sent by the client whose call needs the token.
//! It may not keep those credentials in another form than as secrets.

use std::error::Error as StdError;
use std::fmt;

use secrecy::ExposeSecret;

use super::{FetchToken, Fetched, FetchedToken, Token};
use crate::credentials::{AttemptInfo, Secret};
use crate::operation::Operation;
use crate::transport::BoxFuture;

/// How a token is asked for: the operation that these secrets make, and what of its output is the token.
struct ByOperation<Op: Operation, const N: usize> {
    secrets: [Secret; N],
    operation: fn([&str; N]) -> Op,
    token: fn(Op::Output) -> FetchedToken,
}

impl Token {
    /// A token that an operation gives for these secrets. It is sent by the client whose call needs the token, so that
    /// environment, transport, hooks and time-outs are that client's; it must not need the token itself.
    #[must_use]
    pub fn by_operation<Op: Operation, const N: usize>(
        secrets: [Secret; N],
        operation: fn([&str; N]) -> Op,
        token: fn(Op::Output) -> FetchedToken,
    ) -> Self {
        Self::new(ByOperation { secrets, operation, token })
    }
}

impl<Op: Operation, const N: usize> FetchToken for ByOperation<Op, N> {
    fn fetch(&self, attempt: AttemptInfo) -> BoxFuture<'_, Fetched> {
        Box::pin(async move {
            let client = attempt.client().ok_or(NoClient)?;
            let mut given = Vec::with_capacity(N);
            for secret in &self.secrets {
                // What the scheme notes of the attempt is about the token, not about these.
                given.push(secret.get(attempt.for_scheme(None)).await?);
            }
            let mut texts = given.iter().map(ExposeSecret::expose_secret);
            let operation = (self.operation)(std::array::from_fn(|_| texts.next().unwrap_or_default()));
            Ok((self.token)(client.call(operation).await?))
        })
    }
}

/// Only the attempt of a call has a client.
#[derive(Clone, Copy, Debug)]
struct NoClient;

impl fmt::Display for NoClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("there is no call whose client could fetch the token")
    }
}

impl StdError for NoClient {}

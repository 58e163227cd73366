//! A scheme that somebody else implements, as a value that can be cloned and shown.
//! It may not know what the scheme does.

use std::fmt;
use std::sync::Arc;

use super::{AttemptInfo, Authenticate, Authorized};
use crate::transport::{BoxFuture, Request};

/// An implementation of a security scheme. Clones share it.
#[derive(Clone)]
pub struct Authenticator(Arc<dyn Authenticate>);

impl Authenticator {
    /// Of an implementation.
    #[must_use]
    pub fn new(scheme: impl Authenticate) -> Self {
        Self(Arc::new(scheme))
    }
}

impl Authenticate for Authenticator {
    fn authorize<'a>(&'a self, request: &'a mut Request, attempt: AttemptInfo) -> BoxFuture<'a, Authorized> {
        self.0.authorize(request, attempt)
    }

    fn renews(&self) -> bool {
        self.0.renews()
    }
}

impl fmt::Debug for Authenticator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Authenticator(..)")
    }
}

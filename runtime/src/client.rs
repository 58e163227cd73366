//! The client of one API in one environment: what all calls share.
//! It may not have a default environment, nor read one from outside the program.

mod api;
mod builder;
mod environment;
mod macros;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderMap;

pub use api::Api;
pub use builder::{BuildError, ClientBuilder};
pub use environment::{Environment, Kind};

use crate::call::Call;
use crate::credentials::Authenticate;
use crate::operation::Operation;
use crate::transport::Transport;
use crate::world::{Clock, Random, Sleep};

/// A client of one API in one environment. Clones share everything.
#[derive(Clone)]
pub struct Client(Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) api: &'static Api,
    pub(crate) environment: Environment,
    /// Checked, and without a slash at its end.
    pub(crate) base_url: String,
    pub(crate) credentials: Vec<(&'static str, Box<dyn Authenticate>)>,
    pub(crate) transport: Box<dyn Transport>,
    pub(crate) timeout: Option<Duration>,
    pub(crate) headers: HeaderMap,
    pub(crate) max_body: usize,
    pub(crate) clock: Box<dyn Clock>,
    pub(crate) sleep: Option<Box<dyn Sleep>>,
    pub(crate) random: Box<dyn Random>,
}

impl Client {
    /// Starts building a client.
    pub fn builder(api: &'static Api) -> ClientBuilder {
        ClientBuilder::new(api)
    }

    fn new(inner: Inner) -> Self {
        Self(Arc::new(inner))
    }

    /// A call of an operation. Nothing is sent before it is awaited.
    pub fn call<Op: Operation>(&self, operation: Op) -> Call<Op> {
        Call::new(self.clone(), operation)
    }

    /// The API.
    #[must_use]
    pub fn api(&self) -> &'static Api {
        self.0.api
    }

    /// The environment that the calls go to.
    #[must_use]
    pub fn environment(&self) -> &Environment {
        &self.0.environment
    }

    /// The clock.
    #[must_use]
    pub fn clock(&self) -> &dyn Clock {
        &*self.0.clock
    }

    /// What waits, if anything was passed in.
    #[must_use]
    pub fn sleep(&self) -> Option<&dyn Sleep> {
        self.0.sleep.as_deref()
    }

    /// The randomness.
    #[must_use]
    pub fn random(&self) -> &dyn Random {
        &*self.0.random
    }

    pub(crate) fn inner(&self) -> &Inner {
        &self.0
    }
}

impl fmt::Debug for Client {
    /// The names of the schemes show, never what they hold; nor do headers, which programs put keys into.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let schemes: Vec<_> = self.0.credentials.iter().map(|(scheme, _)| *scheme).collect();
        f.debug_struct("Client")
            .field("api", &self.0.api.name)
            .field("environment", &self.0.environment)
            .field("credentials", &schemes)
            .field("timeout", &self.0.timeout)
            .finish_non_exhaustive()
    }
}

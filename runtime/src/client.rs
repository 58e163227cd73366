//! The client of one API in one environment: what all calls share.
//! It may not have a default environment, nor read one from outside the program.

mod api;
mod builder;
mod environment;
mod macros;

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderMap;

pub use api::Api;
pub use builder::{BuildError, ClientBuilder};
pub use environment::{Environment, Kind};

use crate::attempt::{Attempt, Begun, Hook};
use crate::call::Call;
use crate::credentials::Authenticate;
use crate::operation::{About, Operation};
use crate::prepared::{PreparedCall, Replayed};
use crate::retry::{Budget, RetryPolicy};
use crate::transport::Transport;
use crate::url;
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
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) retry: RetryPolicy,
    pub(crate) budget: Budget,
    pub(crate) hooks: Vec<Box<dyn Hook>>,
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

    /// Sends a prepared call, perhaps once more: the same bytes and the same key. The call is refused when it was
    /// prepared for another environment, or is older than the vendor is documented to remember its key. Where that is
    /// not documented, state how old it may be by [`Call::max_age`].
    pub fn replay<Op: Operation>(&self, prepared: PreparedCall<Op>) -> Call<Replayed<Op>> {
        Call::new(self.clone(), Replayed::new(prepared))
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

impl Inner {
    pub(crate) fn before(&self, attempt: Begun<'_>) {
        self.hooks.iter().for_each(|hook| hook.before(attempt));
    }

    pub(crate) fn after(&self, attempt: Begun<'_>, ended: &Attempt) {
        self.hooks.iter().for_each(|hook| hook.after(attempt, ended));
    }

    pub(crate) fn abandoned(&self, attempt: Begun<'_>) {
        self.hooks.iter().for_each(|hook| hook.abandoned(attempt));
    }

    /// The base URL of an operation, without a slash at its end: its own server's, or the client's.
    pub(crate) fn base_url_of(&self, about: &About) -> Result<Cow<'_, str>, &'static str> {
        let server = about.server.map(|server| self.environment.server_of(server)).transpose()?.flatten();
        let Some(server) = server else { return Ok(self.base_url.as_str().into()) };
        // A relative URL is one on the same host.
        let whole = match server.strip_prefix('/') {
            Some(path) => {
                let host = self.base_url.find("://").map_or(0, |at| at + 3);
                let end = self.base_url[host..].find('/').map_or(self.base_url.len(), |at| host + at);
                format!("{}/{path}", &self.base_url[..end]).trim_end_matches('/').to_owned()
            }
            None => server.to_owned(),
        };
        // Who allowed one base URL that is not encrypted has not allowed another.
        url::base_url(&whole, self.base_url == whole).map(Cow::Owned)
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

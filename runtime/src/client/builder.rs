//! Building a client: all that can be wrong with its settings is found here, before the first call.
//! It may not fall back to anything in silence.

use std::fmt;
use std::time::Duration;

use http::header::USER_AGENT;
use http::{HeaderMap, HeaderName};

use super::{Api, Client, Environment, Inner};
use crate::attempt::Hook;
use crate::credentials::Authenticate;
use crate::headers;
use crate::retry::RetryPolicy;
use crate::transport::{HttpOptions, Transport};
use crate::url;
use crate::world::{Clock, Random, Sleep, System};

/// A call with all its attempts and waits.
const TIMEOUT: Duration = Duration::from_mins(3);
/// An attempt that takes longer has usually been given up by someone on the way.
const ATTEMPT_TIMEOUT: Duration = Duration::from_mins(1);
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// Far more than any answer that is not a file.
const MAX_BODY: usize = 32 * 1024 * 1024;

/// The settings of a [`Client`].
#[must_use]
pub struct ClientBuilder {
    api: &'static Api,
    environment: Option<Environment>,
    credentials: Vec<(&'static str, Box<dyn Authenticate>)>,
    transport: Option<Box<dyn Transport>>,
    timeout: Option<Duration>,
    attempt_timeout: Option<Duration>,
    retry: RetryPolicy,
    hooks: Vec<Box<dyn Hook>>,
    http: HttpOptions,
    allow_http: bool,
    headers: Vec<(String, String)>,
    max_body: usize,
    clock: Box<dyn Clock>,
    sleep: Option<Box<dyn Sleep>>,
    random: Box<dyn Random>,
}

/// The settings do not make a client.
#[derive(Debug)]
pub struct BuildError {
    says: &'static str,
}

impl BuildError {
    pub(crate) fn new(says: &'static str) -> Self {
        Self { says }
    }

    pub(crate) fn says(&self) -> &'static str {
        self.says
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.says)
    }
}

impl std::error::Error for BuildError {}

impl ClientBuilder {
    /// The settings that a client of this API begins with.
    pub fn new(api: &'static Api) -> Self {
        Self {
            api,
            environment: None,
            credentials: Vec::new(),
            transport: None,
            timeout: Some(TIMEOUT),
            attempt_timeout: Some(ATTEMPT_TIMEOUT),
            retry: RetryPolicy::standard(),
            hooks: Vec::new(),
            http: HttpOptions::new(CONNECT_TIMEOUT),
            allow_http: false,
            headers: Vec::new(),
            max_body: MAX_BODY,
            clock: Box::new(System),
            sleep: None,
            random: Box::new(System),
        }
    }

    /// Where the calls go. There is no default.
    pub fn environment(mut self, environment: impl Into<Environment>) -> Self {
        self.environment = Some(environment.into());
        self
    }

    /// The credentials of one security scheme, by its name in the document. The last of one name counts.
    pub fn credential(mut self, scheme: &'static str, credential: impl Authenticate) -> Self {
        self.credentials.retain(|(name, _)| *name != scheme);
        self.credentials.push((scheme, Box::new(credential)));
        self
    }

    /// What sends, in place of the ready-made transport.
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Box::new(transport));
        self
    }

    /// How long a call may take with all its attempts and the waits between them; three minutes if not set.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// How long a single attempt may take; one minute if not set.
    pub fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = Some(timeout);
        self
    }

    /// How often and after which waits calls are sent again, where that is safe.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = policy;
        self
    }

    /// Adds what sees every attempt, before and after.
    pub fn hook(mut self, hook: impl Hook) -> Self {
        self.hooks.push(Box::new(hook));
        self
    }

    /// How long the ready-made transport may take to connect; 10 seconds if not set.
    pub fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.http.connect_timeout = timeout;
        self
    }

    /// Other settings of the ready-made transport: certificates and proxies. Those of a transport of one's own are its
    /// own affair.
    pub fn http(mut self, change: impl FnOnce(HttpOptions) -> HttpOptions) -> Self {
        self.http = change(self.http);
        self
    }

    /// Allows a base URL that is not encrypted, and not on this machine either.
    pub fn allow_http(mut self) -> Self {
        self.allow_http = true;
        self
    }

    /// What the client calls itself, in place of the generated crate's name and version.
    pub fn user_agent(self, user_agent: impl Into<String>) -> Self {
        self.header(USER_AGENT.as_str(), user_agent)
    }

    /// A header of every request, of those too that go to another server than the client's, as single operations and
    /// fetches of tokens may: so no place for a secret, which belongs into the credentials.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// The longest answer that is read, in bytes; 32 MiB if not set.
    pub fn max_body(mut self, bytes: usize) -> Self {
        self.max_body = bytes;
        self
    }

    /// Another clock than the system's.
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.clock = Box::new(clock);
        self
    }

    /// What waits between attempts. The ready-made transport brings its own.
    pub fn sleep(mut self, sleep: impl Sleep) -> Self {
        self.sleep = Some(Box::new(sleep));
        self
    }

    /// Other randomness than the system's.
    pub fn random(mut self, random: impl Random) -> Self {
        self.random = Box::new(random);
        self
    }

    /// Makes the client.
    ///
    /// # Errors
    /// When no environment was chosen, its base URL is not usable, a header is not valid, or nothing can send.
    pub fn build(self) -> Result<Client, BuildError> {
        let environment = self.environment.ok_or(BuildError::new(
            "no environment was chosen: call .environment(..); there is no default, because one of them may be real",
        ))?;
        let base_url = url::base_url(environment.base_url(), self.allow_http).map_err(BuildError::new)?;
        let headers = default_headers(self.api, &self.headers)?;
        let (transport, sleep) = match self.transport {
            Some(transport) => (transport, None),
            None => ready_made(&self.http)?,
        };
        Ok(Client::new(Inner {
            api: self.api,
            environment,
            base_url,
            credentials: self.credentials,
            transport,
            timeout: self.timeout,
            attempt_timeout: self.attempt_timeout,
            budget: self.retry.new_budget(),
            retry: self.retry,
            hooks: self.hooks,
            headers,
            max_body: self.max_body,
            clock: self.clock,
            sleep: self.sleep.or(sleep),
            random: self.random,
        }))
    }
}

fn default_headers(api: &Api, more: &[(String, String)]) -> Result<HeaderMap, BuildError> {
    let invalid = || BuildError::new("a header that was set on the client cannot be sent");
    let mut map = HeaderMap::new();
    let user_agent = format!("{}/{}", api.crate_name, api.crate_version);
    map.insert(USER_AGENT, headers::value(&user_agent).ok_or_else(invalid)?);
    for (name, value) in more {
        // One key for all calls would make them one call in the eyes of the vendor.
        if headers::follows(name) || name.eq_ignore_ascii_case("idempotency-key") {
            return Err(BuildError::new("a header was set on the client that belongs to the single request"));
        }
        let name = HeaderName::try_from(name.as_str()).map_err(|_| invalid())?;
        map.insert(name, headers::value(value).ok_or_else(invalid)?);
    }
    Ok(map)
}

/// A transport, and what waits beside it.
type ReadyMade = (Box<dyn Transport>, Option<Box<dyn Sleep>>);

#[cfg(feature = "http-client")]
fn ready_made(options: &HttpOptions) -> Result<ReadyMade, BuildError> {
    let transport = crate::transport::HttpTransport::new(options).map_err(BuildError::new)?;
    Ok((Box::new(transport), Some(Box::new(crate::transport::HttpSleep))))
}

#[cfg(not(feature = "http-client"))]
fn ready_made(_options: &HttpOptions) -> Result<ReadyMade, BuildError> {
    Err(BuildError::new("nothing can send: turn on a TLS feature (rustls, native-tls), or call .transport(..)"))
}

impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientBuilder")
            .field("api", &self.api.name)
            .field("environment", &self.environment)
            .finish_non_exhaustive()
    }
}

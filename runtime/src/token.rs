//! A bearer token that is fetched when it is needed, kept, and fetched anew before it expires.
//! It may not fetch twice for callers that wait together, keep a failure, nor name an executor.

mod client_credentials;
mod fetched;
mod flight;
mod operation;

use std::collections::HashMap;
use std::error::Error as StdError;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, SystemTime};

use http::header::AUTHORIZATION;
use secrecy::{ExposeSecret, SecretString};

pub use client_credentials::ClientCredentials;
pub use fetched::{FetchToken, Fetched, FetchedToken};
pub use operation::TokenPlace;

use flight::{Flight, NoOutput};
use operation::NoClient;

use crate::credentials::{AttemptInfo, Authenticate, Authorized, ProvideSecret, Unwritable};
use crate::headers;
use crate::transport::{BoxFuture, Request};
use crate::world::{Clock, System};

/// So long before it expires, a token is fetched anew: longer than a request is on its way.
const MARGIN: Duration = Duration::from_mins(1);

/// A security scheme: a bearer token that is fetched by other credentials.
///
/// Callers that need a token at the same time wait for one fetch. Whichever of them is polled moves it on, so it goes on
/// when the first one is dropped, and is dropped with the last one. Nobody waits beyond the time of their own attempt, if
/// their client has a `Sleep`. After a 401 the token is fetched anew, unless that was done since: a 401 is about the token
/// that its request carried. A failing fetch fails the calls that waited for it, and nobody else; if there is a token that
/// has not expired yet, it is used.
///
/// It is a [`ProvideSecret`] too, for servers that want the token elsewhere than in `Authorization`. Clones share the
/// tokens, one for each environment.
#[derive(Clone)]
pub struct Token {
    fetcher: Arc<dyn FetchToken>,
    margin: Duration,
    clock: Option<Arc<dyn Clock>>,
    /// By where it is for: a token of one environment must not reach another.
    states: Arc<Mutex<HashMap<Place, State>>>,
}

/// The name and the base URL of the environment that a client is for; nothing where there is no client.
type Place = Option<(String, String)>;

#[derive(Default)]
struct State {
    held: Option<Held>,
    /// How many were fetched so far.
    fetched: u64,
    /// Gone when nobody waits for it any more.
    flight: Weak<Flight<Landed>>,
}

/// A token that was fetched.
struct Held {
    token: Numbered,
    refresh_at: Option<SystemTime>,
    expires_at: Option<SystemTime>,
}

/// A token, and the how manieth it is.
#[derive(Clone)]
struct Numbered(SecretString, u64);

type Landed = Result<Numbered, FetchFailed>;

/// What a caller does next.
enum Next {
    Use(Numbered),
    Wait(Arc<Flight<Landed>>),
}

impl Token {
    /// A token that is fetched so. A closure sends operations with a client of its own, a [`FetchToken`] by that of the call
    /// as well. They must not need this token: a fetch that does fails, and says so.
    #[must_use]
    pub fn new(fetcher: impl FetchToken) -> Self {
        Self { fetcher: Arc::new(fetcher), margin: MARGIN, clock: None, states: Arc::default() }
    }

    /// How long before it expires the token is fetched anew; one minute if not set, and never more than half of its life.
    #[must_use]
    pub fn margin(mut self, margin: Duration) -> Self {
        self.margin = margin;
        self
    }

    /// Another clock than that of the client whose call it is.
    #[must_use]
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.clock = Some(Arc::new(clock));
        self
    }

    fn now(&self, attempt: &AttemptInfo) -> SystemTime {
        self.clock.as_deref().or(attempt.clock()).map_or_else(|| System.now(), Clock::now)
    }

    async fn get(&self, attempt: &AttemptInfo) -> Result<SecretString, FetchFailed> {
        let landed = match self.next(attempt) {
            Next::Use(token) => Ok(token),
            Next::Wait(flight) => self.wait(flight, attempt).await,
        };
        let Numbered(token, number) = landed?;
        attempt.carries(number);
        Ok(token)
    }

    async fn wait(&self, flight: Arc<Flight<Landed>>, attempt: &AttemptInfo) -> Landed {
        let landed = flight.landed().await.unwrap_or_else(|none| Err(FetchFailed::without(none)));
        landed.or_else(|failed| {
            let now = self.now(attempt);
            let mut states = self.states();
            let held =
                states.entry(place(attempt)).or_default().held.as_ref().filter(|held| !is_over(held.expires_at, now));
            held.map(|held| held.token.clone()).ok_or(failed)
        })
    }

    fn next(&self, attempt: &AttemptInfo) -> Next {
        let now = self.now(attempt);
        let mut states = self.states();
        let state = states.entry(place(attempt)).or_default();
        // A 401 after which nobody noted what it was about is about any.
        let refused = attempt.unauthorized_before.then(|| attempt.refused().unwrap_or(u64::MAX));
        if state.held.as_ref().is_some_and(|held| refused.is_some_and(|refused| held.token.1 <= refused)) {
            state.held = None;
        }
        let flight = state.flight.upgrade().filter(|flight| !flight.is_over());
        if let Some(held) = &state.held {
            // While another caller fetches the next one, this one is still good.
            let good = if flight.is_some() { held.expires_at } else { held.refresh_at };
            if !is_over(good, now) {
                return Next::Use(held.token.clone());
            }
        }
        let flight = flight.unwrap_or_else(|| self.start(attempt.clone()));
        state.flight = Arc::downgrade(&flight);
        Next::Wait(flight)
    }

    /// Begins a fetch; nothing happens before somebody waits for it.
    fn start(&self, attempt: AttemptInfo) -> Arc<Flight<Landed>> {
        let token = self.clone();
        Flight::new(Box::pin(async move {
            let fetched = token.fetcher.fetch(attempt.clone()).await;
            let fetched = fetched.map_err(|error| FetchFailed(Arc::from(error)))?;
            Ok(token.keep(fetched, &attempt))
        }))
    }

    fn keep(&self, fetched: FetchedToken, attempt: &AttemptInfo) -> Numbered {
        let now = self.now(attempt);
        let (token, expires_at) = fetched.into_parts(now);
        let refresh_at = expires_at.map(|at| {
            let life = at.duration_since(now).unwrap_or_default();
            at.checked_sub(self.margin.min(life / 2)).unwrap_or(at)
        });
        let mut states = self.states();
        let state = states.entry(place(attempt)).or_default();
        state.fetched += 1;
        let token = Numbered(token, state.fetched);
        state.held = Some(Held { token: token.clone(), refresh_at, expires_at });
        token
    }

    fn states(&self) -> MutexGuard<'_, HashMap<Place, State>> {
        // Nothing panics between two changes of the state, so a panic leaves it whole.
        self.states.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn place(attempt: &AttemptInfo) -> Place {
    let environment = attempt.client()?.environment();
    Some((environment.name().to_owned(), environment.base_url().to_owned()))
}

/// A token whose end is not known is good until it is refused.
fn is_over(end: Option<SystemTime>, now: SystemTime) -> bool {
    end.is_some_and(|end| now >= end)
}

impl ProvideSecret for Token {
    fn secret(&self, attempt: AttemptInfo) -> BoxFuture<'_, Result<SecretString, Box<dyn StdError + Send + Sync>>> {
        Box::pin(async move { Ok(self.get(&attempt).await?) })
    }
}

impl Authenticate for Token {
    fn authorize<'a>(&'a self, request: &'a mut Request, attempt: AttemptInfo) -> BoxFuture<'a, Authorized> {
        Box::pin(async move {
            let token = self.get(&attempt).await?;
            let value = headers::secret(&format!("Bearer {}", token.expose_secret())).ok_or(Unwritable)?;
            request.headers.insert(AUTHORIZATION, value);
            Ok(())
        })
    }

    fn renews(&self) -> bool {
        true
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Token").field("margin", &self.margin).finish_non_exhaustive()
    }
}

/// A token could not be fetched. Its source is the fetch's error, shared by all that waited.
#[derive(Clone, Debug)]
pub struct FetchFailed(Arc<dyn StdError + Send + Sync>);

impl FetchFailed {
    fn without(output: NoOutput) -> Self {
        let says = match output {
            NoOutput::Lost => "the fetch was given up half-way, by a panic",
            NoOutput::OfItself => "the fetch sends an operation that needs the very token that it fetches",
        };
        Self(Arc::from(Box::<dyn StdError + Send + Sync>::from(says)))
    }
}

impl fmt::Display for FetchFailed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the token could not be fetched")
    }
}

impl StdError for FetchFailed {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.0)
    }
}

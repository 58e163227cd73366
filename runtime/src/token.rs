//! A bearer token that is fetched when it is needed, kept, and fetched anew before it expires.
//! It may not fetch twice for callers that wait together, keep a failure, nor name an executor.

mod fetched;
mod flight;

use std::error::Error as StdError;
use std::fmt;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::{Duration, SystemTime};

use http::header::AUTHORIZATION;
use secrecy::{ExposeSecret, SecretString};

pub use fetched::{FetchToken, Fetched, FetchedToken};

use flight::Flight;

use crate::credentials::{AttemptInfo, Authenticate, Authorized, ProvideSecret, Unwritable};
use crate::headers;
use crate::transport::{BoxFuture, Request};
use crate::world::{Clock, System};

/// So long before it expires, a token is fetched anew: longer than a request is on its way.
const MARGIN: Duration = Duration::from_mins(1);
/// A server that answers 401 to everything is not asked for tokens more often than this.
const PAUSE: Duration = Duration::from_secs(30);

/// A security scheme: a bearer token that is fetched by other credentials.
///
/// Callers that need a token at the same time wait for one fetch. Whichever of them is polled moves it on, so it goes on
/// when the first one is dropped, and is dropped with the last one. After a 401 the token is fetched anew. A failing
/// fetch fails the calls that waited for it, and nobody else; if there is a token that has not expired yet, it is used.
///
/// It is a [`ProvideSecret`] too, for servers that want the token elsewhere than in `Authorization`. Clones share the
/// token.
#[derive(Clone)]
pub struct Token {
    fetcher: Arc<dyn FetchToken>,
    margin: Duration,
    pause: Duration,
    clock: Arc<dyn Clock>,
    state: Arc<Mutex<State>>,
}

#[derive(Default)]
struct State {
    held: Option<Held>,
    /// Gone when nobody waits for it any more.
    flight: Weak<Flight<Landed>>,
}

/// A token that was fetched.
struct Held {
    token: SecretString,
    refresh_at: Option<SystemTime>,
    expires_at: Option<SystemTime>,
    /// When it was fetched, if a 401 was the reason.
    after_401: Option<Duration>,
}

type Landed = Result<SecretString, FetchFailed>;

/// What a caller does next.
enum Next {
    Use(SecretString),
    Wait(Arc<Flight<Landed>>),
}

impl Token {
    /// A token that is fetched so. The fetch sends operations with a client of its own, whose credentials are not this
    /// token: it would wait for itself.
    #[must_use]
    pub fn new(fetcher: impl FetchToken) -> Self {
        Self {
            fetcher: Arc::new(fetcher),
            margin: MARGIN,
            pause: PAUSE,
            clock: Arc::new(System),
            state: Arc::default(),
        }
    }

    /// How long before it expires the token is fetched anew; one minute if not set, and never more than half of its life.
    #[must_use]
    pub fn margin(mut self, margin: Duration) -> Self {
        self.margin = margin;
        self
    }

    /// How long a token that was fetched because of a 401 is not fetched anew because of another; 30 seconds if not set.
    /// Calls that were all refused with the old token share the new one by this.
    #[must_use]
    pub fn pause(mut self, pause: Duration) -> Self {
        self.pause = pause;
        self
    }

    /// Another clock than the system's.
    #[must_use]
    pub fn clock(mut self, clock: impl Clock) -> Self {
        self.clock = Arc::new(clock);
        self
    }

    async fn get(&self, refused: bool) -> Landed {
        let flight = match self.next(refused) {
            Next::Use(token) => return Ok(token),
            Next::Wait(flight) => flight,
        };
        let landed = flight.landed().await.unwrap_or_else(|| Err(FetchFailed::lost()));
        landed.or_else(|failed| {
            let now = self.clock.now();
            let state = self.state();
            let held = state.held.as_ref().filter(|held| !is_over(held.expires_at, now));
            held.map(|held| held.token.clone()).ok_or(failed)
        })
    }

    fn next(&self, refused: bool) -> Next {
        let (now, uptime) = (self.clock.now(), self.clock.monotonic());
        let mut state = self.state();
        if refused && state.held.as_ref().is_some_and(|held| held.may_be_refused(uptime, self.pause)) {
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
        let flight = flight.unwrap_or_else(|| self.start(refused.then_some(uptime)));
        state.flight = Arc::downgrade(&flight);
        Next::Wait(flight)
    }

    /// Begins a fetch; nothing happens before somebody waits for it.
    fn start(&self, after_401: Option<Duration>) -> Arc<Flight<Landed>> {
        let token = self.clone();
        Flight::new(Box::pin(async move {
            let fetched = token.fetcher.fetch().await.map_err(|error| FetchFailed(Arc::from(error)))?;
            Ok(token.keep(fetched, after_401))
        }))
    }

    fn keep(&self, fetched: FetchedToken, after_401: Option<Duration>) -> SecretString {
        let now = self.clock.now();
        let (token, expires_at) = fetched.into_parts(now);
        let refresh_at = expires_at.map(|at| {
            let life = at.duration_since(now).unwrap_or_default();
            at.checked_sub(self.margin.min(life / 2)).unwrap_or(at)
        });
        self.state().held = Some(Held { token: token.clone(), refresh_at, expires_at, after_401 });
        token
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // Every change of the state is one assignment, so a panic leaves it whole.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Held {
    /// Whether it may be the one that a call was refused with: not if it was fetched for that reason just now.
    fn may_be_refused(&self, uptime: Duration, pause: Duration) -> bool {
        self.after_401.is_none_or(|at| uptime.saturating_sub(at) >= pause)
    }
}

/// A token whose end is not known is good until it is refused.
fn is_over(end: Option<SystemTime>, now: SystemTime) -> bool {
    end.is_some_and(|end| now >= end)
}

impl ProvideSecret for Token {
    fn secret(&self, attempt: AttemptInfo) -> BoxFuture<'_, Result<SecretString, Box<dyn StdError + Send + Sync>>> {
        Box::pin(async move { Ok(self.get(attempt.unauthorized_before).await?) })
    }
}

impl Authenticate for Token {
    fn authorize<'a>(&'a self, request: &'a mut Request, attempt: AttemptInfo) -> BoxFuture<'a, Authorized> {
        Box::pin(async move {
            let token = self.get(attempt.unauthorized_before).await?;
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
        f.debug_struct("Token").field("margin", &self.margin).field("pause", &self.pause).finish_non_exhaustive()
    }
}

/// A token could not be fetched. Its source is the fetch's error, shared by all that waited.
#[derive(Clone, Debug)]
pub struct FetchFailed(Arc<dyn StdError + Send + Sync>);

impl FetchFailed {
    fn lost() -> Self {
        Self(Arc::from(Box::<dyn StdError + Send + Sync>::from("the fetch was given up half-way, by a panic")))
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

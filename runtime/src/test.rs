//! A scripted transport, for tests without a network: it gives prepared answers and records the requests.
//! It may not wait, and it may not answer what the script does not say.

mod answer;
mod recorded;
mod time;

use std::collections::VecDeque;
use std::fmt;
use std::future::{Future, poll_fn};
use std::io;
use std::pin::pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::time::SystemTime;

use bytes::{Bytes, BytesMut};

pub use answer::Answer;
pub use recorded::Recorded;
pub use time::FakeTime;

use crate::transport::{Body, BoxFuture, Request, Response, Transport, TransportError, TransportErrorKind};
use crate::world::{Clock, Random};

/// A transport that gives its answers in order. Clones share the script, so one stays with the test.
#[derive(Clone, Default)]
pub struct Script(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    answers: VecDeque<Answer>,
    requests: Vec<Recorded>,
}

impl Script {
    /// A script without answers.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an answer.
    #[must_use]
    pub fn answer(self, answer: Answer) -> Self {
        self.push(answer);
        self
    }

    /// Adds an answer.
    pub fn push(&self, answer: Answer) {
        self.state().answers.push_back(answer);
    }

    /// The requests so far.
    #[must_use]
    pub fn requests(&self) -> Vec<Recorded> {
        self.state().requests.clone()
    }

    /// How many answers are left.
    #[must_use]
    pub fn remaining(&self) -> usize {
        self.state().answers.len()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        // A test that panicked elsewhere still may look at what was recorded.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    async fn exchange(&self, request: Request) -> Result<Response, TransportError> {
        let body = collect(&request.body).await?;
        let mut state = self.state();
        state.requests.push(Recorded::new(request, body));
        match state.answers.pop_front() {
            Some(answer) => answer.play(),
            None => {
                Err(TransportError::new(TransportErrorKind::Other, false).with_source("the script has no more answers"))
            }
        }
    }
}

impl Transport for Script {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(self.exchange(request))
    }
}

impl fmt::Debug for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = self.state();
        f.debug_struct("Script").field("requests", &state.requests).field("remaining", &state.answers.len()).finish()
    }
}

/// Like a real transport: what cannot be opened never left, what breaks off may have left in part.
async fn collect(body: &Body) -> Result<Bytes, TransportError> {
    let failed = |may_have_left| {
        move |error: io::Error| TransportError::new(TransportErrorKind::Body, may_have_left).with_source(error)
    };
    let mut chunks = body.open().map_err(failed(false))?;
    let mut all = BytesMut::new();
    while let Some(chunk) = poll_fn(|context| chunks.poll_chunk(context)).await {
        all.extend_from_slice(&chunk.map_err(failed(true))?);
    }
    Ok(all.freeze())
}

/// Randomness that is not random: every byte is this one.
#[derive(Clone, Copy, Debug)]
pub struct FixedRandom(pub u8);

impl Random for FixedRandom {
    fn fill(&self, bytes: &mut [u8]) -> io::Result<()> {
        bytes.fill(self.0);
        Ok(())
    }
}

/// A clock that stands still.
#[derive(Clone, Copy, Debug)]
pub struct FixedClock(pub SystemTime);

impl Clock for FixedClock {
    fn now(&self) -> SystemTime {
        self.0
    }
}

/// Runs a future to its end on this thread. For futures that need no executor, such as calls over a [`Script`].
pub fn block_on<F: IntoFuture>(future: F) -> F::Output {
    let mut future = pin!(future.into_future());
    let waker = Waker::from(Arc::new(Unpark(thread::current())));
    let mut context = Context::from_waker(&waker);
    loop {
        match future.as_mut().poll(&mut context) {
            Poll::Ready(output) => return output,
            Poll::Pending => thread::park(),
        }
    }
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

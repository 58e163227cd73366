//! Waiting for a status: the same read, again and again, with growing pauses.
//! It may not wait for ever, nor take a final bad status for one on the way.

use std::fmt;
use std::future::IntoFuture;
use std::time::Duration;

use crate::call::{Call, Options};
use crate::client::Client;
use crate::decode::Raw;
use crate::error::{Error, ErrorKind, Outcome};
use crate::operation::Operation;
use crate::transport::BoxFuture;
use crate::values::find_text;

/// What is waited for: where the status stands in the answer, and what its values mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Until {
    /// The names that lead to the status in the body, from outside in.
    pub status: &'static [&'static str],
    /// What is waited for.
    pub reached: &'static [&'static str],
    /// Final, and not what is waited for.
    pub failed: &'static [&'static str],
}

/// Reads until a status is reached. It begins when it is awaited.
///
/// A read that fails on the way counts as one that told nothing, unless the vendor refused it.
#[must_use = "nothing is sent before the waiter is awaited"]
pub struct Waiter<Op: Operation> {
    client: Client,
    operation: Op,
    options: Options,
    until: &'static Until,
    first: Duration,
    longest: Duration,
    deadline: Duration,
}

/// Why waiting ended without the status.
#[non_exhaustive]
pub enum WaitError<T> {
    /// It ended in another status, for good.
    Failed {
        /// That status.
        status: String,
        /// The answer that said so.
        output: T,
    },
    /// The time ran out. It may still come to the status.
    Deadline {
        /// The last answer, if there was one.
        last: Option<T>,
    },
    /// A read was refused, or could not be made.
    Call(Error),
}

impl<Op: Operation + Clone> Waiter<Op> {
    pub(crate) fn new(call: Call<Op>, until: &'static Until) -> Self {
        let (client, operation, options) = call.into_parts();
        Self {
            client,
            operation,
            options,
            until,
            first: Duration::from_secs(1),
            longest: Duration::from_secs(30),
            deadline: Duration::from_mins(15),
        }
    }

    /// The first pause between two reads, and the longest: each is half as long again as the one before. A second and
    /// half a minute, if not set.
    pub fn pauses(mut self, first: Duration, longest: Duration) -> Self {
        (self.first, self.longest) = (first, longest);
        self
    }

    /// How long to wait; a quarter of an hour, if not set.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self
    }

    async fn wait(self) -> Result<Op::Output, WaitError<Op::Output>> {
        let started = self.client.clock().monotonic();
        let mut pause = self.first;
        let mut last = None;
        loop {
            match self.read().await? {
                Read::Reached(output) => return Ok(output),
                Read::Failed(status, output) => return Err(WaitError::Failed { status, output }),
                Read::OnTheWay(output) => last = Some(output),
                Read::Nothing => {}
            }
            let gone = self.client.clock().monotonic().saturating_sub(started);
            if gone.saturating_add(pause) >= self.deadline {
                return Err(WaitError::Deadline { last });
            }
            let Some(sleep) = self.client.sleep() else {
                return Err(WaitError::Call(self.sleepless()));
            };
            sleep.sleep(pause).await;
            pause = pause.saturating_add(pause / 2).min(self.longest);
        }
    }

    async fn read(&self) -> Result<Read<Op::Output>, WaitError<Op::Output>> {
        let call = Call::from_parts(self.client.clone(), self.operation.clone(), self.options.clone());
        let response = match call.send().await {
            Ok(response) => response,
            Err(error) if is_passing(&error) => return Ok(Read::Nothing),
            Err(error) => return Err(WaitError::Call(error)),
        };
        let raw = Raw::from_bytes(response.raw_body()).ok();
        let status = raw.and_then(|raw| find_text(raw, self.until.status)).unwrap_or_default();
        let output = response.into_output();
        Ok(if self.until.reached.contains(&status.as_str()) {
            Read::Reached(output)
        } else if self.until.failed.contains(&status.as_str()) {
            Read::Failed(status, output)
        } else {
            Read::OnTheWay(output)
        })
    }

    fn sleepless(&self) -> Error {
        let error = Error::new(self.operation.about().id, ErrorKind::Configuration, Outcome::NotSent);
        error.with(|error| "Nothing can wait: pass .sleep(..) to the client's builder".clone_into(&mut error.help))
    }
}

enum Read<T> {
    Reached(T),
    Failed(String, T),
    OnTheWay(T),
    Nothing,
}

/// A read that told nothing: the next one may.
fn is_passing(error: &Error) -> bool {
    let busy = error.status().is_some_and(|status| status.as_u16() == 429);
    let on_the_wire = matches!(error.kind(), ErrorKind::Connect | ErrorKind::Timeout | ErrorKind::Transport);
    busy || on_the_wire || error.outcome() == Outcome::Unknown
}

impl<Op: Operation + Clone> IntoFuture for Waiter<Op> {
    type Output = Result<Op::Output, WaitError<Op::Output>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.wait())
    }
}

impl<Op: Operation> fmt::Debug for Waiter<Op> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Waiter")
            .field("operation", &self.operation.about().id)
            .field("until", &self.until)
            .field("deadline", &self.deadline)
            .finish_non_exhaustive()
    }
}

impl<T> fmt::Display for WaitError<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            // The status is one of the document's.
            Self::Failed { status, .. } => write!(f, "it ended as {status}"),
            Self::Deadline { .. } => f.write_str("the time ran out before the status was reached"),
            Self::Call(error) => error.fmt(f),
        }
    }
}

impl<T> fmt::Debug for WaitError<T> {
    /// Without the output: it may be plain text, whose own Debug shows all of it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "WaitError({self})")
    }
}

impl<T> std::error::Error for WaitError<T> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Call(error) => Some(error),
            Self::Failed { .. } | Self::Deadline { .. } => None,
        }
    }
}

/// So that `?` works. The outcome is `Unknown`: that something ended badly, or late, does not mean that nothing was done,
/// and a new call could do it twice. Match on [`WaitError`] to learn the status.
impl<T> From<WaitError<T>> for Error {
    fn from(error: WaitError<T>) -> Self {
        let says = error.to_string();
        match error {
            WaitError::Call(error) => error,
            WaitError::Failed { .. } | WaitError::Deadline { .. } => {
                Self::new("waiter", ErrorKind::Waiting, Outcome::Unknown).with(|inner| inner.help = says)
            }
        }
    }
}

//! What a sandbox should be like, before it starts.
//! A setting that names what there is not is refused, never ignored.

use crate::assumptions::{Assumed, Assumption};
use crate::clock::Clock;
use crate::fault::Fault;
use crate::sandbox::{self, Sandbox, StartError};

/// An API that can be stood in for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Api {
    /// Align.
    Align,
    /// Juicyway.
    Juicyway,
    /// `OffBlocks`.
    OffBlocks,
}

impl Api {
    /// All of them.
    pub const ALL: &'static [Self] = &[Self::Align, Self::Juicyway, Self::OffBlocks];

    /// Its name, in paths and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Align => "align",
            Self::Juicyway => "juicyway",
            Self::OffBlocks => "offblocks",
        }
    }
}

/// Settings of a sandbox.
#[derive(Clone, Debug)]
#[must_use = "nothing runs before `start`"]
pub struct Builder {
    pub(crate) port: u16,
    pub(crate) clock: Clock,
    pub(crate) checked: bool,
    /// Empty means all.
    pub(crate) only: Vec<Api>,
    /// By name; the last word counts.
    pub(crate) assumptions: Vec<(String, bool)>,
    pub(crate) faults: Vec<Fault>,
    /// Webhooks are sent to this machine only.
    pub(crate) webhooks_stay: bool,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            port: 0,
            clock: Clock::running(),
            checked: true,
            only: Vec::new(),
            assumptions: Vec::new(),
            faults: Vec::new(),
            webhooks_stay: false,
        }
    }
}

impl Builder {
    /// This port of the loopback address instead of a free one.
    pub fn port(mut self, port: u16) -> Self {
        self.port = port;
        self
    }

    /// This clock instead of the machine's.
    pub fn clock(mut self, clock: Clock) -> Self {
        self.clock = clock;
        self
    }

    /// Only this API, and those named before, instead of all.
    pub fn only(mut self, api: Api) -> Self {
        self.only.push(api);
        self
    }

    /// Without what is assumed of a vendor under this name.
    pub fn without(mut self, assumption: impl Into<String>) -> Self {
        self.assumptions.push((assumption.into(), false));
        self
    }

    /// With an assumption that is off by itself.
    pub fn assuming(mut self, assumption: impl Into<String>) -> Self {
        self.assumptions.push((assumption.into(), true));
        self
    }

    /// A request goes wrong like this.
    pub fn fault(mut self, fault: Fault) -> Self {
        self.faults.push(fault);
        self
    }

    /// Webhooks are sent to this machine only: whoever registers another place gets none, and nobody is asked where it is.
    pub fn webhooks_stay(mut self) -> Self {
        self.webhooks_stay = true;
        self
    }

    /// Sends answers without holding them against the document. They are checked by default; what does not conform is
    /// answered with 500 and is in [`Sandbox::violations`].
    pub fn unchecked(mut self) -> Self {
        self.checked = false;
        self
    }

    /// Starts it, on a thread of its own; nothing of it runs on the caller's executor.
    ///
    /// # Errors
    ///
    /// When the port is taken, or a setting names what there is not.
    #[expect(clippy::unused_async, reason = "who starts it in async code may not care that it is quick")]
    pub async fn start(self) -> Result<Sandbox, StartError> {
        sandbox::start(&self)
    }

    /// The same, for tests without an executor.
    ///
    /// # Errors
    ///
    /// As [`start`](Self::start).
    pub fn start_blocking(self) -> Result<Sandbox, StartError> {
        sandbox::start(&self)
    }

    /// What holds of these.
    pub(crate) fn assumed(&self, all: &[Assumption]) -> Assumed {
        let mut assumed = Assumed::new(all);
        for (name, on) in &self.assumptions {
            all.iter().filter(|one| one.id == name).for_each(|one| assumed.set(one, *on));
        }
        assumed
    }
}

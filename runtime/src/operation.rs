//! Operations as values: what is sent, what is known about it, and which answers are successes.
//! They may not do I/O: a test of one needs no server.

mod about;
mod content;
mod custom;
mod debug;
mod parts;
mod success;

pub use about::{About, Idempotency, KeyForm, KnownKey, MovesMoney};
pub use content::Content;
pub use custom::Custom;
pub(crate) use debug::AsRecord;
pub use debug::debug_operation;
pub use parts::{PartStyle, Parts, PathStyle, Style};
pub(crate) use success::{Answer, Candidates};
pub use success::{Status, Success};

use std::time::Duration;

use crate::decode::{DecodeError, Raw};
use crate::prepared::Prepared;

/// One operation of an API, with its arguments.
pub trait Operation: Send + Sync + 'static {
    /// What a success gives.
    type Output: Send + 'static;
    /// What the document says about the operation.
    const ABOUT: &'static About;
    /// The declared successes, in the document's order.
    const SUCCESSES: &'static [Success<Self::Output>];

    /// States the parts of the request.
    fn encode(&self, to: &mut dyn Parts);

    /// What is known about this very operation: [`ABOUT`](Self::ABOUT), unless it was described by hand, or depends on
    /// an input.
    fn about(&self) -> &About {
        Self::ABOUT
    }

    /// The request that was encoded earlier, and how old it may be, if this is one that is sent again.
    #[doc(hidden)]
    fn prepared(&self) -> Option<(&Prepared, Option<Duration>)> {
        None
    }
}

/// The declared error bodies of one operation.
pub trait ErrorBody: Sized {
    /// The operation's id.
    const OPERATION: &'static str;

    /// Reads the body that is declared for `status`. Where all are JSON, [`decode`](Self::decode) does.
    ///
    /// # Errors
    /// When none is declared, or the body is not the declared one.
    fn read(status: u16, body: Content<'_>) -> Result<Self, DecodeError> {
        Self::decode(status, body.raw()?)
    }

    /// Reads the JSON that is declared for `status`.
    ///
    /// # Errors
    /// When none is declared, or the body is not the declared one.
    fn decode(status: u16, raw: Raw<'_>) -> Result<Self, DecodeError> {
        let (_, _) = (status, raw);
        Err(DecodeError::undeclared_status())
    }
}

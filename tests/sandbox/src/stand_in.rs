//! What a vendor's stand-in is to the core: a document, rules, and a function for each operation.
//! It names no vendor. A function changes the state and answers at once; it does no I/O and reads no clock but the given.

use std::fmt;
use std::time::{Duration, SystemTime};

use crate::answer::Answer;
use crate::asked::Asked;
use crate::assumptions::{Assumed, Assumption};
use crate::deliver::Outgoing;
use crate::document::{Document, Place};
use crate::ids::Ids;

/// What stands in for one operation. An `Err` is an answer that refuses, and nothing was changed.
pub(crate) type Handler<V> = fn(&mut V, &Asked, &mut Context<'_>) -> Result<Answer, Answer>;

/// One vendor's API, as far as the vendor knows it.
pub(crate) trait StandIn: Send + Sized + 'static {
    /// Its name in paths and on the command line.
    const NAME: &'static str;
    /// What it does that no source says of the vendor.
    const ASSUMPTIONS: &'static [Assumption];
    /// The operations that it stands in for; the document's others answer 501.
    const OPERATIONS: &'static [(&'static str, Handler<Self>)];

    /// Its document, which is read once.
    fn document() -> Result<&'static Document, String>;

    /// Whether the caller may call this operation, which is not open to all.
    fn authenticate(&self, asked: &Asked, context: &Context<'_>) -> Result<(), Answer>;

    /// The vendor's form of a refusal that the core decides on, with a status that the operation documents.
    fn refuse(refused: &Refused<'_>, asked: Option<&Asked>, assumed: &Assumed) -> Answer;

    /// What the vendor does with idempotency keys of this operation.
    fn key_rule(&self, asked: &Asked, context: &Context<'_>) -> KeyRule;

    /// How it is called, for people: which header holds which key. The keys open nothing else, and are no secrets.
    fn how_to_call(&self) -> String;

    /// What there is now, for people to look at.
    fn tables(&self) -> Vec<Table>;

    /// The clock was moved: what is due by itself happens here.
    fn elapsed(&mut self, _context: &mut Context<'_>) {}
}

/// What a stand-in may use while it answers.
pub(crate) struct Context<'a> {
    pub(crate) now: SystemTime,
    pub(crate) ids: &'a mut Ids,
    /// Where this API is reached.
    pub(crate) base_url: &'a str,
    pub(crate) assumed: &'a Assumed,
    /// Webhooks to be delivered once the answer is made.
    pub(crate) outgoing: Vec<Outgoing>,
}

/// Why the core refuses.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Refused<'a> {
    /// The request is not as the document wants it.
    Invalid(&'a [Problem]),
    /// There is no such path.
    NoSuchPath,
    /// The path has no such method.
    NoSuchMethod,
    /// The key was used with other content.
    KeyReused,
    /// The first request with that key is not answered yet.
    KeyInFlight,
    /// A fault that was asked for: 429.
    TooManyRequests,
    /// A fault that was asked for: 503, or another status of that kind.
    Unavailable,
    /// Nothing stands in for the operation.
    NotStoodIn(&'a str),
    /// The stand-in answered what the document does not allow: a bug of the sandbox, or of the document.
    Broken(&'a str),
}

/// Something that is not as the document wants it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    /// In which part of the request.
    pub(crate) place: Place,
    /// The parameter's name, or a JSON pointer into the body.
    pub(crate) at: String,
    /// What is wrong, without the value.
    pub(crate) says: String,
}

/// What a vendor does with idempotency keys.
#[derive(Clone, Copy, Debug)]
pub(crate) struct KeyRule {
    /// The same key with the same content gets the first answer again; without this, keys are not looked at.
    pub(crate) replays: bool,
    /// How long a key is known.
    pub(crate) lifetime: Option<Duration>,
}

/// Entities of one kind.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    pub(crate) title: &'static str,
    pub(crate) columns: &'static [&'static str],
    pub(crate) rows: Vec<Vec<String>>,
}

/// A move that the states of an entity do not allow, or of an entity that there is not. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Impossible {
    says: String,
}

impl Impossible {
    pub(crate) fn new(says: impl Into<String>) -> Self {
        Self { says: says.into() }
    }

    /// Why.
    pub(crate) fn says(&self) -> &str {
        &self.says
    }
}

impl fmt::Display for Impossible {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.says)
    }
}

impl std::error::Error for Impossible {}

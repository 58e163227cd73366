//! The declared successes of an operation, and how the answer is read as one of them.
//! It may not judge what became of a call; it says what fits and what does not.

use std::cell::Cell;

use bytes::Bytes;

use crate::decode::{DecodeError, Raw};
use crate::events::{self, EventStream};
use crate::media::{self, Fit};

/// One declared success: its status, its media type, and how its body is read.
pub struct Success<T> {
    status: Status,
    media: &'static str,
    read: Read<T>,
}

/// The statuses that a declared answer stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// One status.
    Exact(u16),
    /// A hundred of them: 2 is 200 to 299.
    Range(u8),
    /// Any.
    Default,
}

enum Read<T> {
    Json(fn(Raw<'_>) -> Result<T, DecodeError>),
    Empty(fn() -> T),
    Text(fn(String) -> T),
    Bytes(fn(Bytes) -> T),
    Events(fn(EventStream) -> T),
}

impl<T> Success<T> {
    /// A JSON body.
    #[must_use]
    pub const fn json(status: u16, decode: fn(Raw<'_>) -> Result<T, DecodeError>) -> Self {
        Self { status: Status::Exact(status), media: media::JSON, read: Read::Json(decode) }
    }

    /// A JSON body, for a hundred statuses: 2 is 200 to 299.
    #[must_use]
    pub const fn range_json(hundred: u8, decode: fn(Raw<'_>) -> Result<T, DecodeError>) -> Self {
        Self::json(0, decode).status(Status::Range(hundred))
    }

    /// No body.
    #[must_use]
    pub const fn empty(status: u16, output: fn() -> T) -> Self {
        Self { status: Status::Exact(status), media: "", read: Read::Empty(output) }
    }

    /// A text body, `text/plain` unless [`media`](Self::media) says otherwise.
    #[must_use]
    pub const fn text(status: u16, output: fn(String) -> T) -> Self {
        Self { status: Status::Exact(status), media: "text/plain", read: Read::Text(output) }
    }

    /// A body of bytes, `application/octet-stream` unless [`media`](Self::media) says otherwise.
    #[must_use]
    pub const fn bytes(status: u16, output: fn(Bytes) -> T) -> Self {
        Self { status: Status::Exact(status), media: media::BYTES, read: Read::Bytes(output) }
    }

    /// A stream of events, which is read while it comes.
    #[must_use]
    pub const fn events(status: u16, output: fn(EventStream) -> T) -> Self {
        Self { status: Status::Exact(status), media: events::MEDIA, read: Read::Events(output) }
    }

    /// The declared media type, such as `application/pdf`, `image/*` or `*/*`.
    #[must_use]
    pub const fn media(mut self, media: &'static str) -> Self {
        self.media = media;
        self
    }

    /// Other statuses than one.
    #[must_use]
    pub const fn status(mut self, status: Status) -> Self {
        self.status = status;
        self
    }

    /// How well an answer of this media type is what is declared here: by name, by a range, as some JSON, or not at all.
    fn rank(&self, content_type: Option<&str>) -> (Fit, bool) {
        let fit =
            content_type.filter(|_| !self.media.is_empty()).map_or(Fit::Not, |found| media::fit(found, self.media));
        (fit, self.declares(content_type))
    }

    /// Whether an answer of this media type is declared here.
    fn declares(&self, content_type: Option<&str>) -> bool {
        match &self.read {
            // Nothing is declared, so anything may stand there, but a page that a proxy made.
            Read::Empty(_) => !content_type.is_some_and(media::is_html),
            Read::Json(_) if self.media == media::JSON => content_type.is_some_and(media::is_json),
            _ => content_type.is_some_and(|found| media::matches(found, self.media)),
        }
    }

    fn read(&self, answer: &Answer<'_>, by_status: bool) -> Result<T, Miss> {
        let declared = self.declares(answer.content_type);
        let miss = |why| Miss { declared, why };
        if answer.is_unread && !matches!(self.read, Read::Events(_)) {
            return Err(miss(DecodeError::unfit(self.media, "a stream of events")));
        }
        match &self.read {
            Read::Json(decode) => json(*decode, answer.body).map_err(miss),
            Read::Empty(output) if answer.body.is_empty() || (by_status && declared) => Ok(output()),
            Read::Empty(_) => {
                Err(Miss { declared: by_status && declared, why: DecodeError::unfit("no body", "a body") })
            }
            Read::Text(output) if declared || answer.content_type.is_none() => {
                let text = String::from_utf8(answer.body.to_vec());
                let text = text.map_err(|_| miss(DecodeError::unfit("text", "bytes that are not UTF-8")))?;
                Ok(output(text))
            }
            Read::Events(output) if declared => match answer.events.take() {
                Some(events) => Ok(output(events)),
                None => Err(miss(DecodeError::unfit(self.media, "a body that was read before"))),
            },
            Read::Bytes(output) if declared || answer.content_type.is_none() => Ok(output(answer.body.clone())),
            _ => Err(miss(DecodeError::unfit(self.media, "another media type"))),
        }
    }
}

fn json<T>(decode: fn(Raw<'_>) -> Result<T, DecodeError>, body: &Bytes) -> Result<T, DecodeError> {
    if !body.trim_ascii().is_empty() {
        return decode(Raw::from_bytes(body)?);
    }
    // An empty body is a success where nothing in it is required; if something is, the missing body is what is wrong.
    decode(Raw::from_text("{}")?).map_err(|_| DecodeError::missing("JSON"))
}

/// What a declared success is compared with.
pub(crate) struct Answer<'a> {
    pub(crate) content_type: Option<&'a str>,
    pub(crate) body: &'a Bytes,
    /// Whether the body was left to be read as events: then it is not empty, whatever `body` holds.
    pub(crate) is_unread: bool,
    /// The body, where it was not read.
    pub(crate) events: &'a Cell<Option<EventStream>>,
}

/// Why an answer is not the success that it could have been.
#[derive(Debug)]
pub(crate) struct Miss {
    /// Whether the media type of the answer is a declared one.
    pub(crate) declared: bool,
    pub(crate) why: DecodeError,
}

/// The successes that an answer may be, best first.
pub(crate) struct Candidates<'a, T> {
    successes: Vec<&'a Success<T>>,
    by_status: bool,
}

impl<'a, T> Candidates<'a, T> {
    pub(crate) fn of(all: &'a [Success<T>], status: u16) -> Self {
        let hundred = u8::try_from(status / 100).unwrap_or_default();
        for wanted in [Status::Exact(status), Status::Range(hundred), Status::Default] {
            let found: Vec<_> = all.iter().filter(|success| success.status == wanted).collect();
            if !found.is_empty() {
                return Self { successes: found, by_status: true };
            }
        }
        Self { successes: all.iter().collect(), by_status: false }
    }

    /// Whether an answer of this media type is declared by one of them.
    pub(crate) fn declare(&self, content_type: Option<&str>) -> bool {
        self.successes.iter().any(|success| {
            let by_status = self.by_status || !matches!(success.read, Read::Empty(_));
            by_status && success.declares(content_type)
        })
    }

    /// Reads the answer as the first that fits.
    pub(crate) fn read(&self, answer: &Answer<'_>) -> Result<T, Miss> {
        let mut declared = false;
        let mut first: Option<DecodeError> = None;
        // What the answer says that it is comes first; the document's order decides among equals.
        let mut successes = self.successes.clone();
        successes.sort_by_key(|success| std::cmp::Reverse(success.rank(answer.content_type)));
        for success in successes {
            match success.read(answer, self.by_status) {
                Ok(output) => return Ok(output),
                Err(miss) => {
                    declared |= miss.declared;
                    first.get_or_insert(miss.why);
                }
            }
        }
        let why = first.unwrap_or_else(|| DecodeError::unfit("a declared success", "another status"));
        Err(Miss { declared, why })
    }
}

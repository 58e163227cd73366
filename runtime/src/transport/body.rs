//! Bodies: bytes, a source that can be read again, or one that can be read once, always pulled in chunks.
//! They may not be read before they are sent, nor sent a second time when they can be read only once.

use std::fmt;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;

/// Chunks that are pulled one after the other.
pub trait Chunks: Send {
    /// The next chunk, `None` after the last; as `poll_next` of a stream.
    fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>>;
}

impl Chunks for Box<dyn Chunks> {
    fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        (**self).poll_chunk(context)
    }
}

/// Makes chunks of an iterator, which must not block for long.
pub fn from_chunks<I>(chunks: I) -> Box<dyn Chunks>
where
    I: IntoIterator<Item = io::Result<Bytes>>,
    I::IntoIter: Send + 'static,
{
    Box::new(FromIterator(chunks.into_iter()))
}

struct FromIterator<I>(I);

impl<I: Iterator<Item = io::Result<Bytes>> + Send> Chunks for FromIterator<I> {
    fn poll_chunk(&mut self, _context: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        Poll::Ready(self.0.next())
    }
}

/// The body of a request. Clones share a body that can be read only once.
#[derive(Clone, Default)]
pub struct Body(Inner);

#[derive(Clone, Default)]
enum Inner {
    #[default]
    Empty,
    Bytes(Bytes),
    Source {
        open: Arc<dyn Fn() -> io::Result<Box<dyn Chunks>> + Send + Sync>,
        length: Option<u64>,
    },
    Once {
        chunks: Arc<Mutex<Option<Box<dyn Chunks>>>>,
        length: Option<u64>,
    },
    /// One after the other; each is opened when the one before has ended.
    Chain(Arc<[Body]>),
}

impl Body {
    /// No body.
    #[must_use]
    pub const fn empty() -> Self {
        Self(Inner::Empty)
    }

    /// A source that is opened anew each time the body is sent. State the length if it is known: it is then sent ahead.
    pub fn source(length: Option<u64>, open: impl Fn() -> io::Result<Box<dyn Chunks>> + Send + Sync + 'static) -> Self {
        Self(Inner::Source { open: Arc::new(open), length })
    }

    /// Chunks that can be read only once. A call with such a body is never sent a second time.
    #[must_use]
    pub fn once(length: Option<u64>, chunks: Box<dyn Chunks>) -> Self {
        Self(Inner::Once { chunks: Arc::new(Mutex::new(Some(chunks))), length })
    }

    pub(crate) fn chain(parts: Vec<Self>) -> Self {
        Self(Inner::Chain(parts.into()))
    }

    /// How many bytes there are, if that is known.
    #[must_use]
    pub fn length(&self) -> Option<u64> {
        match &self.0 {
            Inner::Empty => Some(0),
            Inner::Bytes(bytes) => u64::try_from(bytes.len()).ok(),
            Inner::Source { length, .. } | Inner::Once { length, .. } => *length,
            Inner::Chain(parts) => parts.iter().try_fold(0_u64, |sum, part| sum.checked_add(part.length()?)),
        }
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self.0, Inner::Empty)
    }

    /// The bytes, when the body is held in memory.
    #[must_use]
    pub fn as_bytes(&self) -> Option<&Bytes> {
        match &self.0 {
            Inner::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// The parts that it consists of; none when it is empty, nothing when it is read while it is sent.
    pub(crate) fn parts(&self) -> Option<&[Self]> {
        match &self.0 {
            Inner::Empty => Some(&[]),
            Inner::Chain(parts) => Some(parts),
            _ => None,
        }
    }

    /// Whether it can be sent again.
    #[must_use]
    pub fn is_replayable(&self) -> bool {
        match &self.0 {
            Inner::Empty | Inner::Bytes(_) | Inner::Source { .. } => true,
            Inner::Once { .. } => false,
            Inner::Chain(parts) => parts.iter().all(Self::is_replayable),
        }
    }

    /// Whether it can be read only once, and was.
    pub(crate) fn is_spent(&self) -> bool {
        match &self.0 {
            Inner::Empty | Inner::Bytes(_) | Inner::Source { .. } => false,
            // A panic elsewhere cannot leave the option half taken.
            Inner::Once { chunks, .. } => chunks.lock().unwrap_or_else(PoisonError::into_inner).is_none(),
            Inner::Chain(parts) => parts.iter().any(Self::is_spent),
        }
    }

    /// Starts reading.
    ///
    /// # Errors
    /// When the source cannot be opened, or can be read only once and was.
    pub fn open(&self) -> io::Result<Box<dyn Chunks>> {
        match &self.0 {
            Inner::Empty => Ok(from_chunks(None)),
            Inner::Bytes(bytes) => Ok(from_chunks(Some(Ok(bytes.clone())))),
            Inner::Source { open, .. } => open(),
            Inner::Once { chunks, .. } => {
                let mut chunks = chunks.lock().unwrap_or_else(PoisonError::into_inner);
                chunks.take().ok_or_else(|| io::Error::other("the body can be sent only once"))
            }
            Inner::Chain(parts) => Ok(Box::new(Chained { parts: Arc::clone(parts), next: 0, current: None })),
        }
    }
}

struct Chained {
    parts: Arc<[Body]>,
    next: usize,
    current: Option<Box<dyn Chunks>>,
}

impl Chunks for Chained {
    fn poll_chunk(&mut self, context: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
        loop {
            if let Some(current) = &mut self.current {
                match current.poll_chunk(context) {
                    Poll::Ready(None) => self.current = None,
                    other => return other,
                }
            }
            let Some(part) = self.parts.get(self.next) else {
                return Poll::Ready(None);
            };
            self.next += 1;
            match part.open() {
                Ok(chunks) => self.current = Some(chunks),
                Err(error) => return Poll::Ready(Some(Err(error))),
            }
        }
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Body")
            .field("length", &self.length())
            .field("replayable", &self.is_replayable())
            .finish_non_exhaustive()
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Self(Inner::Bytes(bytes))
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes::from(bytes).into()
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Bytes::from(text).into()
    }
}

impl From<&'static [u8]> for Body {
    fn from(bytes: &'static [u8]) -> Self {
        Bytes::from_static(bytes).into()
    }
}

impl From<&'static str> for Body {
    fn from(text: &'static str) -> Self {
        Bytes::from_static(text.as_bytes()).into()
    }
}

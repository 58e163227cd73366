//! Server-sent events: an answer that is read while it comes, one event after the other.
//! They may not hold more than one event in memory, nor wait for the end of the answer.

mod lines;

use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::task::{Context, Poll, ready};

use crate::decode::{Decode, DecodeError, Raw};
use crate::encode::write_json_string;
use crate::error::{Error, ErrorKind};
use crate::stream::Head;
use crate::transport::Chunks;

use lines::{Lines, Text};

/// The media type.
pub(crate) const MEDIA: &str = "text/event-stream";

/// A stream whose events have no type yet.
pub struct EventStream {
    /// Apart, so that an enum of answers is not large because of it.
    head: Box<Head>,
    chunks: Box<dyn Chunks>,
    lines: Lines,
    /// The longest event that is read, in bytes.
    limit: usize,
    ended: bool,
}

impl EventStream {
    pub(crate) fn new(head: Head, chunks: Box<dyn Chunks>, limit: usize) -> Self {
        Self { head: Box::new(head), chunks, lines: Lines::default(), limit, ended: false }
    }

    /// The same stream, with the type that the document has for the data of its events.
    pub fn typed<T: Decode>(self) -> Events<T> {
        Events { stream: self, data: PhantomData }
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Text, Error>>> {
        while !self.ended {
            let event = self.lines.next_event();
            let size = event.as_ref().map_or_else(|| self.lines.size(), |event| event.data.len());
            // However the chunks were cut: an event that came whole is measured as one that did not.
            if size > self.limit {
                self.ended = true;
                return Poll::Ready(Some(Err(self.head.error(ErrorKind::TooLarge))));
            }
            if let Some(event) = event {
                return Poll::Ready(Some(Ok(event)));
            }
            match ready!(self.chunks.poll_chunk(context)) {
                Some(Ok(chunk)) => self.lines.push(&chunk),
                Some(Err(error)) => {
                    self.ended = true;
                    return Poll::Ready(Some(Err(self.head.broken(error))));
                }
                None => self.ended = true,
            }
        }
        Poll::Ready(None)
    }
}

/// Events as they come. After an error there are no more.
///
/// The time limit of an attempt holds for the whole stream: set [`Call::attempt_timeout`](crate::Call::attempt_timeout)
/// and [`Call::timeout`](crate::Call::timeout) to what the stream may take.
#[must_use = "events are read when they are asked for"]
pub struct Events<T> {
    stream: EventStream,
    data: PhantomData<fn() -> T>,
}

impl<T: Decode> Events<T> {
    /// The next event; `None` when the answer has ended.
    pub async fn next(&mut self) -> Option<Result<Event<T>, Error>> {
        poll_fn(|context| self.poll_event(context)).await
    }

    fn poll_event(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Event<T>, Error>>> {
        let typed = |text| Event { text, data: PhantomData };
        self.stream.poll(context).map(|event| event.map(|event| event.map(typed)))
    }
}

#[cfg(feature = "stream")]
impl<T: Decode> futures_core::Stream for Events<T> {
    type Item = Result<Event<T>, Error>;

    fn poll_next(self: std::pin::Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_event(context)
    }
}

impl<T> fmt::Debug for Events<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Events").field("ended", &self.stream.ended).finish_non_exhaustive()
    }
}

impl fmt::Debug for EventStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventStream").field("ended", &self.ended).finish_non_exhaustive()
    }
}

/// One event.
pub struct Event<T> {
    text: Text,
    data: PhantomData<fn() -> T>,
}

impl<T: Decode> Event<T> {
    /// The data, as the type that the document has for it.
    ///
    /// # Errors
    /// When it is something else, such as a mark that the stream is at its end; [`text`](Self::text) has it.
    pub fn data(&self) -> Result<T, DecodeError> {
        text_as(&self.text.data)
    }

    /// The data as it came.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text.data
    }

    /// The name of the event; `message` where none was sent.
    #[must_use]
    pub fn name(&self) -> &str {
        if self.text.name.is_empty() { "message" } else { &self.text.name }
    }

    /// The id of the last event that had one, for `Last-Event-ID`.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.text.id.as_deref()
    }
}

impl<T> fmt::Debug for Event<T> {
    /// Neither data nor id: both may be personal.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Event").field("length", &self.text.data.len()).finish_non_exhaustive()
    }
}

/// A text as a type: as JSON, or where the type is one of texts, as it is.
pub(crate) fn text_as<T: Decode>(text: &str) -> Result<T, DecodeError> {
    let as_json = Raw::from_text(text).and_then(T::decode);
    as_json.or_else(|error| text_of(text).map_err(|_| error))
}

/// A text as a type that is one of texts.
pub(crate) fn text_of<T: Decode>(text: &str) -> Result<T, DecodeError> {
    let mut quoted = String::new();
    write_json_string(text, &mut quoted);
    Raw::from_text(&quoted).and_then(T::decode)
}

#[cfg(test)]
mod tests {
    use std::collections::VecDeque;
    use std::io;
    use std::task::{Context, Poll, Waker};

    use bytes::Bytes;
    use http::{HeaderMap, StatusCode};

    use super::{EventStream, text_as};
    use crate::client::Api;
    use crate::error::{ErrorKind, Outcome};
    use crate::stream::Head;
    use crate::transport::Chunks;

    struct Given(VecDeque<Bytes>);

    impl Chunks for Given {
        fn poll_chunk(&mut self, _: &mut Context<'_>) -> Poll<Option<io::Result<Bytes>>> {
            Poll::Ready(self.0.pop_front().map(Ok))
        }
    }

    fn head() -> Head {
        const API: &Api = &Api::new("api", "api", "1");
        Head {
            operation: "watch",
            api: API,
            outcome: Outcome::Accepted,
            status: StatusCode::OK,
            headers: HeaderMap::new(),
            key: None,
            history: Vec::new(),
        }
    }

    #[test]
    fn an_event_beyond_the_limit_is_refused_however_it_comes() {
        let long = format!("data: 1\n\ndata: {}\n\n", "x".repeat(100));
        let lines = format!("data: 1\n\n{}\n", "data: xxxxxxxxx\n".repeat(10));
        for (text, size) in [(&long, 1), (&long, 7), (&long, long.len()), (&lines, 3), (&lines, lines.len())] {
            let chunks = text.as_bytes().chunks(size).map(Bytes::copy_from_slice).collect();
            let mut stream = EventStream::new(head(), Box::new(Given(chunks)), 64);
            let mut next = || match stream.poll(&mut Context::from_waker(Waker::noop())) {
                Poll::Ready(next) => next,
                Poll::Pending => panic!("all has come"),
            };
            assert_eq!(next().unwrap().unwrap().data, "1");
            let error = next().unwrap().unwrap_err();
            assert_eq!((error.kind(), error.outcome()), (ErrorKind::TooLarge, Outcome::Accepted), "by {size}");
            assert!(next().is_none());
        }
    }

    #[test]
    fn data_is_json_or_a_text() {
        assert_eq!(text_as::<i64>("12").ok(), Some(12));
        assert_eq!(text_as::<String>("[DONE]").ok().as_deref(), Some("[DONE]"));
        assert!(text_as::<i64>("[DONE]").is_err());
    }
}

//! Server-sent events: an answer that is read while it comes, one event after the other.
//! They may not hold more than one event in memory, nor wait for the end of the answer.

use std::fmt;
use std::future::poll_fn;
use std::io;
use std::marker::PhantomData;
use std::task::{Context, Poll, ready};

use crate::decode::{Decode, DecodeError, Raw};
use crate::encode::write_json_string;
use crate::error::{Error, ErrorKind, Outcome};
use crate::transport::Chunks;

/// The media type.
pub(crate) const MEDIA: &str = "text/event-stream";

/// A stream whose events have no type yet.
pub struct EventStream {
    operation: &'static str,
    chunks: Box<dyn Chunks>,
    lines: Lines,
    /// The longest event that is read, in bytes.
    limit: usize,
    ended: bool,
}

impl EventStream {
    pub(crate) fn new(operation: &'static str, chunks: Box<dyn Chunks>, limit: usize) -> Self {
        Self { operation, chunks, lines: Lines::default(), limit, ended: false }
    }

    /// The same stream, with the type that the document has for the data of its events.
    pub fn typed<T: Decode>(self) -> Events<T> {
        Events { stream: self, data: PhantomData }
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Text, Error>>> {
        while !self.ended {
            if let Some(event) = self.lines.next_event() {
                return Poll::Ready(Some(Ok(event)));
            }
            if self.lines.size() > self.limit {
                return Poll::Ready(Some(Err(self.end(ErrorKind::TooLarge))));
            }
            match ready!(self.chunks.poll_chunk(context)) {
                Some(Ok(chunk)) => self.lines.push(&chunk),
                Some(Err(error)) => return Poll::Ready(Some(Err(self.broken(error)))),
                None => self.ended = true,
            }
        }
        Poll::Ready(None)
    }

    fn broken(&mut self, error: io::Error) -> Error {
        let kind = match error.kind() {
            io::ErrorKind::TimedOut => ErrorKind::Timeout,
            _ => ErrorKind::Truncated,
        };
        self.end(kind).with(|inner| inner.source = Some(error.into()))
    }

    /// What was answered before stands: the call was accepted.
    fn end(&mut self, kind: ErrorKind) -> Error {
        self.ended = true;
        Error::new(self.operation, kind, Outcome::Accepted)
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

/// An event as it came.
#[derive(Debug, Default, PartialEq)]
struct Text {
    name: String,
    id: Option<String>,
    data: String,
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

/// The lines that have come, and the event that they make so far.
#[derive(Default)]
struct Lines {
    bytes: Vec<u8>,
    event: Text,
    has_data: bool,
    /// The last chunk ended in `\r`: a `\n` after it belongs to it.
    after_return: bool,
    begun: bool,
}

impl Lines {
    fn push(&mut self, chunk: &[u8]) {
        self.bytes.extend_from_slice(chunk);
    }

    fn size(&self) -> usize {
        self.bytes.len().saturating_add(self.event.data.len())
    }

    fn next_event(&mut self) -> Option<Text> {
        while let Some(line) = self.next_line() {
            if let Some(event) = self.take(&line) {
                return Some(event);
            }
        }
        None
    }

    /// A line ends with `\n`, `\r` or both.
    fn next_line(&mut self) -> Option<String> {
        if self.after_return && self.bytes.first() == Some(&b'\n') {
            self.bytes.remove(0);
        }
        if !self.bytes.is_empty() {
            self.after_return = false;
        }
        let end = self.bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r'))?;
        self.after_return = self.bytes[end] == b'\r';
        let rest = self.bytes.split_off(end + 1);
        let mut line = std::mem::replace(&mut self.bytes, rest);
        line.truncate(end);
        let text = String::from_utf8_lossy(&line).into_owned();
        // A mark of the byte order may stand before the first line.
        let first = !std::mem::replace(&mut self.begun, true);
        Some(if first { text.trim_start_matches('\u{feff}').to_owned() } else { text })
    }

    /// Takes a line; an empty one ends the event.
    fn take(&mut self, line: &str) -> Option<Text> {
        if line.is_empty() {
            let event = std::mem::take(&mut self.event);
            self.event.id.clone_from(&event.id);
            return std::mem::take(&mut self.has_data).then_some(event);
        }
        let (field, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "data" => {
                if std::mem::replace(&mut self.has_data, true) {
                    self.event.data.push('\n');
                }
                self.event.data.push_str(value);
            }
            "event" => value.clone_into(&mut self.event.name),
            "id" if !value.contains('\0') => self.event.id = Some(value.to_owned()),
            // Comments, how long to wait before asking again, and what the standard does not know.
            _ => {}
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, Text, text_as};

    fn events(chunks: &[&str]) -> Vec<Text> {
        let mut lines = Lines::default();
        let mut events = Vec::new();
        for chunk in chunks {
            lines.push(chunk.as_bytes());
            events.extend(std::iter::from_fn(|| lines.next_event()));
        }
        events
    }

    fn event(name: &str, id: Option<&str>, data: &str) -> Text {
        Text { name: name.to_owned(), id: id.map(str::to_owned), data: data.to_owned() }
    }

    #[test]
    fn events_are_told_apart_wherever_the_chunks_end() {
        let whole =
            "\u{feff}: hello\r\nevent: add\r\nid: 7\r\ndata: {\"a\":\r\ndata: 1}\r\n\r\ndata:x\n\nretry: 5\n\ndata";
        let expected = [event("add", Some("7"), "{\"a\":\n1}"), event("", Some("7"), "x")];
        assert_eq!(events(&[whole]), expected);
        let parts: Vec<String> = whole.chars().map(String::from).collect();
        assert_eq!(events(&parts.iter().map(String::as_str).collect::<Vec<_>>()), expected);
    }

    #[test]
    fn data_is_json_or_a_text() {
        assert_eq!(text_as::<i64>("12").ok(), Some(12));
        assert_eq!(text_as::<String>("[DONE]").ok().as_deref(), Some("[DONE]"));
        assert!(text_as::<i64>("[DONE]").is_err());
    }
}

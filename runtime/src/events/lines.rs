//! Tells the lines of an answer apart, and the events that they make.
//! It may not look twice at what has come, however the chunks are cut.

use std::sync::Arc;

/// The mark of the byte order, in UTF-8.
const MARK: &[u8] = "\u{feff}".as_bytes();

/// An event as it came.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Text {
    pub(super) name: String,
    /// Shared by all events up to the next that has one.
    pub(super) id: Option<Arc<str>>,
    pub(super) data: String,
}

/// The lines that have come, and the event that they make so far. Each byte is looked at once and moved at most twice, however
/// the chunks are cut.
#[derive(Default)]
pub(super) struct Lines {
    bytes: Vec<u8>,
    /// Where the next line begins.
    start: usize,
    /// Up to here, it has no end.
    searched: usize,
    event: Text,
    has_data: bool,
    /// The last chunk ended in `\r`: a `\n` after it belongs to it.
    after_return: bool,
    begun: bool,
}

impl Lines {
    /// What was read goes now, and not line by line: what is left is one line at most.
    pub(super) fn push(&mut self, chunk: &[u8]) {
        self.bytes.drain(..self.start);
        self.searched = self.searched.saturating_sub(self.start);
        self.start = 0;
        self.bytes.extend_from_slice(chunk);
    }

    pub(super) fn size(&self) -> usize {
        self.bytes.len().saturating_sub(self.start).saturating_add(self.event.data.len())
    }

    pub(super) fn next_event(&mut self) -> Option<Text> {
        while let Some(line) = self.next_line() {
            if let Some(event) = self.take(&line) {
                return Some(event);
            }
        }
        None
    }

    /// A line ends with `\n`, `\r` or both.
    fn next_line(&mut self) -> Option<String> {
        let next = self.bytes.get(self.start).copied();
        if next.is_some() && std::mem::take(&mut self.after_return) && next == Some(b'\n') {
            self.start += 1;
        }
        let from = self.searched.max(self.start);
        let unread = self.bytes.get(from..).unwrap_or_default();
        let Some(length) = unread.iter().position(|byte| matches!(byte, b'\n' | b'\r')) else {
            self.searched = self.bytes.len();
            return None;
        };
        let (start, end) = (self.start, from + length);
        self.after_return = self.bytes[end] == b'\r';
        self.start = end + 1;
        let mut line = &self.bytes[start..end];
        // A mark of the byte order may stand before the first line.
        if !std::mem::replace(&mut self.begun, true) {
            line = line.strip_prefix(MARK).unwrap_or(line);
        }
        Some(String::from_utf8_lossy(line).into_owned())
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
            "id" if !value.contains('\0') => self.event.id = Some(value.into()),
            // Comments, how long to wait before asking again, and what the standard does not know.
            _ => {}
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, Text};

    fn events<'a>(chunks: impl IntoIterator<Item = &'a [u8]>) -> Vec<Text> {
        let mut lines = Lines::default();
        let mut events = Vec::new();
        for chunk in chunks {
            lines.push(chunk);
            events.extend(std::iter::from_fn(|| lines.next_event()));
        }
        events
    }

    fn event(name: &str, id: Option<&str>, data: &str) -> Text {
        Text { name: name.to_owned(), id: id.map(Into::into), data: data.to_owned() }
    }

    #[test]
    fn events_are_told_apart_wherever_the_chunks_end() {
        let whole =
            "\u{feff}: hé\nevent: add\nid: 7\ndata: {\"é\":\ndata: 1}\n\n\ndata:x\n\nid\nretry: 5\n\ndata\n\ndata";
        let expected = [event("add", Some("7"), "{\"é\":\n1}"), event("", Some("7"), "x"), event("", Some(""), "")];
        for end in ["\n", "\r", "\r\n"] {
            let whole = whole.replace('\n', end).into_bytes();
            assert_eq!(events([whole.as_slice()]), expected, "{end:?}");
            assert_eq!(events(whole.chunks(1)), expected, "{end:?}, byte by byte");
            for at in 0..whole.len() {
                let (before, after) = whole.split_at(at);
                assert_eq!(events([before, after]), expected, "{end:?}, cut at {at}");
            }
        }
    }

    #[test]
    fn ends_of_lines_may_be_mixed_and_one_mark_is_no_text() {
        assert_eq!(events(["data:a\r\rdata:b\n\r\ndata:c\r\n\ndata:d\r", "\n\r"].map(str::as_bytes)).len(), 4);
        let marks = "\u{feff}\u{feff}data:a\n\n\u{feff}data:b\n\ndata:\u{feff}\n\n";
        assert_eq!(events([marks.as_bytes()]), [event("", None, "\u{feff}")]);
    }

    #[test]
    fn no_byte_of_a_line_is_looked_at_twice() {
        let mut lines = Lines::default();
        for pushed in 1..=100 {
            lines.push(b"x");
            assert!(lines.next_event().is_none());
            assert_eq!((lines.start, lines.searched), (0, pushed));
        }
        lines.push(b"\ndata: 1\n\ndata: 2\n\nda");
        let held = lines.bytes.len();
        for data in ["1", "2"] {
            assert_eq!(lines.next_event(), Some(event("", None, data)));
            // Taking an event moves no bytes of those after it.
            assert_eq!(lines.bytes.len(), held);
        }
        assert!(lines.next_event().is_none());
        lines.push(b"ta: 3\n\n");
        assert_eq!((lines.start, lines.bytes.as_slice()), (0, b"data: 3\n\n".as_slice()));
        assert_eq!(lines.next_event(), Some(event("", None, "3")));
    }

    #[test]
    fn an_id_is_held_once_for_all_its_events() {
        let events = events([b"id: 7\ndata: 1\n\ndata: 2\n\n".as_slice()]);
        let [Some(first), Some(second)] = [&events[0].id, &events[1].id] else { panic!("both have it") };
        assert!(std::sync::Arc::ptr_eq(first, second));
    }
}

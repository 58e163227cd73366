//! Reads JSON. YAML 1.2 contains it on paper, but the YAML parser stops at tabs and at `\ud83d\ude00`.
//! It may not recurse, and accepts what RFC 8259 accepts and nothing more.

use super::build::{Builder, Stop};
use super::scalar::is_json_number;
use super::{Limits, mark};
use crate::finding::{Finding, Rule};
use crate::tree::{FileId, Mark, Node, Span, Value};

/// The root of the document, unless the text cannot be read to its end.
pub(super) fn read(text: &str, file: FileId, limits: &Limits) -> (Option<Node>, Vec<Finding>) {
    let mut builder = Builder::new(file, limits);
    let mut reader = Reader { text, at: 0, line: 1, line_start: 0, wide: 0 };
    let outcome = reader.document(&mut builder);
    builder.finish(&outcome)
}

struct Reader<'t> {
    text: &'t str,
    /// The next byte.
    at: usize,
    line: usize,
    /// Where the line starts, in bytes.
    line_start: usize,
    /// How many bytes of this line were no characters of their own.
    wide: usize,
}

impl Reader<'_> {
    fn document(&mut self, builder: &mut Builder<'_>) -> Result<(), Stop> {
        loop {
            self.value(builder)?;
            while let Some(in_map) = builder.in_map() {
                let start = self.skip_blanks();
                match (self.peek(), in_map) {
                    (Some(b','), true) => {
                        self.at += 1;
                        self.key(builder)?;
                        break;
                    }
                    (Some(b','), false) => {
                        self.at += 1;
                        break;
                    }
                    (Some(b'}'), true) | (Some(b']'), false) => self.close(builder, start)?,
                    (_, true) => return self.fail(builder, "`,` or `}` must stand here"),
                    (_, false) => return self.fail(builder, "`,` or `]` must stand here"),
                }
            }
            if builder.in_map().is_none() {
                self.skip_blanks();
                return if self.peek().is_none() {
                    Ok(())
                } else {
                    self.fail(builder, "the document has ended before this")
                };
            }
        }
    }

    /// Reads a scalar, or opens lists and maps until there is one, or until one is empty.
    fn value(&mut self, builder: &mut Builder<'_>) -> Result<(), Stop> {
        loop {
            let start = self.skip_blanks();
            let first = self.peek();
            match first {
                Some(b'{' | b'[') => {
                    self.at += 1;
                    let is_map = first == Some(b'{');
                    let value = if is_map { Value::Map(Vec::new()) } else { Value::List(Vec::new()) };
                    builder.enter(value, self.since(builder, start), 0)?;
                    self.skip_blanks();
                    match (self.peek(), is_map) {
                        (Some(b'}'), true) | (Some(b']'), false) => return Ok(()),
                        (_, true) => self.key(builder)?,
                        (_, false) => {}
                    }
                }
                Some(b'"') => {
                    let text = self.string(builder)?;
                    return self.scalar(builder, start, Value::String(text.into()));
                }
                Some(b'-' | b'0'..=b'9') => {
                    let number = self.number(builder)?;
                    return self.scalar(builder, start, Value::Number(number.into()));
                }
                _ => {
                    let value = self.word(builder)?;
                    return self.scalar(builder, start, value);
                }
            }
        }
    }

    fn key(&mut self, builder: &mut Builder<'_>) -> Result<(), Stop> {
        let start = self.skip_blanks();
        if self.peek() != Some(b'"') {
            return self.fail(builder, "a key in double quotes must stand here");
        }
        let text = self.string(builder)?;
        let span = self.since(builder, start);
        builder.value(Node { span, value: Value::Null }, &text, 0, false)?;
        self.skip_blanks();
        if self.peek() != Some(b':') {
            return self.fail(builder, "`:` must stand here");
        }
        self.at += 1;
        Ok(())
    }

    fn scalar(&mut self, builder: &mut Builder<'_>, start: Mark, value: Value) -> Result<(), Stop> {
        builder.value(Node { span: self.since(builder, start), value }, "", 0, false)
    }

    fn close(&mut self, builder: &mut Builder<'_>, start: Mark) -> Result<(), Stop> {
        self.at += 1;
        builder.leave(self.since(builder, start))
    }

    fn word(&mut self, builder: &mut Builder<'_>) -> Result<Value, Stop> {
        let words = [("null", Value::Null), ("true", Value::Bool(true)), ("false", Value::Bool(false))];
        for (word, value) in words {
            if self.rest().starts_with(word) {
                self.at += word.len();
                return Ok(value);
            }
        }
        self.fail(builder, "a value must stand here")
    }

    fn number(&mut self, builder: &mut Builder<'_>) -> Result<String, Stop> {
        let length = self
            .rest()
            .bytes()
            .take_while(|byte| matches!(byte, b'-' | b'+' | b'.' | b'e' | b'E' | b'0'..=b'9'))
            .count();
        let text = self.rest().get(..length).unwrap_or_default().to_owned();
        if !is_json_number(&text) {
            return self.fail(builder, "this is not a JSON number");
        }
        self.at += length;
        Ok(text)
    }

    fn string(&mut self, builder: &mut Builder<'_>) -> Result<String, Stop> {
        self.at += 1;
        let mut text = String::new();
        loop {
            let rest = self.rest();
            let plain = rest.bytes().take_while(|byte| !matches!(byte, b'"' | b'\\' | 0..=0x1F)).count();
            let stretch = rest.get(..plain).unwrap_or_default();
            text.push_str(stretch);
            self.wide += stretch.bytes().filter(|byte| (0x80..0xC0).contains(byte)).count();
            self.at += plain;
            match self.peek() {
                Some(b'"') => {
                    self.at += 1;
                    return Ok(text);
                }
                Some(b'\\') => match escaped(self.rest()) {
                    Some((letter, length)) => {
                        text.push(letter);
                        self.at += length;
                    }
                    None => return self.fail(builder, "this escape is not one of JSON"),
                },
                Some(_) => return self.fail(builder, "line breaks and control characters are escaped in JSON strings"),
                None => return self.fail(builder, "the string has no end"),
            }
        }
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Goes to the next character that is not blank, and says where that is.
    fn skip_blanks(&mut self) -> Mark {
        while let Some(blank @ (b' ' | b'\t' | b'\r' | b'\n')) = self.peek() {
            self.at += 1;
            if blank == b'\n' {
                self.line += 1;
                self.line_start = self.at;
                self.wide = 0;
            }
        }
        self.here()
    }

    fn here(&self) -> Mark {
        Mark { line: mark(self.line), column: mark(self.at - self.line_start - self.wide + 1) }
    }

    fn since(&self, builder: &Builder<'_>, start: Mark) -> Span {
        Span { file: builder.file, start, end: self.here() }
    }

    fn fail<T>(&self, builder: &mut Builder<'_>, says: &str) -> Result<T, Stop> {
        let at = self.since(builder, self.here());
        builder.stop(
            Rule::Syntax,
            at,
            &format!("this is not JSON: {says}"),
            "JSON has no comments and no comma after the last entry",
        )
    }
}

/// The character that an escape stands for, and the escape's length.
fn escaped(text: &str) -> Option<(char, usize)> {
    let letter = match text.as_bytes().get(1)? {
        b'"' => '"',
        b'\\' => '\\',
        b'/' => '/',
        b'b' => '\u{8}',
        b'f' => '\u{C}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => return unicode(text),
        _ => return None,
    };
    Some((letter, 2))
}

/// `\u00e9`, or two of them for a character beyond 16 bits; a lone half of such a pair is no character.
fn unicode(text: &str) -> Option<(char, usize)> {
    let first = unit(text)?;
    if let Some(letter) = char::from_u32(u32::from(first)) {
        return Some((letter, 6));
    }
    let second = unit(text.get(6..)?)?;
    let letter = char::decode_utf16([first, second]).next()?.ok()?;
    Some((letter, 12))
}

fn unit(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    digits.bytes().all(|digit| digit.is_ascii_hexdigit()).then(|| u16::from_str_radix(digits, 16).ok())?
}

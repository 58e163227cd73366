//! How inputs write messages: a first line of words, lines of headers, an empty line, and the body as it is.
//! It may not be strict: every input is some message.

use oas_runtime::http::{HeaderMap, HeaderName, HeaderValue};

use crate::first_line;

/// A message.
pub(crate) struct Message<'a> {
    /// The words of the first line.
    pub(crate) words: Vec<&'a str>,
    pub(crate) headers: HeaderMap,
    pub(crate) body: &'a [u8],
}

impl<'a> Message<'a> {
    pub(crate) fn read(data: &'a [u8]) -> Self {
        let (first, mut rest) = first_line(data);
        let words = std::str::from_utf8(first).unwrap_or_default().split_ascii_whitespace().collect();
        let mut headers = HeaderMap::new();
        loop {
            let (line, behind) = first_line(rest);
            let Some((name, value)) = header(line) else { break };
            headers.append(name, value);
            rest = behind;
        }
        let body = rest.strip_prefix(b"\n").unwrap_or(rest);
        Self { words, headers, body }
    }
}

fn header(line: &[u8]) -> Option<(HeaderName, HeaderValue)> {
    let colon = line.iter().position(|byte| *byte == b':')?;
    let name = HeaderName::from_bytes(&line[..colon]).ok()?;
    Some((name, HeaderValue::from_bytes(line[colon + 1..].trim_ascii()).ok()?))
}

//! A request as it came, and as a text that can be compared whole.
//! What differs from run to run (host, user agent, length, boundary) is left out or replaced; nothing else is.

use std::fmt;

/// Headers that say nothing about the construct.
const LEFT_OUT: [&str; 3] = ["content-length", "host", "user-agent"];

/// A request as it came.
#[derive(Clone, Debug, Default)]
pub struct Sent {
    /// The request line, such as `GET /things?limit=2 HTTP/1.1`.
    pub line: String,
    /// The headers in their order, names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body, without the framing of chunks.
    pub body: Vec<u8>,
}

impl Sent {
    /// The only value of a header.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut found = self.headers.iter().filter(|(key, _)| key == name);
        let value = found.next().map(|(_, value)| value.as_str());
        assert!(found.next().is_none(), "the header {name} came twice");
        value
    }

    fn boundary(&self) -> Option<&str> {
        let (_, boundary) = self.header("content-type")?.split_once("boundary=")?;
        Some(boundary.trim_matches('"'))
    }
}

/// The request line, the headers sorted by name, an empty line, the body; a multipart boundary reads `BOUNDARY`.
impl fmt::Display for Sent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kept = self.headers.iter().filter(|(name, _)| !LEFT_OUT.contains(&name.as_str()));
        let mut headers: Vec<String> = kept.map(|(name, value)| format!("{name}: {value}\n")).collect();
        headers.sort();
        let body = String::from_utf8_lossy(&self.body).replace("\r\n", "\n");
        let text = format!("{}\n{}\n{body}", self.line, headers.concat());
        f.write_str(&match self.boundary() {
            Some(boundary) => text.replace(boundary, "BOUNDARY"),
            None => text,
        })
    }
}

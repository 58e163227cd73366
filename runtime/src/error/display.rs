//! How an error is shown: one line, the same in Display and Debug.
//! It may show the operation, status, code, request id, outcome, path and kinds, local rules; nothing else.

use std::fmt::{self, Write as _};

use super::{Error, Inner};

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.0.operation, self.0.kind)?;
        if let Some(status) = self.status() {
            write!(f, "; status {}", status.as_u16())?;
        }
        if let Some(code) = self.refusal().and_then(Error::code).filter(|code| shows(code, 64)) {
            write!(f, "; code {code}")?;
        }
        if let Some(id) = self.request_id().filter(|id| shows(id, 128)) {
            write!(f, "; request id {id}")?;
        }
        if let Some(decode) = &self.0.decode {
            write!(f, "; {decode}")?;
        }
        for fault in &self.0.faults {
            write!(f, "; {fault}")?;
        }
        write!(f, "; {}", self.0.outcome)?;
        help(&self.0, f)
    }
}

impl Error {
    /// The error, if it is about an answer that is no success. In a success, the field of that name is a value, such as
    /// the code that a person is to type in.
    fn refusal(&self) -> Option<&Self> {
        self.status().is_some_and(|status| !status.is_success()).then_some(self)
    }
}

fn help(inner: &Inner, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    if !inner.help.is_empty() {
        write!(f, ". {}", inner.help)?;
    }
    let unauthorized = inner.received.as_ref().is_some_and(|r| r.status.as_u16() == 401);
    match inner.api {
        Some(api) if unauthorized && !api.help_401.is_empty() => write!(f, ". {}", api.help_401),
        _ => Ok(()),
    }
}

/// Only what looks like a code or an id is one; anything else might be prose or a value.
fn shows(text: &str, longest: usize) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte);
    (1..=longest).contains(&text.len()) && text.bytes().all(plain)
}

impl fmt::Debug for Error {
    /// The same line as Display: what `unwrap` prints ends up in logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Error(")?;
        fmt::Display::fmt(self, f)?;
        f.write_char(')')
    }
}

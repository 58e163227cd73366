//! What came in and what went out, for tests and for the page.
//! It may not keep credentials: they are masked before anything is kept.

use std::collections::VecDeque;
use std::fmt;

use axum::http::HeaderMap;

/// So many requests are kept.
const KEPT: usize = 10_000;

/// A request that came in, and how it was answered.
#[derive(Clone)]
#[non_exhaustive]
pub struct Recorded {
    /// The vendor's name.
    pub api: &'static str,
    /// The `operationId`.
    pub operation: String,
    /// The method.
    pub method: String,
    /// Path and query, as they came.
    pub target: String,
    /// Headers in lower case; credentials are masked.
    pub headers: Vec<(String, String)>,
    /// The body, as it came.
    pub body: Vec<u8>,
    /// The status of the answer; none if there was no answer.
    pub status: Option<u16>,
    /// The fault that was asked for, if any.
    pub fault: Option<String>,
}

impl Recorded {
    /// The first value of a header.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.as_str())
    }
}

/// Bodies hold personal data.
impl fmt::Debug for Recorded {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {} -> {:?}", self.api, self.method, self.target, self.status)?;
        self.fault.iter().try_for_each(|fault| write!(f, " ({fault})"))
    }
}

/// The last requests of a sandbox.
#[derive(Debug, Default)]
pub(crate) struct Records {
    kept: VecDeque<Recorded>,
    /// How many there were before those that are kept.
    gone: usize,
}

impl Records {
    /// Keeps a request; the number by which [`answered`](Self::answered) finds it.
    pub(crate) fn arrived(&mut self, request: Recorded) -> usize {
        self.kept.push_back(request);
        if self.kept.len() > KEPT {
            self.kept.pop_front();
            self.gone += 1;
        }
        self.gone + self.kept.len() - 1
    }

    pub(crate) fn answered(&mut self, number: usize, status: Option<u16>) {
        let at = number.checked_sub(self.gone);
        if let Some(kept) = at.and_then(|at| self.kept.get_mut(at)) {
            kept.status = status;
        }
    }

    pub(crate) fn all(&self) -> impl DoubleEndedIterator<Item = &Recorded> {
        self.kept.iter()
    }
}

/// Headers, with those masked that carry credentials.
pub(crate) fn masked(headers: &HeaderMap, credentials: &[String]) -> Vec<(String, String)> {
    let shown = |name: &str, value: &[u8]| {
        let secret = credentials.iter().any(|one| one == name) || ["authorization", "cookie"].contains(&name);
        if secret { "***".to_owned() } else { String::from_utf8_lossy(value).into_owned() }
    };
    headers.iter().map(|(name, value)| (name.to_string(), shown(name.as_str(), value.as_bytes()))).collect()
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn credentials_are_masked() {
        let mut headers = HeaderMap::new();
        headers.insert("api-key", HeaderValue::from_static("canary"));
        headers.insert("authorization", HeaderValue::from_static("canary"));
        headers.insert("accept", HeaderValue::from_static("*/*"));
        let masked = masked(&headers, &["api-key".to_owned()]);
        assert!(!format!("{masked:?}").contains("canary"));
        assert!(masked.contains(&("accept".to_owned(), "*/*".to_owned())));
    }
}

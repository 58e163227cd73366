//! The headers of an answer, read as the types that the document has for them.
//! They may not fail a call: one that cannot be read is as good as absent, and its text is still there.

use std::fmt;

use http::HeaderMap;

use crate::decode::Decode;
use crate::events::{text_as, text_of};

/// The headers of an answer. Generated code has accessors for those that the document declares.
#[derive(Clone)]
pub struct AnswerHeaders(HeaderMap);

impl AnswerHeaders {
    pub(crate) fn new(headers: &HeaderMap) -> Self {
        Self(headers.clone())
    }

    /// The header of this name, if it is there and is such a value.
    #[must_use]
    pub fn get<T: Decode>(&self, name: &str) -> Option<T> {
        let text = self.0.get(name)?.to_str().ok()?;
        // As a text first: the quotes of an entity tag are part of it.
        text_of(text).or_else(|_| text_as(text)).ok()
    }
}

impl fmt::Debug for AnswerHeaders {
    /// Names only: values may be anything.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.0.keys()).finish()
    }
}

#[cfg(test)]
mod tests {
    use http::{HeaderMap, HeaderValue};

    use super::AnswerHeaders;

    #[test]
    fn the_quotes_of_an_entity_tag_stay() {
        let headers = HeaderMap::from_iter([(http::header::ETAG, HeaderValue::from_static("\"33a6\""))]);
        assert_eq!(AnswerHeaders::new(&headers).get::<String>("etag").as_deref(), Some("\"33a6\""));
    }
}

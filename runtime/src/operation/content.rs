//! The body of an error as it came, to be read as what the document declares for its status.
//! It may not choose what that is; generated code does.

use bytes::Bytes;

use crate::decode::{Decode, DecodeError, Raw};
use crate::media;

/// A body that has not been read yet, and the media type that came with it.
#[derive(Clone, Copy)]
pub struct Content<'a> {
    content_type: Option<&'a str>,
    body: &'a Bytes,
}

impl<'a> Content<'a> {
    pub(crate) fn new(content_type: Option<&'a str>, body: &'a Bytes) -> Self {
        Self { content_type, body }
    }

    /// Whether the answer says that it is of this media type.
    #[must_use]
    pub fn is(self, media: &'static str) -> bool {
        self.content_type.is_some_and(|found| media::matches(found, media))
    }

    /// The body as raw JSON, whatever its media type says.
    ///
    /// # Errors
    /// When it is not JSON.
    pub fn raw(self) -> Result<Raw<'a>, DecodeError> {
        Raw::from_bytes(self.body)
    }

    /// The body as JSON.
    ///
    /// # Errors
    /// When it is not JSON, or not such a value.
    pub fn json<T: Decode>(self) -> Result<T, DecodeError> {
        self.raw()?.decode()
    }

    /// The body as text.
    ///
    /// # Errors
    /// When it is of another media type, such as a page that a proxy made, or not UTF-8.
    pub fn text(self, media: &'static str) -> Result<String, DecodeError> {
        let bytes = self.bytes(media)?;
        String::from_utf8(bytes.to_vec()).map_err(|_| DecodeError::unfit("text", "bytes that are not UTF-8"))
    }

    /// The body as bytes.
    ///
    /// # Errors
    /// When it is of another media type.
    pub fn bytes(self, media: &'static str) -> Result<Bytes, DecodeError> {
        match self.content_type {
            Some(found) if !media::matches(found, media) => Err(DecodeError::unfit(media, "another media type")),
            _ => Ok(self.body.clone()),
        }
    }

    /// No body is declared, so anything may stand there, but a page that a proxy made.
    ///
    /// # Errors
    /// When it is such a page.
    pub fn nothing(self) -> Result<(), DecodeError> {
        if self.content_type.is_some_and(media::is_html) {
            return Err(DecodeError::unfit("no body", "a page"));
        }
        Ok(())
    }
}

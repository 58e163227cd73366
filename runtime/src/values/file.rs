//! A file in a multipart request.
//! It may not be written anywhere else, nor show in Debug more than its length.

use std::fmt;

use crate::encode::{Encode, Encoder};
use crate::transport::Body;

/// A file to upload: its content, and what the server is told of it.
#[derive(Clone)]
pub struct FilePart {
    body: Body,
    file_name: Option<String>,
    media_type: Option<String>,
}

impl FilePart {
    /// A file with this content: bytes, or a [`Body`] that is read while it is sent.
    #[must_use]
    pub fn new(body: impl Into<Body>) -> Self {
        Self { body: body.into(), file_name: None, media_type: None }
    }

    /// The name that the server is told.
    #[must_use]
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// The media type that the server is told, such as `application/pdf`.
    #[must_use]
    pub fn media_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }

    pub(crate) fn body(&self) -> &Body {
        &self.body
    }

    pub(crate) fn name(&self) -> Option<&str> {
        self.file_name.as_deref()
    }

    pub(crate) fn media(&self) -> Option<&str> {
        self.media_type.as_deref()
    }
}

impl fmt::Debug for FilePart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Neither the name nor the media type: a name is personal, and a caller can put anything into the other.
        f.debug_struct("FilePart").field("length", &self.body.length()).finish_non_exhaustive()
    }
}

impl Encode for FilePart {
    fn encode(&self, to: &mut dyn Encoder) {
        to.file(self);
    }
}

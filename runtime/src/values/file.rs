//! A file in a multipart request.
//! It may not be written anywhere else, nor show in Debug more than its length.

use std::fmt;
use std::io::{self, Read};
use std::path::Path;

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

    /// The file at a path, under its own name. It is read while it is sent, and once more if it is sent again.
    ///
    /// # Errors
    /// When the file cannot be opened, or is none.
    pub fn from_path(path: impl AsRef<Path>) -> io::Result<Self> {
        let path = path.as_ref();
        let part = Self::new(Body::from_path(path)?);
        Ok(match path.file_name() {
            Some(name) => part.file_name(name.to_string_lossy()),
            None => part,
        })
    }

    /// What a reader gives; the length, if it is known, is sent ahead. A call with it is never sent again.
    pub fn from_reader(reader: impl Read + Send + 'static, length: Option<u64>) -> Self {
        Self::new(Body::from_reader(reader, length))
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

//! Bodies from files and readers, in chunks.
//! They may not hold more than one chunk in memory, nor go past the length that was announced.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use bytes::Bytes;

use super::{Body, Chunks, from_chunks};

/// Large enough to be quick, small enough that reading one does not hold up others.
const CHUNK: usize = 64 * 1024;

impl Body {
    /// The content of a file, read in chunks of 64 KiB while it is sent, and once more when it is sent again. Reading
    /// blocks the thread for a chunk at a time; for a slow disk, read it elsewhere and pass [`Body::source`].
    ///
    /// # Errors
    /// When the file cannot be opened, or is none.
    pub fn from_path(path: impl AsRef<Path>) -> io::Result<Self> {
        let path = path.as_ref().to_owned();
        let about = File::open(&path)?.metadata()?;
        if !about.is_file() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "this is no file"));
        }
        let length = about.len();
        Ok(Self::source(Some(length), move || Ok(chunks(File::open(&path)?, Some(length)))))
    }

    /// What a reader gives, in chunks of 64 KiB. It can be read only once, so a call with it is never sent again. State
    /// the length if it is known: it is then sent ahead.
    pub fn from_reader(reader: impl Read + Send + 'static, length: Option<u64>) -> Self {
        Self::once(length, chunks(reader, length))
    }
}

fn chunks(reader: impl Read + Send + 'static, length: Option<u64>) -> Box<dyn Chunks> {
    from_chunks(Reading { reader, left: length, ended: false })
}

struct Reading<R> {
    reader: R,
    /// What is left of the length that was announced.
    left: Option<u64>,
    ended: bool,
}

impl<R: Read> Iterator for Reading<R> {
    type Item = io::Result<Bytes>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let chunk = self.read();
        self.ended = !matches!(chunk, Some(Ok(_)));
        chunk
    }
}

impl<R: Read> Reading<R> {
    fn read(&mut self) -> Option<io::Result<Bytes>> {
        let mut chunk = vec![0; CHUNK];
        let count = loop {
            match self.reader.read(&mut chunk) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Some(Err(error)),
                Ok(count) => break count,
            }
        };
        chunk.truncate(count);
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        // A file that grew or shrank meanwhile is not the one that was announced.
        match self.left.map(|left| left.checked_sub(count)) {
            Some(None) => return Some(Err(io::Error::other("the source is longer than was announced"))),
            Some(Some(left)) if count == 0 && left > 0 => {
                return Some(Err(io::Error::new(
                    io::ErrorKind::UnexpectedEof,
                    "the source is shorter than was announced",
                )));
            }
            Some(left) => self.left = left,
            None => {}
        }
        (count > 0).then(|| Ok(chunk.into()))
    }
}

//! A body that promises more than comes: the connection ends in the middle of it.
//! What comes is sent before the connection ends, so that the reader has the head and a part.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use axum::body::Bytes;
use hyper::body::{Body, Frame, SizeHint};

/// Such a body.
#[derive(Debug)]
pub(crate) struct BreaksOff {
    part: Option<Bytes>,
    promised: u64,
    /// How often the server may still send what it has.
    rests: u8,
}

impl BreaksOff {
    /// This part, of so many bytes.
    pub(crate) fn new(part: Vec<u8>, promised: usize) -> Self {
        Self { part: Some(part.into()), promised: promised as u64, rests: 4 }
    }
}

impl Body for BreaksOff {
    type Data = Bytes;
    type Error = io::Error;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<io::Result<Frame<Bytes>>>> {
        if let Some(part) = self.part.take() {
            return Poll::Ready(Some(Ok(Frame::data(part))));
        }
        if self.rests > 0 {
            self.rests -= 1;
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        Poll::Ready(Some(Err(io::Error::other("it breaks off here, as was asked"))))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.promised)
    }
}

//! The pages of a list, one call each.
//! It may not ask for the next page before somebody wants it.

use std::collections::HashSet;
use std::fmt;
use std::future::poll_fn;
use std::task::{Context, Poll, ready};

use super::{Paged, Paging, Position};
use crate::call::{Call, Options};
use crate::client::Client;
use crate::encode::json_text;
use crate::error::{Error, ErrorKind, Outcome};
use crate::response::Response;
use crate::transport::BoxFuture;
use crate::values::Page;

/// A list whose server gives the same again and again is left after so many pages without anything new.
const BARREN: u32 = 10;

type Answer<Op> = Result<Response<Page<<Op as Paged>::Item>>, Error>;

/// The pages of a list. After an error there are no more; [`position`](Self::position) tells where to go on.
#[must_use = "nothing is sent before the first page is asked for"]
pub struct Pages<Op: Paged> {
    client: Client,
    operation: Op,
    options: Options,
    /// Offset or cursor of the next page.
    next: Option<String>,
    asked: Option<BoxFuture<'static, Answer<Op>>>,
    ended: bool,
    cursors: HashSet<String>,
    last: String,
    barren: u32,
}

impl<Op: Paged> Pages<Op> {
    pub(crate) fn new(call: Call<Op>, from: Option<String>) -> Self {
        let (client, operation, mut options) = call.into_parts();
        // Each page is a call of its own, so a key that was set for one does not fit the others.
        options.forget_key();
        let next = from.or_else(|| operation.start());
        Self {
            client,
            operation,
            options,
            next,
            asked: None,
            ended: false,
            cursors: HashSet::new(),
            last: String::new(),
            barren: 0,
        }
    }

    /// The next page; `None` after the last.
    pub async fn next(&mut self) -> Option<Result<Page<Op::Item>, Error>> {
        poll_fn(|context| self.poll_page(context)).await
    }

    /// Where the next page begins.
    #[must_use]
    pub fn position(&self) -> Position {
        Position { page: self.next.clone(), done: 0 }
    }

    pub(super) fn poll_page(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Page<Op::Item>, Error>>> {
        if self.ended {
            return Poll::Ready(None);
        }
        let asked = self.asked.get_or_insert_with(|| {
            let operation = match &self.next {
                Some(start) => self.operation.clone().starting_at(start),
                None => self.operation.clone(),
            };
            let call = Call::from_parts(self.client.clone(), operation, self.options.clone());
            Box::pin(call.send())
        });
        let answer = ready!(asked.as_mut().poll(context));
        self.asked = None;
        Poll::Ready(self.turn(answer.map(Response::into_output)))
    }

    /// Finds out where the next page begins.
    fn turn(&mut self, page: Result<Page<Op::Item>, Error>) -> Option<Result<Page<Op::Item>, Error>> {
        let followed = page.and_then(|page| self.follow(&page).map(|()| page));
        match followed {
            Ok(page) if page.is_empty() && self.ended => None,
            Ok(page) => Some(Ok(page)),
            Err(error) => {
                self.ended = true;
                Some(Err(error))
            }
        }
    }

    fn follow(&mut self, page: &Page<Op::Item>) -> Result<(), Error> {
        match Op::PAGING {
            Paging::Single => self.ended = true,
            Paging::Offset { .. } if page.is_empty() => self.ended = true,
            Paging::Offset { .. } => {
                let text = json_text(page);
                self.barren = if text == self.last { self.barren + 1 } else { 0 };
                self.last = text;
                if self.barren >= BARREN {
                    return Err(self.circle("the server gives the same page at every offset"));
                }
                let start: u64 = self.next.as_deref().and_then(|start| start.parse().ok()).unwrap_or_default();
                let count = u64::try_from(page.len()).unwrap_or(u64::MAX);
                self.next = Some(start.saturating_add(count).to_string());
            }
            Paging::Cursor => match page.next_cursor() {
                None => self.ended = true,
                Some(cursor) if !self.cursors.insert(cursor.to_owned()) => {
                    return Err(self.circle("the server gave a cursor that it had given before"));
                }
                Some(cursor) => self.next = Some(cursor.to_owned()),
            },
        }
        Ok(())
    }

    fn circle(&self, says: &str) -> Error {
        let error = Error::new(self.operation.about().id, ErrorKind::Paging, Outcome::NotSent);
        error.with(|error| says.clone_into(&mut error.help))
    }
}

impl<Op: Paged> fmt::Debug for Pages<Op> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (operation, ended) = (self.operation.about().id, self.ended);
        f.debug_struct("Pages").field("operation", &operation).field("ended", &ended).finish_non_exhaustive()
    }
}

#[cfg(feature = "stream")]
impl<Op: Paged + Unpin> futures_core::Stream for Pages<Op>
where
    Op::Item: Unpin,
{
    type Item = Result<Page<Op::Item>, Error>;

    fn poll_next(mut self: std::pin::Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_page(context)
    }
}

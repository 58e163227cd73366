//! The items of a list, over all its pages.
//! It may not hand out an item twice where items can be told apart.

use std::collections::{HashSet, VecDeque};
use std::fmt;
use std::future::poll_fn;
use std::task::{Context, Poll, ready};

use super::{Paged, Pages, Paging, Position};
use crate::call::Call;
use crate::encode::field_text;
use crate::error::Error;

/// The items of a list. After an error there are no more; [`position`](Self::position) tells where to go on.
///
/// It is no snapshot: what is added or removed while the pages are read may be missed. A list that goes by offset ends
/// with the first empty page, and drops what it has already handed out, where the document names the field that tells
/// items apart; for that it remembers their ids.
#[must_use = "nothing is sent before the first item is asked for"]
pub struct Items<Op: Paged> {
    pages: Pages<Op>,
    ready: VecDeque<Op::Item>,
    /// The page that the items at hand come from, and how many of it are done.
    at: Position,
    /// Items of the first page that were handed out before.
    skip: u64,
    seen: HashSet<String>,
}

impl<Op: Paged> Items<Op> {
    pub(crate) fn new(call: Call<Op>, from: Position) -> Self {
        let Position { page, done } = from;
        let (page, skip) = match (Op::PAGING, page) {
            // An offset can begin right at the item.
            (Paging::Offset { .. }, Some(page)) => (Some(add(&page, done)), 0),
            (_, page) => (page, done),
        };
        let pages = Pages::new(call, page);
        let at = pages.position();
        Self { pages, ready: VecDeque::new(), at, skip, seen: HashSet::new() }
    }

    /// The next item; `None` after the last.
    pub async fn next(&mut self) -> Option<Result<Op::Item, Error>> {
        poll_fn(|context| self.poll_item(context)).await
    }

    /// All items that are left, up to `most`.
    ///
    /// # Errors
    /// When a page cannot be had; what was read before it is lost, so use [`next`](Self::next) for long lists.
    pub async fn collect(mut self, most: usize) -> Result<Vec<Op::Item>, Error> {
        let mut items = Vec::new();
        while items.len() < most {
            match self.next().await {
                Some(item) => items.push(item?),
                None => break,
            }
        }
        Ok(items)
    }

    /// The place after the last item that was handed out: `call.items_from(position)` goes on there.
    #[must_use]
    pub fn position(&self) -> Position {
        match (Op::PAGING, &self.at.page) {
            (Paging::Offset { .. }, page) => {
                Position { page: Some(add(page.as_deref().unwrap_or("0"), self.at.done)), done: 0 }
            }
            _ => self.at.clone(),
        }
    }

    fn poll_item(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Op::Item, Error>>> {
        loop {
            while let Some(item) = self.ready.pop_front() {
                self.at.done += 1;
                if self.is_new(&item) {
                    return Poll::Ready(Some(Ok(item)));
                }
            }
            let at = self.pages.position();
            match ready!(self.pages.poll_page(context)) {
                Some(Ok(page)) => {
                    self.ready = page.into_items().into();
                    self.at = at;
                    // They count as done, but are not handed out again.
                    for _ in 0..std::mem::take(&mut self.skip) {
                        self.at.done += u64::from(self.ready.pop_front().is_some());
                    }
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }

    fn is_new(&mut self, item: &Op::Item) -> bool {
        match Op::PAGING {
            Paging::Offset { id } if !id.is_empty() => field_text(item, id).is_none_or(|id| self.seen.insert(id)),
            Paging::Offset { .. } | Paging::Single | Paging::Cursor => true,
        }
    }
}

/// An offset and some more.
fn add(offset: &str, more: u64) -> String {
    offset.parse::<u64>().unwrap_or_default().saturating_add(more).to_string()
}

impl<Op: Paged> fmt::Debug for Items<Op> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").field("pages", &self.pages).field("ready", &self.ready.len()).finish_non_exhaustive()
    }
}

#[cfg(feature = "stream")]
impl<Op: Paged + Unpin> futures_core::Stream for Items<Op>
where
    Op::Item: Unpin,
{
    type Item = Result<Op::Item, Error>;

    fn poll_next(mut self: std::pin::Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_item(context)
    }
}

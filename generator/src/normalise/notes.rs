//! What normalising has to tell: findings, rows of the ledger, and where moved parts stood.
//! It decides nothing.

use crate::finding::{Finding, Pointer};
use crate::ledger::{Kind, Row, State, last_key};
use crate::tree::Span;

/// What the passes noted.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    /// What was found on the way.
    pub findings: Vec<Finding>,
    /// What was lost on the way.
    pub rows: Vec<Row>,
    /// The pointers of parts that were moved, as they are now and as the document has them.
    moved: Vec<(String, String)>,
}

impl Notes {
    /// What stands there says or checks less in the crate than in the document.
    pub(crate) fn degraded(&mut self, span: Span, pointer: &str, why: &str) {
        self.row(span, pointer, State::Degraded(why.to_owned()));
    }

    /// What stands there is not in the crate.
    pub(crate) fn skipped(&mut self, span: Span, pointer: &str, why: &str) {
        self.row(span, pointer, State::Skipped(why.to_owned()));
    }

    fn row(&mut self, span: Span, pointer: &str, state: State) {
        let at = Pointer { span, pointer: pointer.to_owned() };
        self.rows.push(Row { at, kind: Kind::Part, name: last_key(pointer), rust: None, state });
    }

    pub(crate) fn moved(&mut self, now: &str, was: &str) {
        self.moved.push((now.to_owned(), was.to_owned()));
    }

    /// Gives places the pointers that the document has for them.
    pub fn trace<'p>(&mut self, places: impl IntoIterator<Item = &'p mut Pointer>) {
        if self.moved.is_empty() {
            return;
        }
        self.moved.sort();
        for place in places {
            if let Some(was) = self.was(&place.pointer) {
                place.pointer = was;
            }
        }
    }

    /// The longest start of a pointer that was moved counts.
    fn was(&self, pointer: &str) -> Option<String> {
        let ends = pointer.match_indices('/').map(|(at, _)| at).skip(1).chain([pointer.len()]);
        let starts: Vec<usize> = ends.collect();
        starts.into_iter().rev().find_map(|end| {
            let (start, rest) = pointer.split_at_checked(end)?;
            let index = self.moved.binary_search_by(|(now, _)| now.as_str().cmp(start)).ok()?;
            self.moved.get(index).map(|(_, was)| format!("{was}{rest}"))
        })
    }
}

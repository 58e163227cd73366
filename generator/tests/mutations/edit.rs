//! Damages a text at the places that the tree gives, and says in which line the finding must be.

use generator::tree::{Mark, Value};

use super::grammar::Key;

/// How a key is damaged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// The key stands twice.
    Duplicate,
    /// The key has a letter too many.
    Misspell,
    /// The value is of another type.
    Retype,
    /// The key is not there.
    Delete,
}

impl Kind {
    /// All of them.
    pub(crate) const ALL: [Self; 4] = [Self::Duplicate, Self::Misspell, Self::Retype, Self::Delete];
}

/// A damage: the bytes from `start` to `end` are replaced.
#[derive(Debug)]
pub(crate) struct Edit {
    pub(crate) kind: Kind,
    start: usize,
    end: usize,
    text: String,
    /// Where the finding must be, in lines of the undamaged text.
    line: u32,
    /// How far the damage itself moves that line.
    moved: u32,
}

/// A text and where its lines start.
pub(crate) struct Text<'t> {
    source: &'t str,
    lines: Vec<usize>,
}

impl<'t> Text<'t> {
    pub(crate) fn new(source: &'t str) -> Self {
        let after = source.match_indices('\n').map(|(index, _)| index + 1);
        Self { source, lines: std::iter::once(0).chain(after).collect() }
    }

    /// The byte at a mark.
    fn at(&self, mark: Mark) -> usize {
        let start = self.lines[mark.line as usize - 1];
        let letters = self.source[start..].char_indices().map(|(index, _)| index).chain([self.source.len() - start]);
        start + letters.into_iter().nth(mark.column as usize - 1).unwrap()
    }

    pub(crate) fn edit(&self, kind: Kind, key: &Key<'_>) -> Edit {
        let (name, value) = (key.entry.key_span, key.entry.value.span);
        let (start, end) = (self.at(name.start), self.at(value.end.max(name.end)));
        let end = start + self.source[start..end].trim_end().len();
        let line = name.start.line;
        match kind {
            Kind::Duplicate => {
                let again = &self.source[start..end];
                let between = if key.in_flow {
                    ", ".to_owned()
                } else {
                    format!("\n{}", " ".repeat(name.start.column as usize - 1))
                };
                let text = format!("{again}{between}");
                let moved = u32::try_from(text.matches('\n').count()).unwrap();
                Edit { kind, start, end: start, text, line, moved }
            }
            Kind::Misspell => {
                let end = self.at(name.end);
                let text = self.source[start..end].to_owned();
                let last = key.entry.key.chars().last().unwrap();
                let place = text.rfind(last).unwrap();
                let text = format!("{}{last}{}", &text[..place], &text[place..]);
                Edit { kind, start, end, text, line, moved: 0 }
            }
            Kind::Retype => {
                let other = if matches!(key.entry.value.value, Value::List(_)) { ": 7" } else { ": [7]" };
                Edit { kind, start: self.at(name.end), end, text: other.to_owned(), line, moved: 0 }
            }
            Kind::Delete => {
                let (start, end) = match (key.next, key.previous) {
                    (Some(next), _) => (start, self.at(next)),
                    (None, Some(previous)) if key.in_flow => (self.at(previous), end),
                    (None, _) => (start, end),
                };
                Edit { kind, start, end, text: String::new(), line: key.parent_line, moved: 0 }
            }
        }
    }

    /// The damaged text, and for each edit the line where its finding must be.
    pub(crate) fn apply(&self, edits: &[&Edit]) -> (String, Vec<u32>) {
        let mut ordered: Vec<&&Edit> = edits.iter().collect();
        ordered.sort_by_key(|edit| std::cmp::Reverse(edit.start));
        let mut text = self.source.to_owned();
        for edit in &ordered {
            text.replace_range(edit.start..edit.end, &edit.text);
        }
        let shift = |edit: &Edit| -> i64 {
            let lines = |text: &str| i64::try_from(text.matches('\n').count()).unwrap();
            let before = edits.iter().filter(|other| other.end <= edit.start && !std::ptr::eq(**other, edit));
            before.map(|other| lines(&other.text) - lines(&self.source[other.start..other.end])).sum()
        };
        let line = |edit: &&Edit| u32::try_from(i64::from(edit.line + edit.moved) + shift(edit)).unwrap();
        (text, edits.iter().map(line).collect())
    }
}

//! Where decoding stopped and what was expected there.
//! It may not hold any value of the response: paths and kinds only.

use std::fmt;

use super::JsonKind;

/// A response that could not be read: the path, what was expected, and what kind was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecodeError(Box<Inner>);

#[derive(Clone, Debug, PartialEq, Eq)]
struct Inner {
    /// Innermost first, because errors travel outwards.
    path: Vec<Segment>,
    expected: &'static str,
    found: Found,
    /// Why each member of a union did not fit.
    members: Vec<(usize, DecodeError)>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Segment {
    Name(&'static str),
    Index(usize),
    /// A key of a map, which may be personal and is not kept.
    Key,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Found {
    Nothing,
    Kind(JsonKind),
    Other(&'static str),
}

impl DecodeError {
    /// Something of another kind than expected.
    #[must_use]
    pub fn expected(expected: &'static str, found: JsonKind) -> Self {
        Self::new(expected, Found::Kind(found))
    }

    /// Something required that is not there.
    #[must_use]
    pub fn missing(expected: &'static str) -> Self {
        Self::new(expected, Found::Nothing)
    }

    /// Something of the right kind that is still not what was expected; both texts are fixed sentences.
    #[must_use]
    pub fn unfit(expected: &'static str, found: &'static str) -> Self {
        Self::new(expected, Found::Other(found))
    }

    /// The body of a status for which none is declared.
    #[must_use]
    pub fn undeclared_status() -> Self {
        Self::unfit("a status that the document declares", "another one")
    }

    /// A value that fits no member of a union, with the index of each member and its reason.
    #[must_use]
    pub fn no_member(found: JsonKind, members: Vec<(usize, DecodeError)>) -> Self {
        let mut error = Self::new("one of the declared members", Found::Kind(found));
        error.0.members = members;
        error
    }

    fn new(expected: &'static str, found: Found) -> Self {
        Self(Box::new(Inner { path: Vec::new(), expected, found, members: Vec::new() }))
    }

    /// The same error, seen from the record that holds the field.
    #[must_use]
    pub fn in_field(mut self, name: &'static str) -> Self {
        self.0.path.push(Segment::Name(name));
        self
    }

    /// The same error, seen from the list that holds the item.
    #[must_use]
    pub fn in_item(mut self, index: usize) -> Self {
        self.0.path.push(Segment::Index(index));
        self
    }

    /// The same error, seen from the map that holds the entry. The key is not kept.
    #[must_use]
    pub fn in_entry(mut self) -> Self {
        self.0.path.push(Segment::Key);
        self
    }

    /// The same error, seen from `path` further out.
    #[must_use]
    pub fn in_path(mut self, path: &[&'static str]) -> Self {
        self.0.path.extend(path.iter().rev().map(|name| Segment::Name(name)));
        self
    }

    /// The JSON path, such as `items[3].id`; empty for the whole body; `*` stands for the key of a map.
    #[must_use]
    pub fn path(&self) -> String {
        let mut path = String::new();
        for segment in self.0.path.iter().rev() {
            let dot = if path.is_empty() { "" } else { "." };
            match segment {
                Segment::Name(name) => path.extend([dot, name]),
                Segment::Key => path.extend([dot, "*"]),
                Segment::Index(index) => path.extend(["[", &index.to_string(), "]"]),
            }
        }
        path
    }

    /// What was expected at the path: a kind, not a value.
    #[must_use]
    pub fn what(&self) -> &'static str {
        self.0.expected
    }

    /// What was found there: a kind, not a value.
    #[must_use]
    pub fn found(&self) -> &'static str {
        match self.0.found {
            Found::Nothing => "nothing",
            Found::Kind(kind) => kind.as_str(),
            Found::Other(text) => text,
        }
    }

    /// Whether the value is missing, rather than of another kind.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        self.0.found == Found::Nothing
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = self.path();
        let place = if path.is_empty() { "the body" } else { path.as_str() };
        write!(f, "{place}: expected {}, found {}", self.what(), self.found())?;
        for (index, why) in &self.0.members {
            write!(f, "; not member {index}: {why}")?;
        }
        Ok(())
    }
}

impl std::error::Error for DecodeError {}

//! The document as it was written: every value with its place, keys in their order, numbers as text, duplicates kept.
//! It knows nothing of OpenAPI and reads no files.

mod json;
mod pointer;
mod typed;

pub use json::to_json;
pub(crate) use json::{float, integer};
pub(crate) use pointer::percent_decoded;
pub use pointer::{Path, Segment, escape, segments, walk};
pub(crate) use typed::typed;

use std::collections::HashMap;
use std::sync::Arc;

/// A point in a source file; line and column count from 1, column in characters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark {
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1.
    pub column: u32,
}

/// Which of the document's files; an index into [`Tree::files`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u16);

/// A stretch of a source file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First character.
    pub start: Mark,
    /// One past the last character.
    pub end: Mark,
}

/// A value and where it stands. Two nodes are equal if their values are, wherever they stand.
#[derive(Clone, Debug)]
pub struct Node {
    /// Where it stands in the source; survives every normalisation.
    pub span: Span,
    /// What it is.
    pub value: Value,
}

/// What a node holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// `null`, `~` or nothing.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as the document wrote it: `1e2`, `0x1F`, `-9223372036854776000`.
    Number(Box<str>),
    /// A string.
    String(Box<str>),
    /// A sequence.
    List(Vec<Node>),
    /// A mapping, duplicates included.
    Map(Vec<Entry>),
}

/// One key and its value. Two entries are equal if their keys and values are, wherever they stand.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The key; keys that are not strings are kept as their text.
    pub key: Box<str>,
    /// Where the key stands.
    pub key_span: Span,
    /// The value.
    pub value: Node,
}

/// One source file.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// As shown in findings: relative to where the command was started.
    pub name: String,
    /// The whole text, shared, since findings are shown from it long after the tree was consumed.
    pub text: Arc<str>,
}

/// A loaded document.
#[derive(Clone, Debug)]
pub struct Tree {
    /// The files it was read from; the first is the one named by the user.
    pub files: Vec<SourceFile>,
    /// The root value.
    pub root: Node,
    /// The root values of the other files, in their order.
    pub others: Vec<Node>,
    /// What references of one file to another lead to, by the place of their text.
    pub links: HashMap<Span, Link>,
}

/// Where a reference leads from file to file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The number of the file.
    pub file: usize,
    /// The JSON pointer there.
    pub pointer: String,
}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl Eq for Node {}

impl Eq for Entry {}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key && self.value == other.value
    }
}

impl Tree {
    /// What a local reference such as `#/components/schemas/X` points to.
    #[must_use]
    pub fn resolve(&self, reference: &str) -> Option<&Node> {
        self.root.at(reference.strip_prefix('#')?)
    }
}

impl Node {
    /// Null, nowhere.
    pub(crate) fn nothing() -> Self {
        Self { span: Span::default(), value: Value::Null }
    }

    /// The value of a key, if this is a map that has it; of duplicates, the first.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// A key with its value and places, if this is a map that has it; of duplicates, the first.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.as_map()?.iter().find(|entry| &*entry.key == key)
    }

    /// The text of a string.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The entries of a map.
    #[must_use]
    pub fn as_map(&self) -> Option<&[Entry]> {
        match &self.value {
            Value::Map(entries) => Some(entries),
            _ => None,
        }
    }

    /// The members of a list.
    #[must_use]
    pub fn as_list(&self) -> Option<&[Node]> {
        match &self.value {
            Value::List(members) => Some(members),
            _ => None,
        }
    }

    /// The value of a boolean.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        match self.value {
            Value::Bool(value) => Some(value),
            _ => None,
        }
    }

    /// The text of a number.
    #[must_use]
    pub fn as_number(&self) -> Option<&str> {
        match &self.value {
            Value::Number(text) => Some(text),
            _ => None,
        }
    }

    /// The entries of a map, or none.
    pub fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.as_map().unwrap_or_default().iter()
    }

    /// The members of a list, or none.
    pub fn members(&self) -> impl Iterator<Item = &Node> {
        self.as_list().unwrap_or_default().iter()
    }

    /// What a JSON pointer such as `/paths/~1a/get` (from this node) points to.
    #[must_use]
    pub fn at(&self, pointer: &str) -> Option<&Node> {
        let mut here = self;
        for segment in segments(pointer)? {
            here = match &here.value {
                Value::Map(_) => here.get(&segment)?,
                Value::List(members) => members.get(segment.parse::<usize>().ok()?)?,
                _ => return None,
            };
        }
        Some(here)
    }
}

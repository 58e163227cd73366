//! JSON pointers, and walks that know where they are.
//! Percent-encoding is undone only here, since only references in URI form carry it.

use std::borrow::Cow;
use std::fmt;

use super::{Node, Span, Value};

/// One step of a [`Path`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment<'a> {
    /// Into the value of a key.
    Key(&'a str),
    /// Into a member of a list.
    Index(usize),
}

/// The way from the root to a node; shown as a JSON pointer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path<'a>(pub Vec<Segment<'a>>);

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|segment| write!(f, "/{segment}"))
    }
}

impl fmt::Display for Segment<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key(key) => f.write_str(&escape(key)),
            Self::Index(index) => write!(f, "{index}"),
        }
    }
}

/// A key as it stands in a JSON pointer: `~` is `~0` and `/` is `~1`.
#[must_use]
pub fn escape(key: &str) -> Cow<'_, str> {
    if key.contains(['~', '/']) { key.replace('~', "~0").replace('/', "~1").into() } else { key.into() }
}

/// The keys of a JSON pointer, without escapes; nothing if it is not a pointer (it must be empty or start with `/`).
#[must_use]
pub fn segments(pointer: &str) -> Option<Vec<Cow<'_, str>>> {
    if pointer.is_empty() {
        return Some(Vec::new());
    }
    Some(pointer.strip_prefix('/')?.split('/').map(unescape).collect())
}

fn unescape(segment: &str) -> Cow<'_, str> {
    let plain = percent_decoded(segment);
    if plain.contains('~') { plain.replace("~1", "/").replace("~0", "~").into() } else { plain }
}

/// References are URIs, so `%7Bid%7D` in one means `{id}`. What is not a valid escape stays as it is.
pub(crate) fn percent_decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return text.into();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let escaped = match tail {
            [high, low, after @ ..] if *first == b'%' => hex(*high).zip(hex(*low)).map(|(h, l)| (h * 16 + l, after)),
            _ => None,
        };
        let (byte, after) = escaped.unwrap_or((*first, tail));
        bytes.push(byte);
        rest = after;
    }
    String::from_utf8(bytes).map_or(text.into(), Cow::Owned)
}

fn hex(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        b'A'..=b'F' => Some(digit - b'A' + 10),
        _ => None,
    }
}

/// Visits a node and all below it, parents first, in the document's order. The span is the key's, where there is one.
/// The visitor says whether to go further down.
pub fn walk<'a>(root: &'a Node, visit: &mut dyn FnMut(&Path<'a>, Option<Span>, &'a Node) -> bool) {
    walk_from(root, None, &mut Path::default(), visit);
}

/// Recursion is bounded: `load` refuses trees deeper than its limit.
fn walk_from<'a>(
    node: &'a Node,
    key: Option<Span>,
    path: &mut Path<'a>,
    visit: &mut dyn FnMut(&Path<'a>, Option<Span>, &'a Node) -> bool,
) {
    if !visit(path, key, node) {
        return;
    }
    match &node.value {
        Value::Map(entries) => {
            for entry in entries {
                path.0.push(Segment::Key(&entry.key));
                walk_from(&entry.value, Some(entry.key_span), path, visit);
                path.0.pop();
            }
        }
        Value::List(members) => {
            for (index, member) in members.iter().enumerate() {
                path.0.push(Segment::Index(index));
                walk_from(member, None, path, visit);
                path.0.pop();
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

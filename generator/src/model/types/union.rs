//! Unions, and how JSON shows which member it is.
//! Plain data.

use super::{Bound, Direction, Type};
use crate::model::{Docs, Name};

/// One of several.
#[derive(Clone, Debug)]
pub struct Union {
    /// Which way it travels.
    pub direction: Direction,
    /// Members in the document's order.
    pub members: Vec<UnionMember>,
    /// How the member is told.
    pub tag: Option<UnionTag>,
}

/// The field that names the member.
#[derive(Clone, Debug)]
pub struct UnionTag {
    /// Key on the wire.
    pub wire: String,
}

/// A member of a union.
#[derive(Clone, Debug)]
pub struct UnionMember {
    /// Variant; the wire part names the member in the document.
    pub name: Name,
    /// The function that makes it, for members of requests that are records.
    pub constructor: String,
    /// What it holds.
    pub ty: Type,
    /// What it is checked for in requests.
    pub bounds: Vec<Bound>,
    /// Prose.
    pub docs: Docs,
    /// Values of the tag that mean this member.
    pub tags: Vec<String>,
    /// How JSON shows that it is this member, where no tag does.
    pub fit: Fit,
    /// Whether it is told by its shape where no tag, or one that leads nowhere, comes.
    pub by_shape: bool,
}

/// How JSON shows which member of a union it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fit {
    /// The kind of JSON value.
    pub kind: JsonKind,
    /// Keys that must be there.
    pub required: Vec<String>,
    /// Keys that the member knows.
    pub known: Vec<String>,
    /// Keys that can have one value only.
    pub constants: Vec<(String, String)>,
}

/// The kind of a JSON value.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum JsonKind {
    /// Anything.
    #[default]
    Any,
    /// True or false.
    Bool,
    /// A number.
    Number,
    /// A string.
    String,
    /// A list.
    Array,
    /// A record or map.
    Object,
}

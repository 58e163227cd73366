//! Values of the document's examples, for the code in docs.
//! Plain data.

use super::{Type, TypeId};

/// A value of the document's examples, told in the model's types, for examples in docs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sample {
    /// A string literal.
    Text(String),
    /// A number literal.
    Number(String),
    /// True or false.
    Bool(bool),
    /// A decimal.
    Decimal(String),
    /// A value of an enum: type and variant.
    Variant(TypeId, String),
    /// A value of an enum that the document does not name.
    OtherVariant(TypeId, String),
    /// A whole number of an enum that the document does not name.
    OtherNumber(TypeId, i64),
    /// A string that converts into the type.
    Into(String),
    /// A timestamp, date or other parsed text.
    Parsed(Type, String),
    /// A record: type, and values by field index.
    Record(TypeId, Vec<(usize, Sample)>),
    /// A member of a union: type, member index, value.
    Member(TypeId, usize, Box<Sample>),
    /// A body of one of several media types: the enum, its constructor, and the value.
    Form(String, String, Box<Sample>),
    /// A value where null could stand.
    Some(Box<Sample>),
    /// A list with something in it.
    List(Vec<Sample>),
    /// A list or map without anything: the type of its items, and whether it is a map.
    Nothing(Type, bool),
    /// A map with something in it.
    Map(Vec<(String, Sample)>),
    /// Null where null may be sent.
    Null,
    /// Null where nothing else may be sent.
    OnlyNull,
    /// JSON text.
    Json(String),
    /// A file.
    File,
    /// Bytes.
    Bytes,
}

//! Types of the model: records, enums, unions and what fields hold.
//! Plain data.

mod record;
mod scalar;
mod union;

pub use record::{Bound, Constant, ConstantValue, Construct, Default, Field, Record};
pub use scalar::{EnumValue, IntegerEnum, IntegerValue, Number, SignInForm, StringEnum, Text};
pub use union::{Fit, JsonKind, Union, UnionMember, UnionTag};

use super::Docs;

/// Index of a type in `Api::types`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TypeId(pub usize);

/// Which way a value travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// From the caller to the vendor: strict.
    Request,
    /// From the vendor to the caller: lenient.
    Response,
}

/// A named type: one file of the crate.
#[derive(Clone, Debug)]
pub struct TypeDef {
    /// The type's identifier.
    pub ident: String,
    /// Where it stands in the document, for `api.txt` and the names lock.
    pub place: String,
    /// Prose.
    pub docs: Docs,
    /// Marked as deprecated.
    pub deprecated: bool,
    /// What it is.
    pub kind: TypeKind,
    /// JSON text of the document's example, for response types.
    pub example: Option<String>,
}

/// What a named type is.
#[derive(Clone, Debug)]
pub enum TypeKind {
    /// An object.
    Record(Record),
    /// An open set of strings.
    StringEnum(StringEnum),
    /// An open set of whole numbers.
    IntegerEnum(IntegerEnum),
    /// One of several.
    Union(Union),
    /// A string with a meaning of its own, such as an id.
    Text(Text),
    /// A number with a meaning of its own, such as an amount: what it is kept as.
    Number(Number),
    /// Another name for a type.
    Alias(Type),
}

/// What a field, parameter or body holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Type {
    /// A named type.
    Named(TypeId),
    /// A named type behind a box, because it contains itself.
    Boxed(TypeId),
    /// Any string.
    String,
    /// True or false.
    Bool,
    /// A whole number.
    Integer(Integer),
    /// A number that is not money.
    Float,
    /// A decimal with its digits kept.
    Decimal {
        /// Written as a JSON number, not as a string.
        as_number: bool,
    },
    /// A point in time, text kept.
    Timestamp,
    /// A day, text kept.
    Date,
    /// Null and nothing else, in requests: answers may have more one day.
    Null,
    /// JSON of which the document says nothing.
    Json,
    /// Bytes in base64.
    Base64,
    /// A file in a form.
    File,
    /// A body of bytes.
    Bytes,
    /// A body of one of several media types: an enum of its operation, by its identifier.
    Body(String),
    /// Many.
    List(Box<Type>),
    /// Many by key.
    Map(Box<Type>),
    /// An item that may be null inside a list or map.
    Nullable(Box<Type>),
}

/// Width of an integer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Integer {
    /// 32 bits.
    I32,
    /// 64 bits.
    I64,
    /// 32 bits, never negative.
    U32,
    /// 64 bits, never negative.
    U64,
}

impl Integer {
    /// Whether a number is in its range.
    #[must_use]
    pub fn holds(self, number: i64) -> bool {
        match self {
            Self::I32 => i32::try_from(number).is_ok(),
            Self::I64 => true,
            Self::U32 => u32::try_from(number).is_ok(),
            Self::U64 => number >= 0,
        }
    }
}

/// Whether a value must be there, and whether it may be null.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Presence {
    /// Always there, never null.
    Required,
    /// May be absent.
    Optional,
    /// There, but may be null.
    Nullable,
    /// May be absent, may be null.
    OptionalNullable,
}

/// Whether a value may be shown in Debug and logs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Show {
    /// As its type says.
    ByType,
    /// Never.
    Hidden,
    /// Always.
    Shown,
}

//! Records and their fields.
//! Plain data.

use super::{Direction, Presence, Show, Type, TypeId};
use crate::model::{Docs, Evidence, Name};

/// An object.
#[derive(Clone, Debug)]
pub struct Record {
    /// Which way it travels.
    pub direction: Direction,
    /// Fields in the document's order.
    pub fields: Vec<Field>,
    /// Fields with one possible value, which the crate fills in.
    pub constants: Vec<Constant>,
    /// Values of additional properties.
    pub extra: Option<Type>,
    /// Whether these may be shown.
    pub extra_show: Show,
    /// What their values are checked for in requests.
    pub extra_bounds: Vec<Bound>,
    /// How a request is made.
    pub construct: Construct,
    /// The response record that a request can be made from, with all required fields there.
    pub from_response: Option<TypeId>,
}

/// A field with one possible value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Constant {
    /// Its name on the wire.
    pub wire: String,
    /// The value.
    pub value: ConstantValue,
    /// How many fields stand before it in the document.
    pub before: usize,
}

/// A value that is the only one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConstantValue {
    /// Text.
    Text(String),
    /// True or false.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// Null.
    Null,
}

impl ConstantValue {
    /// The text, or the JSON of what is no text.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Bool(value) => value.to_string(),
            Self::Integer(value) => value.to_string(),
            Self::Null => "null".to_owned(),
        }
    }
}

/// How a value with required fields is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Construct {
    /// `new(a, b, c)`: up to three arguments, no two of one type.
    Positional,
    /// Named setters; the compiler knows which are missing.
    Typestate,
}

/// A field of a record, or an input of an operation.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its names.
    pub name: Name,
    /// Prose.
    pub docs: Docs,
    /// What it holds.
    pub ty: Type,
    /// Whether it must be there.
    pub presence: Presence,
    /// Whether it may be shown.
    pub show: Show,
    /// What requests are checked for.
    pub bounds: Vec<Bound>,
    /// A value that stands until the caller sets another, on required request fields; what stands for an absent field in
    /// answers, which is then always there.
    pub default: Option<Default>,
    /// The only value that the document allows, where the type does not say it.
    pub only: Option<ConstantValue>,
    /// JSON text of an example.
    pub example: Option<String>,
    /// Marked as deprecated.
    pub deprecated: bool,
    /// Where the fact comes from, where it differs from its surroundings.
    pub evidence: Option<Evidence>,
}

impl Field {
    /// Whether the caller must give it.
    #[must_use]
    pub fn is_demanded(&self) -> bool {
        matches!(self.presence, Presence::Required | Presence::Nullable) && self.default.is_none()
    }

    /// Whether an answer always has a value for it: it is required, or a default stands for it.
    #[must_use]
    pub fn is_always_answered(&self) -> bool {
        self.presence == Presence::Required || self.default.is_some()
    }
}

/// A default value, of the field's type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Default {
    /// Text, or what text converts into.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// What a whole number converts into.
    IntoInteger(i64),
    /// Digits of a decimal.
    Decimal(String),
    /// True or false.
    Bool(bool),
}

impl Default {
    /// As prose shows it.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Text(text) | Self::Decimal(text) => text.clone(),
            Self::Integer(number) | Self::IntoInteger(number) => number.to_string(),
            Self::Bool(value) => value.to_string(),
        }
    }
}

/// A limit that requests are checked against before they are sent.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bound {
    /// Characters at least.
    MinLength(u64),
    /// Characters at most.
    MaxLength(u64),
    /// Index into `Api::patterns`.
    Pattern(usize),
    /// Not below.
    Minimum(String),
    /// Above.
    ExclusiveMinimum(String),
    /// Not above.
    Maximum(String),
    /// Below.
    ExclusiveMaximum(String),
    /// A multiple of.
    MultipleOf(String),
    /// Items at least.
    MinItems(u64),
    /// Items at most.
    MaxItems(u64),
    /// No item twice.
    UniqueItems,
    /// Entries at least.
    MinProperties(u64),
    /// Entries at most.
    MaxProperties(u64),
    /// Has the form that the variant of `runtime::codegen::Format` so named checks.
    Format(&'static str),
    /// Holds for each item.
    Each(Vec<Bound>),
    /// One of these texts.
    Values(Vec<String>),
    /// All of at least one of these lists, for texts and numbers.
    Any(Vec<Vec<Bound>>),
    /// Looks like this, by a pattern that is too rich to be checked: for examples only.
    Like(String),
}

impl Bound {
    /// Whether requests are checked for it.
    #[must_use]
    pub fn is_checked(&self) -> bool {
        match self {
            Self::Like(_) => false,
            Self::Each(inner) => inner.iter().any(Self::is_checked),
            Self::Any(all) => all.iter().all(|one| one.iter().any(Self::is_checked)),
            _ => true,
        }
    }
}

//! Enums, and texts and numbers with a meaning of their own.
//! Plain data.

use super::{Bound, Integer, Type};
use crate::model::{Docs, Evidence, Name};

/// An open set of strings.
#[derive(Clone, Debug)]
pub struct StringEnum {
    /// Known values in the document's order.
    pub values: Vec<EnumValue>,
    /// Those after which nothing follows, on the wire; empty when nothing is known of that.
    pub finals: Vec<String>,
}

/// A known value of a string enum.
#[derive(Clone, Debug)]
pub struct EnumValue {
    /// Its names.
    pub name: Name,
    /// Prose.
    pub docs: Docs,
    /// Marked as deprecated.
    pub deprecated: bool,
    /// Where the fact comes from, where it differs from its surroundings.
    pub evidence: Option<Evidence>,
}

/// An open set of whole numbers.
#[derive(Clone, Debug)]
pub struct IntegerEnum {
    /// Known values in the document's order.
    pub values: Vec<IntegerValue>,
}

/// A known value of an enum of whole numbers.
#[derive(Clone, Debug)]
pub struct IntegerValue {
    /// Its names.
    pub name: Name,
    /// The number.
    pub value: i64,
    /// Prose.
    pub docs: Docs,
}

/// A string with a meaning of its own.
#[derive(Clone, Debug)]
pub struct Text {
    /// May be shown in Debug: ids may, account numbers may not.
    pub shown: bool,
    /// What requests are checked for.
    pub bounds: Vec<Bound>,
    /// The document's example.
    pub example: Option<String>,
    /// How a message to sign in by is written in it, if it is one.
    pub sign_in: Option<SignInForm>,
}

/// How a message to sign in by (EIP-4361) is written in a string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInForm {
    /// As it is.
    Text,
    /// In base64.
    Base64,
}

/// A number with a meaning of its own, so that different kinds of amount cannot be mixed up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// A whole number.
    Integer(Integer),
    /// A decimal that is written as a JSON number.
    Decimal,
}

impl Number {
    /// The type inside.
    #[must_use]
    pub fn kept_as(self) -> Type {
        match self {
            Self::Integer(integer) => Type::Integer(integer),
            Self::Decimal => Type::Decimal { as_number: true },
        }
    }
}

//! Types of the model: records, enums, unions and what fields hold.
//! Plain data.

use super::{Docs, Evidence, Name};

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
    /// JSON of which the document says nothing.
    Json,
    /// Bytes in base64.
    Base64,
    /// A file in a form.
    File,
    /// A body of bytes.
    Bytes,
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
    pub value: String,
    /// How many fields stand before it in the document.
    pub before: usize,
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
    /// A value that stands until the caller sets another; only on required request fields.
    pub default: Option<Default>,
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
}

/// A default value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Default {
    /// Text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// True or false.
    Bool(bool),
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
}

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
    /// Prose.
    pub docs: Docs,
    /// Values of the tag that mean this member.
    pub tags: Vec<String>,
    /// How JSON shows that it is this member, where no tag does.
    pub fit: Fit,
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

/// A string with a meaning of its own.
#[derive(Clone, Debug)]
pub struct Text {
    /// May be shown in Debug: ids may, account numbers may not.
    pub shown: bool,
    /// What requests are checked for.
    pub bounds: Vec<Bound>,
    /// The document's example.
    pub example: Option<String>,
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

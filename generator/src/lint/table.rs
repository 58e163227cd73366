//! What an OpenAPI object may hold, as data: one table per version, read by `survey`.
//! Only shapes of single objects are said here; what needs to see two places at once is a rule of its own.

pub(super) mod ours;
pub(super) mod v30;
pub(super) mod v31;

/// The objects of the specification, and ours behind them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Kind {
    Root,
    Info,
    Contact,
    License,
    Server,
    ServerVariable,
    Components,
    Paths,
    PathItem,
    Operation,
    ExternalDocs,
    Parameter,
    RequestBody,
    MediaType,
    Encoding,
    Responses,
    Response,
    Callback,
    Example,
    Link,
    Header,
    Tag,
    Schema,
    Discriminator,
    Xml,
    SecurityScheme,
    Flows,
    Flow,
    Requirement,
    Crate,
    ValueNote,
    Environment,
    Idempotency,
    MovesMoney,
    Retry,
    Pagination,
    Waiter,
    WebhookSignature,
    MessageSignature,
    TokenSource,
    Lifecycle,
    RateLimit,
}

/// What a value may be.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shape {
    /// Any JSON value.
    Any,
    /// A string.
    Text,
    /// A string or a number: versions are often written without quotes, and mean their text.
    TextOrNumber,
    /// `true` or `false`.
    Bool,
    /// One of the two; the other is said by leaving the key out.
    Only(bool),
    /// Any number.
    Number,
    /// An integer that is not negative.
    Count,
    /// One of a few words.
    Word(&'static [&'static str]),
    /// One of a few words, or a list of them.
    WordOrWords(&'static [&'static str]),
    /// A boolean, as in 3.0, or a number, as in 3.1.
    BoolOrNumber,
    /// An object of the table.
    Object(Kind),
    /// An object of the table, or a reference to one.
    OrRef(Kind),
    /// `true`, `false`, or the other.
    BoolOr(&'static Shape),
    /// A list.
    List(&'static Shape),
    /// A list of distinct values, at least one.
    Set(&'static Shape),
    /// A map with keys of the document's own choice.
    Map(Keys, &'static Shape),
}

/// What the free keys of a map look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Keys {
    /// Anything.
    Any,
    /// Names of components: letters, digits, `.`, `-`, `_`.
    Component,
    /// `/customers/{id}`.
    Path,
    /// `200`, `4XX`; `default` is a fixed key.
    Status,
    /// `application/json`, `image/*`.
    MediaType,
}

/// How much a key is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Need {
    /// Not at all.
    May,
    /// The specification asks for it, but the generated code would be right without it.
    Should,
    /// Nothing can be generated without it.
    Must,
}

/// A fixed key of an object.
#[derive(Clone, Copy, Debug)]
pub(super) struct Field {
    pub(super) key: &'static str,
    pub(super) need: Need,
    pub(super) shape: Shape,
}

/// An object of the specification.
#[derive(Clone, Copy, Debug)]
pub(super) struct Object {
    /// As people call it, with its article.
    pub(super) name: &'static str,
    pub(super) fields: &'static [Field],
    /// The keys that are not fixed, if there may be any.
    pub(super) others: Option<(Keys, Shape)>,
}

/// One version of the specification.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Dialect {
    pub(super) object: fn(Kind) -> &'static Object,
    /// Whether `true` and `false` are schemas.
    pub(super) boolean_schemas: bool,
    /// Whether `summary` and `description` may stand beside any `$ref`.
    pub(super) described_references: bool,
}

pub(super) const fn may(key: &'static str, shape: Shape) -> Field {
    Field { key, need: Need::May, shape }
}

pub(super) const fn should(key: &'static str, shape: Shape) -> Field {
    Field { key, need: Need::Should, shape }
}

pub(super) const fn must(key: &'static str, shape: Shape) -> Field {
    Field { key, need: Need::Must, shape }
}

/// An object whose keys are all fixed.
pub(super) const fn fixed(name: &'static str, fields: &'static [Field]) -> Object {
    Object { name, fields, others: None }
}

impl Shape {
    /// What it takes, for people.
    pub(super) fn describe(self, dialect: Dialect) -> String {
        match self {
            Self::Any => "any value".to_owned(),
            Self::Text | Self::TextOrNumber => "a string".to_owned(),
            Self::Bool => "`true` or `false`".to_owned(),
            Self::Only(value) => format!("`{value}`, or left out"),
            Self::Number | Self::BoolOrNumber => "a number".to_owned(),
            Self::Count => "an integer from 0".to_owned(),
            Self::Word(words) => format!("one of {}", listed(words)),
            Self::WordOrWords(words) => format!("one of {}, or a list of them", listed(words)),
            Self::Object(kind) | Self::OrRef(kind) => (dialect.object)(kind).name.to_owned(),
            Self::BoolOr(other) => format!("a boolean or {}", other.describe(dialect)),
            Self::List(_) | Self::Set(_) => "a list".to_owned(),
            Self::Map(..) => "a map".to_owned(),
        }
    }
}

/// `a`, `b`, `c`, each in backticks.
pub(super) fn listed(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

//! What a document means in Rust: identifiers chosen, types are ids, no OpenAPI left.
//! Plain data; `lower` makes it, `emit` prints it, and neither of them is known here.

mod answer;
mod body;
mod gates;
mod old_name;
mod operation;
mod parameter;
mod sample;
mod tour;
mod types;

pub use answer::{AnswerHeaders, Output, Response, ResponseKind, Status, Success};
pub use body::{Body, BodyForm, BodyKind, PartStyle};
pub use gates::Tags;
pub use old_name::{Holder, OldName};
pub use operation::{Evidence, Idempotency, Inputs, KeyRules, KnownKey, MovesMoney, Operation, Paging, Waiter};
pub use parameter::{Location, Parameter, PathStyle, QueryStyle};
pub use sample::Sample;
pub use tour::{Tour, TourCall};
pub use types::{
    Bound, Constant, ConstantValue, Construct, Default, Direction, EnumValue, Field, Fit, Integer, IntegerEnum,
    IntegerValue, JsonKind, Number, Presence, Record, Show, SignInForm, StringEnum, Text, Type, TypeDef, TypeId,
    TypeKind, Union, UnionMember, UnionTag,
};

pub use crate::names::Name;

/// Prose, already safe for rustdoc: one entry a line, without the leading space.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Docs(pub Vec<String>);

/// One API: everything that its crate says.
#[derive(Clone, Debug)]
pub struct Api {
    /// Short name, such as the document's file stem.
    pub name: String,
    /// The document's path as the header of generated files shows it.
    pub source: String,
    /// The command that writes the crate again.
    pub command: String,
    /// What stands in Cargo.toml.
    pub package: Package,
    /// The document's title.
    pub title: String,
    /// The document's description.
    pub docs: Docs,
    /// In place of a quick start.
    pub guide: Docs,
    /// The servers.
    pub environments: Vec<Environment>,
    /// The security schemes, the default one first.
    pub schemes: Vec<Scheme>,
    /// Requirement sets of schemes that operations share, by the schemes' wire names.
    pub security: Vec<Vec<String>>,
    /// What to say when credentials are refused.
    pub help_unauthorised: String,
    /// Where an error body has the vendor's code and message.
    pub error_body: ErrorBody,
    /// Resources, sorted by identifier.
    pub resources: Vec<Resource>,
    /// Operations, sorted by id.
    pub operations: Vec<Operation>,
    /// Types; a `TypeId` is an index.
    pub types: Vec<TypeDef>,
    /// The features of tags, if the crate is large.
    pub tags: Option<Tags>,
    /// Names of before that are kept.
    pub old_names: Vec<OldName>,
    /// Incoming events.
    pub webhooks: Option<Webhooks>,
    /// The headers that tell how many requests may still be made.
    pub rate_limit: Option<RateLimit>,
    /// Patterns that requests are checked against, one function each.
    pub patterns: Vec<Pattern>,
    /// Features of the runtime without which its requests could not be checked, sorted.
    pub runtime_features: Vec<String>,
}

impl Api {
    /// The type of an id; ids come only from this model, so there is one.
    #[must_use]
    pub fn type_of(&self, id: TypeId) -> &TypeDef {
        &self.types[id.0]
    }

    /// Whether anything in it is deprecated.
    #[must_use]
    pub fn deprecates(&self) -> bool {
        let of_fields = |fields: &[Field]| fields.iter().any(|field| field.deprecated);
        let of_kind = |kind: &TypeKind| match kind {
            TypeKind::Record(record) => of_fields(&record.fields),
            TypeKind::StringEnum(of) => of.values.iter().any(|value| value.deprecated),
            TypeKind::IntegerEnum(_)
            | TypeKind::Union(_)
            | TypeKind::Text(_)
            | TypeKind::Number(_)
            | TypeKind::Alias(_) => false,
        };
        self.operations.iter().any(|operation| operation.deprecated || of_fields(&operation.fields()))
            || self.types.iter().any(|def| def.deprecated || of_kind(&def.kind))
    }

    /// Whether the program may bring what fetches a token: of itself the crate does not.
    #[must_use]
    pub fn takes_tokens(&self) -> bool {
        let fetched_elsewhere = |scheme: &Scheme| scheme.kind == SchemeKind::Bearer && scheme.token.is_none();
        self.schemes.iter().any(fetched_elsewhere) && self.schemes.iter().all(|scheme| scheme.token.is_none())
    }

    /// The strings that hold messages to sign in by, which wallets sign.
    pub fn sign_in_texts(&self) -> impl Iterator<Item = &TypeDef> {
        self.types.iter().filter(|def| matches!(&def.kind, TypeKind::Text(text) if text.sign_in.is_some()))
    }

    /// Whether any operation sends a file.
    #[must_use]
    pub fn uploads(&self) -> bool {
        self.operations.iter().any(Operation::uploads)
    }
}

/// What stands in the generated Cargo.toml.
#[derive(Clone, Debug)]
pub struct Package {
    /// Package name.
    pub name: String,
    /// Version.
    pub version: String,
    /// Lowest Rust version.
    pub rust_version: String,
    /// SPDX expression, if the document says one.
    pub license: Option<String>,
    /// One line.
    pub description: String,
    /// Cargo's own keys for addresses, with what stands there.
    pub links: Vec<(&'static str, String)>,
    /// What the registry finds it by.
    pub keywords: Vec<String>,
    /// Where the registry lists it.
    pub categories: Vec<String>,
}

/// One server of the document.
#[derive(Clone, Debug)]
pub struct Environment {
    /// Wire name and variant.
    pub name: Name,
    /// Base URL without a slash at its end.
    pub url: String,
    /// Whether real money moves there.
    pub production: bool,
    /// Prose.
    pub docs: Docs,
}

/// One way to show who is calling.
#[derive(Clone, Debug)]
pub struct Scheme {
    /// The scheme's key in the document and the constructor's name.
    pub name: Name,
    /// Its variant of the credentials.
    pub variant: String,
    /// How it travels.
    pub kind: SchemeKind,
    /// The operation that gives it, if it is a token that one gives.
    pub token: Option<TokenSource>,
    /// Where its token is given for the credentials of a client, if the document says so.
    pub grant: Option<Grant>,
    /// Prose.
    pub docs: Docs,
}

/// An operation that gives a token for other credentials.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TokenSource {
    /// The operation.
    pub operation: Name,
    /// The record that is its body.
    pub body: String,
    /// How that is made.
    pub construct: Construct,
    /// What the caller gives: the fields that the body requires.
    pub credentials: Vec<Name>,
    /// Keys down to the token in the answer.
    pub token: Vec<String>,
    /// Keys down to the seconds since 1970 at which it expires; empty when the answer does not say it.
    pub expires_at: Vec<String>,
}

/// Where a token is given for the credentials of a client: the flow `clientCredentials` of OAuth 2.0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// The server, unless it is the client's; `/` is the client's host.
    pub server: Option<String>,
    /// The path on it.
    pub path: String,
}

/// How a credential travels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemeKind {
    /// A header with the key as its value.
    Header(String),
    /// A query parameter.
    Query(String),
    /// A cookie.
    Cookie(String),
    /// `Authorization: Bearer`.
    Bearer,
    /// `Authorization: Basic`.
    Basic,
    /// A signature over the message, by whatever can sign.
    Message(MessageSignature),
}

impl SchemeKind {
    /// Whether a single secret is all that it takes.
    #[must_use]
    pub fn is_one_secret(&self) -> bool {
        !matches!(self, Self::Basic | Self::Message(_))
    }
}

/// What a signature over a message covers, and how it is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageSignature {
    /// The algorithm's name in the registry.
    pub algorithm: String,
    /// What is covered: derived components, and headers where the message has them.
    pub components: Vec<String>,
    /// The label of the signature.
    pub label: String,
    /// The parameters, in their order.
    pub parameters: Vec<String>,
    /// The digest of the body, if one is sent.
    pub digest: Option<String>,
}

/// Where an error body has what is worth knowing.
#[derive(Clone, Debug)]
pub struct ErrorBody {
    /// Keys down to the code.
    pub code: Vec<String>,
    /// Keys down to the message.
    pub message: Vec<String>,
}

/// A group of operations: one accessor of the client.
#[derive(Clone, Debug)]
pub struct Resource {
    /// The tag, the accessor and the module.
    pub name: Name,
    /// The struct.
    pub type_ident: String,
    /// Prose.
    pub docs: Docs,
    /// Indices into `Api::operations` in the document's order.
    pub operations: Vec<usize>,
}

/// Incoming events.
#[derive(Clone, Debug)]
pub struct Webhooks {
    /// Events, sorted by wire name.
    pub events: Vec<WebhookEvent>,
    /// The key of the field that names the event; where there is none, the delivery names it outside of its body.
    pub tag: Option<String>,
    /// How deliveries are signed, if that is documented.
    pub signature: Option<Signature>,
    /// Keys down to the values that together tell an event from others.
    pub identity: Vec<Vec<String>>,
    /// Keys down to the time by which events about one thing are ordered.
    pub order: Option<Vec<String>>,
}

/// How deliveries are signed.
#[derive(Clone, Debug)]
pub struct Signature {
    /// Where the signature stands.
    pub stands: SignaturePlace,
    /// The variant of the runtime's algorithm.
    pub algorithm: String,
    /// The variant of the runtime's encoding.
    pub encoding: String,
    /// Prose.
    pub docs: Docs,
}

/// Where the signature of a delivery stands.
#[derive(Clone, Debug)]
pub enum SignaturePlace {
    /// In a header, over the whole body.
    Header {
        /// The header, in lower case.
        header: String,
        /// Keys down to the time at which the event was made.
        timestamp: Vec<String>,
    },
    /// In the body, over parts of it.
    Body {
        /// Keys down to the signature.
        signature: Vec<String>,
        /// Keys down to the signed parts.
        signed: Vec<Vec<String>>,
        /// What stands between the parts.
        separator: String,
        /// Variants of the runtime's forms of JSON.
        forms: Vec<String>,
    },
}

/// The headers that tell how many requests may still be made, in lower case; empty where there is none.
#[derive(Clone, Debug)]
pub struct RateLimit {
    /// How many may be made.
    pub limit: String,
    /// How many of them are left.
    pub remaining: String,
    /// When all of them are there again.
    pub reset: String,
    /// How that is told.
    pub unit: ResetUnit,
}

/// How a header tells when requests may be made again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResetUnit {
    /// In seconds from the answer on.
    Seconds,
    /// In seconds since 1970.
    Epoch,
}

/// One incoming event.
#[derive(Clone, Debug)]
pub struct WebhookEvent {
    /// Event name and variant.
    pub name: Name,
    /// The values of the tag that mean it, where there is one.
    pub tags: Vec<String>,
    /// Its payload.
    pub payload: Type,
    /// Prose.
    pub docs: Docs,
}

/// A pattern of the document, ready to become a plain function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pattern {
    /// As the document writes it.
    pub source: String,
    /// The function.
    pub ident: String,
    /// What the function does.
    pub plan: crate::lower::pattern::Plan,
}

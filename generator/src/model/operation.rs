//! Operations of the model: what is asked, what comes back, and what is known about both.
//! Plain data.

use super::{
    AnswerHeaders, Body, BodyKind, Construct, Docs, Field, Name, Output, Parameter, Response, ResponseKind, Sample,
    Success,
};

/// How well a fact is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// The vendor's current documentation.
    Docs,
    /// An older state of the vendor's documentation.
    DocsOlder,
    /// A copy of the documentation under another name.
    Mirror,
    /// Only other people's client code.
    Client,
    /// Our conclusion.
    Inferred,
    /// Seen in a live answer.
    Observed,
}

impl Evidence {
    /// As the document writes it.
    #[must_use]
    pub fn wire(self) -> &'static str {
        match self {
            Self::Docs => "docs",
            Self::DocsOlder => "docs-older",
            Self::Mirror => "mirror",
            Self::Client => "client",
            Self::Inferred => "inferred",
            Self::Observed => "observed",
        }
    }

    /// As a sentence for people.
    #[must_use]
    pub fn sentence(self) -> &'static str {
        match self {
            Self::Docs => "Source: the vendor's documentation.",
            Self::DocsOlder => "Source: an older state of the vendor's documentation.",
            Self::Mirror => "Source: a re-branded copy of the vendor's documentation.",
            Self::Client => "Source: other people's client code only; the vendor's page was not at hand.",
            Self::Inferred => "Source: inferred, not documented.",
            Self::Observed => "Source: seen in a live answer, not documented.",
        }
    }
}

/// One operation.
#[derive(Clone, Debug)]
pub struct Operation {
    /// The operationId and the struct.
    pub name: Name,
    /// Module and file.
    pub module: String,
    /// The client's accessor of the resource.
    pub resource: String,
    /// Accessor method on the resource.
    pub method_ident: String,
    /// HTTP method in capitals.
    pub http_method: String,
    /// Path template.
    pub path: String,
    /// One sentence; nothing where the document says nothing.
    pub summary: Docs,
    /// Prose.
    pub docs: Docs,
    /// In place of an example.
    pub guide: Docs,
    /// Where the facts come from.
    pub evidence: Option<Evidence>,
    /// Marked as deprecated.
    pub deprecated: bool,
    /// Everything but the body.
    pub parameters: Vec<Parameter>,
    /// The body.
    pub body: Option<Body>,
    /// How the struct is made.
    pub inputs: Inputs,
    /// Declared successes, exact statuses first.
    pub successes: Vec<Success>,
    /// What a call gives.
    pub output: Output,
    /// Declared errors.
    pub errors: Vec<Response>,
    /// Identifier of the typed error body.
    pub error_ident: String,
    /// Security alternatives, if they differ from the API's.
    pub security: Option<Vec<Vec<String>>>,
    /// The idempotency key that the vendor honours.
    pub idempotency: Option<Idempotency>,
    /// What is known about the key.
    pub key_rules: KeyRules,
    /// How a list goes on.
    pub paging: Option<Paging>,
    /// What can be waited for.
    pub waiters: Vec<Waiter>,
    /// Whether money moves.
    pub moves_money: Option<MovesMoney>,
    /// Sending it twice does no harm.
    pub safe_to_resend: bool,
    /// The field without which it does none, although it is not safe as a whole.
    pub unsafe_with: Option<Name>,
    /// Refused in production.
    pub sandbox_only: bool,
    /// The `Accept` header.
    pub accept: String,
    /// The server, where it is not the API's.
    pub server: Option<String>,
    /// Headers that answers are declared to have.
    pub headers: Option<AnswerHeaders>,
}

impl Operation {
    /// Whether it sends a file, which is a feature of its own.
    #[must_use]
    pub fn uploads(&self) -> bool {
        let multipart = |body: &Body| body.forms.iter().all(|form| matches!(form.kind, BodyKind::Multipart { .. }));
        self.body.as_ref().is_some_and(multipart)
    }

    /// Whether an answer may be a stream of events.
    #[must_use]
    pub fn has_events(&self) -> bool {
        self.successes.iter().any(|success| matches!(success.response.kind, ResponseKind::Events(_)))
    }

    /// Everything that the struct holds: parameters, then the body.
    #[must_use]
    pub fn fields(&self) -> Vec<Field> {
        let parameters = self.parameters.iter().map(|parameter| parameter.field.clone());
        parameters.chain(self.body.as_ref().map(Body::field)).collect()
    }
}

/// How an operation's struct is made.
#[derive(Clone, Debug)]
pub struct Inputs {
    /// How required inputs are given.
    pub construct: Construct,
    /// Sample arguments for the example, by required input.
    pub samples: Vec<Sample>,
    /// The document's example of the idempotency key, where it travels in the body.
    pub key: Option<String>,
}

/// The idempotency key that a vendor honours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Idempotency {
    /// In a header.
    Header(String),
    /// In a body field.
    Body(String),
}

/// What is documented about idempotency keys.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KeyRules {
    /// How long a key is kept, in seconds.
    pub lifetime: Option<u64>,
    /// The status of a request whose twin is still being worked on.
    pub in_flight: Option<u16>,
    /// The statuses that settle earlier attempts.
    pub settles: Vec<u16>,
    /// The refusals that may mean a known key.
    pub known: KnownKey,
    /// A key is a UUID and nothing else.
    pub uuid: bool,
}

/// Which refusals say, or may say, that the key is known from an earlier request.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct KnownKey {
    /// By their status.
    pub statuses: Vec<u16>,
    /// By the vendor's code.
    pub codes: Vec<String>,
    /// The codes that say something else, whatever the status.
    pub unless: Vec<String>,
}

/// How a list goes on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Paging {
    /// It has one page.
    Single,
    /// By offset.
    Offset {
        /// The field that holds the offset.
        field: String,
        /// The property that tells items apart; empty when none is known.
        id: String,
    },
    /// By cursor.
    Cursor {
        /// The field that holds the cursor.
        field: String,
    },
}

/// A status that can be waited for.
#[derive(Clone, Debug)]
pub struct Waiter {
    /// The method.
    pub method_ident: String,
    /// Prose.
    pub docs: Docs,
    /// Keys down to the status.
    pub status: Vec<String>,
    /// Values that are waited for.
    pub reached: Vec<String>,
    /// Values that are final and bad.
    pub failed: Vec<String>,
}

/// That an operation moves money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MovesMoney {
    /// The operation that tells what became of it.
    pub settled_by: Option<String>,
}

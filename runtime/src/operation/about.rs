//! What the document says about an operation, apart from its types.
//! It may not vary between two calls: it is a constant.

use std::time::Duration;

/// Facts about one operation. Made with [`About::new`] and the methods that add to it, so that a new fact breaks nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub struct About {
    /// The operation's id in the document.
    pub id: &'static str,
    /// The method.
    pub method: &'static str,
    /// The template of the path, such as `/customers/{customer_id}`.
    pub path: &'static str,
    /// Which credentials it needs: alternatives, each a set of schemes. None at all when empty.
    pub security: &'static [&'static [&'static str]],
    /// The media types that are asked for.
    pub accept: &'static str,
    /// The server, where it is not the client's; [`Environment::custom`](crate::Environment::custom) has the last word.
    pub server: Option<&'static str>,
    /// Whether an answer may be a stream of events.
    pub streams: bool,
    /// Where the vendor honours an idempotency key.
    pub idempotency: Option<Idempotency>,
    /// How long the vendor is documented to remember a key.
    pub key_lifetime: Option<Duration>,
    /// The status that says that an earlier request with the same key is still being worked on.
    pub in_flight: Option<u16>,
    /// What a key has to look like.
    pub key_form: KeyForm,
    /// Which refusals say, or may say, that the key is known from an earlier request.
    pub known_key: KnownKey,
    /// The statuses that settle what became of earlier attempts: with one of these, nothing was done by any of them.
    pub settling: &'static [u16],
    /// Whether it moves money.
    pub moves_money: Option<MovesMoney>,
    /// Whether sending it twice does no more than sending it once, by its method or by what the document says.
    pub safe_to_resend: bool,
    /// Whether it exists only outside production.
    pub sandbox_only: bool,
    /// Whether it takes all the credentials that the client has, because no document says which.
    pub every_credential: bool,
}

/// Where the idempotency key travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Idempotency {
    /// In this header.
    Header(&'static str),
    /// In this field of the JSON body.
    Body(&'static str),
}

/// An operation that moves money.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct MovesMoney {
    /// The read that tells what became of it, if there is one.
    pub settled_by: Option<&'static str>,
}

/// What the vendor takes as a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum KeyForm {
    /// Whatever a header or a text can hold.
    Any,
    /// A UUID, of any version.
    Uuid,
}

/// Which refusals say, or may say, that the vendor has seen the key before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct KnownKey {
    /// By their status.
    pub statuses: &'static [u16],
    /// By the vendor's code.
    pub codes: &'static [&'static str],
    /// The codes that say something else, whatever the status.
    pub unless: &'static [&'static str],
}

impl KnownKey {
    /// Whether a refusal of this status and code is one.
    pub(crate) fn is_said_by(&self, status: u16, code: Option<&str>) -> bool {
        let is_among = |codes: &[&str]| code.is_some_and(|code| codes.contains(&code));
        is_among(self.codes) || (self.statuses.contains(&status) && !is_among(self.unless))
    }
}

impl About {
    /// An operation with nothing special about it.
    #[must_use]
    pub const fn new(id: &'static str, method: &'static str, path: &'static str) -> Self {
        Self {
            id,
            method,
            path,
            security: &[],
            accept: "application/json",
            server: None,
            streams: false,
            idempotency: None,
            key_lifetime: None,
            in_flight: None,
            key_form: KeyForm::Any,
            known_key: KnownKey { statuses: &[], codes: &[], unless: &[] },
            settling: &[],
            moves_money: None,
            safe_to_resend: is_idempotent(method),
            sandbox_only: false,
            every_credential: false,
        }
    }

    /// Which credentials it needs: alternatives, each a set of schemes.
    #[must_use]
    pub const fn security(mut self, alternatives: &'static [&'static [&'static str]]) -> Self {
        self.security = alternatives;
        self
    }

    /// The media types that are asked for.
    #[must_use]
    pub const fn accept(mut self, media_types: &'static str) -> Self {
        self.accept = media_types;
        self
    }

    /// The server that the document has for this operation alone.
    #[must_use]
    pub const fn server(mut self, url: &'static str) -> Self {
        self.server = Some(url);
        self
    }

    /// An answer may be a stream of events.
    #[must_use]
    pub const fn streams(mut self) -> Self {
        self.streams = true;
        self
    }

    /// The header in which the vendor honours an idempotency key.
    #[must_use]
    pub const fn idempotency_header(mut self, name: &'static str) -> Self {
        self.idempotency = Some(Idempotency::Header(name));
        self
    }

    /// The field of the JSON body in which the vendor honours an idempotency key.
    #[must_use]
    pub const fn idempotency_body(mut self, name: &'static str) -> Self {
        self.idempotency = Some(Idempotency::Body(name));
        self
    }

    /// How long the vendor is documented to remember a key, in seconds.
    #[must_use]
    pub const fn key_lifetime(mut self, seconds: u64) -> Self {
        self.key_lifetime = Some(Duration::from_secs(seconds));
        self
    }

    /// The status that says that an earlier request with the same key is still being worked on.
    #[must_use]
    pub const fn in_flight(mut self, status: u16) -> Self {
        self.in_flight = Some(status);
        self
    }

    /// The statuses of which the document says that no earlier attempt with the same key did anything either.
    #[must_use]
    pub const fn settling(mut self, statuses: &'static [u16]) -> Self {
        self.settling = statuses;
        self
    }

    /// The vendor takes UUIDs as keys, and nothing else.
    #[must_use]
    pub const fn uuid_keys(mut self) -> Self {
        self.key_form = KeyForm::Uuid;
        self
    }

    /// The statuses of refusals that say, or may say, that the key is known from an earlier request.
    #[must_use]
    pub const fn known_by_status(mut self, statuses: &'static [u16]) -> Self {
        self.known_key.statuses = statuses;
        self
    }

    /// The vendor's codes which say that the key is known from an earlier request.
    #[must_use]
    pub const fn known_by_code(mut self, codes: &'static [&'static str]) -> Self {
        self.known_key.codes = codes;
        self
    }

    /// The vendor's codes that say something else, although the status may mean a known key.
    #[must_use]
    pub const fn known_unless(mut self, codes: &'static [&'static str]) -> Self {
        self.known_key.unless = codes;
        self
    }

    /// It moves money; `settled_by` is the read that tells what became of it.
    #[must_use]
    pub const fn moves_money(mut self, settled_by: Option<&'static str>) -> Self {
        self.moves_money = Some(MovesMoney { settled_by });
        self
    }

    /// It exists only outside production.
    #[must_use]
    pub const fn sandbox_only(mut self) -> Self {
        self.sandbox_only = true;
        self
    }

    /// It takes all the credentials that the client has.
    #[must_use]
    pub const fn every_credential(mut self) -> Self {
        self.every_credential = true;
        self
    }

    /// Its method is one that may be sent twice, but the document says that this operation may not.
    #[must_use]
    pub const fn not_safe_to_resend(mut self) -> Self {
        self.safe_to_resend = false;
        self
    }

    /// Sending it twice does no more than sending it once, for what the request has or lacks.
    #[must_use]
    pub const fn safe_to_resend(mut self) -> Self {
        self.safe_to_resend = true;
        self
    }
}

/// The methods of RFC 9110 that are safe or idempotent.
const fn is_idempotent(method: &str) -> bool {
    matches!(method.as_bytes(), b"GET" | b"HEAD" | b"OPTIONS" | b"TRACE" | b"PUT" | b"DELETE")
}

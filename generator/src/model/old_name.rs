//! A name that something had before; the names lock keeps it.

/// A deprecated name for something that has another name now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OldName {
    /// Of a type, by its identifier.
    Type {
        /// The type's identifier today.
        new: String,
        /// The old one.
        ident: String,
    },
    /// Of an operation's struct.
    Operation {
        /// The operation's index.
        operation: usize,
        /// The old identifier.
        ident: String,
    },
    /// Of a resource's method.
    Method {
        /// The resource's index.
        resource: usize,
        /// The operation's index.
        operation: usize,
        /// The old identifier.
        ident: String,
    },
    /// Of what something holds.
    Member {
        /// Who holds it.
        holder: Holder,
        /// Its identifier today.
        new: String,
        /// The old one.
        ident: String,
    },
    /// Of a resource's accessor.
    Resource {
        /// The resource's index.
        resource: usize,
        /// The old identifier.
        ident: String,
    },
}

/// Who holds what has an old name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holder {
    /// A type, by its identifier: it holds values, members or setters.
    Type(String),
    /// An operation, by its struct: it holds setters.
    Operation(String),
    /// The environments.
    Environments,
    /// The credentials, by their constructors.
    Credentials,
    /// The events.
    Events,
}

impl Holder {
    /// Those of which every crate has one.
    pub const OWN: [Self; 3] = [Self::Environments, Self::Credentials, Self::Events];

    /// What it is called in the crate.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Type(ident) | Self::Operation(ident) => ident,
            Self::Environments => "Environment",
            Self::Credentials => "Credentials",
            Self::Events => "WebhookEvent",
        }
    }
}

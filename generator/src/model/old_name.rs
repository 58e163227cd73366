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
    /// Of a resource's accessor.
    Resource {
        /// The resource's index.
        resource: usize,
        /// The old identifier.
        ident: String,
    },
}

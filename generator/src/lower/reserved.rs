//! The names that generated code takes for itself, one list for each namespace, and what a name of the document that is
//! one of them gets added. Present and planned: whoever adds a method to generated types or to the runtime adds it here.

use crate::names::{Space, Tails};

/// Methods that a reader, or clippy, takes for those of std.
const STD_METHODS: &[&str] = &[
    "add",
    "as_mut",
    "as_ref",
    "bitand",
    "bitor",
    "bitxor",
    "clone",
    "cmp",
    "default",
    "div",
    "eq",
    "fmt",
    "from",
    "from_iter",
    "from_str",
    "into",
    "into_iter",
    "iter",
    "mul",
    "neg",
    "new",
    "not",
    "rem",
    "shl",
    "shr",
    "sub",
    "to_string",
    "try_from",
    "try_into",
];

/// Types and traits of std that generated code, or its user, names without a path.
const STD_TYPES: &[&str] = &[
    "AsMut",
    "AsRef",
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Drop",
    "Eq",
    "Err",
    "Fn",
    "From",
    "Future",
    "Hash",
    "Into",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "PhantomData",
    "Result",
    "Send",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Vec",
];

/// A type whose constructor would read like a conversion.
const CONSTRUCTED: &[&str] = &["New"];

/// A module so named would be looked for in the file that lists the modules. (Nor is one called like the module around it.)
const MODULES: &[&str] = &["mod"];

/// What requests and operations have besides their setters.
const SETTERS: &[&str] = &["additional_properties", "additional_property", "build", "builder"];

/// What every call has.
const CALL: &[&str] = &[
    "attempt_timeout",
    "base_url",
    "body",
    "client",
    "credentials",
    "deadline",
    "environment",
    "header",
    "headers",
    "hook",
    "idempotency",
    "idempotency_key",
    "idempotency_key_for",
    "into_future",
    "items",
    "items_from",
    "map",
    "map_operation",
    "max_age",
    "max_attempts",
    "no_retry",
    "operation",
    "output",
    "page",
    "pages",
    "pages_from",
    "prepare",
    "replay",
    "resume_at",
    "retries",
    "retry",
    "retry_policy",
    "send",
    "send_blocking",
    "span",
    "stream",
    "then",
    "timeout",
    "tracing",
    "wait",
    "wait_until",
    "waiter",
];

/// What every client has.
const CLIENT: &[&str] = &["builder", "call", "environment", "replay", "send"];

/// Setters of a request.
pub(super) fn request_fields() -> Space {
    Space::new(&[STD_METHODS, SETTERS], "_field")
}

/// Fields of an answer.
pub(super) fn response_fields() -> Space {
    Space::new(&[&["additional_properties"]], "_field")
}

/// Parameters: setters of an operation, and methods of its call.
pub(super) fn parameters() -> Space {
    Space::new(&[STD_METHODS, SETTERS, CALL], "_param")
}

/// What `types` holds.
pub(super) fn types() -> Space {
    Space::of_files(&[STD_TYPES, CONSTRUCTED, MODULES, &["Types"]], "Value")
}

/// What comes with an operation: its builder, and the enums of its answers.
pub(super) const OPERATION_TAILS: Tails = &["Body", "Builder", "Error", "Headers", "Output"];

/// What `operations` holds.
pub(super) fn operations() -> Space {
    Space::of_files(&[STD_TYPES, CONSTRUCTED, MODULES, &["Operations"]], "Operation")
}

/// Accessors of the client, which are modules and types too.
pub(super) fn resources() -> Space {
    Space::of_files(&[STD_METHODS, STD_TYPES, MODULES, CLIENT, &["resources"]], "_api")
}

/// Methods of a resource.
pub(super) fn resource_methods() -> Space {
    Space::new(&[STD_METHODS], "_call")
}

/// Accessors of the headers of an answer.
pub(super) fn headers() -> Space {
    Space::new(&[STD_METHODS], "_header")
}

/// Variants of an enum that is open to what the document does not know.
pub(super) fn open_variants() -> Space {
    Space::new(&[&["Unknown"]], "Value")
}

/// Constructors of a union's members.
pub(super) fn constructors() -> Space {
    Space::new(&[STD_METHODS], "_form")
}

/// Environments.
pub(super) fn environments() -> Space {
    Space::new(&[&["Custom"]], "Server")
}

/// What comes with a scheme: the constructor by whatever makes the credential.
pub(super) const SCHEME_TAILS: Tails = &["_by"];

/// Constructors of credentials, which are variants too.
pub(super) fn schemes() -> Space {
    Space::of_files(&[STD_METHODS, &["add_to", "credentials", "none"]], "_scheme")
}

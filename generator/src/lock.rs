//! The names lock: which Rust name each place of a document has been given, so that a name never depends on order.
//! It is a value; reading and writing its file is `write`'s business.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What stands in `spec/<api>.names.yaml`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Lock {
    /// Operation id to its names.
    pub operations: BTreeMap<String, OperationNames>,
    /// Place of a type to its identifier: a JSON pointer in which a parameter is called by place and name (`query limit`) and a
    /// member of a choice by what it calls itself; requests that share a place with a response end in ` request`, and a place
    /// that ends so of itself has `~2request` there.
    pub types: BTreeMap<String, String>,
    /// What a type, an operation or the document holds, to its name: those names that do not follow from the document's.
    /// By the place of a type, `<operation id> parameters`, `<operation id> headers`, `events` or `credentials`.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub members: BTreeMap<String, BTreeMap<String, String>>,
    /// Old name to the name of today: kept as a deprecated alias. `Old: New` for a type or operation, `resource.old:
    /// resource.new` for a method, `old: new` for a resource, `Holder.old: Holder.new` for what a type, an operation,
    /// `Environment`, `Credentials` or `WebhookEvent` holds. Written by hand.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub aliases: BTreeMap<String, String>,
}

/// The names of an operation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OperationNames {
    /// The struct.
    pub name: String,
    /// The accessor of the resource.
    pub resource: String,
    /// The accessor's method.
    pub method: String,
    /// Method and path: by them an operation is known whose id has changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
}

const HEADER: &str = "\
# The names that generated code has for the places of the document. `cargo xtask regen` adds what is new.
# A name that stands here stays, whatever moves in the document. `members` has those that the document spells otherwise.
# `aliases` (old name: name of today) keeps old names, as deprecated ones.
";

impl Lock {
    /// Reads a lock; an empty text is an empty lock.
    ///
    /// # Errors
    /// If the text is not a names lock; the message has line and column.
    pub fn read(text: &str) -> Result<Self, String> {
        if text.trim().is_empty() {
            return Ok(Self::default());
        }
        let lock: Option<Self> = serde_yaml::from_str(text).map_err(|error| error.to_string())?;
        let lock = lock.unwrap_or_default();
        let wrong = lock.names().find(|name| !crate::names::is_identifier(name));
        wrong.map_or(Ok(()), |name| Err(format!("`{name}` is no name in Rust")))?;
        Ok(lock)
    }

    /// All names that it gives.
    fn names(&self) -> impl Iterator<Item = &String> {
        let operations = self.operations.values().flat_map(|names| [&names.name, &names.resource, &names.method]);
        operations.chain(self.types.values()).chain(self.members.values().flat_map(BTreeMap::values))
    }

    /// The lock as its file holds it.
    ///
    /// # Errors
    /// If a name cannot be written as YAML, which no name that `lower` chose can cause.
    pub fn write(&self) -> Result<String, String> {
        let yaml = serde_yaml::to_string(self).map_err(|error| error.to_string())?;
        Ok(format!("{HEADER}{yaml}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_survives_its_file() {
        let mut lock = Lock::default();
        lock.types.insert("/components/schemas/Customer".to_owned(), "Customer".to_owned());
        let names =
            OperationNames { name: "GetX".to_owned(), resource: "xs".to_owned(), method: "get".to_owned(), at: None };
        lock.operations.insert("getX".to_owned(), names);
        lock.aliases.insert("Client".to_owned(), "Customer".to_owned());
        let text = lock.write().expect("writes");
        assert_eq!(Lock::read(&text), Ok(lock));
        assert_eq!(Lock::read(""), Ok(Lock::default()));
        let bad = "types: { /components/schemas/A: 'A { }' }";
        assert_eq!(Lock::read(bad), Err("`A { }` is no name in Rust".to_owned()));
        assert!(Lock::read("tpyes: {}").is_err_and(|says| says.contains("tpyes")));
    }
}

//! What of a crate is compiled only where a tag is wanted.

use super::TypeId;

/// The features of tags. What has no gate is always compiled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tags {
    /// The feature of each resource, by its index.
    pub features: Vec<String>,
    /// The feature of each operation, by its index: a place in `features`.
    pub operations: Vec<usize>,
    /// For each type, the features that need it; none if it is needed whatever they are.
    pub types: Vec<Vec<String>>,
}

impl Tags {
    /// The feature of an operation.
    #[must_use]
    pub fn of_operation(&self, operation: usize) -> &str {
        &self.features[self.operations[operation]]
    }

    /// The features that need a type.
    #[must_use]
    pub fn of_type(&self, id: TypeId) -> &[String] {
        &self.types[id.0]
    }
}

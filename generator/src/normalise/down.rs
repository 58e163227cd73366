//! Tells a document of OpenAPI 3.1 in the words of 3.0, the one version that `lower` reads.
//! What 3.0 has no words for becomes a form that decodes whatever is legal, and a row of the ledger says what was lost.

mod arrays;
mod content;
mod definitions;
mod edit;
mod numbers;
mod objects;
mod schema;
mod types;

use super::Notes;
use crate::lint::{self, Kind};
use crate::tree::{Node, Tree, Value};

/// Brings a 3.1 document down to 3.0; another one is left as it is.
pub(super) fn down(tree: &mut Tree, notes: &mut Notes) {
    let Some(dialect) = lint::newer(tree) else { return };
    super::references::path_items(tree, notes);
    let mut definitions = definitions::Definitions::default();
    lint::every_object(&mut tree.root, dialect, &mut |kind, node, pointer| match kind {
        Kind::Schema => {
            definitions.take(node, pointer);
            schema::down(node, pointer, notes);
        }
        _ => objects::down(kind, node, notes),
    });
    definitions.put(tree, notes);
    objects::without_mutual_tls(&mut tree.root, notes);
    if let Value::Map(entries) = &mut tree.root.value
        && let Some(version) = entries.iter_mut().find(|entry| &*entry.key == "openapi")
    {
        // 3.0.4 says of forms what 3.1.1 does, and the patch versions before it did not.
        let is_late = version.value.as_str().is_some_and(|version| !matches!(version, "3.1" | "3.1.0"));
        let peer = if is_late { "3.0.4" } else { "3.0.3" };
        version.value = Node { span: version.value.span, value: Value::String(peer.into()) };
    }
}

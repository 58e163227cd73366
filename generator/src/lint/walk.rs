//! Visits the objects of a document by the table, so that a pass changes schemas and never what only looks like one.
//! It changes nothing by itself; recursion is bounded by the depth that `load` allows.

use super::table::{Dialect, Kind, Object, Shape, ours};
use crate::tree::{Entry, Node, Value, escape};

/// What is done to an object: its kind, itself, and its JSON pointer. Objects below it were visited before.
type Visit<'v> = &'v mut dyn FnMut(Kind, &mut Node, &str);

/// Visits every object below the root, children before parents.
pub(crate) fn every_object(root: &mut Node, dialect: Dialect, visit: Visit<'_>) {
    Walk { dialect, pointer: String::new(), visit }.value(root, Shape::Object(Kind::Root));
}

struct Walk<'v> {
    dialect: Dialect,
    pointer: String,
    visit: Visit<'v>,
}

impl Walk<'_> {
    fn value(&mut self, node: &mut Node, shape: Shape) {
        match (shape, &mut node.value) {
            (Shape::Object(kind) | Shape::OrRef(kind), _) => self.object(node, kind),
            (Shape::BoolOr(other), Value::Map(_)) => self.value(node, *other),
            (Shape::List(member) | Shape::Set(member), Value::List(members)) => {
                for (index, node) in members.iter_mut().enumerate() {
                    self.below(&index.to_string(), |walk| walk.value(node, *member));
                }
            }
            (Shape::Map(_, value), Value::Map(entries)) => {
                for entry in entries {
                    self.entry(entry, *value);
                }
            }
            _ => {}
        }
    }

    fn object(&mut self, node: &mut Node, kind: Kind) {
        let object = (self.dialect.object)(kind);
        let is_reference = node.get("$ref").is_some() && !matches!(kind, Kind::Schema | Kind::PathItem);
        if let Value::Map(entries) = &mut node.value
            && !is_reference
        {
            for entry in entries {
                if let Some(shape) = shape_of(object, kind, &entry.key) {
                    self.entry(entry, shape);
                }
            }
        }
        (self.visit)(kind, node, &self.pointer);
    }

    fn entry(&mut self, entry: &mut Entry, shape: Shape) {
        let Entry { key, value, .. } = entry;
        self.below(&escape(key), |walk| walk.value(value, shape));
    }

    fn below(&mut self, segment: &str, then: impl FnOnce(&mut Self)) {
        let length = self.pointer.len();
        self.pointer.push('/');
        self.pointer.push_str(segment);
        then(self);
        self.pointer.truncate(length);
    }
}

fn shape_of(object: &'static Object, kind: Kind, key: &str) -> Option<Shape> {
    if let Some(field) = object.fields.iter().find(|field| field.key == key) {
        return Some(field.shape);
    }
    if key.starts_with("x-") {
        return ours::find(key).filter(|extension| extension.on.contains(&kind)).map(|extension| extension.shape);
    }
    object.others.map(|(_, shape)| shape)
}

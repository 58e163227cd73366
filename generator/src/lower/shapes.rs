//! Finds inline schemas of equal shape, so that they become one type, named after the first place in sorted order.
//! Two shapes are equal if they are the same but for prose and examples.

use std::collections::HashMap;

use super::context::Place;
use crate::tree::{Node, Tree, Value, escape};

/// For each inline object, enum or union: the first place of its shape.
#[derive(Debug, Default)]
pub(super) struct Shapes {
    first: HashMap<String, String>,
}

/// Keys that say nothing about the shape.
const PROSE: &[&str] = &["description", "title", "example", "examples", "externalDocs", "x-evidence", "x-values"];

impl Shapes {
    pub(super) fn of(tree: &Tree) -> Self {
        let mut walk = Walk::default();
        walk.visit(&tree.root, &mut String::new());
        let mut first: HashMap<u32, String> = HashMap::new();
        for (place, shape) in &walk.places {
            let kept = first.entry(*shape).or_insert_with(|| place.clone());
            if place < kept {
                kept.clone_from(place);
            }
        }
        let of_place = |(place, shape): (String, u32)| first.get(&shape).map(|kept| (place, kept.clone()));
        Self { first: walk.places.into_iter().filter_map(of_place).collect() }
    }

    /// The place after which the schema at `place` is named.
    pub(super) fn canonical(&self, place: &Place) -> Place {
        self.first.get(&place.0).map_or_else(|| place.clone(), |first| Place(first.clone()))
    }
}

#[derive(Default)]
struct Walk {
    ids: HashMap<String, u32>,
    places: Vec<(String, u32)>,
}

impl Walk {
    /// The number of a node's shape; equal shapes have equal numbers. Children first, so the walk is linear.
    fn visit(&mut self, node: &Node, place: &mut String) -> u32 {
        let text = match &node.value {
            Value::Null => "null".to_owned(),
            Value::Bool(value) => value.to_string(),
            Value::Number(text) => format!("n{text}"),
            Value::String(text) => format!("s{text}"),
            Value::List(members) => {
                let members = members.iter().enumerate();
                let parts: Vec<String> =
                    members.map(|(at, member)| self.below(member, place, &at.to_string()).to_string()).collect();
                format!("[{}]", parts.join(","))
            }
            Value::Map(entries) => {
                let mut parts = Vec::with_capacity(entries.len());
                // A property may well be called `description`.
                let names = place.ends_with("/properties");
                for entry in entries {
                    let shape = self.below(&entry.value, place, &entry.key);
                    if names || !PROSE.contains(&&*entry.key) {
                        parts.push(format!("{}={shape}", entry.key));
                    }
                }
                format!("{{{}}}", parts.join(";"))
            }
        };
        let next = u32::try_from(self.ids.len()).unwrap_or(u32::MAX);
        let id = *self.ids.entry(text).or_insert(next);
        if is_inline_type(node, place) {
            self.places.push((place.clone(), id));
        }
        id
    }

    fn below(&mut self, node: &Node, place: &mut String, key: &str) -> u32 {
        let length = place.len();
        place.push('/');
        place.push_str(&escape(key));
        let id = self.visit(node, place);
        place.truncate(length);
        id
    }
}

/// An object, enum or union that is no component: components keep their own names.
fn is_inline_type(node: &Node, place: &str) -> bool {
    let component = place.strip_prefix("/components/schemas/").is_some_and(|rest| !rest.contains('/'));
    !component && ["properties", "enum", "oneOf", "anyOf"].iter().any(|key| node.get(key).is_some())
}

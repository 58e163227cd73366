//! Which components travel in requests and which in responses, by following references from the operations.
//! It reads the tree and decides no types.

use std::collections::HashSet;

use super::children::Children;
use super::places::Places;
use super::schema::component_place;
use crate::model::Direction;
use crate::tree::{Node, Tree, Value};

/// The pointers of components that are reached from requests, and from responses.
#[derive(Debug, Default)]
pub(super) struct Usage {
    request: HashSet<String>,
    response: HashSet<String>,
}

impl Usage {
    pub(super) fn of(tree: &Tree, children: &Children) -> Self {
        let mut usage = Self::default();
        let places = Places::of(tree);
        for path_item in tree.root.get("paths").into_iter().flat_map(Node::entries) {
            for entry in path_item.value.entries() {
                if &*entry.key == "parameters" {
                    usage.follow(&places, children, &entry.value, Direction::Request);
                }
                for part in entry.value.entries() {
                    match &*part.key {
                        "parameters" | "requestBody" => {
                            usage.follow(&places, children, &part.value, Direction::Request);
                        }
                        "responses" => usage.follow(&places, children, &part.value, Direction::Response),
                        _ => {}
                    }
                }
            }
        }
        if let Some(webhooks) = tree.root.get("x-webhooks") {
            usage.follow(&places, children, webhooks, Direction::Response);
        }
        usage
    }

    /// Whether the component at `pointer` travels both ways.
    pub(super) fn is_shared(&self, pointer: &str) -> bool {
        self.request.contains(pointer) && self.response.contains(pointer)
    }

    /// Whether what stands at `place` travels this way.
    pub(super) fn travels(&self, place: &str, direction: Direction) -> bool {
        let mut segments = place.split('/').skip(1);
        let at = match (segments.next(), segments.next(), segments.next(), segments.next()) {
            (Some("components"), Some(kind), Some(name), _) => {
                let pointer = format!("/components/{kind}/{name}");
                return match direction {
                    Direction::Request => self.request.contains(&pointer),
                    Direction::Response => self.response.contains(&pointer),
                };
            }
            (Some("paths"), _, Some("parameters"), _) | (Some("paths"), _, _, Some("parameters" | "requestBody")) => {
                Direction::Request
            }
            _ => Direction::Response,
        };
        at == direction
    }

    fn follow(&mut self, places: &Places<'_>, children: &Children, from: &Node, direction: Direction) {
        let mut waiting = vec![from];
        while let Some(node) = waiting.pop() {
            match &node.value {
                Value::Map(entries) => {
                    for entry in entries {
                        waiting.push(&entry.value);
                        let target = (&*entry.key == "$ref").then(|| entry.value.as_str()).flatten();
                        let Some(reference) = target else { continue };
                        let Some(target) = self.reach(places, reference, direction) else { continue };
                        waiting.push(target);
                        // A base stands for all that are made of it.
                        for child in children.of_reference(reference) {
                            waiting.extend(self.reach(places, &format!("#{}", component_place(child).0), direction));
                        }
                    }
                }
                Value::List(members) => waiting.extend(members),
                _ => {}
            }
        }
    }

    /// Marks the target of a reference; gives it back the first time.
    fn reach<'a>(&mut self, places: &Places<'a>, reference: &str, direction: Direction) -> Option<&'a Node> {
        let pointer = reference.strip_prefix('#')?;
        // References to components have their names as they are, slashes and all.
        let named = pointer.strip_prefix("/components/schemas/").map(|name| component_place(name).0);
        let pointer = named.as_deref().filter(|_| places.at(pointer).is_none()).unwrap_or(pointer);
        let seen = match direction {
            Direction::Request => &mut self.request,
            Direction::Response => &mut self.response,
        };
        if !seen.insert(pointer.to_owned()) {
            return None;
        }
        places.at(pointer)
    }
}

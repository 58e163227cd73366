//! Finds inline schemas of equal shape, so that they become one type, named after the first place in sorted order.
//! Two shapes are equal if they are the same but for prose and examples.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::context::Place;
use super::lock_key;
use super::places::Places;
use super::usage::Usage;
use crate::model::Direction;
use crate::tree::{Node, Tree, Value, escape};

/// For each inline object, enum or union: the first place of its shape.
#[derive(Debug, Default)]
pub(super) struct Shapes {
    /// Of all places.
    first: HashMap<String, String>,
    /// Of those that travel the same way.
    request: HashMap<String, String>,
    response: HashMap<String, String>,
}

/// Keys that say nothing about the shape.
const PROSE: &[&str] = &["description", "title", "example", "examples", "externalDocs", "x-evidence", "x-values"];

impl Shapes {
    pub(super) fn of(tree: &Tree, usage: &Usage) -> Self {
        let known = Places::of(tree);
        let mut places = Vec::new();
        find(&tree.root, &mut String::new(), &mut places);
        let places: Vec<Found> = places.into_iter().map(|(place, shape)| Found::at(&known, place, shape)).collect();
        let that_travel = |direction| first(places.iter().filter(|found| usage.travels(&found.place, direction)));
        Self {
            first: first(places.iter()),
            request: that_travel(Direction::Request),
            response: that_travel(Direction::Response),
        }
    }

    /// Shapes that the lock has named after one of their places stay named after it, whatever sorts before it by now.
    pub(super) fn keeping<'l>(mut self, places: &Places<'_>, locked: impl Iterator<Item = &'l String>) -> Self {
        let keys: BTreeSet<&str> = locked.map(|key| lock_key::parts(key).0).collect();
        if keys.is_empty() {
            return self;
        }
        let all = self.first.keys().map(|place| (lock_key::of(places, place), place.clone()));
        let locked: BTreeMap<Cow<'_, str>, String> = all.filter(|(key, _)| keys.contains(&**key)).collect();
        let locked: Vec<String> = locked.into_values().collect();
        let is_locked: HashSet<&str> = locked.iter().map(String::as_str).collect();
        for map in [&mut self.first, &mut self.request, &mut self.response] {
            let moved: HashMap<String, String> = locked
                .iter()
                .rev()
                .filter_map(|place| Some((map.get(place)?.clone(), place.clone())))
                .filter(|(first, _)| !is_locked.contains(first.as_str()))
                .collect();
            if moved.is_empty() {
                continue;
            }
            for first in map.values_mut() {
                if let Some(kept) = moved.get(first) {
                    first.clone_from(kept);
                }
            }
        }
        self
    }

    /// The place after which the enum at `place` is named: requests and answers share enums.
    pub(super) fn canonical(&self, place: &Place) -> Place {
        self.first.get(&place.0).map_or_else(|| place.clone(), |first| Place(first.clone()))
    }

    /// The place after which the record or union at `place` is named: requests and answers never share these.
    pub(super) fn canonical_in(&self, place: &Place, direction: Direction) -> Place {
        let first = match direction {
            Direction::Request => &self.request,
            Direction::Response => &self.response,
        };
        first.get(&place.0).map_or_else(|| place.clone(), |first| Place(first.clone()))
    }
}

/// An inline type.
struct Found {
    place: String,
    /// What the lock calls the place.
    key: String,
    shape: String,
}

impl Found {
    fn at(places: &Places<'_>, place: String, shape: String) -> Self {
        let key = lock_key::of(places, &place).into_owned();
        Self { place, key, shape }
    }
}

/// For each place, the first of its shape, as the lock calls them.
fn first<'p>(places: impl Iterator<Item = &'p Found> + Clone) -> HashMap<String, String> {
    let mut first: HashMap<&str, &Found> = HashMap::new();
    for found in places.clone() {
        let kept = first.entry(&found.shape).or_insert(found);
        if found.key < kept.key {
            *kept = found;
        }
    }
    places.map(|found| (found.place.clone(), first[found.shape.as_str()].place.clone())).collect()
}

/// All inline types with the text of their shape.
fn find(node: &Node, place: &mut String, found: &mut Vec<(String, String)>) {
    if is_inline_type(node, place) {
        let mut shape = String::new();
        write_shape(node, false, &mut shape);
        found.push((place.clone(), shape));
    }
    let mut below = |inner: &Node, key: &str| {
        let length = place.len();
        place.push('/');
        place.push_str(&escape(key));
        find(inner, place, found);
        place.truncate(length);
    };
    match &node.value {
        Value::Map(entries) => entries.iter().for_each(|entry| below(&entry.value, &entry.key)),
        Value::List(members) => {
            members.iter().enumerate().for_each(|(index, member)| below(member, &index.to_string()));
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// The shape as text: like the node's JSON, but without prose. Under `properties`, keys are names, whatever they say.
fn write_shape(node: &Node, names: bool, out: &mut String) {
    match &node.value {
        Value::Null => out.push_str("null"),
        Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Value::Number(text) => out.push_str(text),
        Value::String(text) => {
            out.push('"');
            out.push_str(&text.replace('"', "\\\""));
            out.push('"');
        }
        Value::List(members) => {
            out.push('[');
            for member in members {
                write_shape(member, false, out);
                out.push(',');
            }
            out.push(']');
        }
        Value::Map(entries) => {
            out.push('{');
            for entry in entries.iter().filter(|entry| names || !PROSE.contains(&&*entry.key)) {
                out.push_str(&entry.key);
                out.push(':');
                write_shape(&entry.value, !names && &*entry.key == "properties", out);
                out.push(',');
            }
            out.push('}');
        }
    }
}

/// An object, enum or union that is no component: components keep their own names.
fn is_inline_type(node: &Node, place: &str) -> bool {
    let component = place.strip_prefix("/components/schemas/").is_some_and(|rest| !rest.contains('/'));
    !component && ["properties", "enum", "oneOf", "anyOf"].iter().any(|key| node.get(key).is_some())
}

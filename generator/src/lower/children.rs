//! Bases: schemas with a discriminator that others take in by `allOf`. A base stands for any of them.
//! It finds them and lists them as members; how a union is made is `union`'s business.

use std::collections::{BTreeMap, BTreeSet};

use openapiv3::{Schema, SchemaKind};

use super::context::{Context, Place};
use super::schema::{self, Use};
use super::text::is_component;
use super::union::{self, Member};
use crate::model::Direction;
use crate::tree::{Node, Tree};

/// For each base the components that are made of it, by name.
#[derive(Debug, Default)]
pub(super) struct Children {
    of: BTreeMap<String, Vec<String>>,
    all: BTreeSet<String>,
}

impl Children {
    pub(super) fn of(tree: &Tree) -> Self {
        let schemas = || tree.root.at("/components/schemas").into_iter().flat_map(Node::entries);
        let is_base = |schema: &Node| {
            let has = |key| schema.get(key).is_some();
            has("discriminator") && !has("oneOf") && !has("anyOf")
        };
        let bases: Vec<&str> = schemas().filter(|entry| is_base(&entry.value)).map(|entry| &*entry.key).collect();
        if bases.is_empty() {
            return Self::default();
        }
        let mut parents: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for entry in schemas() {
            let members = entry.value.get("allOf").into_iter().flat_map(Node::members);
            let references = members.filter_map(|member| member.get("$ref")?.as_str()).filter_map(name_of);
            parents.insert(&entry.key, references.collect());
        }
        let of: BTreeMap<String, Vec<String>> = bases
            .iter()
            .map(|base| {
                let descends = parents.keys().filter(|child| *child != base && descends(&parents, child, base));
                ((*base).to_owned(), descends.map(|child| (*child).to_owned()).collect())
            })
            .collect();
        let all = of.values().flatten().cloned().collect();
        Self { of, all }
    }

    /// The components that a reference to a base stands for besides.
    pub(super) fn of_reference(&self, reference: &str) -> &[String] {
        name_of(reference).and_then(|name| self.of.get(name)).map_or(&[], Vec::as_slice)
    }
}

fn name_of(reference: &str) -> Option<&str> {
    reference.strip_prefix("#/components/schemas/")
}

/// Whether `child` is made of `base`, itself or through others.
fn descends(parents: &BTreeMap<&str, Vec<&str>>, child: &str, base: &str) -> bool {
    let (mut seen, mut waiting) = (BTreeSet::new(), vec![child]);
    while let Some(name) = waiting.pop() {
        let above = parents.get(name).into_iter().flatten();
        for parent in above {
            if *parent == base {
                return true;
            }
            if seen.insert(*parent) {
                waiting.push(parent);
            }
        }
    }
    false
}

fn component_of(place: &Place) -> Option<&str> {
    is_component(place).then(|| place.0.strip_prefix("/components/schemas/")).flatten()
}

/// Whether a component is made of a base, so that it is a member of its union and no other name for it.
pub(super) fn is_child(cx: &Context<'_>, place: &Place) -> bool {
    component_of(place).is_some_and(|name| cx.children.all.contains(name))
}

/// The union of all that are made of the base at `place`; nothing if it is none.
pub(super) fn lower<'a>(cx: &mut Context<'a>, schema: &'a Schema, place: &Place, direction: Direction) -> Option<Use> {
    let data = &schema.schema_data;
    let tag = data.discriminator.as_ref()?;
    if let SchemaKind::OneOf { .. } | SchemaKind::AnyOf { .. } = schema.schema_kind {
        return None;
    }
    let names = cx.children.of.get(component_of(place)?)?.clone();
    if names.is_empty() {
        return None;
    }
    let doc = cx.doc;
    let schemas = &doc.components.as_ref()?.schemas;
    let members: Vec<Member<'a>> = names
        .iter()
        .filter_map(|name| {
            let (wire, schema) = schemas.get_key_value(name)?;
            Some(Member {
                schema,
                place: schema::component_place(wire),
                wire: wire.clone(),
                tags: union::tags(cx, tag, wire),
                beside: None,
                used: None,
            })
        })
        .collect();
    Some(union::of_members(cx, members, Some(tag), data, place, direction))
}

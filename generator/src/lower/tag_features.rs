//! A feature for each tag of a large API, so that a program compiles only the operations it calls, and their types.
//! Small crates have none: what a whole check costs there is less than what it costs to choose.

use std::collections::{BTreeMap, BTreeSet};

use super::compact;
use crate::model::{Operation, Resource, Tags, TypeDef, TypeId, TypeKind, Webhooks};
use crate::names::plain;

/// From so many operations on it pays: below, checking the whole crate takes about two seconds.
const PAYS_FROM: usize = 100;

/// The features, if there should be any.
pub(super) fn of(
    resources: &[Resource],
    operations: &mut [Operation],
    types: &mut [TypeDef],
    webhooks: Option<&mut Webhooks>,
) -> Option<Tags> {
    if resources.len() < 2 || operations.len() < PAYS_FROM {
        return None;
    }
    let feature = |resource: &Resource| format!("tag-{}", plain(&resource.name.ident).replace('_', "-"));
    let features: Vec<String> = resources.iter().map(feature).collect();
    let resource_of: BTreeMap<usize, usize> = resources
        .iter()
        .enumerate()
        .flat_map(|(index, resource)| resource.operations.iter().map(move |operation| (*operation, index)))
        .collect();
    // By the number of the feature: there may be many of both.
    let mut wanted: Vec<Vec<usize>> = vec![Vec::new(); types.len()];
    let mut of_operations = Vec::with_capacity(operations.len());
    let mut roots: BTreeMap<usize, BTreeSet<TypeId>> = BTreeMap::new();
    for (index, operation) in operations.iter_mut().enumerate() {
        let resource = resource_of.get(&index).copied().unwrap_or_default();
        of_operations.push(resource);
        roots.entry(resource).or_default().extend(compact::mentioned(std::slice::from_mut(operation), None));
    }
    let leads_to: Vec<Vec<TypeId>> = types.iter_mut().map(leads_to).collect();
    for (resource, roots) in roots {
        for id in reached(&leads_to, roots) {
            wanted[id.0].push(resource);
        }
    }
    let of_events: BTreeSet<TypeId> =
        reached(&leads_to, compact::mentioned(&mut [], webhooks).into_iter().collect()).into_iter().collect();
    let of_type = |(at, wanted): (usize, Vec<usize>)| {
        // What all need is needed.
        if wanted.len() == features.len() {
            return Vec::new();
        }
        let events = of_events.contains(&TypeId(at)).then(|| "webhooks".to_owned());
        let mut all: Vec<String> = wanted.into_iter().map(|tag| features[tag].clone()).chain(events).collect();
        all.sort();
        all
    };
    let types = wanted.into_iter().enumerate().map(of_type).collect();
    Some(Tags { features, operations: of_operations, types })
}

/// The types that a type holds, and the one that a request is made from.
fn leads_to(def: &mut TypeDef) -> Vec<TypeId> {
    let mut held = Vec::new();
    compact::each_type(&mut def.kind, &mut |ty| held.extend(compact::id_of(ty)));
    if let TypeKind::Record(record) = &def.kind {
        held.extend(record.from_response);
    }
    held
}

/// These and all that they lead to, each once.
fn reached(leads_to: &[Vec<TypeId>], roots: BTreeSet<TypeId>) -> Vec<TypeId> {
    let mut seen = vec![false; leads_to.len()];
    let mut waiting: Vec<TypeId> = roots.into_iter().collect();
    let mut reached = Vec::new();
    while let Some(id) = waiting.pop() {
        if !std::mem::replace(&mut seen[id.0], true) {
            reached.push(id);
            waiting.extend(&leads_to[id.0]);
        }
    }
    reached
}

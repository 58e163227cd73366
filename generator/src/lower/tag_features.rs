//! A feature for each tag of a large API, so that a program compiles only the operations it calls, and their types.
//! Small crates have none: what a whole check costs there is less than what it costs to choose.

use std::collections::BTreeMap;

use super::compact;
use super::reach::Reach;
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
    let mut of_operations = Vec::with_capacity(operations.len());
    // By the number of the feature, and behind them the events: there may be many of both.
    let mut roots: Vec<Vec<usize>> = vec![Vec::new(); features.len() + 1];
    for (index, operation) in operations.iter_mut().enumerate() {
        let resource = resource_of.get(&index).copied().unwrap_or_default();
        of_operations.push(resource);
        roots[resource].extend(places(compact::mentioned(std::slice::from_mut(operation), None)));
    }
    roots[features.len()].extend(places(compact::mentioned(&mut [], webhooks)));
    let leads_to: Vec<Vec<usize>> = types.iter_mut().map(|def| places(leads_to(def)).collect()).collect();
    let reach = Reach::of(&leads_to, &roots);
    let of_type = |at: usize| {
        let of_events = reach.roots(at).last() == Some(features.len());
        // What all need is needed.
        if reach.count(at) - usize::from(of_events) == features.len() {
            return Vec::new();
        }
        let name = |root: usize| features.get(root).cloned().unwrap_or_else(|| "webhooks".to_owned());
        let mut all: Vec<String> = reach.roots(at).map(name).collect();
        all.sort();
        all
    };
    let types = (0..types.len()).map(of_type).collect();
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

/// Where types stand in the list of all.
fn places(ids: impl IntoIterator<Item = TypeId>) -> impl Iterator<Item = usize> {
    ids.into_iter().map(|id| id.0)
}

//! Gives the types their names, once all are known: so that no name depends on which type was met first.
//! Proposals are `place_name`'s; the names lock has the last word.

use std::collections::BTreeMap;

use super::context::{Context, Place, REQUEST, pointer};
use super::{renames, reserved, text};
use crate::model::{Direction, TypeDef, TypeKind};
use crate::names::Tails;

/// Turns proposals into names that differ, and writes them into the lock.
pub(super) fn give(cx: &mut Context<'_>, types: &mut [TypeDef]) {
    let mut space = reserved::types();
    let locked = cx.locked_types();
    // What the lock has given away stays given, even if its place is gone: another must not get it.
    for name in locked.values() {
        space.keep(name, &[]);
    }
    let wanted: Vec<String> = types.iter().map(|def| def.ident.clone()).collect();
    let keys: Vec<String> = types.iter().map(|def| cx.lock_key(&def.place).into_owned()).collect();
    let named = types.iter_mut().zip(&keys);
    let (kept, mut new): (Vec<_>, Vec<_>) = named.partition(|(_, key)| locked.contains_key(*key));
    new.sort_by(|a, b| rank(a).cmp(&rank(b)));
    for (def, key) in kept {
        def.ident.clone_from(&locked[key]);
        space.keep(&def.ident, tails(def));
    }
    let mut changed = BTreeMap::new();
    for (def, key) in new {
        let given = space.give(&def.ident, tails(def));
        let wanted = std::mem::replace(&mut def.ident, given);
        if wanted != def.ident {
            changed.insert(key.as_str(), (Place(pointer(&def.place).to_owned()), wanted));
        }
    }
    let told = renames::of_types(cx, &changed, &keys);
    renames::of_members(cx, &keys, types, &told);
    renames::of_places(cx, &keys, types, &wanted);
    cx.lock.types = keys.iter().cloned().zip(types.iter().map(|def| def.ident.clone())).collect();
}

/// A component comes before what is only named after one, such as `ThingRequest` made of a `Thing`.
fn rank<'k>((def, key): &(&mut TypeDef, &'k String)) -> (bool, &'k str) {
    let is_derived = def.place.ends_with(REQUEST) || !text::is_component(&Place(def.place.clone()));
    (is_derived, key.as_str())
}

/// A request may have a builder: whether it has one today changes with its required properties.
fn tails(def: &TypeDef) -> Tails {
    match &def.kind {
        TypeKind::Record(record) if record.direction == Direction::Request => &["Builder"],
        _ => &[],
    }
}

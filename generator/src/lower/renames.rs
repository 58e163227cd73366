//! Refuses names that would change in silence: what the lock has named is gone, and something else stands in its place.
//! It compares the lock with the names just given, and gives none.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::context::{Context, Place, pointer};
use super::lock_key;
use super::operation::{self, Found};
use crate::finding::Rule;
use crate::lock::OperationNames;
use crate::model::{Environment, Operation, TypeDef};
use crate::tree::escape;

/// The place of an operation as the lock holds it.
pub(super) fn at(found: &Found<'_>) -> String {
    format!("{} {}", found.method.to_uppercase(), found.path)
}

/// Operations: one whose id changed, and one that wants a name of one that is gone.
pub(super) fn of_operations(cx: &mut Context<'_>, found: &[Found<'_>], operations: &[Operation]) {
    let mut gone = cx.locked_operations().clone();
    for operation in operations {
        gone.remove(&operation.name.wire);
    }
    if gone.is_empty() {
        return;
    }
    for (found, operation) in found.iter().zip(operations) {
        let id = &operation.name.wire;
        if cx.locked_operation(id).is_some() {
            continue;
        }
        let names = cx.lock.operations[id].clone();
        let same_place =
            gone.iter().find(|(_, old)| old.at.as_deref().is_some_and(|old| is_same_place(old, &at(found))));
        if let Some((old_id, old)) = same_place {
            moved(cx, found, (old_id, old), (id, &names));
            continue;
        }
        let proposal = crate::names::pascal(id);
        let same_name = gone.iter().find(|(_, old)| old.name == proposal);
        if let Some((old_id, old)) = same_name {
            taken(cx, &operation::id_place(found), (&old.name, old_id), "operations", id);
        }
    }
}

fn moved(
    cx: &mut Context<'_>,
    found: &Found<'_>,
    (old_id, old): (&str, &OperationNames),
    (id, new): (&str, &OperationNames),
) {
    let says = format!(
        "`{old_id}` is called `{id}` now, so `{}` would become `{}`, and `{}().{}` would become `{}().{}`",
        old.name, new.name, old.resource, old.method, new.resource, new.method
    );
    let help = format!(
        "in the names lock, call the entry `{id}`, and its Rust names stay; or remove it, and add under `aliases` \
         `{}: {}` and `{}.{}: {}.{}`, which keeps the old names as deprecated ones",
        old.name, new.name, old.resource, old.method, new.resource, new.method
    );
    cx.report(Rule::SilentRename, &operation::id_place(found), says, help);
}

/// A type that wants the name of one that is gone; `wanted` is where it stands, and what it would be called if it were not
/// for the lock, by what the lock calls its place; `keys` are those of all types. It tells of which types that was said.
pub(super) fn of_types<'k>(
    cx: &mut Context<'_>,
    wanted: &BTreeMap<&'k str, (Place, String)>,
    keys: &[String],
) -> HashSet<&'k str> {
    let there: HashSet<&str> = keys.iter().map(String::as_str).collect();
    let gone = cx.locked_types().iter().filter(|(key, _)| !there.contains(key.as_str()));
    let gone: BTreeMap<&str, &str> = gone.map(|(key, ident)| (ident.as_str(), key.as_str())).collect();
    let mut told = HashSet::new();
    for (key, (at, ident)) in wanted {
        if let Some(old) = gone.get(ident.as_str()) {
            taken(cx, at, (ident, old), "types", key);
            told.insert(*key);
        }
    }
    told
}

/// A member of a choice that calls itself otherwise: one is gone, and one is new, of which nothing was `told`.
pub(super) fn of_members(cx: &mut Context<'_>, keys: &[String], types: &[TypeDef], told: &HashSet<&str>) {
    let there: HashSet<&str> = keys.iter().map(String::as_str).collect();
    let locked = cx.locked_types();
    let gone = locked.iter().filter(|(key, _)| !there.contains(key.as_str()));
    let gone = by_choice(gone.map(|(key, name)| (key.as_str(), name)));
    let new = by_choice(keys.iter().map(String::as_str).zip(types).filter(|(key, _)| !locked.contains_key(*key)));
    for (choice, new) in new {
        let Some(gone) = gone.get(&choice) else { continue };
        let Some(((key, def), (old, name))) = same(cx, &new, gone) else { continue };
        if told.contains(key) {
            continue;
        }
        let says = format!("this would be called `{}`, and `{old}`, which was called `{name}`, is gone", def.ident);
        let help = format!(
            "if it is the same member under another title, write `{key}` in place of `{old}` under `types` of the names lock, and \
             its name stays; if not, remove `{old}` there"
        );
        cx.report(Rule::SilentRename, &Place(pointer(&def.place).to_owned()), says, help);
    }
}

type Entry<'k, T> = (&'k str, T);

/// What may be the same member: the only one that is new and the only one that is gone, or one that has the property by
/// which the one that is gone was known, which is not its alone by now.
fn same<'k>(
    cx: &Context<'_>,
    new: &[Entry<'k, &'k TypeDef>],
    gone: &[Entry<'k, &'k String>],
) -> Option<(Entry<'k, &'k TypeDef>, Entry<'k, &'k String>)> {
    if let ([new], [gone]) = (new, gone) {
        return Some((*new, *gone));
    }
    let has = |def: &TypeDef, property: &str| {
        let properties = cx.at(pointer(&def.place)).and_then(|node| node.get("properties"));
        properties.is_some_and(|all| all.entries().any(|entry| escape(&entry.key) == property))
    };
    gone.iter().find_map(|old| {
        let (_, word) = lock_key::choice(old.0)?;
        let property = word.strip_prefix("With ")?;
        new.iter().find(|(_, def)| has(def, property)).map(|new| (*new, *old))
    })
}

/// Members of a choice that the lock knows by their index, and that seem to have changed places: one that wants the name of
/// another, which does not want it. Once for each choice; `wanted` are the names that the types would have without the lock.
pub(super) fn of_places(cx: &mut Context<'_>, keys: &[String], types: &[TypeDef], wanted: &[String]) {
    let locked = cx.locked_types();
    let at: HashMap<&str, usize> = keys.iter().enumerate().map(|(index, key)| (key.as_str(), index)).collect();
    let entries = by_choice(locked.iter().map(|(key, name)| (key.as_str(), name.as_str())));
    let mut told = HashSet::new();
    for ((list, _), entries) in entries {
        let moved = entries.iter().find_map(|(key, name)| {
            let index = *at.get(key).filter(|_| cx.by_index.contains(*key))?;
            let wants = &wanted[index];
            let is_other = |(other, held): &&Entry<'_, &str>| {
                *held == wants && at.get(other).is_none_or(|other| wanted[*other] != *wants)
            };
            let (other, _) = entries.iter().find(is_other).filter(|_| *name != wants)?;
            Some((*key, *name, index, *other))
        });
        let Some((key, name, index, other)) = moved.filter(|_| told.insert(list)) else { continue };
        let wants = &wanted[index];
        let says = format!(
            "the names lock calls this `{name}` by its index in the list, but it looks like `{wants}`, which is the name of \
             `{other}` there: the members seem to have changed places"
        );
        let help = format!(
            "under `types` of the names lock, write for each member of this list the name that it shall have, for this one \
             `{key}: {wants}`, and remove the entries by index of all that have another key"
        );
        cx.report(Rule::SilentRename, &Place(pointer(&types[index].place).to_owned()), says, help);
    }
}

/// What stands right below a choice, by the choice and the direction.
fn by_choice<'k, T>(all: impl Iterator<Item = (&'k str, T)>) -> BTreeMap<(&'k str, bool), Vec<(&'k str, T)>> {
    let mut found: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (key, of) in all {
        if let Some((list, _)) = lock_key::choice(key) {
            found.entry((list, lock_key::parts(key).1)).or_default().push((key, of));
        }
    }
    found
}

fn taken(cx: &mut Context<'_>, at: &Place, (name, old): (&str, &str), section: &str, new: &str) {
    let says =
        format!("this would be called `{name}`, which is the name of `{old}`, and that is gone from the document");
    let help = format!(
        "if it is the same thing, write `{new}` in place of `{old}` under `{section}` of the names lock; \
         if not, remove `{old}` there, and what used the old `{name}` has to change"
    );
    cx.report(Rule::SilentRename, at, says, help);
}

/// What a type or operation holds, and the lock calls otherwise than it can be called now.
pub(super) fn not_kept(cx: &mut Context<'_>, at: &Place, (holder, key): (&str, &str), (old, new): (&str, &str)) {
    let says = format!("`{key}` was called `{old}`, which something else is called now, so it would become `{new}`");
    let help = format!(
        "under `members` of the names lock, in `{holder}`, write the name that `{key}` shall have; or remove it there, \
         and what used `{old}` has to change"
    );
    cx.report(Rule::SilentRename, at, says, help);
}

/// A server that is new where one of the lock is gone: it may be the same under another URL, and then its name and label
/// hold, for the label is part of idempotency keys.
pub(super) fn of_servers(cx: &mut Context<'_>, at: &Place, environments: &[Environment], keys: &[Option<String>]) {
    let locked = cx.locked_members("servers");
    let is_there = |key: &str| keys.iter().flatten().any(|there| there == key);
    let Some((old, name)) = locked.iter().find(|(key, _)| !is_there(key)) else { return };
    for (environment, key) in environments.iter().zip(keys) {
        let Some(new) = key.as_deref().filter(|key| !locked.contains_key(*key)) else { continue };
        let says = format!(
            "`{new}` would be called `{}`, and `{old}`, which was called `{name}`, is gone",
            environment.name.ident
        );
        let help = format!(
            "if it is the same server, write `{new}` in place of `{old}` under `members`, in `servers` of the names lock, and \
             its name stays; if not, remove `{old}` there"
        );
        cx.report(Rule::SilentRename, at, says, help);
    }
}

/// Names of path parameters are no part of a place.
fn is_same_place(a: &str, b: &str) -> bool {
    let blank = |text: &str| {
        let mut parts = text.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest));
        let first = parts.next().unwrap_or_default().to_owned();
        parts.fold(first, |all, part| all + "{}" + part)
    };
    a == b || blank(a) == blank(b)
}

#[cfg(test)]
mod tests {
    use super::is_same_place;

    #[test]
    fn names_of_path_parameters_are_no_place() {
        assert!(is_same_place("GET /a/{id}/b", "GET /a/{a_id}/b"));
        assert!(!is_same_place("GET /a/{id}/b", "GET /a/{id}/c"));
        assert!(!is_same_place("GET /a/{id}", "PUT /a/{id}"));
    }
}

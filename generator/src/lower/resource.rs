//! Resources and their methods: which accessor of the client leads to an operation.
//! Names come from tags and operation ids; the names lock has the last word.

use std::collections::{BTreeMap, BTreeSet};

use super::context::Context;
use super::operation::Found;
use super::prose::docs_or;
use super::reserved;
use crate::lock::OperationNames;
use crate::model::{Name, Operation, Resource};
use crate::names::{self, singular, words};

/// Groups the operations by their first tag and gives each its method.
pub(super) fn lower(cx: &mut Context<'_>, found: &[Found<'_>], operations: &mut [Operation]) -> Vec<Resource> {
    let mut by_resource: BTreeMap<String, (String, Vec<usize>)> = BTreeMap::new();
    let accessors = accessors(cx, found);
    for (index, found) in found.iter().enumerate() {
        let tag = tag_of(found);
        let ident = match cx.locked_operation(&operations[index].name.wire) {
            Some(locked) => locked.resource.clone(),
            None => accessors[&names::snake(tag)].clone(),
        };
        by_resource.entry(ident).or_insert_with(|| (tag.to_owned(), Vec::new())).1.push(index);
    }
    by_resource
        .into_iter()
        .map(|(ident, (tag, indices))| {
            name_methods(cx, (&ident, &tag), &indices, found, operations);
            resource(cx, ident, tag, indices)
        })
        .collect()
}

fn tag_of<'a>(found: &Found<'a>) -> &'a str {
    found.source.tags.first().map_or("api", String::as_str)
}

/// The accessor of each tag. Tags that read alike are one resource, and so is a tag with what the lock calls like it.
fn accessors(cx: &Context<'_>, found: &[Found<'_>]) -> BTreeMap<String, String> {
    let mut space = reserved::resources();
    let locked: BTreeSet<&str> = cx.locked_operations().values().map(|names| names.resource.as_str()).collect();
    for resource in &locked {
        space.keep(resource, &[]);
    }
    let tags: BTreeSet<String> = found.iter().map(|found| names::snake(tag_of(found))).collect();
    let accessor = |tag: String| {
        let given = if locked.contains(tag.as_str()) { tag.clone() } else { space.give(&tag, &[]) };
        (tag, given)
    };
    tags.into_iter().map(accessor).collect()
}

fn resource(cx: &Context<'_>, ident: String, tag: String, operations: Vec<usize>) -> Resource {
    let about = cx.doc.tags.iter().find(|known| known.name == tag);
    Resource {
        docs: docs_or(about.and_then(|tag| tag.description.as_deref()), "The operations of", &tag),
        type_ident: names::pascal(names::plain(&ident)),
        name: Name { wire: tag, ident },
        operations,
    }
}

fn name_methods(
    cx: &mut Context<'_>,
    (resource, tag): (&str, &str),
    indices: &[usize],
    found: &[Found<'_>],
    operations: &mut [Operation],
) {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    let short: Vec<String> = indices.iter().map(|index| short_name(&operations[*index].name.wire, tag)).collect();
    for name in &short {
        *times.entry(name).or_default() += 1;
    }
    let mut space = reserved::resource_methods();
    let locked = cx.locked_operations().values().filter(|names| names.resource == resource);
    for names in locked {
        space.keep(&names.method, &[]);
    }
    for (at, index) in indices.iter().enumerate() {
        let operation = &mut operations[*index];
        let id = operation.name.wire.clone();
        // Two that would be called alike keep their whole names.
        let proposal = if times[short[at].as_str()] > 1 { names::snake(&id) } else { short[at].clone() };
        operation.method_ident = match cx.locked_operation(&id) {
            Some(locked) => locked.method.clone(),
            None => space.give(&proposal, &[]),
        };
        resource.clone_into(&mut operation.resource);
        let names = OperationNames {
            name: operation.name.ident.clone(),
            resource: resource.to_owned(),
            method: operation.method_ident.clone(),
            at: Some(super::renames::at(&found[*index])),
        };
        cx.lock.operations.insert(id, names);
    }
}

/// The words of the id without those of the tag: `createOfframpQuote` under `Offramp transfers` is `create_quote`.
fn short_name(id: &str, tag: &str) -> String {
    let tag_words = words(tag);
    let said: BTreeSet<&str> = tag_words.iter().map(|word| singular(word)).collect();
    let all = words(id);
    let kept: Vec<&String> = all.iter().filter(|word| !said.contains(singular(word))).collect();
    if kept.is_empty() {
        return names::snake(id);
    }
    names::snake(&kept.iter().map(|word| word.as_str()).collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn methods_leave_out_the_words_of_the_tag() {
        assert_eq!(short_name("createOfframpQuote", "Offramp transfers"), "create_quote");
        assert_eq!(short_name("listCustomers", "Customers"), "list");
        assert_eq!(short_name("customers", "Customers"), "customers");
    }
}

//! The aliases of the names lock: names that something had before, kept as deprecated ones.
//! An alias that leads nowhere, or hides a name of today, is a finding.

use std::collections::BTreeSet;

use super::context::{Context, Place};
use super::old_members::{self, Named};
use crate::finding::Rule;
use crate::model::{OldName, Resource};

/// What the aliases of the lock mean.
pub(super) fn lower(cx: &mut Context<'_>, named: Named<'_>) -> Vec<OldName> {
    let aliases = cx.aliases().clone();
    let mut old_names = Vec::new();
    for (old, new) in &aliases {
        match meaning(old, new, named, &old_names) {
            Ok(old_name) => old_names.push(old_name),
            Err(why) => {
                let says = format!("the names lock cannot keep its alias `{old}: {new}`: {why}");
                let help = "an alias is `OldType: NewType`, `OldOperation: NewOperation`, `resource.old: resource.new`, \
                            `old_resource: new_resource`, or of what something holds `Holder.old: Holder.new`, where the \
                            holder is a type, an operation, `Environment`, `Credentials` or `WebhookEvent`; correct or \
                            remove it";
                cx.report(Rule::BadAlias, &Place::root(), says, help);
            }
        }
    }
    cx.lock.aliases = aliases;
    old_names
}

fn meaning(old: &str, new: &str, named: Named<'_>, earlier: &[OldName]) -> Result<OldName, String> {
    let Named { resources, operations, types, .. } = named;
    if !is_path(old) {
        return Err(format!("`{old}` is no name in Rust"));
    }
    let (old_ident, nothing) = (old.to_owned(), || format!("nothing is called `{new}`"));
    if let Some((old_resource, old_method)) = old.split_once('.') {
        let (resource, method) = new.split_once('.').ok_or_else(nothing)?;
        if is_capital(old_resource) {
            return old_members::meaning((old_resource, old_method), (resource, method), named, earlier);
        }
        let index = position(resources, resource).ok_or_else(nothing)?;
        let in_resource = |method: &str| {
            resources[index].operations.iter().copied().find(|operation| operations[*operation].method_ident == method)
        };
        let operation = in_resource(method).ok_or_else(nothing)?;
        if old_resource != resource {
            return Err(format!("a method stays in its resource, and `{old_resource}` is not `{resource}`"));
        }
        free(in_resource(old_method).is_none(), old)?;
        return Ok(OldName::Method { resource: index, operation, ident: old_method.to_owned() });
    }
    if !is_capital(old) {
        let index = position(resources, new).ok_or_else(nothing)?;
        free(position(resources, old).is_none(), old)?;
        return Ok(OldName::Resource { resource: index, ident: old_ident });
    }
    let idents: BTreeSet<&str> = types.iter().map(|def| def.ident.as_str()).collect();
    if idents.contains(new) {
        free(!idents.contains(old), old)?;
        return Ok(OldName::Type { new: new.to_owned(), ident: old_ident });
    }
    let operation = |ident: &str| operations.iter().position(|operation| operation.name.ident == ident);
    let index = operation(new).ok_or_else(nothing)?;
    free(operation(old).is_none(), old)?;
    Ok(OldName::Operation { operation: index, ident: old_ident })
}

fn is_capital(name: &str) -> bool {
    name.starts_with(|letter: char| letter.is_ascii_uppercase())
}

fn position(resources: &[Resource], ident: &str) -> Option<usize> {
    resources.iter().position(|resource| resource.name.ident == ident)
}

fn free(is_free: bool, old: &str) -> Result<(), String> {
    if is_free { Ok(()) } else { Err(format!("`{old}` is the name of something else today")) }
}

/// One identifier, or two with a dot between them.
fn is_path(text: &str) -> bool {
    let ident = |part: &str| {
        let letters = part.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_');
        letters && part.starts_with(|letter: char| letter.is_ascii_alphabetic()) && !crate::names::is_keyword(part)
    };
    text.split('.').count() <= 2 && text.split('.').all(ident)
}

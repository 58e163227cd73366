//! Deprecated aliases: names that types, operations, methods and resources had before.
//! They lead to what is there today, and add nothing to it.

use proc_macro2::TokenStream;
use quote::quote;

use super::ty::ident;
use crate::model::{Api, Holder, OldName, TypeId};

/// The old names of types.
pub(super) fn of_types(api: &Api) -> Vec<TokenStream> {
    let one = |old: &OldName| {
        let OldName::Type { new, ident } = old else { return None };
        let named = api.types.iter().position(|def| def.ident == *new);
        Some(alias(ident, new, named.and_then(|index| super::gates::of_type(api, TypeId(index))).as_ref()))
    };
    api.old_names.iter().filter_map(one).collect()
}

/// The old names of operations.
pub(super) fn of_operations(api: &Api) -> Vec<TokenStream> {
    let one = |old: &OldName| {
        let OldName::Operation { operation, ident } = old else { return None };
        let gate = super::gates::operation(api, *operation);
        Some(alias(ident, &api.operations[*operation].name.ident, Some(&gate)))
    };
    api.old_names.iter().filter_map(one).collect()
}

fn alias(old: &str, new: &str, gate: Option<&TokenStream>) -> TokenStream {
    let (docs, deprecated) = (docs(new), attribute(new));
    let (old, new) = (ident(old), ident(new));
    quote!(#docs #deprecated #gate pub type #old = #new;)
}

/// What a method was called before, by the index of its operation.
pub(super) fn of_methods(api: &Api, of: usize) -> impl Iterator<Item = (&str, usize)> {
    api.old_names.iter().filter_map(move |old| {
        let OldName::Method { resource, operation, ident } = old else { return None };
        (*resource == of).then_some((ident.as_str(), *operation))
    })
}

/// What a resource was called before.
pub(super) fn of_resource(api: &Api, of: usize) -> impl Iterator<Item = &str> {
    api.old_names.iter().filter_map(move |old| {
        let OldName::Resource { resource, ident } = old else { return None };
        (*resource == of).then_some(ident.as_str())
    })
}

/// What a holder's members were called before: the old name, and that of today.
pub(super) fn of_members<'a>(api: &'a Api, of: &Holder) -> Vec<(&'a str, &'a str)> {
    let old_names = api.old_names.iter().filter_map(|old| {
        let OldName::Member { holder, new, ident } = old else { return None };
        (holder == of).then_some((ident.as_str(), new.as_str()))
    });
    old_names.collect()
}

/// The docs of an old name.
pub(super) fn docs(new: &str) -> TokenStream {
    super::docs::lines(&[format!("`{new}`, as it was called before.")])
}

/// What tells its users.
pub(super) fn attribute(new: &str) -> TokenStream {
    let note = note(new);
    quote!(#[deprecated(note = #note)])
}

/// What the compiler tells them.
pub(super) fn note(new: &str) -> String {
    format!("it is called `{new}` now")
}

/// For `api.txt`.
pub(super) fn lines(api: &Api) -> impl Iterator<Item = String> {
    api.old_names.iter().map(|old| match old {
        OldName::Type { new, ident } => format!("old name {ident}: type {new}"),
        OldName::Operation { operation, ident } => {
            format!("old name {ident}: operation {}", api.operations[*operation].name.ident)
        }
        OldName::Method { resource, operation, ident } => {
            let resource = &api.resources[*resource].name.ident;
            format!("old name {resource}.{ident}: {resource}.{}", api.operations[*operation].method_ident)
        }
        OldName::Resource { resource, ident } => {
            format!("old name {ident}: resource {}", api.resources[*resource].name.ident)
        }
        OldName::Member { holder, new, ident } => {
            let holder = holder.name();
            format!("old name {holder}.{ident}: {holder}.{new}")
        }
    })
}

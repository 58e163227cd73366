//! Deprecated aliases of what something holds, as the runtime's macros take them.
//! Which there are was decided in `lower`.

use proc_macro2::TokenStream;
use quote::quote;

use super::builder::{self, Made};
use super::old_names;
use super::ty::ident;
use crate::model::{Api, Construct, Field, Holder, Presence};

/// Values without anything in them: of an enum, or the environments.
pub(super) fn values(api: &Api, holder: &Holder) -> Option<TokenStream> {
    let all = old_names::of_members(api, holder);
    let values = all.iter().map(|(old, new)| {
        let note = old_names::note(new);
        let (old, new) = (ident(old), ident(new));
        quote!(#old => #new = #note,)
    });
    let name = ident(holder.name());
    (!all.is_empty()).then(|| quote!(codegen::old_values! { #name { #(#values)* } }))
}

/// Variants that hold something: the old name, that of today, and the type.
pub(super) fn variants(holder: &Holder, all: &[(String, String, TokenStream)]) -> Option<TokenStream> {
    let variants = all.iter().map(|(old, new, held)| {
        let note = old_names::note(new);
        let (old, new) = (ident(old), ident(new));
        quote!(#old(#held) => #new = #note,)
    });
    let name = ident(holder.name());
    (!all.is_empty()).then(|| quote!(codegen::old_members! { #name { #(#variants)* } }))
}

/// Setters of a request or an operation, of its builder, and of the call.
pub(super) fn setters(api: &Api, holder: &Holder, made: &Made<'_>) -> Vec<TokenStream> {
    let field = |new: &str| made.fields.iter().find(|field| field.name.ident == new);
    let all = old_names::of_members(api, holder).into_iter();
    let all: Vec<(&str, &Field)> = all.filter_map(|(old, new)| Some((old, field(new)?))).collect();
    let (demanded, optional): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, field)| field.is_demanded());
    let setters: Vec<TokenStream> =
        optional.into_iter().flat_map(|(old, field)| setter(api, made, old, field)).collect();
    let on = if setters.is_empty() { Vec::new() } else { optional_on(holder, made) };
    let mut items: Vec<TokenStream> =
        on.iter().map(|on| quote!(codegen::old_setters! { #on => Self where { #(#setters,)* } })).collect();
    for (old, field) in demanded {
        let (before, after) = builder::around(made, field);
        let setter = setter(api, made, old, field);
        items.push(quote!(codegen::old_setters! { #before => #after where { #(#setter,)* } }));
    }
    items
}

/// What has the setters of what may be left out.
fn optional_on(holder: &Holder, made: &Made<'_>) -> Vec<TokenStream> {
    let name = &made.name;
    match (made.construct, holder) {
        (Construct::Typestate, _) => vec![builder::any_state(made)],
        (Construct::Positional, Holder::Operation(_)) => vec![quote!(#name), quote!(crate::Call<#name>)],
        (Construct::Positional, _) => vec![quote!(#name)],
    }
}

/// The setter, and of an operation or request itself that of null.
fn setter(api: &Api, made: &Made<'_>, old: &str, field: &Field) -> Vec<TokenStream> {
    let new = &field.name.ident;
    let (note, how) = (old_names::note(new), builder::taken(api, made, field));
    let (old_ident, new_ident) = (ident(old), ident(new));
    let null = (field.presence == Presence::OptionalNullable).then(|| {
        let (old, new) = (builder::null(old), builder::null(new));
        let note = old_names::note(&new.to_string());
        quote!(#old => #new = #note)
    });
    std::iter::once(quote!(#old_ident => #new_ident: #how = #note)).chain(null).collect()
}

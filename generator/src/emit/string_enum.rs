//! Open sets of strings: a variant for each known value, and one for all others.
//! Requests and answers share them.

use proc_macro2::TokenStream;
use quote::quote;

use super::ty::ident;
use super::{docs, old_members};
use crate::model::{Api, Holder, StringEnum, TypeDef};

pub(super) fn items(api: &Api, def: &TypeDef, string_enum: &StringEnum) -> Vec<TokenStream> {
    let old_names = old_members::values(api, &Holder::Type(def.ident.clone()));
    std::iter::once(definition(def, string_enum)).chain(finality(def, string_enum)).chain(old_names).collect()
}

/// Whether nothing follows a value, where the document says so.
fn finality(def: &TypeDef, string_enum: &StringEnum) -> Option<TokenStream> {
    if string_enum.finals.is_empty() {
        return None;
    }
    let name = ident(&def.ident);
    let finals = string_enum.values.iter().filter(|value| string_enum.finals.contains(&value.name.wire));
    let variants = finals.map(|value| ident(&value.name.ident));
    Some(quote! {
        impl #name {
            /// Whether nothing follows this value. Of one that the document does not name that is not known: `false`.
            #[must_use]
            pub fn is_final(&self) -> bool { matches!(self, #(Self::#variants)|*) }
        }
    })
}

fn definition(def: &TypeDef, string_enum: &StringEnum) -> TokenStream {
    let prose = docs::prose(&def.docs);
    let deprecated = docs::deprecated(def.deprecated);
    let name = ident(&def.ident);
    let values = string_enum.values.iter().map(|value| {
        let prose = docs::value(value);
        let (variant, wire) = (ident(&value.name.ident), &value.name.wire);
        quote!(#prose #wire => #variant,)
    });
    quote!(codegen::string_enum! { #prose #deprecated enum #name { #(#values)* } })
}

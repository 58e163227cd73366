//! Ids and other strings with a type of their own, and other names for types.
//! All behaviour is the runtime's.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::ty::{self, Scope, ident};
use crate::model::{Api, Text, Type, TypeDef};

pub(super) fn items(def: &TypeDef, text: &Text) -> Vec<TokenStream> {
    let prose = docs::prose(&def.docs);
    let deprecated = docs::deprecated(def.deprecated);
    let name = ident(&def.ident);
    let hidden = (!text.shown).then(|| quote!(, hidden));
    vec![
        quote! {
            #prose
            #deprecated
            #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub struct #name(String);
        },
        quote!(codegen::text!(#name #hidden);),
    ]
}

/// Another name for a type.
pub(super) fn alias(api: &Api, def: &TypeDef, aliased: &Type) -> Vec<TokenStream> {
    let prose = docs::prose(&def.docs);
    let name = ident(&def.ident);
    let aliased = ty::rust(api, aliased, Scope::Types);
    vec![quote!(#prose pub type #name = #aliased;)]
}

//! Records of answers: public fields, decoded leniently.
//! Records of requests are `request`'s.

use proc_macro2::TokenStream;
use quote::quote;

use super::ty::{self, Scope};
use super::{docs, inputs};
use crate::model::{Api, Field, Record, TypeDef};

pub(super) fn items(api: &Api, def: &TypeDef, record: &Record) -> Vec<TokenStream> {
    let name = ty::ident(&def.ident);
    let fields = inputs::list(record);
    let mut items = vec![definition(api, def, record), quote!(codegen::record!(#name #fields);)];
    items.extend(example(def));
    items
}

fn definition(api: &Api, def: &TypeDef, record: &Record) -> TokenStream {
    let prose = docs::prose(&def.docs);
    let deprecated = docs::deprecated(def.deprecated);
    let name = ty::ident(&def.ident);
    let fields = record.fields.iter().map(|field| definition_of_field(api, field));
    let extra = record.extra.as_ref().map(|extra| {
        let extra = ty::rust(api, extra, Scope::Types);
        quote!(/** Properties that the document does not name. */ pub additional_properties: runtime::Map<#extra>,)
    });
    quote! {
        #prose
        #deprecated
        #[derive(Clone, PartialEq)]
        #[non_exhaustive]
        pub struct #name { #(#fields)* #extra }
    }
}

fn definition_of_field(api: &Api, field: &Field) -> TokenStream {
    let prose = docs::field(field);
    let name = ty::ident(&field.name.ident);
    let ty = ty::answered(api, field);
    quote!(#prose pub #name: #ty,)
}

/// The documented example, for users' own tests: answers cannot be made by hand.
pub(super) fn example(def: &TypeDef) -> Option<TokenStream> {
    let name = ty::ident(&def.ident);
    let json = def.example.as_ref()?;
    Some(quote! {
        #[cfg(feature = "test")]
        impl #name {
            /// The document's example, for tests.
            #[must_use]
            pub fn example() -> Self {
                codegen::example(#json)
            }
        }
    })
}

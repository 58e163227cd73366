//! Records of requests: private fields, made so that what is required cannot be forgotten.
//! How they are made is `builder`'s.

use proc_macro2::TokenStream;
use quote::quote;

use super::builder::{self, Made};
use super::ty::{self, Scope};
use super::{convert, docs, inputs};
use crate::model::{Api, Record, TypeDef};

pub(super) fn items(api: &Api, def: &TypeDef, record: &Record) -> Vec<TokenStream> {
    let name = ty::ident(&def.ident);
    let made = Made {
        name: name.clone(),
        fields: &record.fields,
        construct: record.construct,
        scope: Scope::Types,
        extra: record.extra.as_ref().map(|extra| ty::rust(api, extra, Scope::Types)),
    };
    let prose = docs::prose(&def.docs);
    let deprecated = docs::deprecated(def.deprecated);
    let fields = builder::stored_fields(api, &made);
    let mut items = vec![quote! {
        #prose
        #deprecated
        #[derive(Clone)]
        #[must_use]
        pub struct #name { #fields }
    }];
    items.extend(builder::items(api, &made));
    items.extend(convert::from_response(api, &made, record));
    items.push(inputs::record(api, def, record));
    items.push(quote!(codegen::request!(#name);));
    items
}

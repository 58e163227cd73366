//! Records of requests: private fields, made so that what is required cannot be forgotten.
//! How they are made is `builder`'s.

use proc_macro2::TokenStream;
use quote::quote;

use super::builder::{self, Made};
use super::ty::{self, Scope};
use super::{convert, docs, inputs, old_members};
use crate::model::{Api, Holder, Record, TypeDef};

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
    let declaration = builder::declaration(api, &made);
    let written = inputs::list(record);
    let bounds = inputs::checked(api, record);
    let mut items =
        vec![quote!(codegen::request! { #prose #deprecated struct #name #declaration fields #written #bounds })];
    items.extend(old_members::setters(api, &Holder::Type(def.ident.clone()), &made));
    items.extend(convert::from_response(api, &made, record));
    items
}

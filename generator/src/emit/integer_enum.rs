//! Open sets of whole numbers: a variant for each known value, and one for all others.
//! Requests and answers share them.

use proc_macro2::TokenStream;
use quote::quote;

use super::ty::ident;
use super::{docs, old_members};
use crate::model::{Api, Holder, IntegerEnum, TypeDef};

pub(super) fn items(api: &Api, def: &TypeDef, integer_enum: &IntegerEnum) -> Vec<TokenStream> {
    let prose = docs::prose(&def.docs);
    let deprecated = docs::deprecated(def.deprecated);
    let name = ident(&def.ident);
    let values = integer_enum.values.iter().map(|value| {
        let prose = docs::prose(&value.docs);
        let (variant, number) = (ident(&value.name.ident), super::literal::integer(value.value));
        quote!(#prose #number => #variant,)
    });
    let definition = quote!(codegen::integer_enum! { #prose #deprecated enum #name { #(#values)* } });
    let old_names = old_members::values(api, &Holder::Type(def.ident.clone()));
    std::iter::once(definition).chain(old_names).collect()
}

//! Numbers with a type of their own, such as an amount in minor units.
//! All behaviour is the runtime's.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::ty::{self, ident};
use crate::model::{Number, TypeDef};

pub(super) fn items(def: &TypeDef, number: Number) -> Vec<TokenStream> {
    let prose = docs::prose(&def.docs);
    let deprecated = docs::deprecated(def.deprecated);
    let name = ident(&def.ident);
    let (copy, kept, macro_call) = match number {
        Number::Integer(integer) => {
            let kept = ty::integer(integer);
            (quote!(Copy,), quote!(#kept), quote!(codegen::integer!(#name, #kept);))
        }
        Number::Decimal => (quote!(), quote!(runtime::Decimal), quote!(codegen::decimal_number!(#name);)),
    };
    let definition = quote! {
        #prose
        #deprecated
        #[derive(Clone, #copy PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct #name(#kept);
    };
    vec![definition, macro_call]
}

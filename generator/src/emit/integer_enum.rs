//! Open sets of whole numbers: a variant for each known value, and one for all others.
//! Requests and answers share them.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::docs;
use super::ty::ident;
use crate::model::{IntegerEnum, TypeDef};

pub(super) fn items(def: &TypeDef, integer_enum: &IntegerEnum) -> Vec<TokenStream> {
    let name = ident(&def.ident);
    vec![definition(def, integer_enum), numbers(def, integer_enum), quote!(codegen::integer_enum!(#name);)]
}

fn definition(def: &TypeDef, integer_enum: &IntegerEnum) -> TokenStream {
    let prose = docs::prose(&def.docs);
    let deprecated = docs::deprecated(def.deprecated);
    let name = ident(&def.ident);
    let variants = integer_enum.values.iter().map(|value| {
        let prose = docs::prose(&value.docs);
        let variant = ident(&value.name.ident);
        quote!(#prose #variant,)
    });
    quote! {
        #prose
        #deprecated
        #[derive(Clone, Copy, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// A value that the document does not name, as it came.
            Unknown(i64),
        }
    }
}

fn numbers(def: &TypeDef, integer_enum: &IntegerEnum) -> TokenStream {
    let name = ident(&def.ident);
    let variants: Vec<_> = integer_enum.values.iter().map(|value| ident(&value.name.ident)).collect();
    let values: Vec<_> = integer_enum.values.iter().map(|value| Literal::i64_unsuffixed(value.value)).collect();
    quote! {
        impl #name {
            /// The number on the wire.
            #[must_use]
            pub fn get(self) -> i64 {
                match self {
                    #(Self::#variants => #values,)*
                    Self::Unknown(other) => other,
                }
            }

            fn from_number(number: i64) -> Self {
                match number {
                    #(#values => Self::#variants,)*
                    other => Self::Unknown(other),
                }
            }
        }
    }
}

//! Open sets of strings: a variant for each known value, and one for all others.
//! Requests and answers share them.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::ty::ident;
use crate::model::{StringEnum, TypeDef};

pub(super) fn items(def: &TypeDef, string_enum: &StringEnum) -> Vec<TokenStream> {
    let name = ident(&def.ident);
    let mut items = vec![definition(def, string_enum), texts(def, string_enum), quote!(codegen::string_enum!(#name);)];
    items.extend(finality(def, string_enum));
    items
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
    let variants = string_enum.values.iter().map(|value| {
        let prose = docs::value(value);
        let variant = ident(&value.name.ident);
        quote!(#prose #variant,)
    });
    quote! {
        #prose
        #deprecated
        #[derive(Clone, PartialEq, Eq, Hash)]
        #[non_exhaustive]
        pub enum #name {
            #(#variants)*
            /// A value that the document does not name, as it came.
            Unknown(String),
        }
    }
}

fn texts(def: &TypeDef, string_enum: &StringEnum) -> TokenStream {
    let name = ident(&def.ident);
    let variants: Vec<_> = string_enum.values.iter().map(|value| ident(&value.name.ident)).collect();
    let wires: Vec<&String> = string_enum.values.iter().map(|value| &value.name.wire).collect();
    quote! {
        impl #name {
            /// The value on the wire.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    #(Self::#variants => #wires,)*
                    Self::Unknown(other) => other,
                }
            }

            fn from_text(text: &str) -> Self {
                match text {
                    #(#wires => Self::#variants,)*
                    other => Self::Unknown(other.to_owned()),
                }
            }
        }
    }
}

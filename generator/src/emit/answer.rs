//! Enums with a variant for each declared status: what a call gives, and the typed bodies of its errors.
//! Their variants show in Debug what records show: nothing that could be personal.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::ty::{self, Scope, ident};
use crate::model::{Api, Response, ResponseKind, Type};

/// A variant: the response, and its prose.
pub(super) type Variant<'a> = (&'a Response, TokenStream);

/// The enum.
pub(super) fn definition(api: &Api, name: &Ident, about: &TokenStream, variants: &[Variant<'_>]) -> TokenStream {
    let redacts = variants.iter().any(|(response, _)| is_bare(&response.kind));
    // A stream is read once: there is no second of it to compare with.
    let streams = variants.iter().any(|(response, _)| matches!(response.kind, ResponseKind::Events(_)));
    let derives = match (redacts, streams) {
        (false, false) => Some(quote!(#[derive(Clone, Debug, PartialEq)])),
        (true, false) => Some(quote!(#[derive(Clone, PartialEq)])),
        (false, true) => Some(quote!(#[derive(Debug)])),
        (true, true) => None,
    };
    let shown = redacts.then(|| debug(name, variants));
    let variants = variants.iter().map(|(response, prose)| {
        let variant = ident(&response.variant);
        let held = held(api, &response.kind).map(|held| quote!((#held)));
        quote!(#prose #variant #held,)
    });
    quote! {
        #about
        #derives
        #[non_exhaustive]
        pub enum #name { #(#variants)* }
        #shown
    }
}

pub(super) fn held(api: &Api, kind: &ResponseKind) -> Option<TokenStream> {
    match kind {
        ResponseKind::Empty => None,
        ResponseKind::Json(ty, _) => Some(ty::rust(api, ty, Scope::Outside)),
        ResponseKind::Text(_) => Some(quote!(String)),
        ResponseKind::Bytes(_) => Some(quote!(codegen::Bytes)),
        ResponseKind::Events(ty) => {
            let ty = ty::rust(api, ty, Scope::Outside);
            Some(quote!(runtime::Events<#ty>))
        }
    }
}

/// Whether the body's own Debug would show all of it.
pub(super) fn is_bare(kind: &ResponseKind) -> bool {
    match kind {
        ResponseKind::Empty | ResponseKind::Events(_) => false,
        ResponseKind::Json(ty, _) => is_bare_type(ty),
        ResponseKind::Text(_) | ResponseKind::Bytes(_) => true,
    }
}

fn is_bare_type(ty: &Type) -> bool {
    match ty {
        Type::String | Type::Bytes => true,
        Type::List(inner) | Type::Nullable(inner) => is_bare_type(inner),
        _ => false,
    }
}

fn debug(name: &Ident, variants: &[Variant<'_>]) -> TokenStream {
    let arms = variants.iter().map(|(response, _)| {
        let variant = ident(&response.variant);
        let text = &response.variant;
        match &response.kind {
            ResponseKind::Empty => quote!(Self::#variant => f.write_str(#text),),
            ResponseKind::Bytes(_) | ResponseKind::Events(_) => {
                let text = format!("{text}([redacted])");
                quote!(Self::#variant(_) => f.write_str(#text),)
            }
            ResponseKind::Json(..) | ResponseKind::Text(_) => {
                quote!(Self::#variant(body) => codegen::debug_variant(#text, body, f),)
            }
        }
    });
    quote! {
        impl std::fmt::Debug for #name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                match self { #(#arms)* }
            }
        }
    }
}

//! The headers that answers are declared to have, as accessors.
//! They are read when they are asked for, by the runtime.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::ty::{self, Scope, ident};
use crate::model::{Api, Operation};

pub(super) fn items(api: &Api, operation: &Operation) -> Option<TokenStream> {
    let headers = operation.headers.as_ref()?;
    let name = ident(&headers.ident);
    let about = docs::lines(&[
        &format!("The headers that answers of [`{}`] are declared to have.", operation.name.ident),
        "",
        &format!("Read by `response.headers_as::<{name}>()`, and of an error likewise."),
    ]);
    let accessors = headers.fields.iter().map(|field| {
        let prose = docs::field(field);
        let (method, wire) = (ident(&field.name.ident), &field.name.wire);
        let ty = ty::rust(api, &field.ty, Scope::Outside);
        quote!(#prose #wire => #method: #ty,)
    });
    Some(quote!(codegen::headers! { #about struct #name { #(#accessors)* } }))
}

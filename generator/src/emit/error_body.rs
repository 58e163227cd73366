//! The typed body of an operation's errors: a variant for each declared status.
//! It is reached through the crate's one `Error`.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::ty::{self, Scope, ident};
use crate::model::{Api, Docs, Operation, Response, ResponseKind, Status};

pub(super) fn items(api: &Api, operation: &Operation) -> Option<TokenStream> {
    if operation.errors.is_empty() {
        return None;
    }
    let name = ident(&operation.error_ident);
    let about = format!(" The declared error bodies of [`{}`].", operation.name.ident);
    let id = &operation.name.wire;
    let variants = operation.errors.iter().map(|response| variant(api, response));
    let arms = operation.errors.iter().map(arm);
    let takes_all = operation.errors.iter().any(|response| response.status == Status::Default);
    let rest = (!takes_all).then(|| quote!(_ => Err(codegen::DecodeError::undeclared_status()),));
    let (status, body) = match operation.errors.as_slice() {
        [Response { status: Status::Default, kind: ResponseKind::Json(..), variant, .. }] => {
            let variant = ident(variant);
            (quote!(_status), quote!(raw.decode().map(Self::#variant)))
        }
        _ => (quote!(status), quote!(match status { #(#arms)* #rest })),
    };
    Some(quote! {
        #[doc = #about]
        #[derive(Clone, Debug, PartialEq)]
        #[non_exhaustive]
        pub enum #name { #(#variants)* }

        impl codegen::ErrorBody for #name {
            const OPERATION: &'static str = #id;
            #[inline]
            fn decode(#status: u16, raw: codegen::Raw<'_>) -> Result<Self, codegen::DecodeError> { #body }
        }
    })
}

fn variant(api: &Api, response: &Response) -> TokenStream {
    // The operation's own page has the rest.
    let prose = docs::prose(&Docs(vec![super::markdown::first_sentence(&response.docs)]));
    let name = ident(&response.variant);
    match &response.kind {
        ResponseKind::Json(ty, _) => {
            let ty = ty::rust(api, ty, Scope::Outside);
            quote!(#prose #name(#ty),)
        }
        // What is not JSON is reached as the error's raw body.
        ResponseKind::Empty | ResponseKind::Text | ResponseKind::Bytes(_) => quote!(#prose #name,),
    }
}

fn arm(response: &Response) -> TokenStream {
    let name = ident(&response.variant);
    let statuses = match response.status {
        Status::Exact(code) => {
            let code = proc_macro2::Literal::u16_unsuffixed(code);
            quote!(#code)
        }
        Status::Range(first) => {
            let low = proc_macro2::Literal::u16_unsuffixed(u16::from(first) * 100);
            let high = proc_macro2::Literal::u16_unsuffixed(u16::from(first) * 100 + 99);
            quote!(#low..=#high)
        }
        Status::Default => quote!(_),
    };
    match &response.kind {
        ResponseKind::Json(..) => quote!(#statuses => raw.decode().map(Self::#name),),
        ResponseKind::Empty | ResponseKind::Text | ResponseKind::Bytes(_) => quote!(#statuses => Ok(Self::#name),),
    }
}

//! The declared successes of an operation: how an answer of each status and media type becomes the output.
//! Which of them an answer is, the runtime finds out.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::ty::ident;
use crate::model::{Operation, Output, ResponseKind, Status, Success};

pub(super) fn success(operation: &Operation, found: &Success) -> TokenStream {
    let status = found.response.status;
    let code = match status {
        Status::Exact(code) => code,
        Status::Range(_) | Status::Default => 0,
    };
    let code = Literal::u16_unsuffixed(code);
    let wider = match status {
        Status::Exact(_) => None,
        Status::Range(first) => {
            let first = Literal::u8_unsuffixed(first);
            Some(quote!(.status(codegen::Status::Range(#first))))
        }
        Status::Default => Some(quote!(.status(codegen::Status::Default))),
    };
    let read = read(operation, found, &code);
    quote!(#read #wider)
}

fn read(operation: &Operation, found: &Success, code: &Literal) -> TokenStream {
    let wrap = wrapped(operation, found);
    let media = &found.response.media;
    match (&operation.output, &found.response.kind) {
        (Output::Page { path, next, .. }, _) if next.is_empty() => {
            quote!(json(#code, |raw| runtime::Page::decode_at(raw, &[#(#path),*])))
        }
        (Output::Page { path, next, previous, .. }, _) if !previous.is_empty() => quote! {
            json(
                #code,
                |raw| runtime::Page::decode_with_cursors(raw, &[#(#path),*], &[#(#next),*], &[#(#previous),*])
            )
        },
        (Output::Page { path, next, .. }, _) => quote! {
            json(
                #code,
                |raw| runtime::Page::decode_with_cursor(raw, &[#(#path),*], &[#(#next),*])
            )
        },
        (_, ResponseKind::Json(_, path)) => {
            let media = (media != "application/json").then(|| quote!(.media(#media)));
            let json = json(code, path, wrap);
            quote!(#json #media)
        }
        (Output::Maybe(_), ResponseKind::Empty) => quote!(empty(#code, || None)),
        (Output::PerStatus(_), ResponseKind::Empty) => {
            let variant = wrap.unwrap_or_default();
            quote!(empty(#code, || #variant))
        }
        (_, ResponseKind::Empty) => quote!(empty(#code)),
        (_, ResponseKind::Text(_)) => {
            let wrap = wrap.map_or_else(|| quote!(|text| text), |wrap| quote!(#wrap));
            let media = (media != "text/plain").then(|| quote!(.media(#media)));
            quote!(text(#code, #wrap) #media)
        }
        (_, ResponseKind::Bytes(_)) => {
            let wrap = wrap.map_or_else(|| quote!(|bytes| bytes), |wrap| quote!(#wrap));
            quote!(bytes(#code, #wrap).media(#media))
        }
        (_, ResponseKind::Events(_)) => {
            let typed =
                wrap.map_or_else(|| quote!(codegen::EventStream::typed), |wrap| quote!(|events| #wrap(events.typed())));
            quote!(events(#code, #typed))
        }
    }
}

fn json(code: &Literal, path: &[String], wrap: Option<TokenStream>) -> TokenStream {
    match (path, wrap) {
        ([], None) => quote!(json(#code)),
        ([], Some(wrap)) => quote!(json(#code, |raw| raw.decode().map(#wrap))),
        (path, wrap) => {
            let wrap = wrap.map(|wrap| quote!(.map(#wrap)));
            quote!(json(#code, |raw| raw.decode_at(&[#(#path),*]) #wrap))
        }
    }
}

/// What the decoded body is put into.
fn wrapped(operation: &Operation, found: &Success) -> Option<TokenStream> {
    match &operation.output {
        Output::PerStatus(name) => {
            let name = ident(name);
            let variant = ident(&found.response.variant);
            Some(quote!(#name::#variant))
        }
        Output::Maybe(_) => Some(quote!(Some)),
        _ => None,
    }
}

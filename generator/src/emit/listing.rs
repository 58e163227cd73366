//! How lists go on, and what can be waited for.
//! Fetching and waiting are the runtime's.

use proc_macro2::TokenStream;
use quote::quote;

use super::docs;
use super::ty::{self, Scope, ident};
use crate::model::{Api, Operation, Output, Paging};

/// The implementation that makes an operation a list.
pub(super) fn paged(api: &Api, operation: &Operation) -> Option<TokenStream> {
    let paging = operation.paging.as_ref()?;
    let Output::Page { item, .. } = &operation.output else { return None };
    let item = ty::rust(api, item, Scope::Outside);
    let name = ident(&operation.name.ident);
    let (kind, methods) = match paging {
        Paging::Single => (quote!(codegen::Paging::Single), None),
        Paging::Offset { field, id } => (quote!(codegen::Paging::Offset { id: #id }), Some(by_offset(field))),
        Paging::Cursor { field } => (quote!(codegen::Paging::Cursor), Some(by_cursor(field))),
    };
    Some(quote! {
        impl codegen::Paged for #name {
            type Item = #item;
            const PAGING: codegen::Paging = #kind;
            #methods
        }
    })
}

fn by_offset(field: &str) -> TokenStream {
    let field = ident(field);
    quote! {
        #[inline]
        fn start(&self) -> Option<String> { self.#field.map(|start| start.to_string()) }
        #[inline]
        fn starting_at(mut self, start: &str) -> Self {
            self.#field = start.parse().ok();
            self
        }
    }
}

fn by_cursor(field: &str) -> TokenStream {
    let field = ident(field);
    quote! {
        #[inline]
        fn start(&self) -> Option<String> { self.#field.clone() }
        #[inline]
        fn starting_at(mut self, start: &str) -> Self {
            self.#field = Some(start.to_owned());
            self
        }
    }
}

/// A method of the call for each status that can be waited for.
pub(super) fn waiters(operation: &Operation) -> Option<TokenStream> {
    if operation.waiters.is_empty() {
        return None;
    }
    let name = ident(&operation.name.ident);
    let methods = operation.waiters.iter().map(|waiter| {
        let prose = docs::prose(&waiter.docs);
        let method = ident(&waiter.method_ident);
        let (status, reached, failed) = (&waiter.status, &waiter.reached, &waiter.failed);
        quote! {
            #prose
            pub fn #method(self) -> runtime::Waiter<#name> {
                const UNTIL: codegen::Until = codegen::Until {
                    status: &[#(#status),*],
                    reached: &[#(#reached),*],
                    failed: &[#(#failed),*],
                };
                self.0.until(&UNTIL)
            }
        }
    });
    Some(quote!(impl crate::Call<#name> { #(#methods)* }))
}

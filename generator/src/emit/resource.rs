//! Resource accessors: `client.customers().create(..)`.
//! They only make calls; nothing is sent here.

use proc_macro2::TokenStream;
use quote::quote;

use super::ty::{self, Scope, ident};
use super::{Content, File, docs, gates, markdown, old_names};
use crate::model::{Api, Construct};
use crate::names::plain;

/// The module file that lists all resources, and the client's accessors.
pub(super) fn module(api: &Api) -> File {
    let modules = api.resources.iter().enumerate().map(|(index, resource)| {
        let module = ident(&resource.name.ident);
        let name = ident(&resource.type_ident);
        let gate = gates::resource(api, index);
        quote! {
            #gate mod #module;
            #gate pub use #module::#name;
        }
    });
    let accessors = api.resources.iter().enumerate().map(|(index, resource)| {
        let prose = docs::prose(&resource.docs);
        let method = ident(&resource.name.ident);
        let name = ident(&resource.type_ident);
        let gate = gates::resource(api, index);
        let before = old_names::of_resource(api, index).map(|old| {
            let (docs, deprecated) =
                (old_names::docs(&resource.name.ident), old_names::attribute(&resource.name.ident));
            let old = ident(old);
            quote!(#docs #deprecated #gate pub fn #old(&self) -> #name { self.#method() })
        });
        quote! {
            #prose
            #gate
            pub fn #method(&self) -> #name { #name::new(self.clone()) }
            #(#before)*
        }
    });
    let client = quote!(impl crate::Client { #(#accessors)* });
    super::rust(
        "src/resources.rs",
        "Resources: the operations by what they are about.",
        modules.chain([client]).collect(),
    )
}

/// One resource's file.
pub(super) fn file(api: &Api, index: usize) -> File {
    let resource = &api.resources[index];
    let prose = docs::prose(&resource.docs);
    let name = ident(&resource.type_ident);
    let methods = resource.operations.iter().map(|index| method(api, *index, None));
    let before = old_names::of_methods(api, index).map(|(old, index)| method(api, index, Some(old)));
    let methods = methods.chain(before);
    let item = quote!(codegen::resource! { #prose struct #name { #(#methods,)* } });
    let path = format!("src/resources/{}.rs", plain(&resource.name.ident));
    File { path, content: Content::Rust { place: None, docs: Vec::new(), items: vec![item] } }
}

/// The method of an operation, under its own name or one that it had before.
fn method(api: &Api, index: usize, before: Option<&str>) -> TokenStream {
    let operation = &api.operations[index];
    let new = &operation.method_ident;
    let prose = before.map_or_else(|| docs::lines(&markdown::method_docs(operation)), |_| old_names::docs(new));
    let deprecated = before.map(|_| old_names::attribute(new)).or_else(|| docs::deprecated(operation.deprecated));
    let gate = gates::method(api, index);
    let method = ident(before.unwrap_or(new));
    let name = ident(&operation.name.ident);
    let arguments = if operation.inputs.construct == Construct::Typestate {
        quote!(..)
    } else {
        let demanded = operation.fields().into_iter().filter(crate::model::Field::is_demanded);
        let arguments = demanded.map(|field| {
            let (name, ty) = (ident(&field.name.ident), ty::argument(api, &field.ty, Scope::Outside));
            quote!(#name: #ty)
        });
        quote!(#(#arguments),*)
    };
    quote!(#prose #deprecated #gate #method(#arguments) => operations::#name)
}

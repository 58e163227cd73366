//! The conditions under which parts of a crate are compiled: files are sent behind a feature, and tags are features of
//! large crates. Which part needs which feature was decided in `lower`.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Api, Resource, TypeId};

/// Of an operation, by its index.
pub(super) fn operation(api: &Api, index: usize) -> TokenStream {
    let upload = upload(api.operations[index].uploads());
    let tag = api.tags.as_ref().map(|tags| feature(tags.of_operation(index)));
    quote!(#upload #tag)
}

/// Of what sends the operation of this id.
pub(super) fn operation_named(api: &Api, id: &str) -> Option<TokenStream> {
    index_of(api, id).map(|index| operation(api, index))
}

/// The feature of the tag of the operation of this id, if there are such features.
pub(super) fn tag_of<'a>(api: &'a Api, id: &str) -> Option<&'a str> {
    Some(api.tags.as_ref()?.of_operation(index_of(api, id)?))
}

fn index_of(api: &Api, id: &str) -> Option<usize> {
    api.operations.iter().position(|operation| operation.name.wire == id)
}

/// Of a method within its resource, which has the gate of the tag.
pub(super) fn method(api: &Api, index: usize) -> Option<TokenStream> {
    upload(api.operations[index].uploads())
}

/// Of a resource, by its index.
pub(super) fn resource(api: &Api, index: usize) -> TokenStream {
    let resource: &Resource = &api.resources[index];
    let upload = upload(resource.operations.iter().all(|index| api.operations[*index].uploads()));
    let tag = api.tags.as_ref().map(|tags| feature(&tags.features[index]));
    quote!(#upload #tag)
}

/// Of a type.
pub(super) fn of_type(api: &Api, id: TypeId) -> Option<TokenStream> {
    match api.tags.as_ref()?.of_type(id) {
        [] => None,
        [one] => Some(feature(one)),
        several => Some(quote!(#[cfg(any(#(feature = #several),*))])),
    }
}

/// Of what is private and used by some operations: without their tags nothing uses it.
pub(super) fn private(api: &Api) -> Option<TokenStream> {
    let reason = "which of them are used depends on the features";
    api.tags.as_ref().map(|_| quote!(#[allow(dead_code, reason = #reason)]))
}

fn feature(name: &str) -> TokenStream {
    quote!(#[cfg(feature = #name)])
}

fn upload(uploads: bool) -> Option<TokenStream> {
    uploads.then(|| feature("upload"))
}

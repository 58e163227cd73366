//! Operations: a struct, how it is encoded, and what its answers mean.
//! Sending is the runtime's; examples are `sample`'s.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::builder::{self, Made};
use super::ty::{self, Scope, ident};
use super::{
    Content, File, about, answer, body, docs, error_body, headers, inputs, listing, markdown, old_members, sample,
    success,
};
use crate::model::{
    Api, Bound, Construct, Holder, Location, Operation, Output, Parameter, PathStyle, QueryStyle, Response, Show,
};
use crate::names::plain;

/// The module file that lists all operations.
pub(super) fn module(api: &Api) -> File {
    let items = api.operations.iter().enumerate().map(|(index, operation)| {
        let module = ident(&operation.module);
        let name = ident(&operation.name.ident);
        let error = (!operation.errors.is_empty()).then(|| {
            let error = ident(&operation.error_ident);
            quote!(, #error)
        });
        let output = output_ident(operation).map(|output| quote!(, #output));
        let builder = (operation.inputs.construct == Construct::Typestate).then(|| {
            let builder = builder::name(&name);
            quote!(, #builder)
        });
        let choice = operation.body.as_ref().filter(|body| body.is_choice()).map(|body| {
            let choice = ident(&body.choice);
            quote!(, #choice)
        });
        let headers = operation.headers.as_ref().map(|headers| {
            let headers = ident(&headers.ident);
            quote!(, #headers)
        });
        let gate = super::gates::operation(api, index);
        quote! {
            #gate mod #module;
            #gate pub use #module::{#name #error #output #builder #choice #headers};
        }
    });
    let items = items.chain(super::old_names::of_operations(api)).collect();
    super::rust("src/operations.rs", "Operations as values: one a file, without any I/O.", items)
}

/// One operation's file.
pub(super) fn file(api: &Api, operation: &Operation) -> File {
    let fields = operation.fields();
    let name = ident(&operation.name.ident);
    let made = Made {
        name: name.clone(),
        fields: &fields,
        construct: operation.inputs.construct,
        scope: Scope::Outside,
        extra: None,
    };
    let mut items = vec![declaration(api, operation, &made)];
    items.extend(old_members::setters(api, &Holder::Operation(operation.name.ident.clone()), &made));
    items.extend(listing::paged(api, operation));
    items.extend(listing::waiters(operation));
    items.extend(body::choice(api, operation));
    items.extend(output_enum(api, operation));
    items.extend(error_body::items(api, operation));
    items.extend(headers::items(api, operation));
    let path = format!("src/operations/{}.rs", plain(&operation.module));
    File { path, content: Content::Rust { place: None, docs: Vec::new(), items } }
}

fn declaration(api: &Api, operation: &Operation, made: &Made<'_>) -> TokenStream {
    let prose = docs::lines(&markdown::operation_docs(api, operation, &sample::example(api, operation)));
    let deprecated = docs::deprecated(operation.deprecated);
    let name = &made.name;
    let members = builder::declaration(api, made);
    let said = said(api, operation);
    quote!(codegen::operation! { #prose #deprecated struct #name #members #said })
}

/// What the document says of it, and how it is encoded.
fn said(api: &Api, operation: &Operation) -> TokenStream {
    let output = output(api, operation);
    let about = about::tokens(operation);
    let successes = operation.successes.iter().map(|found| success::success(operation, found));
    let parameters = operation.parameters.iter().map(|parameter| parameter_part(api, parameter));
    let parts: Vec<TokenStream> =
        parameters.chain(operation.body.as_ref().map(|body| body::part(api, operation, body))).collect();
    let encode = (!parts.is_empty()).then(|| quote!(encode(self, to) { #(#parts)* }));
    let of_request = about::of_request(operation);
    quote! {
        gives #output;
        #about;
        #of_request
        successes [#(#successes),*]
        #encode
    }
}

/// The type that a call gives.
pub(super) fn output(api: &Api, operation: &Operation) -> TokenStream {
    match &operation.output {
        Output::Empty => quote!(()),
        Output::One(ty) => ty::rust(api, ty, Scope::Outside),
        Output::Maybe(ty) => {
            let ty = ty::rust(api, ty, Scope::Outside);
            quote!(Option<#ty>)
        }
        Output::Text => quote!(String),
        Output::Bytes => quote!(codegen::Bytes),
        Output::Events(ty) => {
            let ty = ty::rust(api, ty, Scope::Outside);
            quote!(runtime::Events<#ty>)
        }
        Output::Page { item, .. } => {
            let item = ty::rust(api, item, Scope::Outside);
            quote!(runtime::Page<#item>)
        }
        Output::PerStatus(name) => {
            let name = ident(name);
            quote!(#name)
        }
    }
}

fn output_ident(operation: &Operation) -> Option<Ident> {
    match &operation.output {
        Output::PerStatus(name) => Some(ident(name)),
        _ => None,
    }
}

fn parameter_part(api: &Api, parameter: &Parameter) -> TokenStream {
    let field = &parameter.field;
    let name = ident(&field.name.ident);
    let wire = &field.name.wire;
    let value = match field.show {
        Show::ByType => quote!(&self.#name),
        Show::Hidden => quote!(&codegen::Hidden(&self.#name)),
        Show::Shown => quote!(&codegen::Shown(&self.#name)),
    };
    let bounds = inputs::bounds(api, &field.bounds);
    // What is not checked where it is written is checked before.
    let is_apart = parameter.as_json || matches!(parameter.location, Location::Path { .. } | Location::Cookie);
    let (before, bounds) = match (is_apart, !field.bounds.iter().any(Bound::is_checked)) {
        (true, false) => (Some(quote!(to.bounds(#wire, #value, #bounds);)), quote!(&[])),
        _ => (None, bounds),
    };
    let value = if parameter.as_json { quote!(&codegen::AsJson(#value)) } else { value };
    let part = match &parameter.location {
        Location::Path { siblings, style: PathStyle::Simple } => {
            quote!(to.path(#wire, #value, &[#(#siblings),*]);)
        }
        Location::Path { siblings, style } => {
            let style = path_style(*style);
            quote!(to.path_styled(#wire, #value, #style, &[#(#siblings),*]);)
        }
        Location::Query(style) => {
            let style = query_style(*style);
            quote!(to.query(#wire, #value, #style, #bounds);)
        }
        Location::Reserved(style) => {
            let style = query_style(*style);
            quote!(to.query_reserved(#wire, #value, #style, #bounds);)
        }
        Location::Header { explode: false } => quote!(to.header(#wire, #value, #bounds);),
        Location::Header { explode: true } => quote!(to.header_exploded(#wire, #value, #bounds);),
        Location::Cookie => quote!(to.cookie(#wire, #value);),
    };
    quote!(#before #part)
}

fn path_style(style: PathStyle) -> TokenStream {
    let path = quote!(codegen::PathStyle);
    match style {
        PathStyle::Simple => quote!(#path::Simple { explode: false }),
        PathStyle::SimpleExploded => quote!(#path::Simple { explode: true }),
        PathStyle::Label => quote!(#path::Label { explode: false }),
        PathStyle::LabelExploded => quote!(#path::Label { explode: true }),
        PathStyle::Matrix => quote!(#path::Matrix { explode: false }),
        PathStyle::MatrixExploded => quote!(#path::Matrix { explode: true }),
    }
}

pub(super) fn query_style(style: QueryStyle) -> TokenStream {
    let path = quote!(codegen::Style);
    match style {
        QueryStyle::FormExploded => quote!(#path::FORM),
        QueryStyle::Form => quote!(#path::COMMA),
        QueryStyle::Space => quote!(#path::Space),
        QueryStyle::Pipe => quote!(#path::Pipe),
        QueryStyle::DeepObject => quote!(#path::DeepObject),
        QueryStyle::Json => quote!(#path::Json),
    }
}

/// One variant for each declared success, where they differ.
fn output_enum(api: &Api, operation: &Operation) -> Option<TokenStream> {
    let name = output_ident(operation)?;
    let about = docs::line(&format!("What [`{}`] gives: a variant for each status.", operation.name.ident));
    let prose = |response: &Response| docs::with_evidence(&response.docs, response.evidence);
    let responses = operation.successes.iter().map(|success| &success.response);
    let variants: Vec<answer::Variant<'_>> = responses.map(|response| (response, prose(response))).collect();
    Some(answer::definition(api, &name, &about, &variants))
}

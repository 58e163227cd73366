//! Operations: a struct, how it is encoded, and what its answers mean.
//! Sending is the runtime's; examples are `sample`'s.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::builder::{self, Made, Storage};
use super::ty::{self, Scope, ident};
use super::{File, answer, docs, error_body, inputs, listing, markdown, sample};
use crate::model::{
    Api, Body, BodyKind, Construct, Field, Idempotency, KeyRules, Location, Operation, Output, Parameter, QueryStyle,
    Response, ResponseKind, Show, Status, Success,
};
use crate::names::plain;

/// The module file that lists all operations.
pub(super) fn module(api: &Api) -> File {
    let items = api.operations.iter().map(|operation| {
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
        let gate = super::upload_gate(operation.uploads());
        quote! {
            #gate mod #module;
            #gate pub use #module::{#name #error #output #builder};
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
    let mut items = vec![definition(api, operation, &made)];
    items.extend(builder::items(api, &made));
    items.push(implementation(api, operation));
    items.push(quote!(codegen::operation!(#name);));
    items.extend(call_methods(api, operation, &fields));
    items.extend(listing::paged(api, operation));
    items.extend(listing::waiters(operation));
    items.extend(output_enum(api, operation));
    items.extend(error_body::items(api, operation));
    let path = format!("src/operations/{}.rs", plain(&operation.module));
    let about = format!("`{}`: `{} {}`.", operation.name.wire, operation.http_method, operation.path);
    super::rust(&path, &about, items)
}

fn definition(api: &Api, operation: &Operation, made: &Made<'_>) -> TokenStream {
    let prose = docs::lines(&markdown::operation_docs(api, operation, &sample::example(api, operation)));
    let deprecated = docs::deprecated(operation.deprecated);
    let name = &made.name;
    let fields = builder::stored_fields(api, made);
    quote! {
        #prose
        #deprecated
        #[derive(Clone)]
        #[must_use]
        pub struct #name { #fields }
    }
}

fn implementation(api: &Api, operation: &Operation) -> TokenStream {
    let name = ident(&operation.name.ident);
    let output = output(api, operation);
    let about = about(operation);
    let successes = operation.successes.iter().map(|found| success(operation, found));
    let parts: Vec<TokenStream> = operation
        .parameters
        .iter()
        .map(|parameter| parameter_part(api, parameter))
        .chain(operation.body.as_ref().map(|body| body_part(operation, body)))
        .collect();
    let to = ident(if parts.is_empty() { "_to" } else { "to" });
    quote! {
        impl codegen::Operation for #name {
            type Output = #output;
            const ABOUT: &'static codegen::About = &#about;
            const SUCCESSES: &'static [codegen::Success<Self::Output>] = &[#(#successes),*];
            #[inline]
            fn encode(&self, #to: &mut dyn codegen::Parts) { #(#parts)* }
        }
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

fn about(operation: &Operation) -> TokenStream {
    let (id, method, path) = (&operation.name.wire, &operation.http_method, &operation.path);
    let security = match &operation.security {
        None => quote!(.security(crate::client::SECURITY)),
        Some(sets) => {
            let sets = super::client::security(sets);
            quote!(.security(#sets))
        }
    };
    let accept = (operation.accept != "application/json").then(|| {
        let accept = &operation.accept;
        quote!(.accept(#accept))
    });
    let key = operation.idempotency.as_ref().map(|key| match key {
        Idempotency::Header(name) => quote!(.idempotency_header(#name)),
        Idempotency::Body(name) => quote!(.idempotency_body(#name)),
    });
    let money = operation.moves_money.as_ref().map(|money| match &money.settled_by {
        Some(read) => quote!(.moves_money(Some(#read))),
        None => quote!(.moves_money(None)),
    });
    let sandbox = operation.sandbox_only.then(|| quote!(.sandbox_only()));
    let idempotent = matches!(method.as_str(), "GET" | "HEAD" | "OPTIONS" | "TRACE" | "PUT" | "DELETE");
    let resend = (idempotent && !operation.safe_to_resend).then(|| quote!(.not_safe_to_resend()));
    let rules = key_rules(&operation.key_rules);
    quote!(codegen::About::new(#id, #method, #path) #security #accept #key #rules #money #sandbox #resend)
}

fn key_rules(rules: &KeyRules) -> TokenStream {
    let lifetime = rules.lifetime.map(|seconds| {
        let seconds = proc_macro2::Literal::u64_unsuffixed(seconds);
        quote!(.key_lifetime(#seconds))
    });
    let in_flight = rules.in_flight.map(|status| {
        let status = proc_macro2::Literal::u16_unsuffixed(status);
        quote!(.in_flight(#status))
    });
    let settles = rules.settles.iter().map(|status| proc_macro2::Literal::u16_unsuffixed(*status));
    let settles = (!rules.settles.is_empty()).then(|| quote!(.settling(&[#(#settles),*])));
    let uuid = rules.uuid.then(|| quote!(.uuid_keys()));
    quote!(#lifetime #in_flight #settles #uuid)
}

fn success(operation: &Operation, found: &Success) -> TokenStream {
    let status = found.response.status;
    let code = match status {
        Status::Exact(code) => code,
        Status::Range(_) | Status::Default => 0,
    };
    let code = proc_macro2::Literal::u16_unsuffixed(code);
    let wider = match status {
        Status::Exact(_) => None,
        Status::Range(first) => {
            let first = proc_macro2::Literal::u8_unsuffixed(first);
            Some(quote!(.status(codegen::Status::Range(#first))))
        }
        Status::Default => Some(quote!(.status(codegen::Status::Default))),
    };
    let read = read(operation, found, &code);
    quote!(#read #wider)
}

fn read(operation: &Operation, found: &Success, code: &proc_macro2::Literal) -> TokenStream {
    let wrap = wrapped(operation, found);
    match (&operation.output, &found.response.kind) {
        (Output::Page { path, next, .. }, _) if next.is_empty() => {
            quote!(codegen::Success::json(#code, |raw| runtime::Page::decode_at(raw, &[#(#path),*])))
        }
        (Output::Page { path, next, .. }, _) => quote! {
            codegen::Success::json(
                #code,
                |raw| runtime::Page::decode_with_cursor(raw, &[#(#path),*], &[#(#next),*]),
            )
        },
        (_, ResponseKind::Json(_, path)) if path.is_empty() => match wrap {
            Some(wrap) => quote!(codegen::Success::json(#code, |raw| raw.decode().map(#wrap))),
            None => quote!(codegen::Success::json(#code, codegen::Decode::decode)),
        },
        (_, ResponseKind::Json(_, path)) => {
            let wrap = wrap.map(|wrap| quote!(.map(#wrap)));
            quote!(codegen::Success::json(#code, |raw| raw.decode_at(&[#(#path),*]) #wrap))
        }
        (Output::Maybe(_), ResponseKind::Empty) => quote!(codegen::Success::empty(#code, || None)),
        (Output::PerStatus(_), ResponseKind::Empty) => {
            let variant = wrap.unwrap_or_default();
            quote!(codegen::Success::empty(#code, || #variant))
        }
        (_, ResponseKind::Empty) => quote!(codegen::Success::empty(#code, || ())),
        (_, ResponseKind::Text(media)) => {
            let wrap = wrap.map_or_else(|| quote!(|text| text), |wrap| quote!(#wrap));
            let media = (media != "text/plain").then(|| quote!(.media(#media)));
            quote!(codegen::Success::text(#code, #wrap) #media)
        }
        (_, ResponseKind::Bytes(media)) => {
            let wrap = wrap.map_or_else(|| quote!(|bytes| bytes), |wrap| quote!(#wrap));
            quote!(codegen::Success::bytes(#code, #wrap).media(#media))
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
    match &parameter.location {
        Location::Path { siblings } => quote!(to.path(#wire, #value, &[#(#siblings),*]);),
        Location::Query(style) => {
            let style = query_style(*style);
            quote!(to.query(#wire, #value, #style, #bounds);)
        }
        Location::Header => quote!(to.header(#wire, #value, #bounds);),
        Location::Cookie => quote!(to.cookie(#wire, #value);),
    }
}

fn query_style(style: QueryStyle) -> TokenStream {
    let path = quote!(codegen::Style);
    match style {
        QueryStyle::FormExploded => quote!(#path::FORM),
        QueryStyle::Form => quote!(#path::COMMA),
        QueryStyle::Space => quote!(#path::Space),
        QueryStyle::Pipe => quote!(#path::Pipe),
        QueryStyle::DeepObject => quote!(#path::DeepObject),
    }
}

fn body_part(operation: &Operation, body: &Body) -> TokenStream {
    let field = body.field();
    let kept = builder::storage(&field, operation.inputs.construct) != Storage::Plain;
    let value = if kept { quote!(body) } else { quote!(&self.body) };
    let media = &body.media_type;
    let part = match &body.kind {
        BodyKind::Json(ty) if ty::decimals_are_numbers(ty) => {
            quote!(to.json(#media, &codegen::AsNumber(#value));)
        }
        BodyKind::Json(_) => quote!(to.json(#media, #value);),
        BodyKind::Multipart(_) => quote!(to.multipart(#value);),
        BodyKind::Text => quote!(to.text(#media, #value);),
        BodyKind::Bytes => quote!(to.bytes(#media, #value);),
    };
    if kept { quote!(if let Some(body) = &self.body { #part }) } else { part }
}

/// What may be left out is a method of the call too.
fn call_methods(api: &Api, operation: &Operation, fields: &[Field]) -> Option<TokenStream> {
    let name = ident(&operation.name.ident);
    let optional: Vec<&Field> = fields.iter().filter(|field| !field.is_demanded()).collect();
    if optional.is_empty() || operation.inputs.construct == Construct::Typestate {
        return None;
    }
    let methods = optional.iter().map(|field| {
        let prose = docs::field(field);
        let method = ident(&field.name.ident);
        let argument = ty::argument(api, &field.ty, Scope::Outside);
        quote! {
            #prose
            pub fn #method(self, #method: #argument) -> Self { self.map_operation(|operation| operation.#method(#method)) }
        }
    });
    Some(quote!(impl crate::Call<#name> { #(#methods)* }))
}

/// One variant for each declared success, where they differ.
fn output_enum(api: &Api, operation: &Operation) -> Option<TokenStream> {
    let name = output_ident(operation)?;
    let about = format!(" What [`{}`] gives: a variant for each status.", operation.name.ident);
    let prose = |response: &Response| docs::with_evidence(&response.docs, response.evidence);
    let responses = operation.successes.iter().map(|success| &success.response);
    let variants: Vec<answer::Variant<'_>> = responses.map(|response| (response, prose(response))).collect();
    Some(answer::definition(api, &name, &about, &variants))
}

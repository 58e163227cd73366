//! Request bodies: how each is stated, and the enum of those that can be sent under several media types.
//! What a body holds is a type of its own, elsewhere.

use proc_macro2::TokenStream;
use quote::quote;

use super::builder::{self, Storage};
use super::operation::query_style;
use super::ty::{self, Scope, ident};
use super::{docs, inputs};
use crate::model::{Api, Body, BodyForm, BodyKind, Bound, Operation, PartStyle, Type};

/// The statement in `encode`.
pub(super) fn part(api: &Api, operation: &Operation, body: &Body) -> TokenStream {
    let field = body.field();
    let kept = builder::storage(&field, operation.inputs.construct) != Storage::Plain;
    let value = if kept { quote!(body) } else { quote!(&self.body) };
    let part = match body.forms.as_slice() {
        [only] => form(api, only, &value),
        _ if kept => quote!(body.encode(to);),
        _ => quote!(self.body.encode(to);),
    };
    if kept { quote!(if let Some(body) = &self.body { #part }) } else { part }
}

/// A body that is no record is checked here; records check themselves.
fn form(api: &Api, form: &BodyForm, value: &TokenStream) -> TokenStream {
    let media = &form.media_type;
    let check = form.bounds.iter().any(Bound::is_checked).then(|| {
        let bounds = inputs::bounds(api, &form.bounds);
        quote!(to.bounds("body", #value, #bounds);)
    });
    let written = match &form.kind {
        BodyKind::Json(ty) if ty::decimals_are_numbers(ty) => quote!(to.json(#media, &codegen::AsNumber(#value));),
        BodyKind::Json(_) => quote!(to.json(#media, #value);),
        BodyKind::Form { usual, others, .. } => {
            let usual = query_style(*usual);
            let others = others.iter().map(|(name, style)| {
                let style = query_style(*style);
                quote!((#name, #style))
            });
            quote!(to.form(#value, #usual, &[#(#others),*]);)
        }
        BodyKind::Multipart { styles, .. } => {
            let styles = styles.iter().map(|(name, style)| {
                let style = part_style(style);
                quote!((#name, #style))
            });
            quote!(to.multipart(#value, &[#(#styles),*]);)
        }
        BodyKind::Text => quote!(to.text(#media, #value);),
        BodyKind::Bytes => quote!(to.bytes(#media, #value);),
        BodyKind::File => quote!(to.file(#value);),
    };
    quote!(#check #written)
}

fn part_style(style: &PartStyle) -> TokenStream {
    match style {
        PartStyle::Typed(media_type) => quote!(codegen::PartStyle::Typed(#media_type)),
        PartStyle::Brackets => quote!(codegen::PartStyle::Brackets),
    }
}

/// The enum of the forms, where there are several.
pub(super) fn choice(api: &Api, operation: &Operation) -> Option<TokenStream> {
    let body = operation.body.as_ref().filter(|body| body.is_choice())?;
    let name = ident(&body.choice);
    let about =
        docs::line(&format!("The body of [`{}`], under the media type that the caller chooses.", operation.name.ident));
    let variants = body.forms.iter().map(|form| {
        let prose = docs::line(&format!("As `{}`.", docs::code(&form.media_type)));
        let (variant, held) = (ident(&form.variant), ty::rust(api, &form.kind.ty(), Scope::Outside));
        quote!(#prose #variant(#held),)
    });
    let constructors = body.forms.iter().map(|form| constructor(api, form));
    let arms = body.forms.iter().map(|form| {
        let variant = ident(&form.variant);
        let part = self::form(api, form, &quote!(body));
        quote!(Self::#variant(body) => { #part })
    });
    let conversions = conversions(api, body);
    Some(quote! {
        #about
        #[derive(Clone)]
        #[non_exhaustive]
        pub enum #name { #(#variants)* }

        impl #name {
            #(#constructors)*

            fn encode(&self, to: &mut dyn codegen::Parts) {
                match self { #(#arms)* }
            }
        }

        #(#conversions)*

        codegen::body!(#name);
    })
}

/// What is of a type that no other form has says by itself which form it is.
fn conversions(api: &Api, body: &Body) -> Vec<TokenStream> {
    let name = ident(&body.choice);
    let types: Vec<_> = body.forms.iter().map(|form| form.kind.ty()).collect();
    let alone = body.forms.iter().filter(|form| types.iter().filter(|ty| **ty == form.kind.ty()).count() == 1);
    let named = alone.filter(|form| matches!(form.kind.ty(), Type::Named(_)));
    let conversion = named.map(|form| {
        let (variant, ty) = (ident(&form.variant), ty::rust(api, &form.kind.ty(), Scope::Outside));
        quote!(impl From<#ty> for #name { fn from(body: #ty) -> Self { Self::#variant(body) } })
    });
    conversion.collect()
}

fn constructor(api: &Api, form: &BodyForm) -> TokenStream {
    let prose = docs::line(&format!("Sends it as `{}`.", docs::code(&form.media_type)));
    let (method, variant) = (ident(&form.constructor), ident(&form.variant));
    let ty = form.kind.ty();
    let argument = ty::argument(api, &ty, Scope::Outside);
    let value = ty::converted(&ty, &quote!(body));
    quote! {
        #prose
        #[must_use]
        pub fn #method(body: #argument) -> Self { Self::#variant(#value) }
    }
}

//! Types of the model as Rust types, and identifiers as tokens.
//! Inside `types`, named types are siblings; elsewhere they are reached by `types::`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::model::{Api, Field, Integer, Type};

/// From where a type is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    /// In a file below `types`.
    Types,
    /// Anywhere else.
    Outside,
}

/// An identifier, raw where it has to be.
pub(super) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(raw) => Ident::new_raw(raw, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// The Rust type.
pub(super) fn rust(api: &Api, ty: &Type, scope: Scope) -> TokenStream {
    match ty {
        Type::Named(id) => named(api, *id, scope),
        Type::Boxed(id) => {
            let inner = named(api, *id, scope);
            quote!(Box<#inner>)
        }
        Type::String => quote!(String),
        Type::Bool => quote!(bool),
        Type::Integer(integer) => self::integer(*integer),
        Type::Float => quote!(f64),
        Type::Decimal { .. } => quote!(runtime::Decimal),
        Type::Timestamp => quote!(runtime::Timestamp),
        Type::Date => quote!(runtime::Date),
        Type::Null => quote!(runtime::Null),
        Type::Json => quote!(runtime::Json),
        Type::Base64 => quote!(runtime::Base64),
        Type::File => quote!(runtime::FilePart),
        Type::Bytes => quote!(runtime::transport::Body),
        Type::Body(choice) => {
            let choice = ident(choice);
            quote!(crate::operations::#choice)
        }
        Type::List(item) => {
            let item = rust(api, item, scope);
            quote!(Vec<#item>)
        }
        Type::Map(item) => {
            let item = rust(api, item, scope);
            quote!(runtime::Map<#item>)
        }
        Type::Nullable(inner) => {
            let inner = rust(api, inner, scope);
            quote!(Option<#inner>)
        }
    }
}

fn named(api: &Api, id: crate::model::TypeId, scope: Scope) -> TokenStream {
    let name = ident(&api.type_of(id).ident);
    match scope {
        Scope::Types => quote!(super::#name),
        Scope::Outside => quote!(types::#name),
    }
}

pub(super) fn integer(integer: Integer) -> TokenStream {
    match integer {
        Integer::I32 => quote!(i32),
        Integer::I64 => quote!(i64),
        Integer::U32 => quote!(u32),
        Integer::U64 => quote!(u64),
    }
}

/// The type of a field of an answer.
pub(super) fn answered(api: &Api, field: &Field) -> TokenStream {
    let inner = rust(api, &field.ty, Scope::Types);
    if field.is_always_answered() { inner } else { quote!(Option<#inner>) }
}

/// What a setter takes: anything that converts.
pub(super) fn argument(api: &Api, ty: &Type, scope: Scope) -> TokenStream {
    match ty {
        Type::Bool | Type::Integer(_) | Type::Float | Type::Null => rust(api, ty, scope),
        Type::List(item) => {
            let item = argument(api, item, scope);
            quote!(impl IntoIterator<Item = #item>)
        }
        Type::Map(item) => {
            let item = argument(api, item, scope);
            quote!(impl IntoIterator<Item = (impl Into<String>, #item)>)
        }
        Type::Boxed(id) => {
            let inner = named(api, *id, scope);
            quote!(impl Into<#inner>)
        }
        Type::Nullable(inner) => {
            let inner = argument(api, inner, scope);
            quote!(Option<#inner>)
        }
        _ => {
            let whole = rust(api, ty, scope);
            quote!(impl Into<#whole>)
        }
    }
}

/// The argument as the type that is stored.
pub(super) fn converted(ty: &Type, value: &TokenStream) -> TokenStream {
    match ty {
        Type::Bool | Type::Integer(_) | Type::Float | Type::Null => value.clone(),
        Type::List(item) if is_plain(item) => quote!(#value.into_iter().collect()),
        Type::List(item) => {
            let each = each(item);
            quote!(#value.into_iter().map(#each).collect())
        }
        Type::Map(item) => {
            let inner = converted(item, &quote!(item));
            quote!(#value.into_iter().map(|(key, item)| (key.into(), #inner)).collect())
        }
        Type::Boxed(_) => quote!(Box::new(#value.into())),
        Type::Nullable(inner) if is_plain(inner) => value.clone(),
        Type::Nullable(inner) => {
            let each = each(inner);
            quote!(#value.map(#each))
        }
        _ => quote!(#value.into()),
    }
}

/// What is done with each item.
pub(super) fn each(item: &Type) -> TokenStream {
    if is_into(item) {
        return quote!(Into::into);
    }
    let inner = converted(item, &quote!(item));
    quote!(|item| #inner)
}

/// Whether `converted` is a bare `.into()`.
pub(super) fn is_into(ty: &Type) -> bool {
    let is_otherwise = matches!(ty, Type::List(_) | Type::Map(_) | Type::Boxed(_) | Type::Nullable(_));
    !is_plain(ty) && !is_otherwise
}

/// What is taken as it is: literals of other types than the caller meant would fit what converts.
pub(super) fn is_plain(ty: &Type) -> bool {
    matches!(ty, Type::Bool | Type::Integer(_) | Type::Float | Type::Null)
}

/// Whether decimals inside are written as JSON numbers.
pub(super) fn decimals_are_numbers(ty: &Type) -> bool {
    match ty {
        Type::Decimal { as_number } => *as_number,
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => decimals_are_numbers(inner),
        _ => false,
    }
}

//! `impl From<types::Thing> for ThingRequest`: read, change, send back.
//! That it cannot fail was found out in `lower`; here are only the steps from one type to the other.

use proc_macro2::TokenStream;
use quote::quote;

use super::builder::{self, Made, Storage};
use super::{docs, ty};
use crate::model::{Api, Construct, Field, Presence, Record, Type, TypeId, TypeKind};

/// The conversion, where there is one.
pub(super) fn from_response(api: &Api, made: &Made<'_>, record: &Record) -> Option<TokenStream> {
    let id = record.from_response?;
    let answer = answer(api, id)?;
    let (name, from) = (&made.name, ty::ident(&api.type_of(id).ident));
    let says = match made.construct {
        Construct::Positional => "What was answered, to be changed and sent back. What only answers have is left out.",
        Construct::Typestate => "What was answered, to be sent back. What only answers have is left out.",
    };
    let mut about = vec![says];
    if record.fields.iter().any(|field| builder::storage(field, made.construct) == Storage::Patch) {
        about.push("Where null and absent mean two things, absent is sent: an answer does not tell them apart.");
    }
    let about = docs::lines(&about);
    let values = record.fields.iter().map(|field| {
        let ident = ty::ident(&field.name.ident);
        let answered = answer.fields.iter().find(|answered| answered.name.wire == field.name.wire);
        let value =
            answered.map_or_else(|| builder::unset(field, made.construct), |answered| value(field, answered, made));
        quote!(#ident: #value,)
    });
    let extra = record.extra.as_ref().zip(answer.extra.as_ref()).map(|(to, from)| {
        let all = Type::Map(Box::new(to.clone()));
        let value = converted(&all, &Type::Map(Box::new(from.clone())), &quote!(answered.additional_properties));
        quote!(additional_properties: #value,)
    });
    // Where nothing is taken over, nothing is read.
    let is_read = record.extra.is_some() || record.fields.iter().any(|field| has(answer, field));
    let argument = ty::ident(if is_read { "answered" } else { "_answered" });
    Some(quote! {
        #about
        impl From<super::#from> for #name {
            fn from(#argument: super::#from) -> Self { Self { #(#values)* #extra } }
        }
    })
}

fn has(answer: &Record, field: &Field) -> bool {
    answer.fields.iter().any(|answered| answered.name.wire == field.name.wire)
}

fn answer(api: &Api, id: TypeId) -> Option<&Record> {
    match &api.type_of(id).kind {
        TypeKind::Record(record) => Some(record),
        _ => None,
    }
}

/// The value of one field, as it is kept: a builder keeps what may be null as given, whether it is null or not.
fn value(field: &Field, answered: &Field, made: &Made<'_>) -> TokenStream {
    let value = kept(field, answered, made);
    let is_given = field.is_demanded() && field.presence == Presence::Nullable;
    if is_given && made.construct == Construct::Typestate { quote!(Some(#value)) } else { value }
}

fn kept(field: &Field, answered: &Field, made: &Made<'_>) -> TokenStream {
    let ident = ty::ident(&answered.name.ident);
    let came = quote!(answered.#ident);
    let stored = builder::storage(field, made.construct);
    if answered.is_always_answered() {
        let value = converted(&field.ty, &answered.ty, &came);
        return match stored {
            Storage::Plain => value,
            Storage::Option => quote!(Some(#value)),
            Storage::Patch => quote!(runtime::Patch::Value(#value)),
        };
    }
    let each = each(&field.ty, &answered.ty);
    match (stored, each) {
        (Storage::Plain | Storage::Option, None) => came,
        (Storage::Plain | Storage::Option, Some(each)) => quote!(#came.map(#each)),
        (Storage::Patch, None) => quote!(#came.map_or(runtime::Patch::Unset, runtime::Patch::Value)),
        (Storage::Patch, Some(each)) => {
            quote!(#came.map(#each).map_or(runtime::Patch::Unset, runtime::Patch::Value))
        }
    }
}

/// A value of the answer's type as one of the request's.
fn converted(to: &Type, from: &Type, value: &TokenStream) -> TokenStream {
    match (to, from) {
        (to, from) if to == from => value.clone(),
        (Type::Boxed(_), Type::Boxed(_)) => quote!(Box::new((*#value).into())),
        (Type::Boxed(_), _) => quote!(Box::new(#value.into())),
        (_, Type::Boxed(_)) => quote!((*#value).into()),
        (Type::List(to), Type::List(from)) => {
            let each = each(to, from);
            quote!(#value.into_iter().map(#each).collect())
        }
        (Type::Map(to), Type::Map(from)) => {
            let item = converted(to, from, &quote!(item));
            quote!(#value.into_iter().map(|(key, item)| (key, #item)).collect())
        }
        (Type::Nullable(to), Type::Nullable(from)) => {
            let each = each(to, from);
            quote!(#value.map(#each))
        }
        _ => quote!(#value.into()),
    }
}

/// What is done with each item; nothing where it may stay as it is.
fn each(to: &Type, from: &Type) -> Option<TokenStream> {
    if to == from {
        return None;
    }
    let item = converted(to, from, &quote!(item));
    Some(if item.to_string() == "item . into ()" { quote!(Into::into) } else { quote!(|item| #item) })
}

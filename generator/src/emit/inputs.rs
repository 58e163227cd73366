//! What a record writes, and what requests are checked for: the one list that every encoder walks.
//! Serves records of both directions.

use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::ty;
use crate::model::{Api, Bound, ConstantValue, Direction, Field, Presence, Record, Show, TypeDef};

/// `impl Record`.
pub(super) fn record(api: &Api, def: &TypeDef, record: &Record) -> TokenStream {
    let name = ty::ident(&def.ident);
    let text = &def.ident;
    let fields = (0..=record.fields.len()).map(|index| in_place(record, index));
    let extra = record.extra.as_ref().map(|_| quote!(to.extra(&self.additional_properties);));
    let is_empty = record.fields.is_empty() && record.constants.is_empty() && record.extra.is_none();
    let to = ty::ident(if is_empty { "_to" } else { "to" });
    let check = match record.direction {
        Direction::Request => check(api, record),
        Direction::Response => None,
    };
    quote! {
        impl codegen::Record for #name {
            #[inline]
            fn name(&self) -> &'static str { #text }
            #[inline]
            fn fields(&self, #to: &mut dyn codegen::Fields) { #(#fields)* #extra }
            #check
        }
    }
}

/// The field at an index, after the constants that the document has before it.
fn in_place(record: &Record, index: usize) -> TokenStream {
    let constants = record.constants.iter().filter(|constant| constant.before == index).map(|constant| {
        let wire = &constant.wire;
        match &constant.value {
            ConstantValue::Text(text) => quote!(to.constant(#wire, #text);),
            ConstantValue::Bool(value) => quote!(to.field(#wire, &#value);),
            ConstantValue::Integer(value) => quote!(to.field(#wire, &#value);),
        }
    });
    let field = record.fields.get(index).map(|field| written(field, record.direction));
    quote!(#(#constants)* #field)
}

fn written(field: &Field, direction: Direction) -> TokenStream {
    let name = ty::ident(&field.name.ident);
    let wire = &field.name.wire;
    let value =
        if ty::decimals_are_numbers(&field.ty) { quote!(&codegen::AsNumber(&self.#name)) } else { quote!(&self.#name) };
    let nullable = field.presence == Presence::Nullable && direction == Direction::Request;
    match (field.show, nullable) {
        (Show::Hidden, false) => quote!(to.hidden(#wire, #value);),
        (Show::Shown, false) => quote!(to.shown(#wire, #value);),
        (Show::ByType, false) => quote!(to.field(#wire, #value);),
        (Show::Hidden, true) => quote!(to.nullable(#wire, &codegen::Hidden(#value));),
        (Show::Shown, true) => quote!(to.nullable(#wire, &codegen::Shown(#value));),
        (Show::ByType, true) => quote!(to.nullable(#wire, #value);),
    }
}

fn check(api: &Api, record: &Record) -> Option<TokenStream> {
    let bounded: Vec<&Field> =
        record.fields.iter().filter(|field| field.bounds.iter().any(Bound::is_checked)).collect();
    if bounded.is_empty() {
        return None;
    }
    let checks = bounded.iter().map(|field| {
        let name = ty::ident(&field.name.ident);
        let wire = &field.name.wire;
        let bounds = self::bounds(api, &field.bounds);
        quote!(to.bounds(#wire, &self.#name, #bounds);)
    });
    Some(quote! {
        #[inline]
        fn check(&self, to: &mut codegen::Checks<'_>) { #(#checks)* }
    })
}

/// Bounds as a slice.
pub(super) fn bounds(api: &Api, bounds: &[Bound]) -> TokenStream {
    let bounds = bounds.iter().filter(|one| one.is_checked()).map(|one| bound(api, one));
    quote!(&[#(#bounds),*])
}

fn bound(api: &Api, bound: &Bound) -> TokenStream {
    let path = quote!(codegen::Bound);
    let counted = |name: &str, n: u64| {
        let (name, n) = (format_ident!("{name}"), Literal::u64_unsuffixed(n));
        quote!(#path::#name(#n))
    };
    match bound {
        Bound::MinLength(n) => counted("MinLength", *n),
        Bound::MaxLength(n) => counted("MaxLength", *n),
        Bound::MinItems(n) => counted("MinItems", *n),
        Bound::MaxItems(n) => counted("MaxItems", *n),
        Bound::MinProperties(n) => counted("MinProperties", *n),
        Bound::MaxProperties(n) => counted("MaxProperties", *n),
        Bound::UniqueItems => quote!(#path::UniqueItems),
        Bound::Minimum(n) => quote!(#path::Minimum(#n)),
        Bound::ExclusiveMinimum(n) => quote!(#path::ExclusiveMinimum(#n)),
        Bound::Maximum(n) => quote!(#path::Maximum(#n)),
        Bound::ExclusiveMaximum(n) => quote!(#path::ExclusiveMaximum(#n)),
        Bound::MultipleOf(n) => quote!(#path::MultipleOf(#n)),
        Bound::Pattern(index) => {
            let pattern = super::pattern::constant(&api.patterns[*index]);
            quote!(patterns::#pattern)
        }
        Bound::Format(format) => {
            let format = format_ident!("{format}");
            quote!(#path::Format(codegen::Format::#format))
        }
        Bound::Each(inner) => {
            let inner = bounds(api, inner);
            quote!(#path::Each(#inner))
        }
        Bound::Like(_) => TokenStream::new(),
    }
}

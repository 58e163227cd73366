//! What a record writes, and what requests are checked for: the one list that every encoder walks.
//! Serves records of both directions.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::{builder, ty};
use crate::model::{Api, Bound, ConstantValue, Direction, Field, Presence, Record, Show};

/// The members in the document's order, as the runtime's `fields` takes them.
pub(super) fn list(record: &Record) -> TokenStream {
    let fields = record.fields.iter().enumerate().map(|(index, field)| {
        let constants = constants(record, index);
        let field = member(field, record.direction);
        quote!(#(#constants,)* #field)
    });
    let mut last = constants(record, record.fields.len());
    last.extend(record.extra.as_ref().map(|extra| {
        let how = how(ty::decimals_are_numbers(extra), false, record.extra_show);
        quote!(..additional_properties #how)
    }));
    let last = (!last.is_empty()).then(|| quote!(; #(#last)*));
    quote!([#(#fields),* #last])
}

/// The constants that the document has before the field at an index.
fn constants(record: &Record, index: usize) -> Vec<TokenStream> {
    let constants = record.constants.iter().filter(|constant| constant.before == index);
    let one = constants.map(|constant| {
        let wire = &constant.wire;
        match &constant.value {
            ConstantValue::Text(text) => quote!([#wire = #text]),
            ConstantValue::Bool(value) => quote!([#wire is #value]),
            ConstantValue::Integer(value) => quote!([#wire is #value]),
            ConstantValue::Null => quote!([#wire is codegen::Null]),
        }
    });
    one.collect()
}

/// The document's name, where it is another.
fn wire(field: &Field) -> Option<TokenStream> {
    let wire = &field.name.wire;
    (field.name.ident != *wire).then(|| quote!(#wire =>))
}

fn member(field: &Field, direction: Direction) -> TokenStream {
    let name = ty::ident(&field.name.ident);
    let wire = wire(field);
    let nullable = field.presence == Presence::Nullable && direction == Direction::Request;
    let how = how(ty::decimals_are_numbers(&field.ty), nullable, field.show);
    let default = field.default.as_ref().filter(|_| direction == Direction::Response).map(|default| {
        let default = builder::default(default, &field.ty);
        quote!(= #default)
    });
    quote!(#wire #name #how #default)
}

/// How a member is written and shown, where that is not as its type says.
fn how(number: bool, nullable: bool, show: Show) -> Option<TokenStream> {
    let number = number.then(|| quote!(number));
    let nullable = nullable.then(|| quote!(nullable));
    let show = match show {
        Show::ByType => None,
        Show::Hidden => Some(quote!(hidden)),
        Show::Shown => Some(quote!(shown)),
    };
    let words: Vec<TokenStream> = number.into_iter().chain(nullable).chain(show).collect();
    (!words.is_empty()).then(|| quote!(as #(#words)*))
}

/// What a request is checked for before it is sent.
pub(super) fn checked(api: &Api, record: &Record) -> Option<TokenStream> {
    let bounded = record.fields.iter().filter(|field| field.bounds.iter().any(Bound::is_checked));
    let mut checks: Vec<TokenStream> = bounded
        .map(|field| {
            let name = ty::ident(&field.name.ident);
            let wire = wire(field);
            let bounds = bounds(api, &field.bounds);
            quote!(#wire #name: #bounds,)
        })
        .collect();
    if record.extra_bounds.iter().any(Bound::is_checked) {
        let bounds = bounds(api, &record.extra_bounds);
        checks.push(quote!(..additional_properties: #bounds));
    }
    (!checks.is_empty()).then(|| quote!(bounds { #(#checks)* }))
}

/// Bounds as a slice.
pub(super) fn bounds(api: &Api, bounds: &[Bound]) -> TokenStream {
    let bounds = bounds.iter().filter(|one| one.is_checked()).map(|one| bound(api, one));
    quote!(&[#(#bounds),*])
}

fn bound(api: &Api, bound: &Bound) -> TokenStream {
    let path = quote!(codegen::Bound);
    let counted = |name: &str, n: u64| {
        let (name, n) = (format_ident!("{name}"), super::literal::integer(n));
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
        Bound::Values(values) => quote!(#path::Values(&[#(#values),*])),
        Bound::Any(all) => {
            let all = all.iter().map(|one| bounds(api, one));
            quote!(#path::Any(&[#(#all),*]))
        }
        Bound::Like(_) => TokenStream::new(),
    }
}

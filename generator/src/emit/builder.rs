//! How values with required parts are made: `new(a, b)`, or a builder whose type says what is still missing.
//! Serves requests and operations alike.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::ty::{self, Scope};
use super::{File, docs};
use crate::model::{Api, Construct, Default, Direction, Field, Presence, Type, TypeDef, TypeKind};
use crate::names::{marker, plain};

/// What a request or an operation is made of.
pub(super) struct Made<'a> {
    pub(super) name: Ident,
    pub(super) fields: &'a [Field],
    pub(super) construct: Construct,
    pub(super) scope: Scope,
    /// A map of additional properties stands beside the fields.
    pub(super) extra: Option<TokenStream>,
}

/// The builder of a type, if it has one.
pub(super) fn of(def: &TypeDef) -> Option<Ident> {
    match &def.kind {
        TypeKind::Record(record) if record.direction == Direction::Request => {
            (record.construct == Construct::Typestate).then(|| name(&ty::ident(&def.ident)))
        }
        _ => None,
    }
}

/// The builder's name.
pub(super) fn name(made: &Ident) -> Ident {
    format_ident!("{made}Builder")
}

/// The builder with everything given.
pub(super) fn finished(builder: &Ident, fields: &[Field]) -> TokenStream {
    let given = demanded(fields).map(|_| quote!(needs::Given));
    quote!(#builder<#(#given),*>)
}

/// The builder with nothing given: its type says all that is missing.
pub(super) fn empty(builder: &Ident, fields: &[Field]) -> TokenStream {
    let needs = demanded(fields).map(need);
    quote!(#builder<#(needs::#needs),*>)
}

fn demanded(fields: &[Field]) -> impl Iterator<Item = &Field> {
    fields.iter().filter(|field| field.is_demanded())
}

/// How a field is kept.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Storage {
    /// Always there.
    Plain,
    /// There once given.
    Option,
    /// Unset, null or a value.
    Patch,
}

/// A builder keeps what is demanded as `Option` until it is given; its type says when that is.
pub(super) fn storage(field: &Field, construct: Construct) -> Storage {
    match field.presence {
        Presence::Required if construct == Construct::Positional || field.default.is_some() => Storage::Plain,
        Presence::Required | Presence::Optional | Presence::Nullable => Storage::Option,
        Presence::OptionalNullable => Storage::Patch,
    }
}

/// The struct and how it is made, as the runtime's `made` takes it.
pub(super) fn declaration(api: &Api, made: &Made<'_>) -> TokenStream {
    let required = match made.construct {
        Construct::Positional => positional(api, made),
        Construct::Typestate => Some(typestate(api, made)),
    };
    let optional: Vec<TokenStream> =
        made.fields.iter().filter(|field| !field.is_demanded()).map(|field| optional(api, made, field)).collect();
    let optional = (!optional.is_empty()).then(|| quote!(optional { #(#optional,)* }));
    let extra = made.extra.as_ref().map(|extra| quote!(extra #extra));
    quote!({ #required #optional #extra })
}

/// Arguments of `new`.
fn positional(api: &Api, made: &Made<'_>) -> Option<TokenStream> {
    let arguments: Vec<TokenStream> = demanded(made.fields).map(|field| member(api, made, field, None)).collect();
    (!arguments.is_empty()).then(|| quote!(required { #(#arguments,)* }))
}

/// What the builder asks for, each with its marker and the parameter of the builder's type.
fn typestate(api: &Api, made: &Made<'_>) -> TokenStream {
    let builder = name(&made.name);
    let needed = demanded(made.fields).zip(states(made)).map(|(field, state)| {
        let need = need(field);
        member(api, made, field, Some(&quote!([#need #state])))
    });
    quote!(#builder { #(#needed,)* })
}

/// What may be left out: null and the default are said beside it.
fn optional(api: &Api, made: &Made<'_>, field: &Field) -> TokenStream {
    let null = (field.presence == Presence::OptionalNullable).then(|| {
        let null = null(&field.name.ident);
        quote!(| #null)
    });
    let default = field.default.as_ref().map(|default| {
        let default = self::default(default, &field.ty);
        quote!(= #default)
    });
    let member = member(api, made, field, null.as_ref());
    quote!(#member #default)
}

/// The setter of null beside that of a value.
pub(super) fn null(name: &str) -> Ident {
    format_ident!("{}_null", plain(name).trim_end_matches('_'))
}

/// The builder, whatever is missing, with the parameters of its type before it.
pub(super) fn any_state(made: &Made<'_>) -> TokenStream {
    let builder = name(&made.name);
    let states: Vec<Ident> = demanded(made.fields).zip(states(made)).map(|(_, state)| state).collect();
    quote!([#(#states)*] #builder<#(#states),*>)
}

/// The builder before a required member is given, and after.
pub(super) fn around(made: &Made<'_>, given: &Field) -> (TokenStream, TokenStream) {
    let builder = name(&made.name);
    let states: Vec<(&Field, Ident)> = demanded(made.fields).zip(states(made)).collect();
    let is_given = |field: &Field| field.name.ident == given.name.ident;
    let others = states.iter().filter(|(field, _)| !is_given(field)).map(|(_, state)| state);
    let with = |marker: TokenStream| {
        let states = states.iter().map(|(field, state)| if is_given(field) { marker.clone() } else { quote!(#state) });
        quote!(#builder<#(#states),*>)
    };
    let need = need(given);
    let (before, after) = (with(quote!(crate::needs::#need)), with(quote!(crate::needs::Given)));
    (quote!([#(#others)*] #before), after)
}

/// `name: how Type`, with its prose.
fn member(api: &Api, made: &Made<'_>, field: &Field, beside: Option<&TokenStream>) -> TokenStream {
    let is_argument = made.construct == Construct::Positional && field.is_demanded();
    let prose = if is_argument { docs::argument(field) } else { docs::field(field) };
    let ident = ty::ident(&field.name.ident);
    let how = taken(api, made, field);
    quote!(#prose #ident #beside: #how)
}

/// What a setter takes, and the type that is held.
pub(super) fn taken(api: &Api, made: &Made<'_>, field: &Field) -> TokenStream {
    let held = ty::rust(api, &field.ty, made.scope);
    match &field.ty {
        ty if field.is_demanded() && field.presence == Presence::Nullable && ty::is_plain(ty) => {
            quote!(value Option<#held>)
        }
        _ if field.is_demanded() && field.presence == Presence::Nullable => {
            let ident = ty::ident(&field.name.ident);
            let (argument, each) = (argument(api, field, made.scope), ty::each(&field.ty));
            quote!({ #argument => #ident.map(#each) } Option<#held>)
        }
        ty if ty::is_plain(ty) => quote!(value #held),
        ty if ty::is_into(ty) => quote!(into #held),
        Type::List(item) if ty::is_into(item) => {
            let item = ty::rust(api, item, made.scope);
            quote!(each #item)
        }
        Type::Map(item) if ty::is_into(item) => {
            let item = ty::rust(api, item, made.scope);
            quote!(entries #item)
        }
        ty => {
            let ident = ty::ident(&field.name.ident);
            let argument = ty::argument(api, ty, made.scope);
            let value = ty::converted(ty, &quote!(#ident));
            quote!({ #argument => #value } #held)
        }
    }
}

/// What a setter or constructor takes for a field.
pub(super) fn argument(api: &Api, field: &Field, scope: Scope) -> TokenStream {
    let argument = ty::argument(api, &field.ty, scope);
    if field.presence == Presence::Nullable { quote!(Option<#argument>) } else { argument }
}

/// What stands for a value that is not given: its default, or nothing.
pub(super) fn unset(field: &Field, construct: Construct) -> TokenStream {
    match (&field.default, storage(field, construct)) {
        (Some(default), _) => self::default(default, &field.ty),
        (None, Storage::Patch) => quote!(runtime::Patch::Unset),
        (None, Storage::Plain | Storage::Option) => quote!(None),
    }
}

pub(super) fn default(default: &Default, ty: &Type) -> TokenStream {
    match default {
        Default::Text(text) if text.is_empty() && *ty == Type::String => quote!(String::new()),
        Default::Text(text) => quote!(#text.into()),
        Default::Integer(number) => {
            let number = super::literal::integer(*number);
            quote!(#number)
        }
        Default::IntoInteger(number) => {
            // A minus binds less than a call.
            let literal = super::literal::integer(*number);
            if *number < 0 { quote!((#literal).into()) } else { quote!(#literal.into()) }
        }
        Default::Decimal(digits) => quote!(codegen::decimal!(#digits)),
        Default::Bool(value) => quote!(#value),
    }
}

/// The parameters of the builder's type, a letter each; none of them may be called like the type itself.
fn states(made: &Made<'_>) -> impl Iterator<Item = Ident> {
    let letters = (0..).flat_map(|round: u32| ('A'..='Z').map(move |letter| (letter, round)));
    let names = letters.map(|(letter, round)| if round == 0 { letter.to_string() } else { format!("{letter}{round}") });
    names.filter(|name| made.name != name).map(|name| format_ident!("{name}"))
}

fn need(field: &Field) -> Ident {
    format_ident!("{}", marker(&field.name.ident))
}

/// The members of all that a builder makes.
fn built(api: &Api) -> impl Iterator<Item = Vec<Field>> {
    let of_types = api.types.iter().filter(|def| of(def).is_some()).map(|def| match &def.kind {
        TypeKind::Record(record) => record.fields.clone(),
        _ => Vec::new(),
    });
    let typestate = api.operations.iter().filter(|operation| operation.inputs.construct == Construct::Typestate);
    of_types.chain(typestate.map(crate::model::Operation::fields))
}

/// How deep the compiler must follow macros, where that is deeper than it usually does: a builder takes a step for each
/// required member.
pub(super) fn recursion_limit(api: &Api) -> Option<TokenStream> {
    let steps = built(api).map(|fields| demanded(&fields).count()).max().unwrap_or_default();
    let limit = (steps + SPARE_STEPS).to_string();
    (steps + SPARE_STEPS > USUAL_STEPS).then(|| quote!(#![recursion_limit = #limit]))
}

/// The compiler's own limit, and what macros around a builder need of it.
const USUAL_STEPS: usize = 128;
const SPARE_STEPS: usize = 28;

/// The markers of what is still missing, one for each name in the crate.
pub(super) fn needs(api: &Api) -> Option<File> {
    let wires: std::collections::BTreeMap<Ident, String> =
        built(api).flatten().filter(Field::is_demanded).map(|field| (need(&field), field.name.wire)).collect();
    if wires.is_empty() {
        return None;
    }
    let markers = wires.iter().map(|(marker, wire)| {
        let wire = docs::code(wire);
        quote!(#marker = #wire)
    });
    let docs = "What a builder still needs: markers for the compiler, and for whoever reads its message.";
    Some(super::rust("src/needs.rs", docs, vec![quote!(codegen::needs!(#(#markers),*);)]))
}

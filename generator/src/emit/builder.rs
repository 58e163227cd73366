//! How values with required parts are made: `new(a, b)`, or a builder whose type says what is still missing.
//! Serves requests and operations alike.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use super::ty::{self, Scope};
use super::{File, docs};
use crate::model::{Api, Construct, Default, Direction, Field, Presence, TypeDef, TypeKind};
use crate::names::{Space, marker, plain};

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

/// The struct's fields, all private.
pub(super) fn stored_fields(api: &Api, made: &Made<'_>) -> TokenStream {
    let fields = made.fields.iter().map(|field| {
        let ident = ty::ident(&field.name.ident);
        let inner = ty::rust(api, &field.ty, made.scope);
        let ty = match storage(field, made.construct) {
            Storage::Plain => inner,
            Storage::Option => quote!(Option<#inner>),
            Storage::Patch => quote!(runtime::Patch<#inner>),
        };
        quote!(#ident: #ty,)
    });
    let extra = made.extra.as_ref().map(|extra| quote!(additional_properties: runtime::Map<#extra>,));
    quote!(#(#fields)* #extra)
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

/// Constructors and setters.
pub(super) fn items(api: &Api, made: &Made<'_>) -> Vec<TokenStream> {
    match made.construct {
        Construct::Positional => vec![positional(api, made)],
        Construct::Typestate => typestate(api, made),
    }
}

fn positional(api: &Api, made: &Made<'_>) -> TokenStream {
    let name = &made.name;
    let about = docs::line(&format!("A new `{name}`."));
    let arguments = demanded(made.fields).map(|field| {
        let ident = ty::ident(&field.name.ident);
        let ty = argument(api, field, made.scope);
        quote!(#ident: #ty)
    });
    let values = initial(made, |field| {
        let ident = ty::ident(&field.name.ident);
        given(field, &quote!(#ident), made.construct)
    });
    let setters = optional_setters(api, made, &quote!(self));
    let default = demanded(made.fields)
        .next()
        .is_none()
        .then(|| quote!(impl Default for #name { fn default() -> Self { Self::new() } }));
    quote! {
        impl #name {
            #about
            pub fn new(#(#arguments),*) -> Self { Self { #values } }
            #(#setters)*
        }
        #default
    }
}

/// What a setter or constructor takes for a field.
pub(super) fn argument(api: &Api, field: &Field, scope: Scope) -> TokenStream {
    let argument = ty::argument(api, &field.ty, scope);
    if field.presence == Presence::Nullable { quote!(Option<#argument>) } else { argument }
}

/// The value that is stored for what was given.
fn given(field: &Field, value: &TokenStream, construct: Construct) -> TokenStream {
    if field.presence == Presence::Nullable {
        let each = ty::each(&field.ty);
        return quote!(#value.map(#each));
    }
    let value = ty::converted(&field.ty, value);
    match storage(field, construct) {
        Storage::Plain => value,
        Storage::Option => quote!(Some(#value)),
        Storage::Patch => quote!(runtime::Patch::Value(#value)),
    }
}

/// The struct's first values: what is demanded by `of`, defaults, and nothing.
fn initial(made: &Made<'_>, of: impl Fn(&Field) -> TokenStream) -> TokenStream {
    let values = made.fields.iter().map(|field| {
        let ident = ty::ident(&field.name.ident);
        let value = if field.is_demanded() { of(field) } else { unset(field, made.construct) };
        if ident == value.to_string() { quote!(#ident,) } else { quote!(#ident: #value,) }
    });
    let extra = made.extra.as_ref().map(|_| quote!(additional_properties: runtime::Map::default(),));
    quote!(#(#values)* #extra)
}

/// What stands for a value that is not given: its default, or nothing.
pub(super) fn unset(field: &Field, construct: Construct) -> TokenStream {
    match (&field.default, storage(field, construct)) {
        (Some(default), _) => self::default(default),
        (None, Storage::Patch) => quote!(runtime::Patch::Unset),
        (None, Storage::Plain | Storage::Option) => quote!(None),
    }
}

pub(super) fn default(default: &Default) -> TokenStream {
    match default {
        Default::Text(text) => quote!(#text.into()),
        Default::Integer(number) => {
            let number = proc_macro2::Literal::i64_unsuffixed(*number);
            quote!(#number)
        }
        Default::IntoInteger(number) => {
            let number = proc_macro2::Literal::i64_unsuffixed(*number);
            quote!(#number.into())
        }
        Default::Decimal(digits) => quote!(codegen::decimal!(#digits)),
        Default::Bool(value) => quote!(#value),
    }
}

/// Setters of what may be left out; `place` is where the value is held.
fn optional_setters(api: &Api, made: &Made<'_>, place: &TokenStream) -> Vec<TokenStream> {
    let optional = made.fields.iter().filter(|field| !field.is_demanded());
    let mut setters: Vec<TokenStream> = optional.map(|field| optional_setter(api, made, field, place)).collect();
    setters.extend(made.extra.as_ref().map(|extra| {
        quote! {
            /// Adds a property that the document does not name.
            pub fn additional_property(mut self, name: impl Into<String>, value: impl Into<#extra>) -> Self {
                #place.additional_properties.insert(name.into(), value.into());
                self
            }
        }
    }));
    setters
}

fn optional_setter(api: &Api, made: &Made<'_>, field: &Field, place: &TokenStream) -> TokenStream {
    let prose = docs::field(field);
    let ident = ty::ident(&field.name.ident);
    let argument = ty::argument(api, &field.ty, made.scope);
    let value = given(field, &quote!(#ident), made.construct);
    let null = (field.presence == Presence::OptionalNullable).then(|| {
        let null = format_ident!("{}_null", plain(&field.name.ident).trim_end_matches('_'));
        let about = docs::line(&format!("Sends null as `{}`.", docs::code(&field.name.wire)));
        quote!(#about pub fn #null(mut self) -> Self { #place.#ident = runtime::Patch::Null; self })
    });
    quote! {
        #prose
        pub fn #ident(mut self, #ident: #argument) -> Self {
            #place.#ident = #value;
            self
        }
        #null
    }
}

fn typestate(api: &Api, made: &Made<'_>) -> Vec<TokenStream> {
    let states = states(made);
    let mut items = builder_struct(made, &states);
    for (index, field) in demanded(made.fields).enumerate() {
        items.push(demanded_setter(api, made, field, index, &states));
    }
    let builder = name(&made.name);
    let setters = optional_setters(api, made, &quote!(self.value));
    if !setters.is_empty() {
        items.push(quote!(impl<#(#states),*> #builder<#(#states),*> { #(#setters)* }));
    }
    let finished = finished(&builder, made.fields);
    let name = &made.name;
    items.push(quote! {
        impl #finished {
            /// The finished value.
            pub fn build(self) -> #name { self.value }
        }
        impl From<#finished> for #name {
            fn from(builder: #finished) -> Self { builder.value }
        }
    });
    items
}

/// The parameters of the builder's type; none of them may be called like the type itself.
fn states(made: &Made<'_>) -> Vec<Ident> {
    let mut space = Space::new(&[], "");
    space.keep(&made.name.to_string(), &[]);
    let markers = demanded(made.fields).map(|field| marker(&field.name.ident));
    markers.map(|marker| format_ident!("{}", space.give(&format!("{marker}State"), &[]))).collect()
}

fn builder_struct(made: &Made<'_>, states: &[Ident]) -> Vec<TokenStream> {
    let name = &made.name;
    let builder = self::name(name);
    let about =
        docs::line(&format!("Makes a [`{name}`]. Its type says which of the required parts are still missing."));
    // Written out, without defaults: the compiler leaves those out of its messages, and they are what is missing.
    let empty = self::empty(&builder, made.fields);
    let values = initial(made, |_| quote!(None));
    let struct_item = quote! {
        #about
        #[must_use]
        pub struct #builder<#(#states),*> {
            value: #name,
            state: std::marker::PhantomData<(#(#states,)*)>,
        }
    };
    let start = quote! {
        impl #name {
            /// Starts with nothing given.
            pub fn builder() -> #empty {
                #builder { value: Self { #values }, state: std::marker::PhantomData }
            }
        }
    };
    vec![struct_item, start]
}

fn demanded_setter(api: &Api, made: &Made<'_>, field: &Field, index: usize, states: &[Ident]) -> TokenStream {
    let builder = name(&made.name);
    let prose = docs::field(field);
    let ident = ty::ident(&field.name.ident);
    let argument = argument(api, field, made.scope);
    let value = given(field, &quote!(#ident), made.construct);
    let need = need(field);
    let others = states.iter().enumerate().filter(|(at, _)| *at != index).map(|(_, state)| state);
    let with = |here: TokenStream| {
        let all = states.iter().enumerate().map(|(at, state)| if at == index { here.clone() } else { quote!(#state) });
        quote!(#builder<#(#all),*>)
    };
    let (before, after) = (with(quote!(needs::#need)), with(quote!(needs::Given)));
    quote! {
        impl<#(#others),*> #before {
            #prose
            pub fn #ident(mut self, #ident: #argument) -> #after {
                self.value.#ident = #value;
                #builder { value: self.value, state: std::marker::PhantomData }
            }
        }
    }
}

fn need(field: &Field) -> Ident {
    format_ident!("{}", marker(&field.name.ident))
}

/// The markers of what is still missing, one for each name in the crate.
pub(super) fn needs(api: &Api) -> Option<File> {
    let of_types = api.types.iter().filter(|def| of(def).is_some()).flat_map(|def| match &def.kind {
        TypeKind::Record(record) => record.fields.clone(),
        _ => Vec::new(),
    });
    let typestate = api.operations.iter().filter(|operation| operation.inputs.construct == Construct::Typestate);
    let of_operations = typestate.flat_map(crate::model::Operation::fields);
    let wires: std::collections::BTreeMap<Ident, String> =
        of_types.chain(of_operations).filter(Field::is_demanded).map(|field| (need(&field), field.name.wire)).collect();
    if wires.is_empty() {
        return None;
    }
    let given = quote!(
        /** It has been given. */
        pub struct Given;
    );
    let markers = wires.iter().map(|(marker, wire)| {
        let about = docs::line(&format!("`{}` has not been given yet.", docs::code(wire)));
        quote!(#about pub struct #marker;)
    });
    let docs = "What a builder still needs: markers for the compiler, and for whoever reads its message.";
    Some(super::rust("src/needs.rs", docs, std::iter::once(given).chain(markers).collect()))
}

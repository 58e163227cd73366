//! Unions: one variant for each member; in answers one more for what the document does not know.
//! Which member JSON is was prepared by `lower`; the runtime compares.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::ty::{self, Scope};
use super::{builder, docs, inputs, old_members, old_names, record};
use crate::model::{
    Api, Bound, Construct, Direction, Fit, Holder, JsonKind, Record, Type, TypeDef, TypeKind, Union, UnionMember,
};

pub(super) fn items(api: &Api, def: &TypeDef, union: &Union) -> Vec<TokenStream> {
    let name = ty::ident(&def.ident);
    let members = members(api, union);
    let mut items = vec![definition(api, def, union)];
    match union.direction {
        Direction::Request => {
            items.extend(constructors(api, def, union));
            items.push(quote!(codegen::request_union!(#name #members);));
            items.extend(conversions(api, &name, union));
        }
        Direction::Response => {
            items.push(decode(&name, union));
            items.push(quote!(codegen::union!(#name #members);));
            items.extend(record::example(def));
        }
    }
    items.extend(old_variants(api, def, union));
    items
}

fn definition(api: &Api, def: &TypeDef, union: &Union) -> TokenStream {
    let prose = docs::prose(&def.docs);
    let deprecated = docs::deprecated(def.deprecated);
    let name = ty::ident(&def.ident);
    let members = union.members.iter().map(|member| {
        let prose = docs::prose(&member.docs);
        let variant = ty::ident(&member.name.ident);
        let ty = ty::rust(api, &member.ty, Scope::Types);
        quote!(#prose #variant(#ty),)
    });
    // Requests are not compared: a file has no equality.
    let derives = match union.direction {
        Direction::Request => quote!(#[derive(Clone)]),
        Direction::Response => quote!(#[derive(Clone, PartialEq)]),
    };
    let unknown = (union.direction == Direction::Response).then(|| {
        quote!(/** Something that the document does not know, with its JSON and why no member fits. */ Unknown(runtime::Unfit),)
    });
    quote! {
        #prose
        #deprecated
        #derives
        #[non_exhaustive]
        pub enum #name { #(#members)* #unknown }
    }
}

/// The variants, each with how it is written and what it is checked for.
fn members(api: &Api, union: &Union) -> TokenStream {
    let members = union.members.iter().map(|member| {
        let variant = ty::ident(&member.name.ident);
        let how = ty::decimals_are_numbers(&member.ty).then(|| quote!(as number));
        let is_checked = union.direction == Direction::Request && member.bounds.iter().any(Bound::is_checked);
        let within = is_checked.then(|| {
            let bounds = inputs::bounds(api, &member.bounds);
            quote!(within #bounds)
        });
        quote!(#variant #how #within)
    });
    let unknown = (union.direction == Direction::Response).then(|| quote!(Unknown));
    let members = members.chain(unknown);
    quote!([#(#members),*])
}

fn decode(name: &Ident, union: &Union) -> TokenStream {
    let body = match &union.tag {
        Some(tag) => by_tag(&tag.wire, union),
        None => by_fit(union),
    };
    quote! {
        impl codegen::Decode for #name {
            #[inline]
            fn decode(raw: codegen::Raw<'_>) -> Result<Self, codegen::DecodeError> { #body }
        }
    }
}

fn by_tag(tag: &str, union: &Union) -> TokenStream {
    let tagged: Vec<&UnionMember> = union.members.iter().filter(|member| !member.tags.is_empty()).collect();
    let arms = tagged.iter().map(|member| {
        let variant = ty::ident(&member.name.ident);
        let tags = &member.tags;
        quote!(#(#tags)|* => raw.decode().map(Self::#variant),)
    });
    let shaped_arms = tagged.iter().map(|member| {
        let variant = ty::ident(&member.name.ident);
        let tags = &member.tags;
        quote!(Ok(#(#tags)|*) => raw.decode().map(Self::#variant),)
    });
    if union.members.iter().all(|member| !member.by_shape) {
        return quote! {
            match &*codegen::tagged(raw, #tag)? {
                #(#arms)*
                _ => Ok(Self::Unknown(runtime::Unfit::unknown_tag(raw))),
            }
        };
    }
    let members = union.members.iter().filter(|found| found.by_shape).map(member);
    quote! {
        match codegen::tagged(raw, #tag).as_deref() {
            #(#shaped_arms)*
            _ => {
                let members = [#(#members),*];
                codegen::untagged(raw, #tag, &members).or_else(|why| Ok(Self::Unknown(runtime::Unfit::new(raw, why))))
            }
        }
    }
}

fn by_fit(union: &Union) -> TokenStream {
    let members = union.members.iter().map(member);
    quote! {
        let members = [#(#members),*];
        codegen::best_fit(raw, &members).or_else(|why| Ok(Self::Unknown(runtime::Unfit::new(raw, why))))
    }
}

fn member(member: &UnionMember) -> TokenStream {
    let variant = ty::ident(&member.name.ident);
    let Fit { kind, required, known, constants } = &member.fit;
    let kind = kind_name(*kind).map_or_else(
        || quote!(None),
        |name| {
            let name = ty::ident(name);
            quote!(Some(codegen::JsonKind::#name))
        },
    );
    let constants = constants.iter().map(|(key, value)| quote!((#key, #value)));
    quote! {
        codegen::Member {
            required: &[#(#required),*],
            known: &[#(#known),*],
            constants: &[#(#constants),*],
            kind: #kind,
            decode: |raw| raw.decode().map(Self::#variant),
        }
    }
}

fn kind_name(kind: JsonKind) -> Option<&'static str> {
    match kind {
        JsonKind::Any => None,
        JsonKind::Bool => Some("Bool"),
        JsonKind::Number => Some("Number"),
        JsonKind::String => Some("String"),
        JsonKind::Array => Some("Array"),
        JsonKind::Object => Some("Object"),
    }
}

/// Members under the names that they had before.
fn old_variants(api: &Api, def: &TypeDef, union: &Union) -> Option<TokenStream> {
    let holder = Holder::Type(def.ident.clone());
    let all = old_names::of_members(api, &holder).into_iter().filter_map(|(old, new)| {
        let member = union.members.iter().find(|member| member.name.ident == new)?;
        Some((old.to_owned(), new.to_owned(), ty::rust(api, &member.ty, Scope::Types)))
    });
    old_members::variants(&holder, &all.collect::<Vec<_>>())
}

/// `CreateCustomer::individual()`: one for each member that is a record.
fn constructors(api: &Api, def: &TypeDef, union: &Union) -> Option<TokenStream> {
    let before = old_names::of_members(api, &Holder::Type(def.ident.clone()));
    let name = ty::ident(&def.ident);
    let constructors = union.members.iter().filter_map(|member| {
        let (id, record) = record_of(api, &member.ty)?;
        let target = ty::ident(&api.type_of(id).ident);
        let of_before = before.iter().filter(|(_, new)| *new == member.name.ident).map(|(old, _)| Some(*old));
        let all = std::iter::once(None).chain(of_before);
        Some(all.map(|old| constructor(api, member, old, &target, record)).collect::<TokenStream>())
    });
    let constructors: Vec<TokenStream> = constructors.collect();
    (!constructors.is_empty()).then(|| quote!(impl #name { #(#constructors)* }))
}

fn record_of<'a>(api: &'a Api, ty: &Type) -> Option<(crate::model::TypeId, &'a Record)> {
    let (Type::Named(id) | Type::Boxed(id)) = ty else { return None };
    match &api.type_of(*id).kind {
        TypeKind::Record(record) => Some((*id, record)),
        _ => None,
    }
}

fn constructor(api: &Api, member: &UnionMember, before: Option<&str>, target: &Ident, record: &Record) -> TokenStream {
    let prose = docs::prose(&member.docs);
    let deprecated = before.map(|_| old_names::attribute(&member.constructor));
    let prose = quote!(#prose #deprecated);
    let name = before.map_or_else(|| ty::ident(&member.constructor), |old| ty::ident(&crate::names::snake(old)));
    match record.construct {
        Construct::Typestate => {
            let builder = builder::name(target);
            let empty = builder::empty(&builder, &record.fields);
            quote!(#prose pub fn #name() -> super::#empty { super::#target::builder() })
        }
        Construct::Positional => {
            let demanded: Vec<_> = record.fields.iter().filter(|field| field.is_demanded()).collect();
            let names: Vec<Ident> = demanded.iter().map(|field| ty::ident(&field.name.ident)).collect();
            let types = demanded.iter().map(|field| builder::argument(api, field, Scope::Types));
            quote!(#prose pub fn #name(#(#names: #types),*) -> super::#target { super::#target::new(#(#names),*) })
        }
    }
}

/// A member, or its finished builder, converts into the union.
fn conversions(api: &Api, name: &Ident, union: &Union) -> Vec<TokenStream> {
    let mut seen = std::collections::BTreeSet::new();
    union
        .members
        .iter()
        .filter(|member| seen.insert(member.ty.clone()))
        .map(|member| {
            let variant = ty::ident(&member.name.ident);
            let ty = ty::rust(api, &member.ty, Scope::Types);
            let builder = record_of(api, &member.ty).filter(|(_, record)| record.construct == Construct::Typestate);
            let built = builder.map(|(id, record)| {
                let builder = builder::name(&ty::ident(&api.type_of(id).ident));
                let finished = builder::finished(&builder, &record.fields);
                quote!(, super::#finished)
            });
            quote!(codegen::variant!(#name::#variant from #ty #built);)
        })
        .collect()
}

//! `oneOf` and `anyOf`: one of several, told by a tag or by shape.
//! How shapes are told apart is computed by `fit`, once all types are known.

use openapiv3::{Discriminator, ReferenceOr, Schema, SchemaData, SchemaKind, Type as SchemaType};

use super::context::{Context, Place};
use super::place_name::propose;
use super::prose::{docs, docs_or};
use super::reserved;
use super::schema::{self, Use};
use super::text::{definition, format_name};
use crate::model::{Direction, Fit, Name, Type, TypeKind, Union, UnionMember, UnionTag};
use crate::names::{self, Wanted};

pub(super) fn lower<'a>(
    cx: &mut Context<'a>,
    members: &'a [ReferenceOr<Schema>],
    keyword: &str,
    data: &'a SchemaData,
    place: &Place,
    direction: Direction,
) -> Use {
    if let [only] = members {
        return schema::lower(cx, only, &place.key(keyword).index(0), direction);
    }
    let own = cx.shapes.canonical_in(place, direction);
    let key = cx.direction_of_key(&own, direction);
    if let Some(known) = cx.known(&own, key) {
        return Type::Named(known).into();
    }
    let proposal = propose(cx, &own, Some(direction));
    let description = docs_or(data.description.as_deref(), "One of the forms of", &proposal);
    let below = place.key(keyword);
    let id = cx.named(&own, key, &proposal, |cx| {
        let members = lower_members(cx, members, &proposal, data.discriminator.as_ref(), &below, direction);
        let tag = data.discriminator.as_ref().map(|tag| UnionTag { wire: tag.property_name.clone() });
        definition(description, data.deprecated, TypeKind::Union(Union { direction, members, tag }))
    });
    Type::Named(id).into()
}

fn lower_members<'a>(
    cx: &mut Context<'a>,
    members: &'a [ReferenceOr<Schema>],
    union: &str,
    tag: Option<&Discriminator>,
    below: &Place,
    direction: Direction,
) -> Vec<UnionMember> {
    let wires: Vec<String> = members.iter().enumerate().map(|(at, member)| wire_name(member, at)).collect();
    let idents = short_names(union, &wires);
    let constructors = constructors(&idents);
    let mut lowered = Vec::with_capacity(members.len());
    let named = wires.into_iter().zip(idents).zip(constructors);
    for (index, (member, ((wire, ident), constructor))) in members.iter().zip(named).enumerate() {
        let used = schema::lower(cx, member, &below.index(index), direction);
        let tags = tag.map(|tag| tags_of(tag, member, &wire)).unwrap_or_default();
        let mut prose = docs(used.description.as_deref());
        if prose.0.is_empty() {
            prose = docs_or(None, "The form", &wire);
        }
        let name = Name { wire, ident };
        lowered.push(UnionMember { name, constructor, ty: used.ty, docs: prose, tags, fit: Fit::default() });
    }
    lowered
}

/// A component's name, a title, what kind of value it is, or a number.
fn wire_name(member: &ReferenceOr<Schema>, index: usize) -> String {
    match member {
        ReferenceOr::Reference { reference } => reference.rsplit('/').next().unwrap_or_default().to_owned(),
        ReferenceOr::Item(item) => {
            let title = item.schema_data.title.clone();
            title.or_else(|| kind_name(&item.schema_kind)).unwrap_or_else(|| format!("Option{}", index + 1))
        }
    }
}

/// The kind of a value that is no object: objects are many, and their kind tells nothing.
fn kind_name(kind: &SchemaKind) -> Option<String> {
    let SchemaKind::Type(kind) = kind else { return None };
    let name = match kind {
        SchemaType::String(string) => match format_name(&string.format) {
            format if !format.is_empty() && string.enumeration.is_empty() => return Some(format),
            _ => "Text",
        },
        SchemaType::Integer(_) => "Integer",
        SchemaType::Number(_) => "Number",
        SchemaType::Boolean(_) => "Boolean",
        SchemaType::Array(_) => "List",
        SchemaType::Object(_) => return None,
    };
    Some(name.to_owned())
}

/// The members' names without the words that all of them share at either end and that the union's name says already.
fn short_names(union: &str, wires: &[String]) -> Vec<String> {
    let said = names::words(union);
    let split: Vec<Vec<String>> = wires.iter().map(|wire| names::words(wire)).collect();
    let shortest = split.iter().map(Vec::len).min().unwrap_or_default();
    let prefix = shared(&said, shortest, |at| split.iter().map(move |words| words.get(at)));
    let suffix = shared(&said, shortest - prefix, |at| split.iter().map(move |words| words.iter().rev().nth(at)));
    let short = |words: &Vec<String>| names::pascal(&words[prefix..words.len() - suffix].join(" "));
    let wanted = wires.iter().zip(&split).map(|(wire, words)| Wanted { wire, proposal: short(words), tails: &[] });
    reserved::open_variants().give_all(&wanted.collect::<Vec<_>>())
}

/// The functions that make members.
fn constructors(idents: &[String]) -> Vec<String> {
    let wanted = idents.iter().map(|ident| Wanted { wire: ident, proposal: names::snake(ident), tails: &[] });
    reserved::constructors().give_all(&wanted.collect::<Vec<_>>())
}

/// How many words from one end all members share, of those the union's name says; one word of each name is left.
fn shared<'w, W: Iterator<Item = Option<&'w String>>>(
    said: &[String],
    length: usize,
    nth: impl Fn(usize) -> W,
) -> usize {
    (0..length.saturating_sub(1))
        .take_while(|at| {
            let mut words = nth(*at);
            let first = words.next().flatten();
            first.is_some_and(|first| said.contains(first)) && words.all(|word| word == first)
        })
        .count()
}

/// The tag values that lead to a member: those of the mapping, else the component's name.
fn tags_of(tag: &Discriminator, member: &ReferenceOr<Schema>, wire: &str) -> Vec<String> {
    let ReferenceOr::Reference { reference } = member else { return Vec::new() };
    let mapped: Vec<String> = tag
        .mapping
        .iter()
        .filter(|(_, target)| *target == reference || *target == wire)
        .map(|(value, _)| value.clone())
        .collect();
    if mapped.is_empty() { vec![wire.to_owned()] } else { mapped }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_lose_what_they_share() {
        let short = |union: &str, names: &[&str]| {
            short_names(union, &names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>())
        };
        let customers = ["CreateIndividualCustomer", "CreateCorporateCustomer"];
        assert_eq!(short("CreateCustomer", &customers), ["Individual", "Corporate"]);
        assert_eq!(short("Quote", &["QuoteBySourceAmount", "QuoteByAmount"]), ["BySourceAmount", "ByAmount"]);
        assert_eq!(short("Any", &["A", "AB"]), ["A", "Ab"]);
        assert_eq!(short("Card", &["Card", "CardDetails"]), ["Card", "CardDetails"]);
        assert_eq!(short("X", &["X", "X"]), ["X", "X2"]);
    }
}

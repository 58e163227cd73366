//! `oneOf` and `anyOf`: one of several, told by a tag or by shape.
//! How shapes are told apart is computed by `fit`, once all types are known.

use openapiv3::{Discriminator, ReferenceOr, Schema, SchemaData};

use super::all_of::{self, Source};
use super::choices::{self, any_of};
use super::context::{Context, Place};
use super::null;
use super::pieces::{Choice, Declared, Piece};
use super::place_name::{self, propose};
use super::prose::{docs, docs_or};
use super::schema::{self, Use};
use super::text::definition;
use crate::model::{Direction, Fit, Name, Type, TypeKind, Union, UnionMember, UnionTag};
use crate::names;

/// A member before it is lowered.
pub(super) struct Member<'a> {
    pub(super) schema: &'a ReferenceOr<Schema>,
    pub(super) place: Place,
    /// What it is called in the document.
    pub(super) wire: String,
    /// Values of the tag that mean it.
    pub(super) tags: Vec<String>,
    /// What must hold besides, with the place of what both are together.
    pub(super) beside: Option<(Vec<Piece<'a>>, Place)>,
    /// What it is, where it stands for several members.
    pub(super) used: Option<Use>,
}

/// More kinds than these are not multiplied out.
const MOST_PRODUCTS: usize = 64;

/// Nor more than these in a whole document: choices of choices multiply with each level, and no document that people wrote comes near.
const MOST_PRODUCTS_IN_ALL: usize = 1000;

/// A choice, where `beside` holds for every member.
pub(super) fn lower<'a>(
    cx: &mut Context<'a>,
    choice: &Choice<'a>,
    beside: &[Piece<'a>],
    data: &'a SchemaData,
    place: &Place,
    direction: Direction,
) -> Use {
    let members: Vec<(usize, &'a ReferenceOr<Schema>)> = choice
        .members
        .iter()
        .enumerate()
        .filter(|(index, member)| !choices::is_null(cx, member, &choice.place.key(choice.keyword).index(*index)))
        .collect();
    let nullable = members.len() < choice.members.len() || choices::admits_null(cx, &members, 0);
    let nulled = |used: Use| Use { nullable: used.nullable || nullable, ..used };
    if members.is_empty() {
        return null::chosen(direction);
    }
    let below = choice.place.key(choice.keyword);
    let members = possible(cx, members, beside, &below);
    if let ([(index, only)], false) = (members.as_slice(), beside.is_empty()) {
        let own = all_of::Member::of(cx, Source::Plain(only), below.index(*index)).into_pieces();
        let pieces = beside.iter().cloned().chain(own).collect();
        return nulled(all_of::combined(cx, pieces, data, place, direction));
    }
    if beside.is_empty() {
        if let [(index, only)] = members.as_slice() {
            let used = schema::lower(cx, only, &below.index(*index), direction);
            return nulled(used);
        }
        let sources: Vec<_> = members.iter().map(|(index, member)| (*member, below.index(*index))).collect();
        if let Some(plain) = choices::plain(cx, &sources, data, place, direction) {
            return nulled(plain);
        }
    }
    if !beside.is_empty() {
        cx.products += members.len();
    }
    if !is_bounded(&members, beside, place) || cx.products > MOST_PRODUCTS_IN_ALL {
        cx.inexpressible(place, "the choices multiply to too many kinds", "name the kinds one by one");
        return nulled(Type::Json.into());
    }
    // A choice of a component may stand beside different things elsewhere.
    let is_own = choice.place == *place || choice.place.0.starts_with(&format!("{}/", place.0));
    let own = if is_own { &choice.place } else { place };
    let tag = choice.data.discriminator.as_ref().or(data.discriminator.as_ref());
    let wires = place_name::members(cx, &below, &members);
    let members = members
        .into_iter()
        .zip(wires)
        .map(|((index, schema), wire)| {
            let tags = tag.map(|tag| choices::tags(cx, tag, schema, &below.index(index), &wire)).unwrap_or_default();
            let both = own.key(choice.keyword).index(index).key("allOf");
            let beside = (!beside.is_empty()).then(|| (beside.to_vec(), both));
            Member { schema, place: below.index(index), wire, tags, beside, used: None }
        })
        .collect();
    let members = if beside.is_empty() { one_text(cx, members, data, direction) } else { members };
    nulled(of_members(cx, members, tag, data, place, direction))
}

/// The members that can hold beside what else must hold: a number is none of the kinds of a text. Where none can, all are
/// left, so that whoever joins them says so.
fn possible<'a>(
    cx: &mut Context<'a>,
    members: Vec<(usize, &'a ReferenceOr<Schema>)>,
    beside: &[Piece<'a>],
    below: &Place,
) -> Vec<(usize, &'a ReferenceOr<Schema>)> {
    let kinds: Vec<Declared> = beside.iter().filter_map(Piece::declared).collect();
    let mut can = |(index, member): &(usize, &'a ReferenceOr<Schema>)| {
        let own = all_of::Member::of(cx, Source::Plain(member), below.index(*index)).into_pieces();
        own.iter().filter_map(Piece::declared).all(|own| kinds.iter().all(|kind| *kind == own))
    };
    let possible: Vec<_> = members.iter().copied().filter(|member| kinds.is_empty() || can(member)).collect();
    if possible.is_empty() { members } else { possible }
}

/// Strings cannot be told apart, so that all members that are strings become one.
fn one_text<'a>(
    cx: &mut Context<'a>,
    members: Vec<Member<'a>>,
    data: &'a SchemaData,
    direction: Direction,
) -> Vec<Member<'a>> {
    let mut texts: Vec<usize> = Vec::new();
    for (index, member) in members.iter().enumerate() {
        if choices::is_text(cx, member.schema, &member.place) {
            texts.push(index);
        }
    }
    let [first, _, ..] = texts.as_slice() else { return members };
    let sources: Vec<_> = texts.iter().map(|at| (members[*at].schema, members[*at].place.clone())).collect();
    let place = members[*first].place.key("allOf");
    let Some(used) = choices::plain(cx, &sources, data, &place, direction) else { return members };
    let keeps = |index: &usize| index == first || !texts.contains(index);
    let kept = members.into_iter().enumerate().filter(|(index, _)| keeps(index));
    kept.map(|(index, member)| {
        if index == *first {
            Member { wire: "Text".to_owned(), tags: Vec::new(), used: Some(used.clone()), ..member }
        } else {
            member
        }
    })
    .collect()
}

/// Whether what is multiplied out here stays small, and ends.
fn is_bounded<T>(members: &[T], beside: &[Piece<'_>], place: &Place) -> bool {
    let kinds = beside.iter().map(|piece| match piece {
        Piece::Choice(choice) => choice.members.len(),
        Piece::Object(_) | Piece::Other(..) => 1,
    });
    let multiplied = kinds.fold(members.len(), usize::saturating_mul);
    let depth = place.0.matches("/allOf").count();
    (multiplied == members.len() || multiplied <= MOST_PRODUCTS) && depth <= 6
}

/// The union of these members.
pub(super) fn of_members<'a>(
    cx: &mut Context<'a>,
    members: Vec<Member<'a>>,
    tag: Option<&Discriminator>,
    data: &'a SchemaData,
    place: &Place,
    direction: Direction,
) -> Use {
    let own = cx.shapes.canonical_in(place, direction);
    let key = cx.direction_of_key(&own, direction);
    if let Some(known) = cx.known(&own, key) {
        return Type::Named(known).into();
    }
    let proposal = propose(cx, &own, Some(direction));
    let description = docs_or(data.description.as_deref(), "One of the forms of", &proposal);
    let id = cx.named(&own, key, &proposal, |cx| {
        let members = lower_members(cx, members, &proposal, data, direction);
        let tag = tag.filter(|_| !shares_tags(&members)).map(|tag| UnionTag { wire: tag.property_name.clone() });
        definition(description, data.deprecated, TypeKind::Union(Union { direction, members, tag }))
    });
    Type::Named(id).into()
}

/// Whether one value of the tag leads to two members, so that only their shapes tell them apart.
pub(super) fn shares_tags(members: &[UnionMember]) -> bool {
    let mut seen = std::collections::BTreeSet::new();
    members.iter().any(|member| {
        let own: std::collections::BTreeSet<&String> = member.tags.iter().collect();
        own.into_iter().any(|tag| !seen.insert(tag))
    })
}

fn lower_members<'a>(
    cx: &mut Context<'a>,
    members: Vec<Member<'a>>,
    union: &str,
    data: &'a SchemaData,
    direction: Direction,
) -> Vec<UnionMember> {
    let mut lowered: Vec<UnionMember> = Vec::with_capacity(members.len());
    for member in members {
        let used = match (member.used, member.beside) {
            (Some(used), _) => used,
            (None, None) => schema::lower_chosen(cx, member.schema, &member.place, direction),
            (None, Some((beside, both))) => {
                let own = all_of::Member::of(cx, Source::Plain(member.schema), member.place);
                let data = own.data().unwrap_or(data);
                let pieces = beside.into_iter().chain(own.into_pieces()).collect();
                all_of::combined(cx, pieces, data, &both, direction)
            }
        };
        // Members of one type cannot be told apart, nor need they be.
        if let Some(same) = lowered.iter_mut().find(|earlier| earlier.ty == used.ty) {
            same.tags.extend(member.tags);
            same.bounds = any_of(vec![std::mem::take(&mut same.bounds), used.bounds]);
            continue;
        }
        let mut prose = docs(used.description.as_deref());
        if prose.0.is_empty() {
            prose = docs_or(None, "The form", &member.wire);
        }
        let name = Name { wire: member.wire, ident: String::new() };
        let tags = member.tags;
        let constructor = String::new();
        lowered.push(UnionMember {
            name,
            constructor,
            ty: used.ty,
            bounds: used.bounds,
            docs: prose,
            tags,
            fit: Fit::default(),
            by_shape: false,
        });
    }
    let wires: Vec<String> = lowered.iter().map(|member| member.name.wire.clone()).collect();
    let idents = short_names(union, &wires);
    for (member, ident) in lowered.iter_mut().zip(idents) {
        member.name.ident = ident;
    }
    lowered
}

/// The members' names without the words that all of them share at either end and that the union's name says already.
fn short_names(union: &str, wires: &[String]) -> Vec<String> {
    let said = names::words(union);
    let split: Vec<Vec<String>> = wires.iter().map(|wire| names::words(wire)).collect();
    let shortest = split.iter().map(Vec::len).min().unwrap_or_default();
    let prefix = shared(&said, shortest, |at| split.iter().map(move |words| words.get(at)));
    let suffix = shared(&said, shortest - prefix, |at| split.iter().map(move |words| words.iter().rev().nth(at)));
    split.iter().map(|words| names::pascal(&words[prefix..words.len() - suffix].join(" "))).collect()
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

/// The tag values that the document states for a component, else its name.
pub(super) fn tags(cx: &Context<'_>, tag: &Discriminator, component: &str) -> Vec<String> {
    let stated = stated(cx, tag, component);
    if stated.is_empty() { vec![component.to_owned()] } else { stated }
}

/// The tag values that the mapping has for a component, else the one that it names itself by a widespread key.
pub(super) fn stated(cx: &Context<'_>, tag: &Discriminator, component: &str) -> Vec<String> {
    let leads = |target: &str| target == component || target.rsplit('/').next() == Some(component);
    let mapped: Vec<String> =
        tag.mapping.iter().filter(|(_, target)| leads(target)).map(|(value, _)| value.clone()).collect();
    if !mapped.is_empty() {
        return mapped;
    }
    let keys = ["x-ms-discriminator-value", "x-discriminator-value"];
    let schema = cx.at(&schema::component_place(component).0);
    let own = keys.into_iter().find_map(|key| schema?.get(key)?.as_str());
    own.map(str::to_owned).into_iter().collect()
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
    }
}

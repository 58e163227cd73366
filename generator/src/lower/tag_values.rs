//! Tags that members of unions cannot have: what a mapping, or a member's name, says against the member itself.
//! The member is believed, for it is what servers check; each belief is a finding.

use super::context::{Context, Place, pointer};
use super::union::shares_tags;
use crate::finding::Rule;
use crate::model::{Direction, Type, TypeId, TypeKind, UnionMember};

/// What came of a member whose tags contradict its own values.
#[derive(Clone, Copy)]
enum Became {
    /// It has tags that it can have.
    Told,
    /// Others may have its values, too, so that no tag leads to it.
    Lost,
    /// No tag tells any of the members.
    Shape,
}

/// Gives each member tags that it can have, and drops the tag of unions that it cannot tell apart.
pub(super) fn settle(cx: &mut Context<'_>) {
    for index in 0..cx.types.len() {
        let TypeKind::Union(union) = &cx.types[index].kind else { continue };
        let Some(tag) = &union.tag else { continue };
        let (key, direction, members) = (tag.wire.clone(), union.direction, union.members.clone());
        let allowed: Vec<Vec<String>> = members.iter().map(|member| values(cx, member, &key)).collect();
        let wrong = members.iter().zip(&allowed).map(|(member, allowed)| wrong_tag(member, allowed));
        let wrong: Vec<Option<String>> = wrong.collect();
        if wrong.iter().all(Option::is_none) {
            continue;
        }
        let place = Place(pointer(&cx.types[index].place).to_owned()).key("discriminator");
        let mut settled = members.clone();
        for at in (0..members.len()).filter(|at| wrong[*at].is_some()) {
            settled[at].tags = settled_tags(&members, &allowed, at, direction);
        }
        // Who is told by the tag is still told by it, though it may not lead to all.
        let by_shape = settled.iter().all(|member| member.tags.is_empty()) || shares_tags(&settled);
        for (at, wrong) in wrong.iter().enumerate() {
            let Some(wrong) = wrong else { continue };
            let became = match (settled[at].tags.is_empty(), by_shape) {
                (false, false) => Became::Told,
                (true, false) => Became::Lost,
                (_, true) => Became::Shape,
            };
            say(cx, &place, &key, wrong, &allowed[at], became);
        }
        let TypeKind::Union(union) = &mut cx.types[index].kind else { continue };
        union.members = settled;
        if by_shape {
            union.tag = None;
        }
    }
}

/// The values that a member allows for the tag; none where it may be any text.
fn values(cx: &Context<'_>, member: &UnionMember, key: &str) -> Vec<String> {
    let (Type::Named(id) | Type::Boxed(id)) = member.ty else { return Vec::new() };
    let TypeKind::Record(record) = &cx.types[id.0].kind else { return Vec::new() };
    let constants = record.constants.iter().filter(|constant| constant.wire == key);
    let mut allowed: Vec<String> = constants.map(|constant| constant.value.text()).collect();
    for field in record.fields.iter().filter(|field| field.name.wire == key) {
        allowed.extend(field.only.iter().map(crate::model::ConstantValue::text));
        if let Type::Named(id) = field.ty {
            allowed.extend(known(cx, id));
        }
    }
    allowed
}

fn known(cx: &Context<'_>, id: TypeId) -> Vec<String> {
    match &cx.types[id.0].kind {
        TypeKind::StringEnum(of) => of.values.iter().map(|value| value.name.wire.clone()).collect(),
        _ => Vec::new(),
    }
}

fn wrong_tag(member: &UnionMember, allowed: &[String]) -> Option<String> {
    member.tags.iter().find(|tag| !allowed.is_empty() && !allowed.contains(tag)).cloned()
}

/// Of its tags those that it can have, else those of its own values that no other member has. Of an answer nobody knows
/// which of the two the server goes by.
fn settled_tags(members: &[UnionMember], allowed: &[Vec<String>], at: usize, direction: Direction) -> Vec<String> {
    let said = &members[at].tags;
    let agreeing: Vec<String> = said.iter().filter(|tag| allowed[at].contains(tag)).cloned().collect();
    let is_others = |value: &String| {
        let mut others = members.iter().zip(allowed).enumerate().filter(|(other, _)| *other != at);
        others.any(|(_, (member, allowed))| member.tags.contains(value) || allowed.contains(value))
    };
    let own: Vec<String> = allowed[at].iter().filter(|value| !is_others(value)).cloned().collect();
    match (direction, agreeing.is_empty()) {
        (Direction::Request, false) => agreeing,
        (Direction::Response, false) => said.clone(),
        (_, true) if own.is_empty() => own,
        (Direction::Request, true) => own,
        (Direction::Response, true) => said.iter().cloned().chain(own).collect(),
    }
}

fn say(cx: &mut Context<'_>, place: &Place, key: &str, wrong: &str, allowed: &[String], became: Became) {
    let map = if cx.at(&place.key("mapping").0).is_some() {
        "correct the `mapping`, or the `enum` of the property"
    } else {
        "add a `mapping` of the values to the members"
    };
    let (taken, help) = match became {
        Became::Told => ("what it says itself is taken", "correct the mapping, or the `enum` of the property"),
        Became::Lost => {
            cx.degraded(place, "no tag leads to some of the members, because tags contradict their own values");
            ("other members allow the same values, so that no tag leads to it", map)
        }
        Became::Shape => {
            cx.degraded(place, "members are told apart by their shapes, because tags contradict their own values");
            ("other members allow the same values, so that shapes tell", map)
        }
    };
    let known = allowed.iter().take(3).map(|value| format!("`{value}`")).collect::<Vec<_>>().join(", ");
    let more = if allowed.len() > 3 { ", …" } else { "" };
    let says = format!("`{wrong}` leads to a member whose own `{key}` cannot be that ({known}{more}): {taken}");
    cx.report(Rule::BadDiscriminator, place, says, help);
}

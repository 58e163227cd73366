//! Gives names to what types and operations hold: fields, values, members, parameters, headers, events, schemes.
//! What the lock has keeps its name; the lock gets what no reader could tell from the document's name alone.

use std::collections::BTreeMap;

use super::context::{Context, Place, pointer};
use super::{renames, reserved};
use crate::model::{Direction, Environment, Field, Name, Operation, Parameter, Presence, TypeDef, TypeKind, Union};
use crate::names::{self, Space, Tails, Wanted};

/// What wants a name; its identifier is a proposal until it has one.
struct Member<'m> {
    name: &'m mut Name,
    /// What the lock calls it, if that is not its wire name.
    key: Option<String>,
    tails: Tails,
    /// It is in the lock even if its name follows from its wire name, since it was made of its siblings' names.
    always: bool,
}

impl<'m> Member<'m> {
    fn of(name: &'m mut Name) -> Self {
        Self { name, key: None, tails: &[], always: false }
    }

    /// A field; in a request one that may be null has a setter for that.
    fn field(field: &'m mut Field, direction: Direction) -> Self {
        let sets_null = direction == Direction::Request && field.presence == Presence::OptionalNullable;
        Self { tails: if sets_null { &["_null"] } else { &[] }, ..Self::of(&mut field.name) }
    }

    fn key(&self) -> &str {
        self.key.as_deref().unwrap_or(&self.name.wire)
    }
}

/// Names what types hold.
pub(super) fn of_types(cx: &mut Context<'_>, types: &mut [TypeDef]) {
    for def in types {
        let at = Place(pointer(&def.place).to_owned());
        let key = cx.lock_key(&def.place).into_owned();
        let holder = (key.as_str(), &at);
        match &mut def.kind {
            TypeKind::Record(record) => {
                let direction = record.direction;
                let space = match direction {
                    Direction::Request => reserved::request_fields(),
                    Direction::Response => reserved::response_fields(),
                };
                give(
                    cx,
                    holder,
                    space,
                    record.fields.iter_mut().map(|field| Member::field(field, direction)).collect(),
                );
            }
            TypeKind::StringEnum(known) => {
                let values = known.values.iter_mut().map(|value| Member::of(&mut value.name));
                give(cx, holder, reserved::open_variants(), values.collect());
            }
            TypeKind::IntegerEnum(known) => {
                let values = known.values.iter_mut().map(|value| Member::of(&mut value.name));
                give(cx, holder, reserved::open_variants(), values.collect());
            }
            TypeKind::Union(union) => of_union(cx, holder, union),
            TypeKind::Text(_) | TypeKind::Number(_) | TypeKind::Alias(_) => {}
        }
    }
}

fn of_union(cx: &mut Context<'_>, holder: (&str, &Place), union: &mut Union) {
    let members = union.members.iter_mut().map(|member| Member { always: true, ..Member::of(&mut member.name) });
    give(cx, holder, reserved::open_variants(), members.collect());
    let idents: Vec<&str> = union.members.iter().map(|member| member.name.ident.as_str()).collect();
    let wanted: Vec<Wanted<'_>> = idents.iter().map(|ident| Wanted::new(ident, names::snake(ident))).collect();
    let constructors = reserved::constructors().give_all(&wanted);
    for (member, constructor) in union.members.iter_mut().zip(constructors) {
        member.constructor = constructor;
    }
}

/// Names the parameters of an operation.
pub(super) fn of_parameters(cx: &mut Context<'_>, (id, at): (&str, &Place), parameters: &mut [Parameter]) {
    let holder = format!("{id} parameters");
    tell_places_apart(cx, (id, &holder), parameters);
    let members = parameters.iter_mut().map(|parameter| {
        let key = Some(key(parameter));
        Member { key, ..Member::field(&mut parameter.field, super::operation::PARAMETER_DIRECTION) }
    });
    give(cx, (&holder, at), reserved::parameters(), members.collect());
}

/// A parameter is known by its place and name; all places of a call share the names in Rust.
fn key(parameter: &Parameter) -> String {
    format!("{} {}", parameter.location.word(), parameter.field.name.wire)
}

/// Who has the better right to a name.
const PLACES: [&str; 4] = ["path", "query", "header", "cookie"];

/// Of two parameters of one name in two places, the one with the lesser right to it has its place in its Rust name. What the
/// lock names keeps its name; and what the path names since a short while takes no name of the query.
fn tell_places_apart(cx: &Context<'_>, (id, holder): (&str, &str), parameters: &mut [Parameter]) {
    let path = cx.locked_operation(id).and_then(|names| names.at.as_deref());
    let rank = |parameter: &&mut Parameter| {
        let is_new = cx.locked_member(holder, &key(parameter)).is_none();
        let (place, template) = (parameter.location.word(), format!("{{{}}}", parameter.field.name.wire));
        let came_later = place == "path" && path.is_some_and(|path| !path.contains(&template));
        (is_new, came_later, PLACES.iter().position(|known| *known == place))
    };
    let mut order: Vec<&mut Parameter> = parameters.iter_mut().collect();
    order.sort_by_cached_key(rank);
    let mut places: BTreeMap<String, &str> = BTreeMap::new();
    for parameter in order {
        let locked = cx.locked_member(holder, &key(parameter));
        let Parameter { field, location, .. } = parameter;
        let (ident, place) = (&mut field.name.ident, location.word());
        if let Some(locked) = locked {
            locked.clone_into(ident);
        }
        if *places.entry(ident.clone()).or_insert(place) != place && locked.is_none() {
            *ident = names::snake(&format!("{ident} {place}"));
        }
    }
}

/// Names the headers of an operation's answers.
pub(super) fn of_headers(cx: &mut Context<'_>, operation: &mut Operation, at: &Place) {
    let holder = format!("{} headers", operation.name.wire);
    let fields = operation.headers.iter_mut().flat_map(|headers| &mut headers.fields);
    let members = fields.map(|field| Member::field(field, Direction::Response)).collect();
    give(cx, (&holder, at), reserved::headers(), members);
}

/// Names what the document as a whole has, such as events.
pub(super) fn of_document(cx: &mut Context<'_>, holder: &str, at: &Place, space: Space, all: Vec<(&mut Name, Tails)>) {
    let members = all.into_iter().map(|(name, tails)| Member { tails, ..Member::of(name) });
    give(cx, (holder, at), space, members.collect());
}

/// Names the environments: by what the document calls them, else by what tells their servers apart, which the lock keeps.
pub(super) fn of_environments(cx: &mut Context<'_>, environments: &mut [Environment], is_named: &[bool]) {
    let keys = server_keys(environments, is_named);
    let at = Place::root().key("servers");
    renames::of_servers(cx, &at, environments, &keys);
    let members = environments.iter_mut().zip(keys);
    let members = members.map(|(environment, key)| Member { key, ..Member::of(&mut environment.name) });
    give(cx, ("servers", &at), reserved::environments(), members.collect());
    // The label is part of keys and of prepared calls, so it holds as long as the name does.
    for (environment, _) in environments.iter_mut().zip(is_named).filter(|(_, is_named)| !**is_named) {
        environment.name.wire = names::snake(&environment.name.ident);
    }
}

/// A server that has no name of its own is known by its URL, and by what is said of it where another has that URL, too.
fn server_keys(environments: &[Environment], is_named: &[bool]) -> Vec<Option<String>> {
    let key = |(environment, is_named): (&Environment, &bool)| {
        let is_alone = environments.iter().filter(|other| other.url == environment.url).count() == 1;
        let said = if is_alone { String::new() } else { format!(" {}", environment.name.wire) };
        (!is_named).then(|| format!("{}{said}", environment.url))
    };
    environments.iter().zip(is_named).map(key).collect()
}

/// Gives the names of one namespace, and writes those into the lock that do not follow from the document.
fn give(cx: &mut Context<'_>, (holder, at): (&str, &Place), mut space: Space, members: Vec<Member<'_>>) {
    let kept: Vec<Option<&str>> = members.iter().map(|member| cx.locked_member(holder, member.key())).collect();
    let wanted = members.iter().zip(&kept).map(|(member, kept)| {
        // What is not plainly called as it is written has no right to the name.
        let wire = if is_plain(member) { &member.name.wire } else { member.key() };
        Wanted::new(wire, member.name.ident.clone()).with(member.tails).keeping(*kept)
    });
    let idents = space.give_all(&wanted.collect::<Vec<_>>());
    let mut remembered = BTreeMap::new();
    for ((member, ident), kept) in members.into_iter().zip(idents).zip(kept) {
        let follows = is_plain(&member) && member.tails.is_empty() && !member.always;
        let key = member.key().to_owned();
        if let Some(kept) = kept.filter(|kept| *kept != ident && !remembered.contains_key(&key)) {
            renames::not_kept(cx, at, (holder, &key), (kept, &ident));
        }
        if !follows || !names::follows(&member.name.wire, &ident) {
            remembered.entry(key).or_insert_with(|| ident.clone());
        }
        member.name.ident = ident;
    }
    if !remembered.is_empty() {
        cx.lock.members.insert(holder.to_owned(), remembered);
    }
}

/// Headers and cookies may be called as a parameter of the query is, which has the better right to the name.
fn is_plain(member: &Member<'_>) -> bool {
    member.key.as_deref().is_none_or(|key| key.starts_with("query ") || key.starts_with("path "))
}

//! Aliases of what something holds: values of enums, members of unions, setters, environments, constructors of credentials,
//! events. An alias is only what Rust has a second name for: fields of answers and arguments have none, and that is said.

use super::reserved;
use crate::model::{
    Construct, Direction, Environment, Field, Holder, OldName, Operation, Presence, Record, Resource, Scheme, Type,
    TypeDef, TypeKind, UnionMember, Webhooks,
};
use crate::names::{Space, Tails, snake};

/// All that has names of before.
#[derive(Clone, Copy)]
pub(super) struct Named<'n> {
    pub(super) resources: &'n [Resource],
    pub(super) operations: &'n [Operation],
    pub(super) types: &'n [TypeDef],
    pub(super) environments: &'n [Environment],
    pub(super) schemes: &'n [Scheme],
    pub(super) webhooks: Option<&'n Webhooks>,
}

/// What may be called otherwise in one holder, and the namespace of it.
struct Held<'n> {
    members: Vec<Member<'n>>,
    space: Space,
    /// How names there begin: with a capital, or without.
    capital: bool,
}

/// A name of today, what comes with it, and why it can have no second one.
struct Member<'n> {
    ident: &'n str,
    tails: Tails,
    constructor: Option<&'n str>,
    never: Option<&'static str>,
}

impl<'n> Member<'n> {
    fn new(ident: &'n str) -> Self {
        Self { ident, tails: &[], constructor: None, never: None }
    }
}

const FIELD: &str = "a field of an answer is read by its name, and Rust has no second one for a field";
const ARGUMENT: &str = "it is an argument of `new`, which callers do not name";

/// What the alias `old: new` of two names each means; `earlier` are those that were taken before.
pub(super) fn meaning(
    (old_holder, old): (&str, &str),
    (holder, new): (&str, &str),
    named: Named<'_>,
    earlier: &[OldName],
) -> Result<OldName, String> {
    if old_holder != holder {
        return Err(format!("what is held stays where it is, and `{old_holder}` is not `{holder}`"));
    }
    let holders = holders(holder, named);
    let found = holders.iter().find_map(|holder| {
        let held = held(holder, named)?;
        let at = held.members.iter().position(|member| member.ident == new)?;
        Some((holder, held, at))
    });
    let Some((holder, held, at)) = found else {
        let nothing = if holders.is_empty() { "nothing" } else { "nothing that it holds" };
        return Err(format!("{nothing} is called `{}`", if holders.is_empty() { holder } else { new }));
    };
    let member = &held.members[at];
    if let Some(why) = member.never {
        return Err(why.to_owned());
    }
    if old.starts_with(|first: char| first.is_ascii_uppercase()) != held.capital {
        return Err(format!("names there begin {} a capital", if held.capital { "with" } else { "without" }));
    }
    is_free(&held, member, old, holder, earlier)?;
    Ok(OldName::Member { holder: holder.clone(), new: new.to_owned(), ident: old.to_owned() })
}

/// Types come first, then operations, then what the crate has of its own.
fn holders(name: &str, named: Named<'_>) -> Vec<Holder> {
    let types = named.types.iter().filter(|def| def.ident == name).map(|def| Holder::Type(def.ident.clone()));
    let idents = named.operations.iter().map(|operation| &operation.name.ident);
    let operations = idents.filter(|ident| *ident == name).map(|ident| Holder::Operation(ident.clone()));
    let own = Holder::OWN.into_iter().filter(|own| own.name() == name);
    types.chain(operations).chain(own).collect()
}

fn held<'n>(holder: &Holder, named: Named<'n>) -> Option<Held<'n>> {
    let variants = |members: Vec<Member<'n>>, space: Space| Held { members, space, capital: true };
    let held = match holder {
        Holder::Type(ident) => of_type(&named.types.iter().find(|def| def.ident == *ident)?.kind, named.types)?,
        Holder::Operation(ident) => {
            let operation = named.operations.iter().find(|operation| operation.name.ident == *ident)?;
            // The body is always called so.
            let fields = operation.parameters.iter().map(|parameter| &parameter.field);
            let members = setters(fields, operation.inputs.construct);
            Held { members, space: reserved::parameters(), capital: false }
        }
        Holder::Environments => {
            let all = named.environments.iter().map(|environment| Member::new(&environment.name.ident));
            variants(all.collect(), reserved::environments())
        }
        Holder::Credentials => {
            let member =
                |scheme: &'n Scheme| Member { tails: reserved::SCHEME_TAILS, ..Member::new(&scheme.name.ident) };
            let members = named.schemes.iter().map(member).collect();
            Held { members, space: reserved::schemes(), capital: false }
        }
        Holder::Events => {
            let all = named.webhooks?.events.iter().map(|event| Member::new(&event.name.ident));
            variants(all.collect(), reserved::open_variants())
        }
    };
    Some(held)
}

fn of_type<'n>(kind: &'n TypeKind, types: &'n [TypeDef]) -> Option<Held<'n>> {
    let variants = |members: Vec<Member<'n>>| Held { members, space: reserved::open_variants(), capital: true };
    match kind {
        TypeKind::Record(record) => Some(of_record(record)),
        TypeKind::StringEnum(known) => {
            Some(variants(known.values.iter().map(|value| Member::new(&value.name.ident)).collect()))
        }
        TypeKind::IntegerEnum(known) => {
            Some(variants(known.values.iter().map(|value| Member::new(&value.name.ident)).collect()))
        }
        TypeKind::Union(union) => {
            let is_made = |ty: &Type| match ty {
                Type::Named(id) | Type::Boxed(id) => {
                    matches!(types[id.0].kind, TypeKind::Record(_))
                }
                _ => false,
            };
            let member = |member: &'n UnionMember| {
                let made = union.direction == Direction::Request && is_made(&member.ty);
                let constructor = made.then_some(member.constructor.as_str());
                Member { constructor, ..Member::new(&member.name.ident) }
            };
            Some(variants(union.members.iter().map(member).collect()))
        }
        TypeKind::Text(_) | TypeKind::Number(_) | TypeKind::Alias(_) => None,
    }
}

fn of_record(record: &Record) -> Held<'_> {
    match record.direction {
        Direction::Request => {
            let members = setters(record.fields.iter(), record.construct);
            Held { members, space: reserved::request_fields(), capital: false }
        }
        Direction::Response => {
            let member = |field| Member { never: Some(FIELD), ..Member::new(ident_of(field)) };
            let members = record.fields.iter().map(member).collect();
            Held { members, space: reserved::response_fields(), capital: false }
        }
    }
}

fn setters<'n>(fields: impl Iterator<Item = &'n Field>, construct: Construct) -> Vec<Member<'n>> {
    let member = |field: &'n Field| {
        let sets_null = field.presence == Presence::OptionalNullable;
        let never = is_argument(field, construct).then_some(ARGUMENT);
        Member { tails: if sets_null { &["_null"] } else { &[] }, never, ..Member::new(ident_of(field)) }
    };
    fields.map(member).collect()
}

fn is_argument(field: &Field, construct: Construct) -> bool {
    construct == Construct::Positional && field.is_demanded()
}

fn ident_of(field: &Field) -> &str {
    &field.name.ident
}

/// Whether nothing else is called so, nor is what comes with the name.
fn is_free(
    held: &Held<'_>,
    member: &Member<'_>,
    old: &str,
    holder: &Holder,
    earlier: &[OldName],
) -> Result<(), String> {
    let taken = || Err(format!("`{old}` is the name of something else today"));
    let mut space = held.space.clone();
    let mut constructors = reserved::constructors();
    for other in &held.members {
        space.keep(other.ident, other.tails);
        other.constructor.into_iter().for_each(|constructor| constructors.keep(constructor, &[]));
    }
    for before in earlier {
        if let OldName::Member { holder: same, ident, .. } = before
            && same == holder
        {
            space.keep(ident, member.tails);
            constructors.keep(&snake(ident), &[]);
        }
    }
    if space.give(old, member.tails) != old {
        return taken();
    }
    let constructor = snake(old);
    let is_free = member.constructor.is_none() || constructors.give(&constructor, &[]) == constructor;
    if is_free { Ok(()) } else { taken() }
}

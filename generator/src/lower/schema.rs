//! A schema where it is used, told in the model's types; each kind of schema has a file of its own beside this one.
//! It emits nothing and knows no operation.

use openapiv3::{ReferenceOr, Schema, SchemaData, SchemaKind, Type as SchemaType};
use serde_json::Value;

use super::context::{Context, Place};
use super::{all_of, children, enums, null, object, scalar, text};
use crate::model::{Bound, ConstantValue, Direction, Evidence, Show, Type};

/// A schema as one use of it sees it.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a keyword of schemas, and they are independent")]
pub(super) struct Use {
    pub(super) ty: Type,
    pub(super) nullable: bool,
    pub(super) bounds: Vec<Bound>,
    pub(super) description: Option<String>,
    pub(super) deprecated: bool,
    pub(super) show: Show,
    pub(super) default: Option<Value>,
    pub(super) example: Option<Value>,
    /// The only value that may stand here, where the type does not say it.
    pub(super) constant: Option<ConstantValue>,
    pub(super) evidence: Option<Evidence>,
    pub(super) read_only: bool,
    pub(super) write_only: bool,
}

impl From<Type> for Use {
    fn from(ty: Type) -> Self {
        Self {
            ty,
            nullable: false,
            bounds: Vec::new(),
            description: None,
            deprecated: false,
            show: Show::ByType,
            default: None,
            example: None,
            constant: None,
            evidence: None,
            read_only: false,
            write_only: false,
        }
    }
}

impl Use {
    /// Whether it is a value of an enum that has but one. Null alone has a type of its own.
    fn is_chosen(&self) -> bool {
        self.constant.is_some() && self.ty != Type::Null
    }

    /// Whether null is one value of several.
    pub(super) fn may_be_null(&self) -> bool {
        self.nullable && self.ty != Type::Null
    }
}

/// The component that a reference names, with its name.
pub(super) fn component<'a>(cx: &Context<'a>, reference: &str) -> Option<(&'a str, &'a ReferenceOr<Schema>)> {
    let name = reference.strip_prefix("#/components/schemas/")?;
    let (name, schema) = cx.doc.components.as_ref()?.schemas.get_key_value(name)?;
    Some((name, schema))
}

/// The place of a component.
pub(super) fn component_place(name: &str) -> Place {
    Place::root().keys(&["components", "schemas", name])
}

/// Follows references to the schema itself and its own place; a cycle of bare references is a finding.
pub(super) fn resolved<'a>(
    cx: &mut Context<'a>,
    schema: &'a ReferenceOr<Schema>,
    place: &Place,
) -> Option<(&'a Schema, Place)> {
    match schema {
        ReferenceOr::Item(item) => Some((item, place.clone())),
        ReferenceOr::Reference { reference } => referred(cx, reference, place),
    }
}

/// What a reference at `place` names in the end.
pub(super) fn referred<'a>(cx: &mut Context<'a>, reference: &str, place: &Place) -> Option<(&'a Schema, Place)> {
    let mut next = reference;
    let mut here = place.clone();
    for _ in 0..64 {
        let Some((name, target)) = component(cx, next) else {
            elsewhere(cx, &here, next);
            return None;
        };
        here = component_place(name);
        match target {
            ReferenceOr::Item(item) => return Some((item, here)),
            ReferenceOr::Reference { reference } => next = reference,
        }
    }
    cx.inexpressible(place, "the references here lead in a circle", "let one of them hold a schema of its own");
    None
}

/// A schema may be referred to only where components stand.
fn elsewhere(cx: &mut Context<'_>, place: &Place, reference: &str) {
    let what = format!("the reference to `{reference}` leads to no component");
    cx.inexpressible(place, &what, "move what it names to `components/schemas` and refer to it there");
}

/// Lowers a schema or reference at `place`.
pub(super) fn lower<'a>(
    cx: &mut Context<'a>,
    schema: &'a ReferenceOr<Schema>,
    place: &Place,
    direction: Direction,
) -> Use {
    match resolved(cx, schema, place) {
        Some((item, own)) => lower_once(cx, item, &own, direction),
        None => Type::Json.into(),
    }
}

/// The same for the boxed schemas of properties and items.
pub(super) fn lower_boxed<'a>(
    cx: &mut Context<'a>,
    schema: &'a ReferenceOr<Box<Schema>>,
    place: &Place,
    direction: Direction,
) -> Use {
    match schema {
        ReferenceOr::Item(item) => lower_item(cx, item, place, direction),
        ReferenceOr::Reference { reference } => match referred(cx, reference, place) {
            Some((item, own)) => lower_once(cx, item, &own, direction),
            None => Type::Json.into(),
        },
    }
}

/// The same where a single value is not sent by itself, as a constant of a body is: in lists, maps and parameters it is a
/// value of an enum like any other. Enums are shared by both directions.
pub(super) fn lower_chosen<'a>(
    cx: &mut Context<'a>,
    schema: &'a ReferenceOr<Schema>,
    place: &Place,
    direction: Direction,
) -> Use {
    let used = lower(cx, schema, place, direction);
    let used = if used.is_chosen() { lower(cx, schema, place, Direction::Response) } else { used };
    Use { constant: None, ..used }
}

/// [`lower_chosen`] for the boxed schemas of items.
pub(super) fn lower_chosen_boxed<'a>(
    cx: &mut Context<'a>,
    schema: &'a ReferenceOr<Box<Schema>>,
    place: &Place,
    direction: Direction,
) -> Use {
    let used = lower_boxed(cx, schema, place, direction);
    let used = if used.is_chosen() { lower_boxed(cx, schema, place, Direction::Response) } else { used };
    Use { constant: None, ..used }
}

/// A list or map that holds itself, with no type of its own in between, would never end.
fn lower_once<'a>(cx: &mut Context<'a>, schema: &'a Schema, place: &Place, direction: Direction) -> Use {
    if !cx.enter(place) {
        cx.degraded(place, "raw JSON where it contains itself, because no object stands in between");
        return Type::Json.into();
    }
    let lowered = lower_item(cx, schema, place, direction);
    cx.leave();
    lowered
}

/// How far schemas may lead into each other before one of them is a type that is known: what the stack is made for.
const DEEPEST: usize = 10_000;

/// Lowers a schema that is no reference.
pub(super) fn lower_item<'a>(cx: &mut Context<'a>, schema: &'a Schema, place: &Place, direction: Direction) -> Use {
    if cx.depth >= DEEPEST {
        let says = format!("schemas lead into each other more than {DEEPEST} times");
        cx.report(crate::finding::Rule::TooDeep, place, says, "let them be shallower");
        return Type::Json.into();
    }
    cx.depth += 1;
    let lowered = one(cx, schema, place, direction);
    cx.depth -= 1;
    lowered
}

fn one<'a>(cx: &mut Context<'a>, schema: &'a Schema, place: &Place, direction: Direction) -> Use {
    let data = &schema.schema_data;
    if let Some(family) = children::lower(cx, schema, place, direction) {
        return with_data(family, data);
    }
    if let Some(null) = null::lower(cx, schema, place, direction) {
        return null;
    }
    let lowered = match &schema.schema_kind {
        SchemaKind::Type(SchemaType::String(string)) => text::lower(cx, string, data, place, direction),
        SchemaKind::Type(SchemaType::Number(number)) => scalar::number(cx, number, data, place, direction),
        SchemaKind::Type(SchemaType::Integer(integer)) => scalar::integer(cx, integer, data, place, direction),
        SchemaKind::Type(SchemaType::Boolean(boolean)) => enums::boolean(&boolean.enumeration),
        SchemaKind::Type(SchemaType::Array(array)) => object::array(cx, array.items.as_ref(), place, direction),
        SchemaKind::Type(SchemaType::Object(_))
        | SchemaKind::OneOf { .. }
        | SchemaKind::AnyOf { .. }
        | SchemaKind::AllOf { .. }
        | SchemaKind::Not { .. }
        | SchemaKind::Any(_) => all_of::lower(cx, schema, place, direction),
    };
    with_data(lowered, data)
}

/// Adds what stands beside the shape: prose, nullability, our own keys.
pub(super) fn with_data(mut lowered: Use, data: &SchemaData) -> Use {
    lowered.nullable |= data.nullable;
    lowered.deprecated |= data.deprecated;
    lowered.read_only |= data.read_only;
    lowered.write_only |= data.write_only;
    lowered.description = data.description.clone().or(lowered.description);
    lowered.default = data.default.clone().or(lowered.default);
    lowered.example = data.example.clone().or(lowered.example);
    lowered.evidence = evidence(data.extensions.get("x-evidence")).or(lowered.evidence);
    match data.extensions.get("x-sensitive") {
        Some(Value::Bool(true)) => lowered.show = Show::Hidden,
        Some(Value::Bool(false)) => lowered.show = Show::Shown,
        _ => {}
    }
    lowered
}

/// Reads an `x-evidence` payload, which lint has checked.
pub(super) fn evidence(payload: Option<&Value>) -> Option<Evidence> {
    let wire = payload?.as_str()?;
    [Evidence::Docs, Evidence::DocsOlder, Evidence::Mirror, Evidence::Client, Evidence::Inferred, Evidence::Observed]
        .into_iter()
        .find(|evidence| evidence.wire() == wire)
}

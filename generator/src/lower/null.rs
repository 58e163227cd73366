//! What may be null and nothing else: a type of its own in requests, which is written without being asked for where it is
//! required. In answers it is read as anything: what is null today may be more one day.

use openapiv3::{Schema, SchemaKind};

use super::context::{Context, Place};
use super::schema::{Use, with_data};
use crate::model::{ConstantValue, Direction, Type};
use crate::tree::{Node, Value};

/// The use of a schema of a request whose only value is null.
pub(super) fn lower(cx: &Context<'_>, schema: &Schema, place: &Place, direction: Direction) -> Option<Use> {
    (direction == Direction::Request && is_alone(cx, schema, place))
        .then(|| with_data(Use { constant: Some(ConstantValue::Null), ..Type::Null.into() }, &schema.schema_data))
}

/// A choice of which null is the only member.
pub(super) fn chosen(direction: Direction) -> Use {
    match direction {
        Direction::Request => Use { constant: Some(ConstantValue::Null), ..Type::Null.into() },
        Direction::Response => Use { nullable: true, ..Type::Json.into() },
    }
}

/// Whether the type or the enum of a schema leaves null alone.
fn is_alone(cx: &Context<'_>, schema: &Schema, place: &Place) -> bool {
    if let SchemaKind::Any(any) = &schema.schema_kind
        && any.typ.as_deref() == Some("null")
    {
        return true;
    }
    // Not all kinds of schema have their enum in the typed document.
    let values = cx.at(&place.0).and_then(|node| node.get("enum"));
    values.is_some_and(|values| {
        let mut members = values.members().peekable();
        members.peek().is_some() && members.all(|value: &Node| value.value == Value::Null)
    })
}

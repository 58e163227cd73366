//! The idempotency key where it travels in the body: the caller gives it by `idempotency_key(..)`, never as a field.
//! It takes the field out of the request, and changes nothing else.

use super::context::{Context, Place};
use super::object;
use crate::model::{Body, Field, Idempotency, Operation, Type, TypeId, TypeKind};

/// Takes the field that carries the key out of each body that has one.
pub(super) fn take_out(cx: &mut Context<'_>, operations: &[Operation]) {
    for operation in operations {
        let Some(Idempotency::Body(name)) = &operation.idempotency else { continue };
        for id in records(cx, operation.body.as_ref()) {
            if operations.iter().any(|other| other.idempotency != operation.idempotency && sends(cx, other, id)) {
                let place = Place::root().keys(&["paths", &operation.path, &operation.http_method.to_lowercase()]);
                let what = "a body with an idempotency key that another operation sends without one";
                cx.unsupported(
                    &place.key("x-idempotency"),
                    what,
                    "give each of the two operations a schema of its own",
                );
            }
            remove(cx, id, name);
        }
    }
}

fn sends(cx: &Context<'_>, operation: &Operation, id: TypeId) -> bool {
    records(cx, operation.body.as_ref()).contains(&id)
}

/// The record that a body is, or the records that it can be.
fn records(cx: &Context<'_>, body: Option<&Body>) -> Vec<TypeId> {
    let Some(Type::Named(id) | Type::Boxed(id)) = body.and_then(|body| body.forms.first()?.kind.described()) else {
        return Vec::new();
    };
    match &cx.types[id.0].kind {
        TypeKind::Union(union) => {
            let named = union.members.iter().filter_map(|member| match &member.ty {
                Type::Named(id) | Type::Boxed(id) => Some(*id),
                _ => None,
            });
            named.collect()
        }
        _ => vec![*id],
    }
}

fn remove(cx: &mut Context<'_>, id: TypeId, name: &str) {
    let TypeKind::Record(record) = &mut cx.types[id.0].kind else { return };
    let Some(at) = record.fields.iter().position(|field| field.name.wire == name) else { return };
    record.fields.remove(at);
    let behind = record.constants.iter_mut().filter(|constant| constant.before > at);
    behind.for_each(|constant| constant.before -= 1);
    record.construct = object::construct(record.fields.iter().filter(|field: &&Field| field.is_demanded()));
}

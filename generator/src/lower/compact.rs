//! Leaves out types that nothing uses; then, once they have names, sorts the rest by them and puts boxes where they are needed.
//! Ids change here and nowhere else.

mod boxes;

use std::collections::{BTreeSet, HashMap};

use crate::model::{Operation, Output, ResponseKind, Type, TypeDef, TypeId, TypeKind, Webhooks};

/// The types that operations and events reach.
pub(super) fn used(
    mut types: Vec<TypeDef>,
    operations: &mut [Operation],
    webhooks: &mut Option<Webhooks>,
) -> Vec<TypeDef> {
    let mut roots = Vec::new();
    each_root(operations, webhooks.as_mut(), &mut |ty| roots.push(ty.clone()));
    let used: Vec<TypeId> = reachable(&mut types, &roots).into_iter().collect();
    in_order(types, &used, operations, webhooks)
}

/// The types by name, with boxes.
pub(super) fn sorted(
    types: Vec<TypeDef>,
    operations: &mut [Operation],
    webhooks: &mut Option<Webhooks>,
) -> Vec<TypeDef> {
    let mut order: Vec<TypeId> = (0..types.len()).map(TypeId).collect();
    order.sort_by(|a, b| types[a.0].ident.cmp(&types[b.0].ident));
    let mut types = in_order(types, &order, operations, webhooks);
    boxes::put(&mut types);
    types
}

/// The types of these ids in this order; the roots are rewritten to the new ids.
fn in_order(
    types: Vec<TypeDef>,
    order: &[TypeId],
    operations: &mut [Operation],
    webhooks: &mut Option<Webhooks>,
) -> Vec<TypeDef> {
    let new: HashMap<TypeId, TypeId> = order.iter().enumerate().map(|(new, old)| (*old, TypeId(new))).collect();
    let mut by_old: HashMap<TypeId, TypeDef> =
        types.into_iter().enumerate().map(|(old, def)| (TypeId(old), def)).collect();
    let mut kept: Vec<TypeDef> = order.iter().filter_map(|old| by_old.remove(old)).collect();
    for def in &mut kept {
        each_type(&mut def.kind, &mut |ty| renumber(ty, &new));
        if let TypeKind::Record(record) = &mut def.kind {
            record.from_response = record.from_response.and_then(|id| new.get(&id).copied());
        }
    }
    each_root(operations, webhooks.as_mut(), &mut |ty| renumber(ty, &new));
    kept
}

/// The types that operations and events mention.
pub(super) fn mentioned(operations: &mut [Operation], webhooks: Option<&mut Webhooks>) -> Vec<TypeId> {
    let mut ids = Vec::new();
    each_root(operations, webhooks, &mut |ty| ids.extend(id_of(ty)));
    ids
}

/// Every type that operations and events mention.
fn each_root(operations: &mut [Operation], webhooks: Option<&mut Webhooks>, visit: &mut dyn FnMut(&mut Type)) {
    for operation in operations {
        operation.parameters.iter_mut().for_each(|parameter| visit(&mut parameter.field.ty));
        let forms = operation.body.iter_mut().flat_map(|body| &mut body.forms);
        forms.filter_map(|form| form.kind.described_mut()).for_each(&mut *visit);
        let headers = operation.headers.iter_mut().flat_map(|headers| &mut headers.fields);
        headers.for_each(|field| visit(&mut field.ty));
        let is_page = matches!(operation.output, Output::Page { .. });
        match &mut operation.output {
            Output::One(ty) | Output::Maybe(ty) | Output::Events(ty) | Output::Page { item: ty, .. } => visit(ty),
            Output::Empty | Output::Text | Output::Bytes | Output::PerStatus(_) => {}
        }
        let successes = operation.successes.iter_mut().filter(|_| !is_page).map(|success| &mut success.response);
        for response in successes.chain(&mut operation.errors) {
            if let ResponseKind::Json(ty, _) | ResponseKind::Events(ty) = &mut response.kind {
                visit(ty);
            }
        }
        // The envelope of a page is never decoded as a whole.
        if is_page {
            for success in &mut operation.successes {
                if let ResponseKind::Json(ty, _) = &mut success.response.kind {
                    *ty = Type::Json;
                }
            }
        }
    }
    for event in webhooks.into_iter().flat_map(|webhooks| &mut webhooks.events) {
        visit(&mut event.payload);
    }
}

pub(super) fn each_type(kind: &mut TypeKind, visit: &mut dyn FnMut(&mut Type)) {
    match kind {
        TypeKind::Record(record) => {
            record.fields.iter_mut().for_each(|field| visit(&mut field.ty));
            record.extra.iter_mut().for_each(visit);
        }
        TypeKind::Union(union) => union.members.iter_mut().for_each(|member| visit(&mut member.ty)),
        TypeKind::Alias(ty) => visit(ty),
        TypeKind::StringEnum(_) | TypeKind::IntegerEnum(_) | TypeKind::Text(_) | TypeKind::Number(_) => {}
    }
}

/// Reads only; mutable because one visitor serves reading and renumbering.
fn reachable(types: &mut [TypeDef], roots: &[Type]) -> BTreeSet<TypeId> {
    let mut seen = BTreeSet::new();
    let mut waiting: Vec<TypeId> = roots.iter().filter_map(id_of).collect();
    while let Some(id) = waiting.pop() {
        if seen.insert(id) {
            each_type(&mut types[id.0].kind, &mut |ty| waiting.extend(id_of(ty)));
        }
    }
    seen
}

/// The named type inside a type.
pub(super) fn id_of(ty: &Type) -> Option<TypeId> {
    match ty {
        Type::Named(id) | Type::Boxed(id) => Some(*id),
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => id_of(inner),
        _ => None,
    }
}

fn renumber(ty: &mut Type, new: &HashMap<TypeId, TypeId>) {
    match ty {
        Type::Named(id) | Type::Boxed(id) => *id = new.get(id).copied().unwrap_or(*id),
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) => renumber(inner, new),
        _ => {}
    }
}

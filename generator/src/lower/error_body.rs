//! Where the bodies of errors hold the vendor's code and words.
//! It looks at declared errors only, and at the first level and the one below it.

use super::context::Context;
use crate::model::{ErrorBody, Operation, Record, ResponseKind, Type, TypeKind};

/// At the top, as most APIs do, unless a declared error has them one level further down.
pub(super) fn of(cx: &Context<'_>, operations: &[Operation]) -> ErrorBody {
    let errors = operations.iter().flat_map(|operation| &operation.errors);
    let records = errors.filter_map(|error| match &error.kind {
        ResponseKind::Json(ty, _) => record(cx, ty),
        _ => None,
    });
    let below = records.filter(|record| !says_why(record)).find_map(|record| {
        let mut fields = record.fields.iter();
        fields.find(|field| self::record(cx, &field.ty).is_some_and(says_why)).map(|field| field.name.wire.clone())
    });
    let path = |last: &str| below.iter().cloned().chain([last.to_owned()]).collect();
    ErrorBody { code: path("code"), message: path("message") }
}

fn says_why(record: &Record) -> bool {
    record.fields.iter().any(|field| field.name.wire == "code" || field.name.wire == "message")
}

fn record<'c>(cx: &'c Context<'_>, ty: &Type) -> Option<&'c Record> {
    let (Type::Named(id) | Type::Boxed(id)) = ty else { return None };
    match &cx.types[id.0].kind {
        TypeKind::Record(record) => Some(record),
        _ => None,
    }
}

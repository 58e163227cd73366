//! The operations that give the tokens of schemes: what the caller gives for a token, and where the answer has it.
//! It may not choose among what a body takes: what the body requires are the credentials.

use super::context::{Context, Place};
use crate::finding::Rule;
use crate::model::{
    Body, BodyForm, BodyKind, Field, Operation, Presence, Record, Scheme, TokenSource, Type, TypeDef, TypeKind,
};
use crate::tree::{Node, segments};

/// Fills in the sources of all schemes that have one.
pub(super) fn fill(cx: &mut Context<'_>, schemes: &mut [Scheme], operations: &[Operation], types: &[TypeDef]) {
    for scheme in schemes {
        let place = Place::root().keys(&["components", "securitySchemes", &scheme.name.wire, "x-token"]);
        let Some(payload) = cx.at(&place.0) else { continue };
        match source(payload, operations, types) {
            Ok(source) => {
                cx.runtime_features.insert("tokens".to_owned());
                scheme.token = Some(source);
            }
            Err(says) => {
                let help = "the operation takes nothing but a JSON object whose required properties are texts";
                cx.report(Rule::BadExtension, &place.key("operation"), says, help);
            }
        }
    }
}

fn source(payload: &Node, operations: &[Operation], types: &[TypeDef]) -> Result<TokenSource, &'static str> {
    let text = |key: &str| payload.get(key).and_then(Node::as_str);
    let path = |key: &str| {
        let keys = text(key).and_then(segments).unwrap_or_default();
        keys.into_iter().map(std::borrow::Cow::into_owned).collect::<Vec<_>>()
    };
    let operation = operations.iter().find(|operation| Some(operation.name.wire.as_str()) == text("operation"));
    // Lint has seen that it is there.
    let operation = operation.ok_or("the operation is not in the crate")?;
    if operation.parameters.iter().any(|parameter| parameter.field.is_demanded()) {
        return Err("the operation requires parameters");
    }
    let (body, record) =
        operation.body.as_ref().and_then(|body| record_of(body, types)).ok_or("its body is no object")?;
    let demanded: Vec<&Field> = record.fields.iter().filter(|field| field.is_demanded()).collect();
    let is_credential = |field: &&Field| field.presence == Presence::Required && is_text(types, &field.ty);
    if demanded.is_empty() || !demanded.iter().all(is_credential) {
        return Err("what its body requires are not credentials");
    }
    Ok(TokenSource {
        operation: operation.name.clone(),
        body: body.ident.clone(),
        construct: record.construct,
        credentials: demanded.iter().map(|field| field.name.clone()).collect(),
        token: path("token"),
        expires_at: path("expires-at"),
    })
}

fn record_of<'t>(body: &Body, types: &'t [TypeDef]) -> Option<(&'t TypeDef, &'t Record)> {
    let [BodyForm { kind: BodyKind::Json(Type::Named(id)), .. }] = body.forms.as_slice() else { return None };
    let def = &types[id.0];
    match &def.kind {
        TypeKind::Record(record) if body.required => Some((def, record)),
        _ => None,
    }
}

/// Whether a text is converted into it.
fn is_text(types: &[TypeDef], ty: &Type) -> bool {
    match ty {
        Type::String => true,
        Type::Named(id) => matches!(types[id.0].kind, TypeKind::Text(_)),
        _ => false,
    }
}

//! The headers that answers are declared to have, of all statuses together.
//! It only names and types them; generated code reads them leniently.

use openapiv3::{Header, ParameterSchemaOrContent, Response as Source};

use crate::lower::context::{Context, Place, resolved};
use crate::lower::prose::docs;
use crate::lower::{object, schema};
use crate::model::{AnswerHeaders, Direction, Field, Name, Status, Type, TypeKind};

/// The headers; the first declaration of a name counts.
pub(super) fn lower<'a>(
    cx: &mut Context<'a>,
    declared: &[(Status, &'a Source, Place)],
    operation: &str,
) -> Option<AnswerHeaders> {
    let mut fields: Vec<Field> = Vec::new();
    for (_, source, place) in declared {
        for (name, header) in &source.headers {
            let is_known = fields.iter().any(|field| field.name.wire.eq_ignore_ascii_case(name));
            // OpenAPI says that this one is not a header of the document.
            if is_known || name.eq_ignore_ascii_case("content-type") {
                continue;
            }
            let at = place.keys(&["headers", name]);
            let resolved = resolved(cx, header, at, "headers", |components, name| components.headers.get(name));
            fields.extend(resolved.map(|(header, place)| field(cx, name, header, &place)));
        }
    }
    if fields.is_empty() {
        return None;
    }
    Some(AnswerHeaders { ident: format!("{operation}Headers"), fields })
}

fn field<'a>(cx: &mut Context<'a>, name: &str, header: &'a Header, place: &Place) -> Field {
    let mut used = match &header.format {
        ParameterSchemaOrContent::Schema(source) => {
            schema::lower(cx, source, &place.key("schema"), Direction::Response)
        }
        ParameterSchemaOrContent::Content(_) => Type::String.into(),
    };
    if !is_scalar(cx, &used.ty) {
        cx.degraded(place, "a header of several values is given as its text");
        used = Type::String.into();
    }
    let mut field = object::field(cx, name, used, false, Direction::Response);
    // A header that is not there says nothing, whatever the document supposes.
    field.default = None;
    field.name = Name::snake(name);
    if let Some(description) = &header.description {
        field.docs = docs(Some(description));
    }
    field
}

fn is_scalar(cx: &Context<'_>, ty: &Type) -> bool {
    match ty {
        Type::Named(id) | Type::Boxed(id) => match &cx.types[id.0].kind {
            TypeKind::StringEnum(_) | TypeKind::IntegerEnum(_) | TypeKind::Text(_) | TypeKind::Number(_) => true,
            TypeKind::Alias(ty) => is_scalar(cx, &ty.clone()),
            TypeKind::Record(_) | TypeKind::Union(_) => false,
        },
        Type::List(_) | Type::Map(_) | Type::Nullable(_) | Type::Json | Type::File | Type::Bytes | Type::Body(_) => {
            false
        }
        _ => true,
    }
}

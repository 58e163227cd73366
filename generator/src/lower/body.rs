//! Request bodies.
//! One media type a body; more than one, or one that is not understood, is a finding.

use openapiv3::{MediaType, Operation};

use super::context::{Context, Place, resolved};
use super::prose::docs_or;
use super::schema;
use crate::model::{Body, BodyKind, Direction, Type};

pub(super) fn lower<'a>(cx: &mut Context<'a>, source: &'a Operation, place: &Place) -> Option<Body> {
    let body = source.request_body.as_ref()?;
    let (body, place) = resolved(cx, body, place.key("requestBody"), "requestBodies", |components, name| {
        components.request_bodies.get(name)
    })?;
    let content = place.key("content");
    let mut kinds = body.content.iter();
    let Some((media_type, media)) = kinds.next() else {
        cx.unsupported(&content, "a body without a media type", "name the media type");
        return None;
    };
    if kinds.next().is_some() {
        cx.unsupported(&content, "a body with several media types", "keep one of them");
    }
    let (kind, bounds) = kind(cx, media_type, media, &content.key(media_type))?;
    Some(Body {
        media_type: media_type.clone(),
        kind,
        required: body.required,
        docs: docs_or(
            body.description.as_deref(),
            "The body of",
            source.operation_id.as_deref().unwrap_or("the request"),
        ),
        bounds,
        examples: examples(cx, media),
    })
}

fn kind<'a>(
    cx: &mut Context<'a>,
    media_type: &str,
    media: &'a MediaType,
    place: &Place,
) -> Option<(BodyKind, Vec<crate::model::Bound>)> {
    let used = |cx: &mut Context<'a>| match &media.schema {
        Some(source) => schema::lower(cx, source, &place.key("schema"), Direction::Request),
        None => Type::Json.into(),
    };
    let essence = essence(media_type);
    match essence.as_str() {
        _ if is_json(&essence) => {
            let used = used(cx);
            Some((BodyKind::Json(used.ty), used.bounds))
        }
        "multipart/form-data" => {
            if !media.encoding.is_empty() {
                cx.unsupported(
                    &place.key("encoding"),
                    "`encoding` of a form",
                    "leave it out: files are sent as they are",
                );
            }
            let used = used(cx);
            let Type::Named(_) = used.ty else {
                cx.unsupported(place, "a form without named parts", "describe the parts as properties of an object");
                return None;
            };
            Some((BodyKind::Multipart(used.ty), used.bounds))
        }
        text if text.starts_with("text/") => Some((BodyKind::Text, Vec::new())),
        "application/octet-stream" => Some((BodyKind::Bytes, Vec::new())),
        other => {
            cx.unsupported(place, &format!("a body of `{other}`"), "send JSON, a multipart form, text or bytes");
            None
        }
    }
}

fn examples(cx: &Context<'_>, media: &MediaType) -> Vec<String> {
    let named = super::response::examples(cx, media).into_iter().map(|(_, value)| value);
    media.example.iter().chain(named).map(serde_json::Value::to_string).collect()
}

/// The media type without parameters, in lower case.
pub(super) fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_lowercase()
}

pub(super) fn is_json(essence: &str) -> bool {
    essence == "application/json" || essence.ends_with("+json")
}

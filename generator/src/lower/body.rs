//! Request bodies: the media types that each can be sent under, and how it is written.
//! How the fields of a form are written is `form`'s to say.

mod form;

use openapiv3::{MediaType, Operation, RequestBody};

use super::context::{Context, Place, resolved};
use super::prose::docs;
use super::{reserved, schema};
use crate::model::{Body, BodyForm, BodyKind, Bound, Direction, Type, TypeKind};
use crate::names;

pub(super) fn lower<'a>(cx: &mut Context<'a>, source: &'a Operation, place: &Place, ident: &str) -> Option<Body> {
    let body = source.request_body.as_ref()?;
    let (body, place) = resolved(cx, body, place.key("requestBody"), "requestBodies", |components, name| {
        components.request_bodies.get(name)
    })?;
    let mut forms = forms(cx, body, &place.key("content"));
    forms.retain(|form| body.required || !says_nothing(cx, &form.kind));
    if forms.is_empty() {
        return None;
    }
    name(&mut forms);
    Some(Body {
        forms,
        choice: format!("{ident}Body"),
        required: body.required,
        docs: docs(body.description.as_deref()),
    })
}

/// The forms, JSON first. Two media types that would be sent with the same bytes are one.
fn forms<'a>(cx: &mut Context<'a>, body: &'a RequestBody, content: &Place) -> Vec<BodyForm> {
    let mut all: Vec<(&String, &MediaType)> = body.content.iter().collect();
    all.sort_by_key(|(media_type, _)| !is_json(&essence(media_type)));
    let mut forms: Vec<BodyForm> = Vec::new();
    for (media_type, media) in all {
        let form = form(cx, media_type, media, &content.key(media_type));
        let is_same = |earlier: &BodyForm| {
            essence(&earlier.media_type) == essence(media_type) && earlier.kind.described() == form.kind.described()
        };
        if !forms.iter().any(is_same) {
            forms.push(form);
        }
    }
    forms
}

fn form<'a>(cx: &mut Context<'a>, media_type: &str, media: &'a MediaType, place: &Place) -> BodyForm {
    let mut bounds = Vec::new();
    let described = |cx: &mut Context<'a>, bounds: &mut Vec<Bound>| {
        let used = match &media.schema {
            Some(source) => schema::lower(cx, source, &place.key("schema"), Direction::Request),
            None => Type::Json.into(),
        };
        *bounds = used.bounds;
        used.ty
    };
    let essence = essence(media_type);
    let kind = match essence.as_str() {
        _ if is_json(&essence) => BodyKind::Json(described(cx, &mut bounds)),
        "multipart/form-data" => {
            let ty = described(cx, &mut bounds);
            let ty = form::of_fields(cx, ty, &mut bounds, place);
            BodyKind::Multipart { styles: form::parts(cx, &place.key("encoding")), ty }
        }
        "application/x-www-form-urlencoded" => {
            let ty = described(cx, &mut bounds);
            let ty = form::of_fields(cx, ty, &mut bounds, place);
            let (usual, others) = form::fields(cx, &ty, place);
            BodyKind::Form { ty, usual, others }
        }
        text if text.starts_with("text/") && !text.ends_with("/*") => {
            if media.schema.as_ref().is_some_and(is_bare_string) {
                described(cx, &mut bounds);
            }
            BodyKind::Text
        }
        range if range.ends_with("/*") => BodyKind::File,
        _ => BodyKind::Bytes,
    };
    let is_described =
        media.schema.as_ref().and_then(openapiv3::ReferenceOr::as_item).is_none_or(|schema| {
            !matches!(&schema.schema_kind, openapiv3::SchemaKind::Type(openapiv3::Type::String(text)) if text.enumeration.is_empty())
        });
    if media.schema.is_some() && kind.described().is_none() && is_described {
        cx.degraded(place, "what is sent under this media type is given as it goes out, not by its schema");
    }
    let examples = if kind.described().is_some() { examples(cx, media) } else { Vec::new() };
    let (variant, constructor) = (String::new(), String::new());
    BodyForm { media_type: media_type.to_owned(), variant, constructor, kind, bounds, examples }
}

/// Whether a schema is a string that gets no type of its own; what it is checked for holds all the same.
fn is_bare_string(schema: &openapiv3::ReferenceOr<openapiv3::Schema>) -> bool {
    let kind = schema.as_item().map(|schema| &schema.schema_kind);
    let is_open = |string: &openapiv3::StringType| string.enumeration.is_empty() && string.format.is_empty();
    matches!(kind, Some(openapiv3::SchemaKind::Type(openapiv3::Type::String(string))) if is_open(string))
}

/// Variants and constructors of the enum of the forms, by what tells the media types apart: in sorted order, so that no name
/// depends on the order of the document.
fn name(forms: &mut [BodyForm]) {
    let mut variants = names::Space::new(&[], "Form");
    let mut constructors = reserved::constructors();
    let mut sorted: Vec<&mut BodyForm> = forms.iter_mut().collect();
    sorted.sort_by(|a, b| a.media_type.cmp(&b.media_type));
    for form in sorted {
        let word = media_word(&form.media_type);
        form.variant = variants.give(&names::pascal(&word), &[]);
        form.constructor = constructors.give(&names::snake(&word), &[]);
    }
}

/// A word for a media type.
pub(super) fn media_word(media_type: &str) -> String {
    let essence = essence(media_type);
    let (family, kind) = essence.split_once('/').unwrap_or(("", &essence));
    let word = match (family, kind) {
        ("multipart", _) => "multipart",
        (_, "x-www-form-urlencoded") => "form",
        ("text", "plain") => "text",
        (_, "octet-stream") => "bytes",
        ("*", _) => "file",
        (family, "*") => family,
        (_, kind) => kind.strip_prefix("vnd.").or_else(|| kind.strip_prefix("x-")).unwrap_or(kind),
    };
    word.to_owned()
}

/// Whether a form could hold nothing at all: leaving it out says the same.
fn says_nothing(cx: &Context<'_>, kind: &BodyKind) -> bool {
    let BodyKind::Form { ty: Type::Named(id), .. } = kind else { return false };
    match &cx.types[id.0].kind {
        TypeKind::Record(record) => record.fields.is_empty() && record.constants.is_empty() && record.extra.is_none(),
        _ => false,
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
    essence == "application/json" || essence == "text/json" || essence.ends_with("+json")
}

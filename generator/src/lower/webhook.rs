//! Incoming events, from `x-webhooks`.
//! It makes types and a list of events; checking signatures is the runtime's business.

use std::collections::BTreeMap;

use openapiv3::{Operation, PathItem};
use serde_json::Value;

use super::context::{Context, Place, resolved};
use super::prose::{docs, docs_or};
use super::response::keys;
use super::{event_tags, member_names, reserved, schema};
use crate::model::{Direction, Name, Signature, SignaturePlace, Type, WebhookEvent, Webhooks};
use crate::names::Tails;

/// The typed form of `x-webhooks`, which openapiv3 keeps as raw JSON.
pub(super) type Items = BTreeMap<String, PathItem>;

pub(super) fn lower<'a>(cx: &mut Context<'a>, items: &'a Items) -> Option<Webhooks> {
    let mut events: Vec<WebhookEvent> = Vec::new();
    for (wire, item) in items {
        let Some((method, operation)) = item.iter().next() else { continue };
        let place = Place::root().keys(&["x-webhooks", wire, method]);
        let prose = operation.description.as_deref().or(operation.summary.as_deref());
        events.push(WebhookEvent {
            name: Name::pascal(wire),
            tags: Vec::new(),
            payload: payload(cx, operation, &place),
            docs: docs_or(prose.or(item.description.as_deref()), "The event", wire),
        });
    }
    events.sort_by(|a, b| a.name.wire.cmp(&b.name.wire));
    let named = events.iter_mut().map(|event| (&mut event.name, &[] as Tails)).collect();
    member_names::of_document(cx, "events", &Place::root().key("x-webhooks"), reserved::open_variants(), named);
    if events.is_empty() {
        return None;
    }
    let tag = event_tags::tag(&cx.types, &mut events);
    if tag.is_none() && cx.doc.extensions.contains_key("x-webhook-signature") {
        let place = Place::root().key("x-webhooks");
        let help = "give every event's body one property, called alike in all, whose only value is of no other event";
        cx.unsupported(&place, "telling signed events apart without a field that names the event", help);
        return None;
    }
    let identity = cx.doc.extensions.get("x-webhook-identity").and_then(Value::as_array);
    let identity = identity.into_iter().flatten().filter_map(Value::as_str).map(keys).collect();
    let order = cx.doc.extensions.get("x-webhook-order").and_then(Value::as_str).map(keys);
    Some(Webhooks { events, tag, signature: signature(cx), identity, order })
}

/// What an event holds: the schema of its body, or JSON of any shape.
fn payload<'a>(cx: &mut Context<'a>, operation: &'a Operation, place: &Place) -> Type {
    let body = operation.request_body.as_ref();
    let found = body.and_then(|body| {
        resolved(cx, body, place.key("requestBody"), "requestBodies", |components, name| {
            components.request_bodies.get(name)
        })
    });
    let Some((body, place)) = found else {
        cx.degraded(place, "the event has no body, so that it is raw JSON");
        return Type::Json;
    };
    let json = body.content.iter().find(|(media_type, _)| super::body::is_json(&super::body::essence(media_type)));
    let Some((media_type, Some(source))) = json.map(|(media_type, media)| (media_type, media.schema.as_ref())) else {
        cx.degraded(&place, "the body has no JSON schema, so that it is raw JSON");
        return Type::Json;
    };
    schema::lower(cx, source, &place.keys(&["content", media_type, "schema"]), Direction::Response).ty
}

fn signature(cx: &Context<'_>) -> Option<Signature> {
    let payload = cx.doc.extensions.get("x-webhook-signature")?;
    let text = |key: &str| payload.get(key).and_then(Value::as_str);
    let list = |key: &str| payload.get(key).and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    let stands = match text("body") {
        Some(body) => SignaturePlace::Body {
            signature: keys(body),
            signed: list("signed").map(keys).collect(),
            separator: text("separator").unwrap_or_default().to_owned(),
            forms: list("forms").map(crate::names::pascal).collect(),
        },
        None => SignaturePlace::Header {
            header: text("header")?.to_ascii_lowercase(),
            timestamp: keys(text("timestamp").unwrap_or_default()),
        },
    };
    Some(Signature {
        stands,
        algorithm: crate::names::pascal(text("algorithm")?),
        encoding: crate::names::pascal(text("encoding")?),
        docs: docs(text("description")),
    })
}

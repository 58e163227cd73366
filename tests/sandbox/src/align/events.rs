//! Webhooks: where events go, and how they are signed: HMAC-SHA256 over the body, with the API key, in hexadecimal.
//! An event says what happened to which entity, and no more than the documentation shows.

use hmac::{Hmac, KeyInit as _, Mac as _};
use serde_json::{Value, json};
use sha2::Sha256;

use crate::align::{API_KEY, State, not_found};
use crate::answer::{Answer, hex};
use crate::asked::Asked;
use crate::clock::rfc3339;
use crate::deliver::Outgoing;
use crate::stand_in::{Context, Table};

/// Where events go.
#[derive(Debug)]
pub(crate) struct Endpoint {
    pub(crate) shown: Value,
    pub(crate) deleted: bool,
}

pub(super) fn create(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let id = context.ids.uuid();
    let shown = json!({
        "id": id, "url": asked.field("url"), "status": "active", "created_at": rfc3339(context.now)
    });
    state.webhooks.put(id, Endpoint { shown: shown.clone(), deleted: false });
    Ok(Answer::json(201, shown))
}

pub(super) fn list(state: &mut State, _: &Asked, _: &mut Context<'_>) -> Result<Answer, Answer> {
    let items: Vec<&Value> = state.live().map(|endpoint| &endpoint.shown).collect();
    Ok(Answer::json(200, json!({ "items": items })))
}

pub(super) fn delete(state: &mut State, asked: &Asked, _: &mut Context<'_>) -> Result<Answer, Answer> {
    let found = state.webhooks.get_mut(asked.path("id")).filter(|endpoint| !endpoint.deleted);
    found.ok_or_else(not_found)?.deleted = true;
    Ok(Answer::empty(204))
}

impl State {
    fn live(&self) -> impl Iterator<Item = &Endpoint> {
        self.webhooks.iter().filter(|endpoint| !endpoint.deleted)
    }

    /// Sends an event to every endpoint; `extra` is an object with what this kind of event has beside the others.
    pub(super) fn tell(&self, context: &mut Context<'_>, event: &str, kind: &str, id: &str, extra: &Value) {
        let mut body = json!({
            "event_type": event, "entity_id": id, "entity_type": kind, "created_at": rfc3339(context.now)
        });
        if let (Some(body), Some(extra)) = (body.as_object_mut(), extra.as_object()) {
            body.extend(extra.clone());
        }
        let body = body.to_string().into_bytes();
        for endpoint in self.live() {
            context.outgoing.push(Outgoing {
                api: "align",
                event: event.to_owned(),
                url: endpoint.shown["url"].as_str().unwrap_or_default().to_owned(),
                headers: vec![("x-hmac-signature", signature(&body))],
                body: body.clone(),
                // Whether anything is sent again is not documented.
                again_after: &[],
            });
        }
    }
}

fn signature(body: &[u8]) -> String {
    // A key of any length will do.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(API_KEY.as_bytes()) else { return String::new() };
    mac.update(body);
    hex(&mac.finalize().into_bytes())
}

pub(super) fn table(state: &State) -> Table {
    let rows = state.webhooks.iter().map(|endpoint| {
        let text = |name: &str| endpoint.shown[name].as_str().unwrap_or_default().to_owned();
        vec![text("id"), text("url"), if endpoint.deleted { "deleted".to_owned() } else { text("status") }]
    });
    Table { title: "Webhooks", columns: &["id", "url", "status"], rows: rows.collect() }
}

//! Webhooks: where events go. Nothing is known of a signature, so there is none.
//! An event is the entity as it was then, with its own name and id.

use std::time::Duration;

use serde_json::{Value, json};

use super::{State, assumed, not_found};
use crate::answer::Answer;
use crate::asked::Asked;
use crate::clock::rfc3339;
use crate::deliver::Outgoing;
use crate::stand_in::{Context, Table};

/// Waits that double, for 24 hours together; the vendor adds chance to them.
const AGAIN: &[Duration] = &{
    let mut waits = [Duration::from_secs(1); 17];
    let mut at = 1;
    while at < waits.len() {
        waits[at] = Duration::from_secs(1 << at);
        at += 1;
    }
    waits[16] = Duration::from_secs(24 * 3600 - 65_535);
    waits
};

/// Where events go.
#[derive(Debug)]
pub(super) struct Endpoint {
    shown: Value,
    deleted: bool,
}

impl Endpoint {
    fn wants(&self, context: &Context<'_>, event: &str) -> bool {
        let types = self.shown["types"].as_array().filter(|types| !types.is_empty());
        let all = || context.assumed.holds(assumed::ALL_TYPES);
        !self.deleted && types.map_or_else(all, |types| types.iter().any(|one| one == event))
    }
}

pub(super) fn save(state: &mut State, asked: &Asked, context: &mut Context<'_>) -> Result<Answer, Answer> {
    let now = rfc3339(context.now);
    let types = if asked.field("types").is_null() { json!([]) } else { asked.field("types").clone() };
    if let Some(id) = asked.text("id") {
        let known = state.webhooks.get_mut(id).filter(|endpoint| !endpoint.deleted).ok_or_else(not_found)?;
        known.shown["callbackUrl"] = asked.field("callbackUrl").clone();
        known.shown["types"] = types;
        known.shown["updatedAt"] = json!(now);
        return Ok(Answer::json(200, known.shown.clone()));
    }
    let id = context.ids.uuid();
    let shown = json!({
        "id": id, "callbackUrl": asked.field("callbackUrl"), "types": types, "createdAt": now, "updatedAt": now,
    });
    state.webhooks.put(id, Endpoint { shown: shown.clone(), deleted: false });
    Ok(Answer::json(200, shown))
}

pub(super) fn list(state: &mut State, _: &Asked, _: &mut Context<'_>) -> Result<Answer, Answer> {
    let live = state.webhooks.iter().filter(|endpoint| !endpoint.deleted);
    Ok(Answer::json(200, live.map(|endpoint| endpoint.shown.clone()).collect::<Vec<_>>().into()))
}

pub(super) fn get(state: &mut State, asked: &Asked, _: &mut Context<'_>) -> Result<Answer, Answer> {
    let found = state.webhooks.get(asked.path("webhookId")).filter(|endpoint| !endpoint.deleted);
    Ok(Answer::json(200, found.ok_or_else(not_found)?.shown.clone()))
}

pub(super) fn delete(state: &mut State, asked: &Asked, _: &mut Context<'_>) -> Result<Answer, Answer> {
    let found = state.webhooks.get_mut(asked.path("webhookId")).filter(|endpoint| !endpoint.deleted);
    found.ok_or_else(not_found)?.deleted = true;
    Ok(Answer::empty(204))
}

impl State {
    /// Sends an event to all who want it.
    pub(super) fn tell(&self, context: &mut Context<'_>, event: &str, entity: &Value) {
        let mut body = entity.clone();
        body["webhookType"] = json!(event);
        body["eventId"] = json!(context.ids.uuid());
        let wanting: Vec<&Endpoint> = self.webhooks.iter().filter(|one| one.wants(context, event)).collect();
        for endpoint in wanting {
            context.outgoing.push(Outgoing {
                api: "offblocks",
                event: event.to_owned(),
                url: endpoint.shown["callbackUrl"].as_str().unwrap_or_default().to_owned(),
                headers: Vec::new(),
                body: body.to_string().into_bytes(),
                again_after: AGAIN,
            });
        }
    }
}

pub(super) fn table(state: &State) -> Table {
    let rows = state.webhooks.iter().map(|endpoint| {
        let text = |name: &str| endpoint.shown[name].as_str().unwrap_or_default().to_owned();
        vec![text("id"), text("callbackUrl"), if endpoint.deleted { "deleted".to_owned() } else { String::new() }]
    });
    Table { title: "Webhooks", columns: &["id", "url", ""], rows: rows.collect() }
}

//! The ledger's rows of what is in the crate. What is degraded is told where that is decided, by `Context::degraded`.

use super::context::{Context, Place, pointer};
use super::operation::Found;
use crate::ledger::{Kind, Row, State};
use crate::model::Api;

/// Adds a row for each operation, type and event.
pub(super) fn generated(cx: &mut Context<'_>, api: &Api, found: &[Found<'_>]) {
    let mut rows = Vec::new();
    for (found, operation) in found.iter().zip(&api.operations) {
        let name = &operation.name;
        rows.push(row(cx, &found.place, Kind::Operation, &name.wire, format!("operations::{}", name.ident)));
    }
    for def in &api.types {
        let place = Place(pointer(&def.place).to_owned());
        rows.push(row(cx, &place, Kind::Type, &crate::ledger::last_key(&place.0), format!("types::{}", def.ident)));
    }
    for event in api.webhooks.iter().flat_map(|webhooks| &webhooks.events) {
        let place = Place::root().keys(&["x-webhooks", &event.name.wire]);
        let rust = format!("webhooks::WebhookEvent::{}", event.name.ident);
        rows.push(row(cx, &place, Kind::Event, &event.name.wire, rust));
    }
    cx.rows.extend(rows);
}

fn row(cx: &Context<'_>, place: &Place, kind: Kind, name: &str, rust: String) -> Row {
    Row { at: cx.pointer(place), kind, name: name.to_owned(), rust: Some(rust), state: State::Generated }
}

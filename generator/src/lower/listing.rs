//! How lists go on, and which statuses can be waited for.
//! It reads our own keys; that they name things that exist, the linter has checked.

use openapiv3::Operation as Source;
use serde_json::Value;

use super::context::Context;
use super::lifecycle;
use super::operation::Found;
use super::prose::docs;
use super::reserved;
use super::response::keys;
use crate::model::{Docs, Location, Output, Paging, Parameter, Presence, Type, Waiter};
use crate::names::{self, Wanted};

/// How the pages of an operation follow each other.
pub(super) fn paging(
    cx: &mut Context<'_>,
    found: &Found<'_>,
    parameters: &[Parameter],
    output: &Output,
) -> Option<Paging> {
    if !matches!(output, Output::Page { .. }) {
        return None;
    }
    let payload = found.source.extensions.get("x-pagination")?;
    let text = |key: &str| payload.get(key).and_then(Value::as_str).unwrap_or_default();
    let parameter = |key: &str| {
        let in_query =
            |parameter: &&Parameter| matches!(parameter.location, Location::Query(_) | Location::Reserved(_));
        parameters.iter().filter(in_query).find(|parameter| parameter.field.name.wire == text(key))
    };
    let (key, found_parameter) = match (parameter("offset"), parameter("cursor")) {
        (Some(offset), _) => ("offset", offset),
        (None, Some(cursor)) => ("cursor", cursor),
        (None, None) => return Some(Paging::Single),
    };
    let field = &found_parameter.field;
    let fits = match key {
        "offset" => matches!(field.ty, Type::Integer(_)),
        _ => matches!(field.ty, Type::String),
    };
    if !fits || field.presence != Presence::Optional {
        let place = found.place.key("x-pagination").key(key);
        let help = "an offset is an optional integer, a cursor an optional string without a name of its own";
        cx.unsupported(&place, "a list that goes on by such a parameter", help);
        return Some(Paging::Single);
    }
    let field = field.name.ident.clone();
    Some(match key {
        "offset" => Paging::Offset { field, id: text("id").to_owned() },
        _ => Paging::Cursor { field },
    })
}

/// The waiters of an operation, sorted by name. They are methods of the call, as its optional parameters are.
pub(super) fn waiters(cx: &Context<'_>, source: &Source, parameters: &[Parameter], output: &Output) -> Vec<Waiter> {
    let Some(Value::Object(waiters)) = source.extensions.get("x-waiters") else { return Vec::new() };
    let mut space = reserved::parameters();
    for parameter in parameters {
        space.keep(&parameter.field.name.ident, &[]);
    }
    let wanted = waiters.keys().map(|name| Wanted::new(name, names::snake(&format!("until {name}"))));
    let idents = space.give_all(&wanted.collect::<Vec<_>>());
    let mut waiters: Vec<Waiter> =
        waiters.values().zip(idents).map(|(payload, ident)| waiter(cx, ident, payload, output)).collect();
    waiters.sort_by(|a, b| a.method_ident.cmp(&b.method_ident));
    waiters
}

fn waiter(cx: &Context<'_>, method_ident: String, payload: &Value, output: &Output) -> Waiter {
    let list = |key: &str| {
        let values = payload.get(key).and_then(Value::as_array);
        values.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect::<Vec<_>>()
    };
    let (reached, mut failed) = (list("reached"), list("failed"));
    let status = keys(payload.get("status").and_then(Value::as_str).unwrap_or_default());
    if payload.get("failed").is_none() {
        // After another final status, what is waited for does not come any more.
        failed = lifecycle::finals_at(&cx.types, output, &status);
        failed.retain(|last| !reached.contains(last));
    }
    let mut lines = vec![sentence(&status, &reached, &failed)];
    let prose = docs(payload.get("description").and_then(Value::as_str));
    if !prose.0.is_empty() {
        lines.push(String::new());
        lines.extend(prose.0);
    }
    Waiter { method_ident, docs: Docs(lines), status, reached, failed }
}

fn sentence(status: &[String], reached: &[String], failed: &[String]) -> String {
    let quoted = |values: &[String]| values.iter().map(|value| format!("`{value}`")).collect::<Vec<_>>().join(" or ");
    let fails = match failed {
        [] => String::new(),
        failed => format!("; {} is a failure", quoted(failed)),
    };
    format!("Reads until `{}` is {}{fails}.", status.join("."), quoted(reached))
}

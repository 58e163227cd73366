//! Operations: their names, parameters, bodies, answers and what is known of them.
//! Parameters, bodies and answers have files of their own beside this one.

use openapiv3::{Operation as Source, PathItem, ReferenceOr};
use serde_json::Value;

use super::context::{Context, Place};
use super::prose::{docs, guide};
use super::schema::evidence;
use super::{body, listing, object, parameter, reserved, response, security};
use crate::model::{
    Body, Bound, Construct, Direction, Field, Idempotency, Inputs, KeyRules, KnownKey, Location, MovesMoney, Name,
    Operation, Parameter, Presence,
};
use crate::names::{self, Wanted};

/// An operation of the document and where it stands.
pub(super) struct Found<'a> {
    pub(super) path: &'a str,
    pub(super) method: &'a str,
    pub(super) item: &'a PathItem,
    pub(super) source: &'a Source,
    pub(super) place: Place,
}

/// All operations, sorted by path and method.
pub(super) fn find<'a>(cx: &mut Context<'a>) -> Vec<Found<'a>> {
    let mut found = Vec::new();
    let doc = cx.doc;
    for (path, item) in &doc.paths.paths {
        let place = Place::root().keys(&["paths", path]);
        match item {
            ReferenceOr::Item(item) => {
                found.extend(item.iter().map(|(method, source)| Found {
                    path,
                    // The iterator of openapiv3 lends the name for the item's life only.
                    method: method_name(method),
                    item,
                    source,
                    place: place.key(method),
                }));
            }
            ReferenceOr::Reference { .. } => {
                cx.dropped(&place, "a path item by reference is not followed", "write the path item here");
            }
        }
    }
    found.sort_by(|a, b| (a.path, a.method).cmp(&(b.path, b.method)));
    found
}

fn method_name(method: &str) -> &'static str {
    ["get", "put", "post", "delete", "options", "head", "patch", "trace"]
        .into_iter()
        .find(|known| *known == method)
        .unwrap_or("get")
}

/// The operationId, or one made of method and path.
pub(super) fn id_of(found: &Found<'_>) -> String {
    found.source.operation_id.clone().unwrap_or_else(|| names::of_operation(found.method, found.path))
}

/// Where its id stands, or should.
pub(super) fn id_place(found: &Found<'_>) -> Place {
    found.place.key("operationId")
}

/// The structs' names; types have a module of their own, so a type and an operation may share a name.
pub(super) fn idents(cx: &Context<'_>, found: &[Found<'_>]) -> Vec<String> {
    let mut space = reserved::operations();
    let locked = cx.locked_operations();
    for names in locked.values() {
        space.keep(&names.name, reserved::OPERATION_TAILS);
    }
    let ids: Vec<String> = found.iter().map(id_of).collect();
    let new = ids.iter().filter(|id| !locked.contains_key(*id));
    let wanted: Vec<Wanted<'_>> =
        new.map(|id| Wanted::new(id, names::pascal(id)).with(reserved::OPERATION_TAILS)).collect();
    let mut given = space.give_all(&wanted).into_iter();
    ids.iter()
        .map(|id| locked.get(id).map_or_else(|| given.next().unwrap_or_default(), |names| names.name.clone()))
        .collect()
}

pub(super) fn lower<'a>(
    cx: &mut Context<'a>,
    found: &Found<'a>,
    ident: String,
    paths: &parameter::Paths<'_>,
) -> Operation {
    let source = found.source;
    let id = id_of(found);
    let server = security::server_of(cx, found);
    let parameters = parameter::lower(cx, found, paths);
    let name = Name { ident, wire: id.clone() };
    let body = body::lower(cx, source, &found.place, &name.ident);
    let answers = response::lower(cx, found, &name.ident);
    let summary = first_sentence(source);
    let idempotency = idempotency(source);
    let rules = key_rules(source, &parameters, idempotency.as_ref());
    let paging = listing::paging(cx, found, &parameters, &answers.output);
    let waiters = listing::waiters(cx, source, &parameters, &answers.output);
    let unsafe_with = unsafe_with(found, &parameters);
    let construct = construct(&parameters, body.as_ref(), idempotency.as_ref());
    Operation {
        module: names::snake(&name.ident),
        resource: String::new(),
        method_ident: String::new(),
        http_method: found.method.to_uppercase(),
        // What some documents put behind `#` tells two operations of one address apart; it is never sent.
        path: found.path.split('#').next().unwrap_or_default().to_owned(),
        summary,
        docs: docs(source.summary.as_ref().and(source.description.as_deref())),
        guide: guide(source.extensions.get("x-guide").and_then(Value::as_str)),
        evidence: evidence(source.extensions.get("x-evidence")),
        deprecated: source.deprecated,
        waiters,
        parameters: without_key(parameters, idempotency.as_ref()),
        inputs: Inputs { construct, samples: Vec::new(), key: None },
        body,
        error_ident: format!("{}Error", name.ident),
        successes: answers.successes,
        output: answers.output,
        errors: answers.errors,
        security: source.security.as_ref().map(|sets| super::security::sets(sets)),
        idempotency,
        key_rules: rules,
        paging,
        moves_money: moves_money(source),
        safe_to_resend: safe_to_resend(found),
        unsafe_with,
        sandbox_only: source.extensions.get("x-sandbox-only") == Some(&Value::Bool(true)),
        accept: answers.accept,
        server,
        headers: answers.headers,
        name,
    }
}

fn first_sentence(source: &Source) -> crate::model::Docs {
    let text = source.summary.as_deref().or(source.description.as_deref());
    let mut summary = docs(text);
    // Summaries are headings; ours are sentences.
    let heading = summary.0.last_mut().filter(|last| source.summary.is_some() && !last.ends_with(['.', '!', '?', ':']));
    if let Some(last) = heading {
        last.push('.');
    }
    summary
}

fn idempotency(source: &Source) -> Option<Idempotency> {
    let payload = source.extensions.get("x-idempotency")?;
    let text = |key: &str| payload.get(key).and_then(Value::as_str).map(str::to_owned);
    text("header").map(Idempotency::Header).or_else(|| text("body").map(Idempotency::Body))
}

fn key_rules(source: &Source, parameters: &[Parameter], idempotency: Option<&Idempotency>) -> KeyRules {
    let payload = source.extensions.get("x-idempotency");
    let get = |key: &str| payload.and_then(|payload| payload.get(key));
    let list = |key: &str| get(key).and_then(Value::as_array).into_iter().flatten();
    let status = |value: &Value| value.as_u64().and_then(|status| u16::try_from(status).ok());
    let code = |value: &Value| value.as_str().map(str::to_owned);
    let known = KnownKey {
        statuses: list("known").filter_map(status).collect(),
        codes: list("known").filter_map(code).collect(),
        unless: list("known-unless").filter_map(code).collect(),
    };
    KeyRules {
        lifetime: get("lifetime").and_then(Value::as_str).and_then(seconds),
        in_flight: get("in-flight").and_then(status),
        settles: list("settles").filter_map(status).collect(),
        known,
        uuid: parameters.iter().any(|parameter| carries_key(parameter, idempotency) && is_uuid(parameter)),
    }
}

/// The seconds of an ISO 8601 duration without years and months; the linter has refused all others.
fn seconds(duration: &str) -> Option<u64> {
    let (mut total, mut digits) = (0_u64, 0_u64);
    for letter in duration.chars() {
        let unit = match letter {
            'P' | 'T' => continue,
            'W' => 7 * 86_400,
            'D' => 86_400,
            'H' => 3_600,
            'M' => 60,
            'S' => 1,
            digit => {
                digits = digits.checked_mul(10)?.checked_add(u64::from(digit.to_digit(10)?))?;
                continue;
            }
        };
        total = total.checked_add(digits.checked_mul(unit)?)?;
        digits = 0;
    }
    Some(total)
}

/// The key is no parameter of its own: it is `.idempotency_key(..)`.
fn without_key(mut parameters: Vec<Parameter>, idempotency: Option<&Idempotency>) -> Vec<Parameter> {
    parameters.retain(|parameter| !carries_key(parameter, idempotency));
    parameters
}

fn carries_key(parameter: &Parameter, idempotency: Option<&Idempotency>) -> bool {
    let Some(Idempotency::Header(header)) = idempotency else { return false };
    matches!(parameter.location, Location::Header { .. }) && parameter.field.name.wire.eq_ignore_ascii_case(header)
}

fn is_uuid(parameter: &Parameter) -> bool {
    parameter.field.bounds.contains(&Bound::Format("Uuid"))
}

fn moves_money(source: &Source) -> Option<MovesMoney> {
    let settled_by = source.extensions.get("x-moves-money")?.get("settled-by")?.as_str()?;
    Some(MovesMoney { settled_by: (settled_by != "none").then(|| settled_by.to_owned()) })
}

fn safe_to_resend(found: &Found<'_>) -> bool {
    let denied =
        found.source.extensions.get("x-retry").and_then(|retry| retry.get("safe")) == Some(&Value::Bool(false));
    is_idempotent(found) && !denied
}

fn is_idempotent(found: &Found<'_>) -> bool {
    matches!(found.method, "get" | "head" | "options" | "trace" | "put" | "delete")
}

/// The query parameter with which alone it is not safe, if it can be left out.
fn unsafe_with(found: &Found<'_>, parameters: &[Parameter]) -> Option<Name> {
    let name = found.source.extensions.get("x-retry")?.get("with")?.as_str().filter(|_| is_idempotent(found))?;
    let is_meant = |parameter: &&Parameter| {
        let in_query = matches!(parameter.location, Location::Query(_) | Location::Reserved(_));
        in_query && parameter.field.name.wire == name && parameter.field.presence == Presence::Optional
    };
    parameters.iter().find(is_meant).map(|parameter| parameter.field.name.clone())
}

fn construct(parameters: &[Parameter], body: Option<&Body>, key: Option<&Idempotency>) -> Construct {
    let parameters = without_key(parameters.to_vec(), key);
    let mut fields: Vec<Field> = parameters.into_iter().map(|parameter| parameter.field).collect();
    fields.extend(body.map(Body::field));
    object::construct(fields.iter().filter(|field| field.is_demanded()))
}

/// Which way parameters travel.
pub(super) const PARAMETER_DIRECTION: Direction = Direction::Request;

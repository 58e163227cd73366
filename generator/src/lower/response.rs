//! Answers: what a call gives, the declared successes, and the typed errors.
//! One output is chosen here for all successes of an operation, so that `emit` need not.

use openapiv3::{ReferenceOr, Response as Source, StatusCode};
use serde_json::Value;

use super::body::{essence, is_json};
use super::context::{Context, Place, resolved};
use super::operation::Found;
use super::prose::docs_or;
use super::schema::{self, evidence};
use crate::model::{Direction, Output, Response, ResponseKind, Status, Success, Type};

/// What an operation answers.
pub(super) struct Answers {
    pub(super) successes: Vec<Success>,
    pub(super) errors: Vec<Response>,
    pub(super) output: Output,
    pub(super) accept: String,
}

pub(super) fn lower<'a>(cx: &mut Context<'a>, found: &Found<'a>, ident: &str) -> Answers {
    let place = found.place.key("responses");
    let responses = &found.source.responses;
    let mut declared: Vec<(Status, &'a ReferenceOr<Source>, Place)> = responses
        .responses
        .iter()
        .filter_map(|(code, source)| Some((status(code)?, source, place.key(&code.to_string()))))
        .collect();
    declared.extend(responses.default.iter().map(|source| (Status::Default, source, place.key("default"))));
    declared.sort_by_key(|(status, ..)| *status);
    let has_success = declared.iter().any(|(status, ..)| is_success(*status));
    let (mut successes, mut errors) = (Vec::new(), Vec::new());
    for (status, source, place) in declared {
        let resolved = resolved(cx, source, place, "responses", |components, name| components.responses.get(name));
        let Some((source, place)) = resolved else { continue };
        let success = is_success(status) || (status == Status::Default && !has_success);
        let (response, example) = remembered(cx, status, source, &place);
        if success {
            successes.push(Success { response, example });
        } else {
            errors.push(response);
        }
    }
    let pagination = found.source.extensions.get("x-pagination");
    let pointer = |key: &str| pagination.and_then(|payload| payload.get(key)).and_then(Value::as_str);
    let output = match pointer("items") {
        Some(items) => page(cx, &successes, [items, pointer("next").unwrap_or_default()], &place),
        None => output(&successes, ident),
    };
    Answers { accept: accept(&successes), successes, errors, output }
}

fn status(code: &StatusCode) -> Option<Status> {
    match code {
        StatusCode::Code(code) => Some(Status::Exact(*code)),
        StatusCode::Range(range) => u8::try_from(*range).ok().map(Status::Range),
    }
}

fn is_success(status: Status) -> bool {
    match status {
        Status::Exact(code) => (200..300).contains(&code),
        Status::Range(first) => first == 2,
        Status::Default => false,
    }
}

/// Many operations share their errors' responses: each is lowered once.
fn remembered<'a>(
    cx: &mut Context<'a>,
    status: Status,
    source: &'a Source,
    place: &Place,
) -> (Response, Option<String>) {
    let key = (place.clone(), status);
    if let Some(known) = cx.responses.get(&key) {
        return known.clone();
    }
    let lowered = one(cx, status, source, place);
    cx.responses.insert(key, lowered.clone());
    lowered
}

fn one<'a>(cx: &mut Context<'a>, status: Status, source: &'a Source, place: &Place) -> (Response, Option<String>) {
    let (kind, example) = kind(cx, source, place);
    let response = Response {
        status,
        kind,
        docs: docs_or(Some(&source.description), "The answer", &wire(status)),
        evidence: evidence(source.extensions.get("x-evidence")),
        variant: variant(status),
    };
    (response, example)
}

fn kind<'a>(cx: &mut Context<'a>, source: &'a Source, place: &Place) -> (ResponseKind, Option<String>) {
    let content = place.key("content");
    // JSON first: it is the only one of which the document says more than the name.
    let json = source.content.iter().find(|(media_type, _)| is_json(&essence(media_type)));
    let Some((media_type, media)) = json.or_else(|| source.content.iter().next()) else {
        return (ResponseKind::Empty, None);
    };
    if source.content.len() > 1 {
        cx.unsupported(&content, "an answer of several media types", "keep one of them");
    }
    let essence = essence(media_type);
    if is_json(&essence) {
        let below = content.key(media_type);
        let ty = match &media.schema {
            Some(schema) => schema::lower(cx, schema, &below.key("schema"), Direction::Response).ty,
            None => Type::Json,
        };
        let path = source.extensions.get("x-output").and_then(Value::as_str).map(keys).unwrap_or_default();
        let Some(output) = super::walk_type(cx, &ty, &path) else {
            let what = "an output that does not stand in named objects";
            cx.unsupported(place, what, "let `x-output` lead through schemas of `type: object` to a required property");
            return (ResponseKind::Json(ty, Vec::new()), example(cx, media));
        };
        return (ResponseKind::Json(output, path), example(cx, media));
    }
    if essence.starts_with("text/") {
        return (ResponseKind::Text(media_type.clone()), None);
    }
    (ResponseKind::Bytes(media_type.clone()), None)
}

pub(super) fn keys(pointer: &str) -> Vec<String> {
    crate::tree::segments(pointer).unwrap_or_default().into_iter().map(String::from).collect()
}

/// The documented example: the one, else the first of several.
pub(super) fn example(cx: &Context<'_>, media: &openapiv3::MediaType) -> Option<String> {
    if let Some(example) = &media.example {
        return Some(example.to_string());
    }
    examples(cx, media).into_iter().next().map(|(_, value)| value.to_string())
}

/// All named examples in the document's order.
pub(super) fn examples<'a>(cx: &Context<'a>, media: &'a openapiv3::MediaType) -> Vec<(&'a str, &'a Value)> {
    let components = cx.doc.components.as_ref();
    media
        .examples
        .iter()
        .filter_map(|(name, example)| {
            let example = match example {
                ReferenceOr::Item(item) => item,
                ReferenceOr::Reference { reference } => {
                    components?.examples.get(reference.strip_prefix("#/components/examples/")?)?.as_item()?
                }
            };
            Some((name.as_str(), example.value.as_ref()?))
        })
        .collect()
}

/// One output for all successes.
fn output(successes: &[Success], operation: &str) -> Output {
    let mut kinds: Vec<&ResponseKind> = successes.iter().map(|success| &success.response.kind).collect();
    let has_empty = kinds.contains(&&ResponseKind::Empty);
    kinds.retain(|kind| **kind != ResponseKind::Empty);
    kinds.dedup();
    match (kinds.as_slice(), has_empty) {
        ([], _) => Output::Empty,
        ([ResponseKind::Json(ty, _)], false) => Output::One(ty.clone()),
        ([ResponseKind::Json(ty, _)], true) => Output::Maybe(ty.clone()),
        ([ResponseKind::Text(_)], false) => Output::Text,
        ([ResponseKind::Bytes(_)], false) => Output::Bytes,
        _ => Output::PerStatus(format!("{operation}Output")),
    }
}

/// A page: the items stand under a list of the answer, and the answer's own type is not needed.
fn page(cx: &mut Context<'_>, successes: &[Success], [items, next]: [&str; 2], place: &Place) -> Output {
    let (path, next) = (keys(items), keys(next));
    let body = successes.iter().find_map(|success| match &success.response.kind {
        ResponseKind::Json(ty, _) => Some(ty.clone()),
        ResponseKind::Empty | ResponseKind::Text(_) | ResponseKind::Bytes(_) => None,
    });
    if let Some(Type::List(item)) = body.and_then(|body| super::walk_type(cx, &body, &path)) {
        return Output::Page { item: *item, path, next };
    }
    cx.unsupported(place, "a page whose items are no list", "let `x-pagination.items` point to an array");
    Output::Empty
}

fn accept(successes: &[Success]) -> String {
    let mut kinds: Vec<&str> = successes
        .iter()
        .filter_map(|success| match &success.response.kind {
            ResponseKind::Json(..) => Some("application/json"),
            ResponseKind::Text(media_type) | ResponseKind::Bytes(media_type) => Some(media_type.as_str()),
            ResponseKind::Empty => None,
        })
        .collect();
    kinds.sort_unstable();
    kinds.dedup();
    if kinds.is_empty() { "application/json".to_owned() } else { kinds.join(", ") }
}

fn wire(status: Status) -> String {
    match status {
        Status::Exact(code) => code.to_string(),
        Status::Range(first) => format!("{first}XX"),
        Status::Default => "default".to_owned(),
    }
}

/// The variant of a status: its registered name, where it has one.
fn variant(status: Status) -> String {
    match status {
        Status::Exact(code) => reason(code).map_or_else(|| format!("Status{code}"), str::to_owned),
        Status::Range(4) => "ClientError".to_owned(),
        Status::Range(5) => "ServerError".to_owned(),
        Status::Range(first) => format!("Status{first}xx"),
        Status::Default => "Default".to_owned(),
    }
}

fn reason(code: u16) -> Option<&'static str> {
    let name = match code {
        200 => "Ok",
        201 => "Created",
        202 => "Accepted",
        204 => "NoContent",
        206 => "PartialContent",
        400 => "BadRequest",
        401 => "Unauthorized",
        402 => "PaymentRequired",
        403 => "Forbidden",
        404 => "NotFound",
        405 => "MethodNotAllowed",
        406 => "NotAcceptable",
        408 => "RequestTimeout",
        409 => "Conflict",
        410 => "Gone",
        412 => "PreconditionFailed",
        413 => "PayloadTooLarge",
        415 => "UnsupportedMediaType",
        422 => "UnprocessableEntity",
        423 => "Locked",
        424 => "FailedDependency",
        425 => "TooEarly",
        429 => "TooManyRequests",
        500 => "InternalServerError",
        501 => "NotImplemented",
        502 => "BadGateway",
        503 => "ServiceUnavailable",
        504 => "GatewayTimeout",
        _ => return None,
    };
    Some(name)
}

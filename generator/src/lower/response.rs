//! Answers: what a call gives, the declared successes, and the typed errors.
//! One output is chosen here for all successes of an operation, so that `emit` need not.

mod headers;
mod names;

use openapiv3::{MediaType, ReferenceOr, Response as Source, StatusCode};
use serde_json::Value;

use super::body::{essence, is_json, media_word};
use super::context::{Context, Place, resolved};
use super::operation::Found;
use super::prose::docs_or;
use super::schema::{self, evidence};
use crate::model::{AnswerHeaders, Direction, Output, Response, ResponseKind, Status, Success, Type};

/// What an operation answers.
pub(super) struct Answers {
    pub(super) successes: Vec<Success>,
    pub(super) errors: Vec<Response>,
    pub(super) output: Output,
    pub(super) accept: String,
    pub(super) headers: Option<AnswerHeaders>,
}

pub(super) fn lower<'a>(cx: &mut Context<'a>, found: &Found<'a>, ident: &str) -> Answers {
    let place = found.place.key("responses");
    let declared = declared(cx, found, &place);
    let has_success = declared.iter().any(|(status, ..)| is_success(*status));
    let (mut successes, mut errors, mut accepts) = (Vec::new(), Vec::new(), Vec::new());
    for (status, source, place) in &declared {
        let is_success = is_success(*status) || (*status == Status::Default && !has_success);
        for form in forms(cx, found, *status, source, place) {
            if is_success {
                accepts.extend(form.accepts);
                successes.push(Success { response: form.response, example: form.example });
            } else {
                errors.push(as_error(form.response));
            }
        }
    }
    let pagination = found.source.extensions.get("x-pagination");
    let pointer = |key: &str| pagination.and_then(|payload| payload.get(key)).and_then(Value::as_str);
    let output = match pointer("items") {
        Some(items) => {
            let [next, previous] = ["next", "previous"].map(|key| pointer(key).unwrap_or_default());
            page(cx, &successes, [items, next, previous], &place)
        }
        None => output(&successes, ident),
    };
    let headers = headers::lower(cx, &declared, ident);
    Answers { accept: accept(accepts), successes, errors, output, headers }
}

/// An error ends, so events in one are the text that they are written in.
fn as_error(mut response: Response) -> Response {
    if matches!(response.kind, ResponseKind::Events(_)) {
        response.kind = ResponseKind::Text(response.media.clone());
    }
    response
}

/// The responses in the order of their statuses, with their places.
fn declared<'a>(cx: &mut Context<'a>, found: &Found<'a>, place: &Place) -> Vec<(Status, &'a Source, Place)> {
    let responses = &found.source.responses;
    let mut declared: Vec<(Status, &'a ReferenceOr<Source>, Place)> = responses
        .responses
        .iter()
        .filter_map(|(code, source)| Some((status(code)?, source, place.key(&code.to_string()))))
        .collect();
    declared.extend(responses.default.iter().map(|source| (Status::Default, source, place.key("default"))));
    declared.sort_by_key(|(status, ..)| *status);
    let mut found = Vec::new();
    for (status, source, place) in declared {
        if matches!(status, Status::Exact(100..=199) | Status::Range(1)) {
            cx.skip(&place, "it goes on with another protocol than HTTP", "use a client of that protocol");
        }
        let resolved = resolved(cx, source, place, "responses", |components, name| components.responses.get(name));
        found.extend(resolved.map(|(source, place)| (status, source, place)));
    }
    found
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

/// One media type of a response.
#[derive(Clone)]
pub(super) struct Form {
    response: Response,
    example: Option<String>,
    /// The media types that ask for it.
    accepts: Vec<String>,
}

/// Many operations share their errors' responses: each is lowered once.
fn forms<'a>(cx: &mut Context<'a>, found: &Found<'a>, status: Status, source: &'a Source, place: &Place) -> Vec<Form> {
    if found.method == "head" || matches!(status, Status::Exact(204 | 205 | 304)) {
        // Such an answer never has a body, whatever the document says.
        return vec![form_of(status, source, ResponseKind::Empty, "")];
    }
    let key = (place.clone(), status);
    if let Some(known) = cx.responses.get(&key) {
        return known.clone();
    }
    let lowered = all_forms(cx, status, source, place);
    cx.responses.insert(key, lowered.clone());
    lowered
}

/// A form for each media type, JSON first; those that hold the same are one.
fn all_forms<'a>(cx: &mut Context<'a>, status: Status, source: &'a Source, place: &Place) -> Vec<Form> {
    let content = place.key("content");
    let mut all: Vec<(&String, &MediaType)> = source.content.iter().collect();
    // JSON first: it is the only one of which the document says more than the name.
    all.sort_by_key(|(media_type, _)| !is_json(&essence(media_type)));
    let mut forms: Vec<Form> = Vec::new();
    for (media_type, media) in all {
        let (kind, example) = kind(cx, source, media_type, media, &content.key(media_type));
        match forms.iter_mut().find(|earlier| earlier.response.kind == kind) {
            Some(same) => same.accepts.push(essence(media_type)),
            None => forms.push(Form { example, ..form_of(status, source, kind, media_type) }),
        }
    }
    if forms.is_empty() {
        return vec![form_of(status, source, ResponseKind::Empty, "")];
    }
    tell_apart(&mut forms);
    forms
}

fn form_of(status: Status, source: &Source, kind: ResponseKind, media: &str) -> Form {
    let response = Response {
        status,
        kind,
        media: media.to_owned(),
        docs: docs_or(Some(&source.description), "The answer", &names::wire(status)),
        evidence: evidence(source.extensions.get("x-evidence")),
        variant: names::variant(status),
    };
    let accepts = if media.is_empty() { Vec::new() } else { vec![essence(media)] };
    Form { response, example: None, accepts }
}

/// The first keeps the status' name, the others have their media type behind it: JSON comes first, then what sorts first, so
/// that no name depends on the order of the document. Where there is one form in JSON, any JSON is read as that.
fn tell_apart(forms: &mut [Form]) {
    let is_json = |form: &Form| matches!(form.response.kind, ResponseKind::Json(..));
    let json = forms.iter().filter(|form| is_json(form)).count();
    let mut space = crate::names::Space::new(&[], "Form");
    let mut sorted: Vec<&mut Form> = forms.iter_mut().collect();
    sorted.sort_by_cached_key(|form| (!is_json(form), form.accepts.iter().min().cloned()));
    for (index, form) in sorted.into_iter().enumerate() {
        let media = form.accepts.iter().min().map_or("", String::as_str);
        let response = &mut form.response;
        let word = match &response.kind {
            _ if index == 0 => String::new(),
            ResponseKind::Events(_) => "Events".to_owned(),
            _ => crate::names::pascal(&media_word(media)),
        };
        response.variant = space.give(&format!("{}{word}", response.variant), &[]);
        if json == 1 && matches!(response.kind, ResponseKind::Json(..)) {
            "application/json".clone_into(&mut response.media);
        }
    }
}

fn kind<'a>(
    cx: &mut Context<'a>,
    source: &'a Source,
    media_type: &str,
    media: &'a MediaType,
    below: &Place,
) -> (ResponseKind, Option<String>) {
    let essence = essence(media_type);
    let described = |cx: &mut Context<'a>| match &media.schema {
        Some(schema) => schema::lower(cx, schema, &below.key("schema"), Direction::Response).ty,
        None => Type::Json,
    };
    if essence == "text/event-stream" {
        let data = match described(cx) {
            // The document describes the stream, or one event of it.
            Type::List(event) => *event,
            event => event,
        };
        return (ResponseKind::Events(data), None);
    }
    if !is_json(&essence) {
        let media_type = media_type.to_owned();
        let text = essence.starts_with("text/") && !essence.ends_with("/*");
        return (if text { ResponseKind::Text(media_type) } else { ResponseKind::Bytes(media_type) }, None);
    }
    let ty = described(cx);
    let path = source.extensions.get("x-output").and_then(Value::as_str).map(keys).unwrap_or_default();
    let Some(output) = super::walk_type(cx, &ty, &path) else {
        let what = "an output that does not stand in named objects";
        cx.unsupported(below, what, "let `x-output` lead through schemas of `type: object` to a required property");
        return (ResponseKind::Json(ty, Vec::new()), example(cx, media));
    };
    (ResponseKind::Json(output, path), example(cx, media))
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
    let Some((first, others)) = kinds.split_first() else { return Output::Empty };
    let all_are = |is: fn(&ResponseKind) -> bool| is(first) && others.iter().all(|other| is(other));
    match first {
        ResponseKind::Json(ty, _) if others.iter().all(|other| other == first) => {
            if has_empty {
                Output::Maybe(ty.clone())
            } else {
                Output::One(ty.clone())
            }
        }
        _ if has_empty => Output::PerStatus(format!("{operation}Output")),
        ResponseKind::Text(_) if all_are(|kind| matches!(kind, ResponseKind::Text(_))) => Output::Text,
        ResponseKind::Bytes(_) if all_are(|kind| matches!(kind, ResponseKind::Bytes(_))) => Output::Bytes,
        ResponseKind::Events(ty) if others.iter().all(|other| other == first) => Output::Events(ty.clone()),
        _ => Output::PerStatus(format!("{operation}Output")),
    }
}

/// A page: the items stand under a list of the answer, and the answer's own type is not needed.
fn page(cx: &mut Context<'_>, successes: &[Success], pointers: [&str; 3], place: &Place) -> Output {
    let [path, next, previous] = pointers.map(keys);
    let body = successes.iter().find_map(|success| match &success.response.kind {
        ResponseKind::Json(ty, _) => Some(ty.clone()),
        _ => None,
    });
    if let Some(Type::List(item)) = body.and_then(|body| super::walk_type(cx, &body, &path)) {
        return Output::Page { item: *item, path, next, previous };
    }
    cx.unsupported(place, "a page whose items are no list", "let `x-pagination.items` point to an array");
    Output::Empty
}

/// What is asked for, in the document's order but JSON first.
fn accept(mut media_types: Vec<String>) -> String {
    let mut seen = std::collections::HashSet::new();
    media_types.retain(|media_type| seen.insert(media_type.clone()));
    media_types.sort_by_key(|media_type| !is_json(media_type));
    if media_types.is_empty() { "application/json".to_owned() } else { media_types.join(", ") }
}

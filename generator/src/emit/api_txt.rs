//! `api.txt`: one sorted line for each operation, type, field and value, so that a change of the API is a small diff.
//! Written from the model alone; nothing of it depends on how code is printed.

use super::{Content, File};
use crate::model::{
    Api, Direction, Field, Integer, Operation, Output, Paging, Presence, RateLimit, ResetUnit, Response, ResponseKind,
    Status, Type, TypeDef, TypeKind,
};

pub(super) fn file(api: &Api) -> File {
    let mut lines: Vec<String> = Vec::new();
    api.operations.iter().for_each(|operation| of_operation(api, operation, &mut lines));
    api.types.iter().for_each(|def| of_type(api, def, &mut lines));
    for event in api.webhooks.iter().flat_map(|webhooks| &webhooks.events) {
        lines.push(format!("event {}: {}", event.name.wire, ty(api, &event.payload)));
    }
    lines.extend(api.rate_limit.iter().flat_map(rate_limit));
    lines.extend(super::old_names::lines(api));
    lines.sort();
    lines.push(String::new());
    File { path: "api.txt".to_owned(), content: Content::Text(lines.join("\n")) }
}

/// The headers that there are, and how the reset is told.
fn rate_limit(headers: &RateLimit) -> Vec<String> {
    let unit = match headers.unit {
        ResetUnit::Seconds => "reset in seconds",
        ResetUnit::Epoch => "reset as a time",
    };
    let named = [("limit", &headers.limit), ("remaining", &headers.remaining), (unit, &headers.reset)];
    let there = named.into_iter().filter(|(_, header)| !header.is_empty());
    there.map(|(what, header)| format!("rate limit {what}: {header}")).collect()
}

fn of_operation(api: &Api, operation: &Operation, lines: &mut Vec<String>) {
    let id = &operation.name.wire;
    lines.push(format!(
        "operation {id}: {} {} as {}.{} -> {}",
        operation.http_method,
        operation.path,
        operation.resource,
        operation.method_ident,
        output(api, &operation.output)
    ));
    for parameter in &operation.parameters {
        let place = parameter.location.word();
        lines.push(format!("operation {id} {place} {}", field(api, &parameter.field)));
    }
    if let Some(body) = &operation.body {
        lines.push(format!("operation {id} {}", field(api, &body.field())));
        let forms = body.forms.iter().filter(|_| body.is_choice());
        lines.extend(forms.map(|form| {
            let (media_type, given) = (&form.media_type, ty(api, &form.kind.ty()));
            format!("operation {id} body as {media_type}: {given} by {}", form.constructor)
        }));
    }
    for header in operation.headers.iter().flat_map(|headers| &headers.fields) {
        lines.push(format!("operation {id} answers header {}", field(api, header)));
    }
    lines.extend(operation.server.iter().map(|server| format!("operation {id} server: {server}")));
    for waiter in &operation.waiters {
        lines.push(format!("operation {id} waits: {} for {}", waiter.method_ident, waiter.reached.join(" or ")));
    }
    lines.extend(operation.paging.iter().map(|paging| format!("operation {id} pages: {}", pages(paging))));
    for success in operation.successes.iter().map(|success| &success.response) {
        let answer = match (&operation.output, &success.kind) {
            (Output::Page { item, path, .. }, ResponseKind::Json(..)) => page(api, item, path),
            _ => answer(api, success),
        };
        lines.push(format!("operation {id} answer {}: {answer}", status(success.status)));
    }
    for error in &operation.errors {
        lines.push(format!("operation {id} answer {}: {}", status(error.status), answer(api, error)));
    }
}

fn of_type(api: &Api, def: &TypeDef, lines: &mut Vec<String>) {
    let name = &def.ident;
    match &def.kind {
        TypeKind::Record(record) => {
            lines.push(format!("type {name}: {}", direction(record.direction)));
            lines.extend(record.fields.iter().map(|each| format!("type {name} field {}", field(api, each))));
            lines.extend(
                record
                    .constants
                    .iter()
                    .map(|each| format!("type {name} constant {}: {}", each.wire, each.value.text())),
            );
            lines.extend(record.extra.iter().map(|extra| format!("type {name} others: {}", ty(api, extra))));
        }
        TypeKind::StringEnum(string_enum) => {
            lines.push(format!("type {name}: enum"));
            lines.extend(string_enum.values.iter().map(|value| format!("type {name} value {}", value.name.wire)));
        }
        TypeKind::IntegerEnum(integer_enum) => {
            lines.push(format!("type {name}: enum of integers"));
            let values = integer_enum.values.iter();
            lines.extend(values.map(|value| format!("type {name} value {}: {}", value.name.wire, value.name.ident)));
        }
        TypeKind::Union(union) => {
            lines.push(format!("type {name}: union, {}", direction(union.direction)));
            let members = union.members.iter();
            lines.extend(members.map(|each| format!("type {name} member {}: {}", each.name.ident, ty(api, &each.ty))));
        }
        TypeKind::Text(_) => lines.push(format!("type {name}: text")),
        TypeKind::Number(number) => lines.push(format!("type {name}: of its own, {}", ty(api, &number.kept_as()))),
        TypeKind::Alias(aliased) => lines.push(format!("type {name}: {}", ty(api, aliased))),
    }
}

fn field(api: &Api, field: &Field) -> String {
    let presence = match field.presence {
        Presence::Required => "required",
        Presence::Optional => "optional",
        Presence::Nullable => "nullable",
        Presence::OptionalNullable => "optional, nullable",
    };
    let default = field.default.as_ref().map(|default| format!(", default {}", default.shown().escape_debug()));
    format!("{}: {} {presence}{}", field.name.wire, ty(api, &field.ty), default.unwrap_or_default())
}

fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Request => "request",
        Direction::Response => "response",
    }
}

fn output(api: &Api, output: &Output) -> String {
    match output {
        Output::Empty => "nothing".to_owned(),
        Output::One(one) => ty(api, one),
        Output::Maybe(one) => format!("{} or nothing", ty(api, one)),
        Output::Text => "text".to_owned(),
        Output::Bytes => "bytes".to_owned(),
        Output::Events(event) => format!("events of {}", ty(api, event)),
        Output::Page { item, .. } => page(api, item, &[]),
        Output::PerStatus(name) => name.clone(),
    }
}

fn pages(paging: &Paging) -> String {
    match paging {
        Paging::Single => "one".to_owned(),
        Paging::Offset { field, .. } => format!("by offset {field}"),
        Paging::Cursor { field } => format!("by cursor {field}"),
    }
}

/// The envelope of a page has no type of its own.
fn page(api: &Api, item: &Type, path: &[String]) -> String {
    let page = format!("page of {}", ty(api, item));
    if path.is_empty() { page } else { format!("{page} at {}", path.join(".")) }
}

fn answer(api: &Api, response: &Response) -> String {
    match &response.kind {
        ResponseKind::Empty => "nothing".to_owned(),
        ResponseKind::Json(json, path) if path.is_empty() => ty(api, json),
        ResponseKind::Json(json, path) => format!("{} at {}", ty(api, json), path.join(".")),
        ResponseKind::Text(_) => "text".to_owned(),
        ResponseKind::Bytes(media_type) => media_type.clone(),
        ResponseKind::Events(event) => format!("events of {}", ty(api, event)),
    }
}

fn status(status: Status) -> String {
    match status {
        Status::Exact(code) => code.to_string(),
        Status::Range(first) => format!("{first}XX"),
        Status::Default => "default".to_owned(),
    }
}

fn ty(api: &Api, of: &Type) -> String {
    match of {
        Type::Named(id) => api.type_of(*id).ident.clone(),
        Type::Boxed(id) => format!("boxed {}", api.type_of(*id).ident),
        Type::String => "string".to_owned(),
        Type::Bool => "boolean".to_owned(),
        Type::Integer(Integer::I32) => "i32".to_owned(),
        Type::Integer(Integer::I64) => "i64".to_owned(),
        Type::Integer(Integer::U32) => "u32".to_owned(),
        Type::Integer(Integer::U64) => "u64".to_owned(),
        Type::Float => "float".to_owned(),
        Type::Decimal { as_number: false } => "decimal".to_owned(),
        Type::Decimal { as_number: true } => "decimal as number".to_owned(),
        Type::Timestamp => "date-time".to_owned(),
        Type::Date => "date".to_owned(),
        Type::Null => "null".to_owned(),
        Type::Json => "json".to_owned(),
        Type::Base64 => "base64".to_owned(),
        Type::File => "file".to_owned(),
        Type::Bytes => "bytes".to_owned(),
        Type::Body(choice) => choice.clone(),
        Type::List(item) => format!("list of {}", ty(api, item)),
        Type::Map(item) => format!("map of {}", ty(api, item)),
        Type::Nullable(inner) => format!("{} or null", ty(api, inner)),
    }
}

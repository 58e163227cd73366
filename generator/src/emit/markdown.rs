//! Prose for people: the docs of operations, the table of operations, the crate's README.
//! It says what the model knows, in fixed sentences of our own.

use std::collections::BTreeSet;

use super::{Content, File, sample};
use crate::model::{Api, Docs, Idempotency, KeyRules, Operation, Package, Response, Status};

/// Everything that the docs of an operation say.
pub(super) fn operation_docs(api: &Api, operation: &Operation, example: &[String]) -> Vec<String> {
    let mut lines = operation.summary.0.clone();
    let mut paragraph = |text: Vec<String>| {
        if !text.is_empty() {
            lines.extend((!lines.is_empty()).then(String::new));
            lines.extend(text);
        }
    };
    paragraph(operation.docs.0.clone());
    paragraph(vec![format!("`{} {}`", operation.http_method, operation.path)]);
    if operation.sandbox_only {
        paragraph(vec!["Only in a sandbox: a client of a production environment refuses to send it.".to_owned()]);
    }
    paragraph(money(api, operation));
    paragraph(key(operation));
    paragraph(operation.evidence.iter().map(|evidence| evidence.sentence().to_owned()).collect());
    paragraph(errors(operation));
    if !operation.guide.0.is_empty() {
        lines.extend(["", "# Example", ""].map(str::to_owned));
        lines.extend(operation.guide.0.iter().cloned());
    } else if !example.is_empty() {
        lines.extend(["", "# Example", "", "```no_run"].map(str::to_owned));
        lines.extend(example.iter().cloned());
        lines.push("```".to_owned());
    }
    lines
}

fn money(api: &Api, operation: &Operation) -> Vec<String> {
    let Some(money) = &operation.moves_money else { return Vec::new() };
    let settled = money.settled_by.as_ref().and_then(|id| {
        let read = api.operations.iter().find(|operation| operation.name.wire == *id)?;
        Some(format!("the read that settles it is [`{0}`](crate::operations::{0}).", read.name.ident))
    });
    let rest = settled.unwrap_or_else(|| "no documented read settles it.".to_owned());
    vec![format!("**Moves money.** After an error whose outcome is `Unknown`, {rest}")]
}

fn key(operation: &Operation) -> Vec<String> {
    match &operation.idempotency {
        None if operation.moves_money.is_some() => vec![
            "**No key is documented to be honoured**: the call cannot be prepared, and two calls may be done twice."
                .to_owned(),
        ],
        None => Vec::new(),
        Some(Idempotency::Header(name)) => key_given(operation, &format!("in `{name}`")),
        Some(Idempotency::Body(name)) => key_given(operation, &format!("as `{name}` in its body")),
    }
}

/// Where the key travels, and what a refusal means of one that an earlier call may have had.
fn key_given(operation: &Operation, place: &str) -> Vec<String> {
    let mut lines = vec![format!(
        "Carries an idempotency key {place}: one is made for each call unless you give it by `idempotency_key`."
    )];
    let KeyRules { lifetime, in_flight, known, .. } = &operation.key_rules;
    lines.push(match lifetime {
        Some(seconds) => format!("The vendor knows it for {}.", time(*seconds)),
        None => {
            "How long the vendor knows it is not documented: to replay a prepared call, give `.max_age(..)`.".to_owned()
        }
    });
    let statuses: BTreeSet<u16> = known.statuses.iter().chain(in_flight).copied().collect();
    let by: Vec<String> = statuses.iter().map(u16::to_string).chain(known.codes.iter().map(quoted)).collect();
    if !by.is_empty() {
        let unless: Vec<String> = known.unless.iter().map(quoted).collect();
        let unless = if unless.is_empty() { String::new() } else { format!(" (but not {})", any_of(&unless)) };
        lines.push(format!(
            "Under a key that you gave, a refusal by {}{unless} is `Unknown`, not `Refused`: an earlier call with it may have \
             been done.",
            any_of(&by)
        ));
    }
    lines
}

/// A time in its largest whole unit.
fn time(seconds: u64) -> String {
    let units = [(86_400, "day"), (3600, "hour"), (60, "minute"), (1, "second")];
    let (unit, name) = units.into_iter().find(|(unit, _)| seconds.is_multiple_of(*unit)).unwrap_or((1, "second"));
    let count = seconds / unit;
    format!("{count} {name}{}", if count == 1 { "" } else { "s" })
}

fn quoted(code: &String) -> String {
    format!("`{code}`")
}

fn any_of(names: &[String]) -> String {
    match names {
        [but_last @ .., last] if !but_last.is_empty() => format!("{} or {last}", but_last.join(", ")),
        _ => names.concat(),
    }
}

fn errors(operation: &Operation) -> Vec<String> {
    if operation.errors.is_empty() {
        return Vec::new();
    }
    let mut lines =
        vec![format!("Declared errors, read by `error.body::<{}>()`:", operation.error_ident), String::new()];
    let sentence = |response: &Response| format!("- {}: {}", status(response), first_sentence(&response.docs));
    lines.extend(operation.errors.iter().map(sentence));
    lines
}

/// The first sentence of a prose, on one line.
pub(super) fn first_sentence(docs: &Docs) -> String {
    let paragraph: Vec<&str> = docs.0.iter().map(String::as_str).take_while(|line| !line.is_empty()).collect();
    let text = paragraph.join(" ");
    match text.find(". ") {
        Some(end) => text[..=end].to_owned(),
        None => text,
    }
}

/// What the docs of an accessor's method say: the operation's own page has the rest.
pub(super) fn method_docs(operation: &Operation) -> Vec<String> {
    let mut lines = operation.summary.0.clone();
    if !operation.docs.0.is_empty() {
        lines.push(String::new());
        lines.extend(operation.docs.0.iter().cloned());
    }
    lines.extend((!lines.is_empty()).then(String::new));
    lines.push(format!(
        "`{} {}`. Errors, evidence and an example: [`{ident}`](crate::operations::{ident}).",
        operation.http_method,
        operation.path,
        ident = operation.name.ident,
    ));
    lines
}

fn status(response: &Response) -> String {
    match response.status {
        Status::Exact(code) => code.to_string(),
        Status::Range(first) => format!("{first}XX"),
        Status::Default => "any other".to_owned(),
    }
}

/// README.md and OPERATIONS.md.
pub(super) fn files(api: &Api) -> Vec<File> {
    let text = |path: &str, text: String| File { path: path.to_owned(), content: Content::Text(text) };
    vec![text("README.md", readme(api)), text("OPERATIONS.md", operations(api))]
}

fn readme(api: &Api) -> String {
    let package = &api.package;
    let krate = sample::crate_name(api);
    format!(
        "# {name}\n\n{description}. It is not the vendor's.\n\n\
         It is not published yet: take it by its folder, or by the repository that holds it. Once it is, the version will do.\n\n\
         ```toml\n[dependencies]\n{name} = {{ path = \"path/to/this/folder\" }} # or {{ git = \"…\" }}; \"{version}\" once it is \
         published\n```\n\n\
         The documentation of the crate (`cargo doc -p {name} --open`) begins with a quick start and lists defaults and\n\
         features. [OPERATIONS.md](OPERATIONS.md) lists the operations and what each rests on. `{krate}::Error` says what\n\
         became of every call.\n\n\
         Every file here is written by `{command}` from `{source}`. Do not edit them.\n\n\
         {license}\n",
        name = package.name,
        description = package.description.trim_end_matches('.'),
        version = package.version,
        command = api.command,
        source = api.source,
        license = license(package),
    )
}

/// Whose document it is decides; where it says nothing, no one has given the crate away.
fn license(package: &Package) -> String {
    let none = "No licence is given: say one as `x-crate.license` in the document before you publish it.";
    package.license.as_ref().map_or_else(|| none.to_owned(), |license| format!("Licence: {license}."))
}

fn operations(api: &Api) -> String {
    let mut lines = vec![
        format!("# Operations of {}", api.title),
        String::new(),
        format!("Written by `{}` from `{}`.", api.command, api.source),
        String::new(),
        "| operation | method and path | call | evidence | moves money | key |".to_owned(),
        "|---|---|---|---|---|---|".to_owned(),
    ];
    for resource in &api.resources {
        for operation in resource.operations.iter().map(|index| &api.operations[*index]) {
            lines.push(format!(
                "| {} | `{} {}` | `{}().{}()` | {} | {} | {} |",
                operation.name.wire,
                operation.http_method,
                operation.path,
                resource.name.ident,
                operation.method_ident,
                operation.evidence.map_or("", crate::model::Evidence::wire),
                moves(operation),
                if operation.idempotency.is_some() { "yes" } else { "" },
            ));
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

fn moves(operation: &Operation) -> String {
    match &operation.moves_money {
        None => String::new(),
        Some(money) => match &money.settled_by {
            Some(read) => format!("settled by {read}"),
            None => "nothing settles it".to_owned(),
        },
    }
}

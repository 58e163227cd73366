//! A program that makes the calls of a tour and says, one line a call, what became of it.
//! What is sent was decided in `lower`; what does not vary with the document is `tour_program.rs` beside this file.

use std::fmt::Write as _;

use super::layout::Code;
use super::sample::{argument, crate_name};
use crate::model::{Api, Construct, Scheme, SchemeKind, Tour, TourCall};

/// What is the same in every such program.
const PROGRAM: &str = include_str!("tour_program.rs");
/// What signs where a signature is asked for.
const SIGNER: &str = include_str!("tour_signer.rs");

/// The source of the program. It stands on the crate, with the features that [`tour_features`] names, and on `tokio` with
/// `macros`, `rt` and `time`.
#[must_use]
pub fn tour(api: &Api, tour: &Tour) -> String {
    let krate = crate_name(api);
    let mut out = format!("//! Calls every operation of `{krate}` at the base URL that is its first argument.\n");
    out.push_str(&PROGRAM.replace("the_crate", &krate));
    out.push_str(&client(api, &krate));
    out.push_str(&list(api, tour));
    for (index, call) in tour.calls.iter().enumerate() {
        out.push_str(&function(api, &krate, index, call));
    }
    if signs(api) {
        out.push('\n');
        out.push_str(&SIGNER.replace("the_crate", &krate));
    }
    out
}

/// The features of the crate that the program needs: any HTTP client will do, for it calls loopback addresses.
#[must_use]
pub fn tour_features(api: &Api) -> Vec<&'static str> {
    let upload = api.uploads().then_some("upload");
    let tags = api.tags.as_ref().map(|_| "all-tags");
    ["operations", "reqwest"].into_iter().chain(upload).chain(tags).collect()
}

fn signs(api: &Api) -> bool {
    api.schemes.iter().any(|scheme| matches!(scheme.kind, SchemeKind::Message(_)))
}

/// The client, with something in place of every credential.
fn client(api: &Api, krate: &str) -> String {
    let credentials = api.schemes.iter().map(|scheme| credential(scheme, krate));
    let mut credentials: Vec<String> = credentials.collect();
    if credentials.is_empty() {
        credentials.push(format!("{krate}::Credentials::None"));
    }
    let (first, more) = (&credentials[0], &credentials[1..]);
    let mut out = format!("\nfn settings() -> {krate}::ClientBuilder {{\n    {krate}::Client::builder({first})\n");
    for credential in more {
        // A string takes everything.
        let _ = writeln!(out, "        .credentials({credential})");
    }
    out.push_str("}\n");
    out
}

fn credential(scheme: &Scheme, krate: &str) -> String {
    let constructor = format!("{krate}::Credentials::{}", scheme.name.ident);
    match scheme.kind {
        SchemeKind::Basic => format!("{constructor}(\"user\", \"password\")"),
        SchemeKind::Message(_) => format!("{constructor}(NoSignature)"),
        SchemeKind::Header(_) | SchemeKind::Query(_) | SchemeKind::Cookie(_) | SchemeKind::Bearer => {
            format!("{constructor}(\"secret\")")
        }
    }
}

fn list(api: &Api, tour: &Tour) -> String {
    let mut out = String::from("\nconst CALLS: &[Planned] = &[\n");
    for (index, call) in tour.calls.iter().enumerate() {
        let id = &api.operations[call.operation].name.wire;
        let (given, without) = (&call.given, &call.without);
        let plan = match &call.inputs {
            Ok(_) => format!("Ok(call_{index})"),
            Err(why) => format!("Err({why:?})"),
        };
        let _ = writeln!(
            out,
            "    Planned {{ operation: {id:?}, given: {given:?}, without: &{without:?}, call: {plan} }},"
        );
    }
    out.push_str("];\n");
    out
}

/// One call, in a function of its own: one function of all of them would take the compiler long.
fn function(api: &Api, krate: &str, index: usize, call: &TourCall) -> String {
    let Ok(inputs) = &call.inputs else { return String::new() };
    let operation = &api.operations[call.operation];
    let fields = operation.fields();
    let positional = operation.inputs.construct == Construct::Positional;
    let (mut arguments, mut links) = (Vec::new(), Vec::new());
    for (place, sample) in inputs {
        let field = &fields[*place];
        if positional && field.is_demanded() {
            arguments.push(argument(api, sample));
        } else {
            links.push((field.name.ident.clone(), Some(argument(api, sample))));
        }
    }
    let constructor = if positional { "new" } else { "builder" };
    if !positional {
        links.push(("build".to_owned(), Some(Code::Arguments(Vec::new()))));
    }
    let start = format!("operations::{}::{constructor}", operation.name.ident);
    let value = Code::Chain { start, arguments: Some(arguments), links }.laid_out(8);
    let key = operation.inputs.key.as_ref().map_or_else(String::new, |key| format!(".idempotency_key({key:?})"));
    let is_used = |module: &str| value.contains(&format!("{module}::"));
    let modules = ["operations", "types"].into_iter().filter(|module| is_used(module));
    let modules = modules.map(|module| format!("        use {krate}::{module};\n")).collect::<Vec<_>>().concat();
    format!(
        "\n/// {} {}\nfn call_{index}(client: &{krate}::Client) -> Pending<'_> {{\n    Box::pin(async move {{\n{modules}\
         \x20       let operation = {value};\n        sent(client.call(operation){key}).await\n    }})\n}}\n",
        operation.http_method, operation.path
    )
}

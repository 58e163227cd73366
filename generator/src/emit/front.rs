//! The crate's front page and module list.
//! Fixed sentences of our own, filled with the document's names.

use proc_macro2::TokenStream;
use quote::quote;

use super::layout::Code;
use super::ty::ident;
use super::{Content, File, builder, front_webhooks, sample};
use crate::model::{Api, Name, Operation, Scheme, SchemeKind};
use crate::names;

pub(super) fn lib(api: &Api) -> File {
    let needs = builder::needs(api).map(|_| {
        quote!(
            pub mod needs;
        )
    });
    let unused = super::gates::private(api);
    let patterns = (!api.patterns.is_empty()).then(|| {
        quote!(
            #unused mod patterns;
        )
    });
    let webhooks = api.webhooks.as_ref().map(|_| {
        quote!(
            #[cfg(feature = "webhooks")]
            pub mod webhooks;
        )
    });
    let rate_limit = api.rate_limit.as_ref().map(|_| {
        quote!(
            pub use runtime::RateLimit;
        )
    });
    let recursion_limit = builder::recursion_limit(api);
    let items = vec![
        guide(api),
        quote!(#recursion_limit),
        quote!(
            const _: () = runtime::codegen::requires(3);
        ),
        quote!(
            mod client;
        ),
        quote!(#needs),
        quote!(
            #[cfg(feature = "operations")]
            pub mod operations;
        ),
        quote!(#patterns),
        quote!(
            #[cfg(feature = "operations")]
            pub mod resources;
        ),
        quote!(
            pub mod types;
        ),
        quote!(#webhooks),
        quote!(
            pub use client::{Client, ClientBuilder, Credentials, Environment};
        ),
        quote!(
            pub use runtime;
        ),
        quote!(
            pub use runtime::{
                About, Base64, Custom, Date, Decimal, Error, ErrorKind, FilePart, IdempotencyKey, Items, Json, Kind,
                Map, Null, Outcome, Page, Pages, Patch, Position, PreparedCall, Response, RetryPolicy, Secret,
                Timestamp, Unfit, WaitError, Waiter, decimal,
            };
        ),
        quote!(#rate_limit),
        quote!(runtime::codegen::call!(Call);),
    ];
    let items = items.into_iter().filter(|item| !item.is_empty()).collect();
    File { path: "src/lib.rs".to_owned(), content: Content::Rust { place: None, docs: docs(api), items } }
}

fn docs(api: &Api) -> Vec<String> {
    // What the crate is, is prose like any other: a brand in camel case wants its backticks.
    let about = format!("{}.", api.package.description.trim_end_matches('.'));
    let mut lines = crate::lower::prose::docs(Some(&about)).0;
    if !api.docs.0.is_empty() {
        lines.push(String::new());
        lines.extend(api.docs.0.iter().cloned());
    }
    let start = if api.guide.0.is_empty() { quick_start(api) } else { api.guide.0.clone() };
    if !start.is_empty() {
        lines.extend(["", "# Quick start", ""].map(str::to_owned));
        lines.extend(start);
    }
    lines.extend(front_webhooks::section(api));
    lines
}

/// The client, then the first operation that creates something.
fn quick_start(api: &Api) -> Vec<String> {
    let krate = sample::crate_name(api);
    let client = ident(&crate::names::snake(&api.name)).to_string();
    let Some(operation) = first_operation(api) else { return Vec::new() };
    let example = sample::example(api, operation);
    let environment = api.environments.iter().find(|environment| !environment.production).or(api.environments.first());
    let environment = environment.map_or_else(
        || format!("{krate}::Environment::custom(\"mine\", \"https://api.example.com\", {krate}::Kind::Sandbox)"),
        |environment| format!("{krate}::Environment::{}", environment.name.ident),
    );
    let mut lines = Vec::new();
    if signs(api) {
        let says =
            "This needs the feature `signatures`; with `p384` the key can be a `P384Key`, in memory or from a file.";
        lines.extend([says.to_owned(), String::new()]);
    }
    lines.push("```no_run".to_owned());
    lines.push(condition(api, operation));
    let given = given(api, &krate);
    lines.push(format!("# async fn example({given}) -> Result<(), Box<dyn std::error::Error>> {{"));
    let uses: Vec<String> = example.iter().filter(|line| line.starts_with("use ")).cloned().collect();
    lines.extend(uses.iter().cloned());
    lines.extend((!uses.is_empty()).then(String::new));
    let credentials = fetched(api, &krate).map_or_else(
        || credentials(api, &krate),
        |fetched| {
            lines.extend(format!("let credentials = {};", fetched.laid_out(0)).lines().map(str::to_owned));
            "credentials".to_owned()
        },
    );
    lines.push(format!("let {client} = {krate}::Client::builder({credentials})"));
    lines.extend(
        signer(api).map(|scheme| format!("    .credentials({krate}::Credentials::{}_by(signer))", scheme.name.ident)),
    );
    lines.push(format!("    .environment({environment})"));
    lines.push("    .build()?;".to_owned());
    lines.extend(
        example.into_iter().filter(|line| !line.starts_with("use ") && !line.starts_with("# ") && !line.is_empty()),
    );
    lines.extend(["# Ok(()) }", "```"].map(str::to_owned));
    lines
}

/// What the client fetches the token of the default scheme for.
fn fetched(api: &Api, krate: &str) -> Option<Code> {
    let scheme = api.schemes.first()?;
    let of_program =
        |name: &Name| Code::Plain(format!("std::env::var({:?})?", names::snake(&name.wire).to_uppercase()));
    let given = scheme.token.as_ref()?.credentials.iter().map(of_program).collect();
    let start = format!("{krate}::Credentials::{}_by", scheme.name.ident);
    Some(Code::Chain { start, arguments: Some(given), links: Vec::new() })
}

/// The features without which the example does not compile.
fn condition(api: &Api, operation: &Operation) -> String {
    let token = api.schemes.first().and_then(|scheme| scheme.token.as_ref());
    let sent = std::iter::once(&operation.name).chain(token.map(|token| &token.operation));
    let mut tags: Vec<_> = sent.filter_map(|name| super::gates::tag_of(api, &name.wire)).collect();
    tags.dedup();
    let tags: Vec<String> = tags.iter().map(|tag| format!(", feature = \"{tag}\"")).collect();
    let signs = if signs(api) { ", feature = \"signatures\"" } else { "" };
    format!("# #[cfg(all(feature = \"operations\", feature = \"rustls\"{signs}{}))]", tags.concat())
}

/// The credentials of the default scheme.
fn credentials(api: &Api, krate: &str) -> String {
    let Some(scheme) = api.schemes.first() else { return format!("{krate}::Credentials::None") };
    match &scheme.kind {
        SchemeKind::Basic => {
            format!("{krate}::Credentials::{}(\"user\", std::env::var(\"PASSWORD\")?)", scheme.name.ident)
        }
        SchemeKind::Message(_) => format!("{krate}::Credentials::{}_by(signer)", scheme.name.ident),
        _ if signer(api).is_some() => "std::env::var(\"TOKEN\")?".to_owned(),
        _ => "std::env::var(\"API_KEY\")?".to_owned(),
    }
}

/// What the example is given: what signs is the reader's.
fn given(api: &Api, krate: &str) -> String {
    if signs(api) { format!("signer: impl {krate}::runtime::signature::Signer") } else { String::new() }
}

/// Whether the client of the example signs.
fn signs(api: &Api) -> bool {
    let first = api.schemes.first().is_some_and(|scheme| matches!(scheme.kind, SchemeKind::Message(_)));
    first || signer(api).is_some()
}

/// The scheme that signs beside the default one, if calls need both.
fn signer(api: &Api) -> Option<&Scheme> {
    let beside = api.security.first()?;
    let signs = |scheme: &&Scheme| matches!(scheme.kind, SchemeKind::Message(_));
    api.schemes.iter().skip(1).filter(signs).find(|scheme| beside.contains(&scheme.name.wire))
}

fn first_operation(api: &Api) -> Option<&Operation> {
    let mut listed =
        api.resources.iter().flat_map(|resource| &resource.operations).map(|index| &api.operations[*index]);
    let takes_one = |operation: &&Operation| {
        operation.parameters.is_empty()
            && operation.body.as_ref().is_some_and(|body| !body.is_choice() && body.forms[0].kind.described().is_some())
    };
    let creates = api.operations.iter().filter(takes_one).find(|operation| operation.method_ident == "create");
    creates.or_else(|| listed.next())
}

/// What is true of many crates is the runtime's text; of that, the sections that are true of this one.
fn guide(api: &Api) -> TokenStream {
    let any = |has: fn(&Operation) -> bool| api.operations.iter().any(has);
    let keys = any(|operation| operation.idempotency.is_some());
    let sections = [
        ("calls", true),
        ("attempts", true),
        ("money", any(|operation| operation.moves_money.is_some())),
        ("keys", keys),
        ("no_keys", !keys),
        ("pages", any(|operation| operation.paging.is_some())),
        ("waiters", any(|operation| !operation.waiters.is_empty())),
        ("values", true),
        ("defaults", true),
        ("rate_limit", api.rate_limit.is_some()),
        ("features", true),
        ("feature_all_tags", api.tags.is_some()),
        ("feature_webhooks", api.webhooks.is_some()),
        ("feature_tokens", api.takes_tokens()),
        ("feature_signatures", api.schemes.iter().any(|scheme| matches!(scheme.kind, SchemeKind::Message(_)))),
        ("feature_wallet", api.sign_in_texts().next().is_some()),
        ("feature_upload", api.uploads()),
        ("tests", true),
    ];
    let sections = sections.iter().filter(|(_, holds)| *holds).map(|(section, _)| ident(section));
    quote!(#![doc = runtime::codegen::guide!(#(#sections)*)])
}

//! The part of the front page that says how deliveries are read.
//! Fixed sentences of our own, with an example that is compiled.

use super::sample;
use crate::model::{Api, SignaturePlace, Webhooks};

pub(super) fn section(api: &Api) -> Vec<String> {
    let Some(webhooks) = &api.webhooks else { return Vec::new() };
    let krate = sample::crate_name(api);
    let who = match webhooks.signature {
        Some(_) => "Who sent a delivery is checked over the bytes as they came.",
        None => "Nobody is documented to sign deliveries: read what an event is about before you act on it.",
    };
    let (given, read) = example(webhooks, &krate);
    let lines = [
        "",
        "# Webhooks",
        "",
        &format!("With the feature `webhooks`. {who}"),
        "An event that the document does not know is `WebhookEvent::Unknown`.",
        "",
        "```no_run",
        "# #[cfg(feature = \"webhooks\")]",
        &format!("# fn example({given}body: &[u8]) -> Result<(), Box<dyn std::error::Error>> {{"),
        &format!("let event = {krate}::webhooks::{read}?;"),
        "# Ok(()) }",
        "```",
    ];
    lines.map(str::to_owned).to_vec()
}

/// What a program has at hand beside the body, and how it reads the event.
fn example(webhooks: &Webhooks, krate: &str) -> (String, &'static str) {
    match (webhooks.signature.as_ref().map(|signature| &signature.stands), &webhooks.tag) {
        (Some(SignaturePlace::Header { .. }), _) => (
            format!("key: String, headers: &{krate}::runtime::http::HeaderMap, "),
            "Webhooks::new(key).verify(headers, body)",
        ),
        (Some(SignaturePlace::Body { .. }), _) => ("key: String, ".to_owned(), "Webhooks::new(key).verify(body)"),
        (None, Some(_)) => (String::new(), "WebhookEvent::parse_unauthenticated(body)"),
        (None, None) => ("event: &str, ".to_owned(), "WebhookEvent::parse_unauthenticated(event, body)"),
    }
}

//! Progenitor as a function: a document in, the text of a client or the reason for the refusal out.
//! It may not end the build: progenitor panics on some documents.

use std::any::Any;
use std::panic;

use openapiv3::OpenAPI;
use progenitor_impl::Generator;
use serde_json::Value;

/// The text of the client for a document, or why there is none.
pub(crate) fn client(document: &Value) -> Result<String, String> {
    let document: OpenAPI = serde_json::from_value(document.clone()).map_err(|error| error.to_string())?;
    let tokens = panic::catch_unwind(|| Generator::default().generate_tokens(&document));
    let tokens = tokens.map_err(|panic| message(&*panic))?.map_err(|error| error.to_string())?;
    let file = syn::parse2(tokens).map_err(|error| error.to_string())?;
    Ok(prettyplease::unparse(&file))
}

fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied().or(panic.downcast_ref::<String>().map(String::as_str));
    format!("panic: {}", text.unwrap_or("without a message"))
}

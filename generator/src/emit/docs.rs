//! Prose as `#[doc]` attributes, one a line, so that the printer keeps `///`.
//! The words come from the model; only fixed sentences of our own are added.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::model::{Docs, EnumValue, Evidence, Field};

/// A sentence of our own that may quote the document, as one attribute.
pub(super) fn line(text: &str) -> TokenStream {
    lines(&[text])
}

/// What a document says, between backticks of ours: its own would end the code, or begin a block that is compiled.
pub(super) fn code(text: &str) -> String {
    text.replace('`', "'")
}

/// The lines as attributes.
pub(super) fn lines<L: AsRef<str>>(lines: &[L]) -> TokenStream {
    let lines = lines.iter().map(|line| line_of(line.as_ref()));
    quote!(#(#[doc = #lines])*)
}

/// One attribute is one line: what a document quotes may hold more. Most prose needs no escapes, and is then written as it
/// stands: to ask of each letter how it is escaped took a quarter of all emission.
fn line_of(text: &str) -> Literal {
    if text.is_empty() {
        return Literal::string("");
    }
    let is_plain = text.bytes().all(|byte| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\'));
    let plain = is_plain.then(|| format!("\" {text}\"").parse().ok()).flatten();
    let escaped = || Literal::string(&format!(" {}", text.replace(['\n', '\r', '\u{2028}', '\u{2029}'], " ")));
    plain.unwrap_or_else(escaped)
}

/// The prose as attributes.
pub(super) fn prose(docs: &Docs) -> TokenStream {
    lines(&docs.0)
}

/// The prose and where it comes from.
pub(super) fn with_evidence(docs: &Docs, evidence: Option<Evidence>) -> TokenStream {
    let mut all: Vec<&str> = docs.0.iter().map(String::as_str).collect();
    if let Some(evidence) = evidence {
        all.extend(["", evidence.sentence()]);
    }
    lines(&all)
}

/// A field's prose, with its evidence and deprecation; its name where the document says nothing of it.
pub(super) fn field(field: &Field) -> TokenStream {
    let stand_in = || Docs(vec![format!("The value of `{}`.", code(&field.name.wire))]);
    let prose = if field.docs.0.is_empty() { &stand_in() } else { &field.docs };
    let prose = with_evidence(prose, field.evidence);
    let deprecated = deprecated(field.deprecated);
    quote!(#prose #deprecated)
}

/// An argument's prose and evidence, for the page of the function that takes it.
pub(super) fn argument(field: &Field) -> TokenStream {
    with_evidence(&field.docs, field.evidence)
}

/// A value's prose, with its evidence and deprecation.
pub(super) fn value(value: &EnumValue) -> TokenStream {
    let prose = with_evidence(&value.docs, value.evidence);
    let deprecated = deprecated(value.deprecated);
    quote!(#prose #deprecated)
}

/// `#[deprecated]` where the document says so.
pub(super) fn deprecated(deprecated: bool) -> Option<TokenStream> {
    deprecated.then(|| quote!(#[deprecated]))
}

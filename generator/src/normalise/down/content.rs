//! Bytes in strings: `contentEncoding` and `contentMediaType`, which 3.0 says by formats.
//! What is encoded in a way that no format names stays text.

use super::super::Notes;
use super::edit;
use crate::tree::{Entry, Value};

pub(super) fn encoding(entries: &mut Vec<Entry>, pointer: &str, notes: &mut Notes) {
    let encoding = edit::take(entries, "contentEncoding");
    let media_type = edit::take(entries, "contentMediaType");
    let is_text = edit::find(entries, "type").is_none_or(|of| of.as_str() == Some("string") || of.as_list().is_some());
    if !is_text || edit::find(entries, "format").is_some() {
        return;
    }
    let (format, span) = match (&encoding, &media_type) {
        (Some(encoding), _) => match encoding.value.as_str() {
            Some(word) if word.eq_ignore_ascii_case("base64") => ("byte", encoding.key_span),
            Some(word) if word.eq_ignore_ascii_case("binary") => ("binary", encoding.key_span),
            _ => {
                let why = "the text is handed on as it is, not decoded";
                notes.degraded(encoding.key_span, &format!("{pointer}/contentEncoding"), why);
                return;
            }
        },
        (None, Some(media_type)) if holds_bytes(media_type) => ("binary", media_type.key_span),
        _ => return,
    };
    if edit::find(entries, "type").is_none() {
        edit::set(entries, "type", Value::String("string".into()), span);
    }
    edit::set(entries, "format", Value::String(format.into()), span);
}

/// Text and JSON in a string are text.
fn holds_bytes(media_type: &Entry) -> bool {
    let word = media_type.value.as_str().unwrap_or_default();
    !(word.starts_with("text/") || word.contains("json") || word.contains("xml"))
}

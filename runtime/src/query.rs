//! The pairs of a query, and of forms that are written as queries are.
//! It may not invent a style: each is one of the document's.

use crate::encode::{Encode, Flat, NULL, flatten, json_body, nested};
use crate::operation::Style;
use crate::url::{percent_encoded, with_reserved};

/// How a text is escaped.
pub(crate) type Escape = fn(&str) -> String;

/// The pairs that a parameter makes, in the order of the wire; or what is wrong with the value.
pub(crate) fn pairs(name: &str, value: &dyn Encode, style: Style) -> Result<Vec<String>, &'static str> {
    escaped(name, value, style, percent_encoded)
}

/// The same of a parameter whose value may hold reserved characters as they are.
pub(crate) fn reserved_pairs(name: &str, value: &dyn Encode, style: Style) -> Result<Vec<String>, &'static str> {
    escaped(name, value, style, with_reserved)
}

fn escaped(name: &str, value: &dyn Encode, style: Style, escape: Escape) -> Result<Vec<String>, &'static str> {
    let name = percent_encoded(name);
    let pair = |name: &str, text: &str| format!("{name}={}", escape(text));
    if style == Style::DeepObject {
        // Brackets need a key: what has none, such as null, has no way to be written.
        let found = nested(value)?.into_iter();
        return Ok(found.map(|(path, text)| pair(&bracketed(&name, &path), &text)).collect());
    }
    match (flatten(value), style) {
        (Flat::Text(text), Style::Json) => Ok(vec![pair(&name, &text)]),
        (_, Style::Json) => Ok(vec![pair(&name, &json_body(value)?)]),
        (Flat::Nothing, _) => Ok(Vec::new()),
        (Flat::Null, _) => Err(NULL),
        (Flat::Unfit(why), _) => Err(why),
        (Flat::Text(text), _) => Ok(vec![pair(&name, &text)]),
        (Flat::List(texts), Style::Form { explode: true }) => Ok(texts.iter().map(|text| pair(&name, text)).collect()),
        (Flat::List(texts), style) => Ok(joined(&name, &texts, separator(style), escape)),
        (Flat::Entries(entries), Style::Form { explode: true }) => {
            Ok(entries.iter().map(|(key, text)| pair(&percent_encoded(key), text)).collect())
        }
        (Flat::Entries(entries), style) => {
            let texts: Vec<_> = entries.into_iter().flat_map(<[String; 2]>::from).collect();
            Ok(joined(&name, &texts, separator(style), escape))
        }
    }
}

/// In an address, brackets are escaped.
fn bracketed(encoded_name: &str, path: &[String]) -> String {
    let below = path.iter().map(|key| format!("%5B{}%5D", percent_encoded(key)));
    std::iter::once(encoded_name.to_owned()).chain(below).collect()
}

/// No values at all leave the parameter out: an empty one would be a list of one empty text.
fn joined(name: &str, texts: &[String], separator: &str, escape: Escape) -> Vec<String> {
    if texts.is_empty() {
        return Vec::new();
    }
    let texts: Vec<_> = texts.iter().map(|text| escape(text)).collect();
    vec![format!("{name}={}", texts.join(separator))]
}

const fn separator(style: Style) -> &'static str {
    match style {
        Style::Space => "%20",
        Style::Pipe => "%7C",
        Style::Form { .. } | Style::DeepObject | Style::Json => ",",
    }
}

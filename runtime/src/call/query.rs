//! The query string and form bodies.
//! It may not invent a style: each is one of the document's.

use crate::encode::Flat;
use crate::operation::Style;
use crate::url::percent_encoded;

/// The pairs that a parameter makes, in the order of the wire; or what is wrong with the value.
pub(super) fn pairs(name: &str, value: Flat, style: Style) -> Result<Vec<String>, &'static str> {
    let name = percent_encoded(name);
    match (value, style) {
        (Flat::Nothing, _) => Ok(Vec::new()),
        (Flat::Unfit(why), _) => Err(why),
        (Flat::Text(text), Style::DeepObject) => {
            drop(text);
            Err("is no object, which its style needs")
        }
        (Flat::Text(text), _) => Ok(vec![pair(&name, &text)]),
        (Flat::List(texts), Style::Form { explode: true }) => Ok(texts.iter().map(|text| pair(&name, text)).collect()),
        (Flat::List(_), Style::DeepObject) => Err("is a list, which its style cannot write"),
        (Flat::List(texts), style) => Ok(joined(&name, &texts, separator(style))),
        (Flat::Entries(entries), Style::Form { explode: true }) => {
            Ok(entries.iter().map(|(key, text)| pair(&percent_encoded(key), text)).collect())
        }
        (Flat::Entries(entries), Style::DeepObject) => {
            let name = |key: &str| format!("{name}%5B{}%5D", percent_encoded(key));
            Ok(entries.iter().map(|(key, text)| pair(&name(key), text)).collect())
        }
        (Flat::Entries(entries), style) => {
            let texts: Vec<_> = entries.into_iter().flat_map(<[String; 2]>::from).collect();
            Ok(joined(&name, &texts, separator(style)))
        }
    }
}

/// The pairs of a form body: lists are repeated, records in it are refused.
pub(super) fn form(value: Flat) -> Result<String, &'static str> {
    pairs("", value, Style::FORM).map(|pairs| pairs.join("&"))
}

fn pair(encoded_name: &str, text: &str) -> String {
    format!("{encoded_name}={}", percent_encoded(text))
}

/// No values at all leave the parameter out: an empty one would be a list of one empty text.
fn joined(name: &str, texts: &[String], separator: &str) -> Vec<String> {
    if texts.is_empty() {
        return Vec::new();
    }
    let texts: Vec<_> = texts.iter().map(|text| percent_encoded(text)).collect();
    vec![format!("{name}={}", texts.join(separator))]
}

const fn separator(style: Style) -> &'static str {
    match style {
        Style::Space => "%20",
        Style::Pipe => "%7C",
        Style::Form { .. } | Style::DeepObject => ",",
    }
}

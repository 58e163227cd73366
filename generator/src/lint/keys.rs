//! The forms of keys that are the document's own choice.
//! It judges single keys only.

use super::survey::shortened;
use super::table::Keys;
use crate::finding::closest;

/// What is wrong with a key, and how to mend it.
pub(super) fn complaint(keys: Keys, key: &str) -> Option<(String, String)> {
    let shown = shortened(key);
    match keys {
        Keys::Any => None,
        Keys::Component if is_component(key) => None,
        Keys::Component => Some((
            format!("`{shown}` cannot be the name of a component"),
            "use letters, digits, `.`, `-` and `_`".to_owned(),
        )),
        Keys::Path if key.starts_with('/') => braces(key),
        Keys::Path => Some((format!("the path `{shown}` does not start with `/`"), format!("write `/{shown}`"))),
        Keys::Status if is_status(key) => None,
        Keys::Status => Some((format!("`{shown}` is no status"), status_help(key))),
        Keys::MediaType if is_media_type(key) => None,
        Keys::MediaType => Some((
            format!("`{shown}` is no media type"),
            media_type_meant(key)
                .map_or("write it as `application/json`".to_owned(), |meant| format!("did you mean `{meant}`?")),
        )),
    }
}

/// What a key with a fault was plainly meant to be.
pub(super) fn meant(keys: Keys, key: &str) -> Option<String> {
    match keys {
        Keys::Any | Keys::Component => None,
        Keys::Path if key.starts_with('/') => None,
        Keys::Path => Some(format!("/{key}")),
        Keys::Status => status_meant(key),
        Keys::MediaType => media_type_meant(key).map(str::to_owned),
    }
}

/// `4xx`, and patterns such as `4\d\d` or `^5[0-9]{2}$`, are ranges.
fn status_meant(key: &str) -> Option<String> {
    let upper = key.to_ascii_uppercase();
    if is_status(&upper) {
        return Some(upper);
    }
    if closest(key, ["default"]).is_some() {
        return Some("default".to_owned());
    }
    let rest = key.trim_start_matches(['^', '(']);
    let class = rest.chars().next().filter(|first| ('1'..='5').contains(first))?;
    let of_a_pattern = |letter: char| "0123456789dxX[](){},^$*+?.|-\\".contains(letter);
    (rest.chars().all(of_a_pattern) && rest.contains(['\\', '[', '*', 'X', 'x', '.', '-', ',']))
        .then(|| format!("{class}XX"))
}

const MEDIA_TYPES: &[&str] = &[
    "application/json",
    "application/xml",
    "application/pdf",
    "application/octet-stream",
    "application/problem+json",
    "application/x-www-form-urlencoded",
    "multipart/form-data",
    "text/plain",
    "text/html",
    "text/csv",
];

/// Words that stand for one media type.
const SHORT: &[(&str, &str)] = &[
    ("*", "*/*"),
    ("json", "application/json"),
    ("xml", "application/xml"),
    ("pdf", "application/pdf"),
    ("gzip", "application/gzip"),
    ("form-data", "multipart/form-data"),
];

/// A word for one, or one that is nearly right, whatever parameters follow it.
fn media_type_meant(key: &str) -> Option<&'static str> {
    let essence = key.split([';', ',']).next().unwrap_or_default().trim();
    let short = SHORT.iter().find(|(word, _)| essence.eq_ignore_ascii_case(word)).map(|(_, meant)| *meant);
    short.or_else(|| closest(essence, MEDIA_TYPES.iter().copied()))
}

fn is_component(key: &str) -> bool {
    !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_'))
}

/// A code, or a range of a hundred codes.
fn is_status(key: &str) -> bool {
    matches!(key.as_bytes(), [b'1'..=b'5', b'0'..=b'9', b'0'..=b'9'] | [b'1'..=b'5', b'X', b'X'])
}

fn status_help(key: &str) -> String {
    let upper = key.to_ascii_uppercase();
    if is_status(&upper) {
        return format!("write `{upper}`");
    }
    match closest(key, ["default"]) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => "use a code such as `200`, a range such as `4XX`, or `default`".to_owned(),
    }
}

/// `type/subtype`, with parameters behind it.
fn is_media_type(key: &str) -> bool {
    let essence = key.split(';').next().unwrap_or_default().trim();
    let token = |text: &str| {
        !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$&-^_.+*".contains(&byte))
    };
    essence.split_once('/').is_some_and(|(kind, subtype)| token(kind) && token(subtype))
}

/// Braces of a path must pair, or no template can be read.
fn braces(path: &str) -> Option<(String, String)> {
    let mut open = false;
    for letter in path.chars() {
        match (letter, open) {
            ('{', false) => open = true,
            ('}', true) => open = false,
            ('{' | '/', true) | ('}', false) => {
                open = true;
                break;
            }
            _ => {}
        }
    }
    let says =
        || (format!("the braces of `{}` do not pair", shortened(path)), "write parameters as `{name}`".to_owned());
    (open || path.contains("{}")).then(says)
}

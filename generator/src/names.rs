//! How wire names become Rust names: words, casing, keywords.
//! Pure text; it knows neither documents nor the names lock.

mod space;

use std::borrow::Cow;

pub use space::{Space, Tails, Wanted};

/// A wire name and the Rust name that stands for it; they travel together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name {
    /// As written on the wire.
    pub wire: String,
    /// As written in Rust.
    pub ident: String,
}

impl Name {
    /// A snake-case name, for fields, parameters, methods and modules.
    #[must_use]
    pub fn snake(wire: &str) -> Self {
        Self { wire: wire.to_owned(), ident: snake(wire) }
    }

    /// A Pascal-case name, for types and variants.
    #[must_use]
    pub fn pascal(wire: &str) -> Self {
        Self { wire: wire.to_owned(), ident: pascal(wire) }
    }
}

/// The lower-case words of a name: split at anything that is no letter or digit, and where the case changes.
#[must_use]
pub fn words(name: &str) -> Vec<String> {
    let spelled = spell_signs(name);
    let mut words = Vec::new();
    let (mut word, mut before) = (String::new(), None);
    let mut chars = spelled.chars().peekable();
    while let Some(c) = chars.next() {
        let starts = !c.is_alphanumeric() || starts_word(before, c, chars.peek().copied());
        if starts && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        if c.is_ascii_alphanumeric() {
            word.push(c.to_ascii_lowercase());
        } else if c.is_alphanumeric() {
            word.extend(c.to_lowercase());
        }
        before = Some(c);
    }
    words.extend((!word.is_empty()).then_some(word));
    words
}

/// `fooBar` splits before `B`; `HTTPServer` before `S`.
fn starts_word(before: Option<char>, c: char, after: Option<char>) -> bool {
    let Some(before) = before else { return false };
    if !c.is_uppercase() {
        return false;
    }
    before.is_lowercase() || before.is_ascii_digit() || (before.is_uppercase() && after.is_some_and(char::is_lowercase))
}

/// A leading sign carries meaning (`+1` is not `-1`), so it is spelled out.
fn spell_signs(name: &str) -> Cow<'_, str> {
    let rest = |sign: &str, word: &str| name.strip_prefix(sign).map(|rest| format!("{word} {rest}").into());
    rest("+", "plus").or_else(|| rest("-", "minus")).unwrap_or_else(|| name.into())
}

/// A snake-case identifier that may stand anywhere in Rust.
#[must_use]
pub fn snake(name: &str) -> String {
    if is_snake(name) { usable(name) } else { usable(&words(name).join("_")) }
}

/// Whether a name is in snake case as it stands, as most are.
fn is_snake(name: &str) -> bool {
    let letters = name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'));
    letters && !name.starts_with('_') && !name.ends_with('_') && !name.contains("__") && !name.is_empty()
}

/// A Pascal-case identifier that may stand anywhere in Rust.
#[must_use]
pub fn pascal(name: &str) -> String {
    let mut ascii = String::with_capacity(name.len());
    for word in words(name) {
        let mut chars = word.chars();
        let first = chars.next().into_iter().flat_map(char::to_uppercase);
        ascii.extend(first.chain(chars).filter(char::is_ascii_alphanumeric));
    }
    match ascii.as_str() {
        "" => "Empty".to_owned(),
        "Self" => "SelfValue".to_owned(),
        word if word.starts_with(|c: char| c.is_ascii_digit()) => format!("N{word}"),
        _ => ascii,
    }
}

/// A shouting identifier, for constants.
#[must_use]
pub fn shout(name: &str) -> String {
    snake(name).trim_start_matches("r#").to_uppercase()
}

/// The marker in `needs` of an input that has not been given yet; `Given` is the crate's own.
#[must_use]
pub fn marker(ident: &str) -> String {
    match pascal(plain(ident)).as_str() {
        "Given" => "GivenInput".to_owned(),
        marker => marker.to_owned(),
    }
}

fn usable(ident: &str) -> String {
    let ascii: String = ident.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
    match ascii.as_str() {
        "" => "empty".to_owned(),
        // These four may not be raw identifiers.
        "self" | "super" | "crate" => format!("{ascii}_"),
        word if word.starts_with(|c: char| c.is_ascii_digit()) => format!("n{word}"),
        word if KEYWORDS.contains(&word) => format!("r#{word}"),
        word => word.to_owned(),
    }
}

/// Strict and reserved keywords up to edition 2024, less those that may not be raw.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Whether a word means something in Rust by itself.
#[must_use]
pub fn is_keyword(word: &str) -> bool {
    KEYWORDS.contains(&word) || ["self", "Self", "super", "crate", "_"].contains(&word)
}

/// The identifier without `r#`, as it stands in file names and inside longer identifiers.
#[must_use]
pub fn plain(ident: &str) -> &str {
    ident.strip_prefix("r#").unwrap_or(ident)
}

/// Whether a name is told by what the document writes, so that it need not be remembered: of all that would be called so,
/// this holds for one.
#[must_use]
pub fn follows(wire: &str, ident: &str) -> bool {
    // Nothing but snake case can be what the right side is.
    wire.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_')) && plain(&snake(plain(ident))) == wire
}

/// Whether a text is an identifier.
#[must_use]
pub fn is_identifier(text: &str) -> bool {
    let word = plain(text);
    let letters = word.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_');
    let keeps = if word == text { !is_keyword(word) } else { KEYWORDS.contains(&word) };
    letters && keeps && word.starts_with(|letter: char| letter.is_ascii_alphabetic())
}

/// Makes `ident` differ from all in `taken` by a number, and adds it.
pub fn distinct(ident: &str, taken: &mut std::collections::BTreeSet<String>) -> String {
    let mut candidate = ident.to_owned();
    let mut number = 2;
    while !taken.insert(candidate.clone()) {
        candidate = format!("{}{number}", plain(ident));
        number += 1;
    }
    candidate
}

/// A word in the singular where a simple `s` or `es` marks the plural; only for comparing.
#[must_use]
pub fn singular(word: &str) -> &str {
    let sibilant = ["sses", "shes", "ches", "xes"].iter().any(|end| word.ends_with(end));
    match word.strip_suffix(if sibilant { "es" } else { "s" }) {
        Some(stem) if stem.len() > 2 && (sibilant || !stem.ends_with('s')) => stem,
        _ => word,
    }
}

/// The operationId of an operation that has none.
#[must_use]
pub fn of_operation(method: &str, path: &str) -> String {
    let pascal = pascal(&words(&format!("{method} {path}")).join("_"));
    let mut chars = pascal.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn casing() {
        assert_eq!(snake("displayName"), "display_name");
        assert_eq!(snake("HTTPServer2Go"), "http_server2_go");
        assert_eq!(pascal("list_of-things"), "ListOfThings");
        assert_eq!(snake("type"), "r#type");
        assert_eq!(snake("self"), "self_");
        assert_eq!(pascal("+1"), "Plus1");
        assert_eq!(pascal("-1"), "Minus1");
        assert_eq!(pascal("2fa"), "N2fa");
        assert_eq!(pascal(""), "Empty");
        assert_eq!(pascal("self"), "SelfValue");
    }

    #[test]
    fn distinct_names() {
        let mut taken = std::collections::BTreeSet::new();
        assert_eq!(distinct("r#type", &mut taken), "r#type");
        assert_eq!(distinct("r#type", &mut taken), "type2");
    }
}

//! Addresses in prose: links of Markdown, and those that stand bare, which rustdoc wants in angle brackets.
//! It finds them; other words are `prose`'s.

/// `[text](https://…)` at the start of `text`, made safe, and what follows it.
pub(super) fn link(text: &str) -> Option<(String, &str)> {
    let inner = text.strip_prefix('[')?;
    if let Some((alternative, after)) = image(inner) {
        // A picture to click on: what it says leads there, too.
        let (target, rest) = after.strip_prefix("](")?.split_once(')')?;
        return Some((linked(alternative, address(target)?), rest));
    }
    let (label, after) = labelled(inner, &['[', ']', '\n'])?;
    if !label.matches('`').count().is_multiple_of(2) {
        return None;
    }
    let (target, rest) = after.split_once(')')?;
    let Some(url) = address(target) else {
        // A relative link means nothing outside the vendor's site: its words stay.
        if target.trim().is_empty() {
            return None;
        }
        let mut plain = String::new();
        super::prose(label, &mut plain);
        return Some((plain, rest));
    };
    Some((linked(label, url), rest))
}

/// What stands for a picture, and what follows it.
fn image(text: &str) -> Option<(&str, &str)> {
    let (alternative, after) = labelled(text.strip_prefix("![")?, &['[', ']', '`'])?;
    let (_, rest) = after.split_once(')')?;
    Some((alternative, rest))
}

/// What stands before `](`, and what follows it, where none of `ends` stands before. It reads no further than the first of
/// them: whoever asks for each bracket of a text reads the text once.
fn labelled<'t>(text: &'t str, ends: &[char]) -> Option<(&'t str, &'t str)> {
    let (label, after) = text.split_at(text.find(ends)?);
    Some((label, after.strip_prefix("](")?))
}

fn linked(label: &str, url: &str) -> String {
    // Quotes are for what is linked, not its name: clippy takes them for backticks that were meant.
    let quoted = ['\'', '"'].into_iter().find_map(|quote| {
        let inner = label.strip_prefix(quote)?.strip_suffix(quote)?;
        (!inner.is_empty()).then_some((inner, quote))
    });
    let (label, quote) = quoted.map_or((label, String::new()), |(inner, quote)| (inner, quote.to_string()));
    let mut words = String::new();
    super::prose(label, &mut words);
    format!("{quote}[{words}](<{url}>){quote}")
}

/// The address of a target, which may have a title behind it.
fn address(target: &str) -> Option<&str> {
    let url = target.split_whitespace().next()?;
    (is_begun(url) && !url.contains(['<', '>'])).then_some(url)
}

/// The first address in a word: what stands before it, the address, and what follows it.
pub(super) fn bare(word: &str) -> Option<(&str, &str, &str)> {
    let (before, from) = word.split_at(begin(word)?);
    let end = from.find(['<', '>', '[', ']', '\\', '"', '`']).unwrap_or(from.len());
    // What ends a sentence is no part of it.
    let url = from[..end].trim_end_matches([')', '\'', '*', '.', ',', ';', ':', '!', '?']);
    (!url.ends_with("//") && url.contains("//")).then(|| (before, url, &from[url.len()..]))
}

/// It reads no further than the first address.
fn begin(text: &str) -> Option<usize> {
    text.match_indices("http").map(|(at, _)| at).find(|at| is_begun(&text[*at..]))
}

fn is_begun(text: &str) -> bool {
    text.starts_with("https://") || text.starts_with("http://")
}

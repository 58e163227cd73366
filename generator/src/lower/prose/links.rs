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
    let (label, after) = inner.split_once("](")?;
    let (target, rest) = after.split_once(')')?;
    let is_safe = !label.contains(['[', ']', '\n']) && label.matches('`').count().is_multiple_of(2);
    let Some(url) = address(target).filter(|_| is_safe) else {
        // A relative link means nothing outside the vendor's site: its words stay.
        let mut plain = String::new();
        super::prose(&label.replace(['[', ']'], " "), &mut plain);
        return (is_safe && !target.trim().is_empty()).then_some((plain, rest));
    };
    Some((linked(label, url), rest))
}

/// What stands for a picture, and what follows it.
fn image(text: &str) -> Option<(&str, &str)> {
    let (alternative, after) = text.strip_prefix("![")?.split_once("](")?;
    let (_, rest) = after.split_once(')')?;
    (!alternative.contains(['[', ']', '`'])).then_some((alternative, rest))
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
    (begin(url) == Some(0) && !url.contains(['<', '>'])).then_some(url)
}

/// The first address in a word: what stands before it, the address, and what follows it.
pub(super) fn bare(word: &str) -> Option<(&str, &str, &str)> {
    let (before, from) = word.split_at(begin(word)?);
    let end = from.find(['<', '>', '[', ']', '\\', '"', '`']).unwrap_or(from.len());
    // What ends a sentence is no part of it.
    let url = from[..end].trim_end_matches([')', '\'', '*', '.', ',', ';', ':', '!', '?']);
    (!url.ends_with("//") && url.contains("//")).then(|| (before, url, &from[url.len()..]))
}

fn begin(text: &str) -> Option<usize> {
    ["https://", "http://"].iter().filter_map(|scheme| text.find(scheme)).min()
}

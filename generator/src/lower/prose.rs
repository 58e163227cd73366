//! Turns a document's prose into lines that rustdoc, doctest and clippy take without a word.
//! It changes no wording: it escapes, fences and adds backticks.

mod items;
mod links;

use crate::model::Docs;

/// The document's Markdown as safe rustdoc lines; empty prose gives no lines.
#[must_use]
pub fn docs(markdown: Option<&str>) -> Docs {
    let mut writer = Writer::default();
    for line in markdown.unwrap_or_default().replace("\r\n", "\n").replace('\t', "    ").trim_end().lines() {
        writer.line(line);
    }
    writer.finish()
}

/// Markdown that was written for rustdoc, with its links and its examples: it stays as it is.
#[must_use]
pub fn guide(markdown: Option<&str>) -> Docs {
    let line = |line: &str| line.trim_end().chars().filter(|letter| !letter.is_control()).collect();
    Docs(markdown.unwrap_or_default().trim_end().lines().map(line).collect())
}

/// One sentence of our own that names `wire`, for an item of which the document says nothing.
#[must_use]
pub fn stand_in(what: &str, wire: &str) -> Docs {
    if wire.trim().is_empty() {
        return Docs(vec![format!("{what} that is empty.")]);
    }
    Docs(vec![format!("{what} `{}`.", wire.replace('`', "'").replace(['\n', '\r'], " "))])
}

/// The prose, or the stand-in where there is none.
#[must_use]
pub fn docs_or(markdown: Option<&str>, what: &str, wire: &str) -> Docs {
    let docs = docs(markdown);
    if docs.0.is_empty() { stand_in(what, wire) } else { docs }
}

/// A value as code inside of a sentence; nothing where it is too long for that, or would end the code.
#[must_use]
pub fn code(value: &str) -> Option<String> {
    let plain = value.chars().all(|c| c != '`' && !c.is_control()) && !value.trim().is_empty();
    (plain && value.chars().count() <= 60).then(|| format!("`{value}`"))
}

#[derive(Default)]
struct Writer {
    lines: Vec<String>,
    /// The marker that closes the fence of the document we are in.
    fence: Option<String>,
    /// We opened a fence around indented code.
    indented: bool,
    /// The item of a list whose paragraph may go on in the next line.
    item: items::Item,
}

impl Writer {
    fn line(&mut self, line: &str) {
        if let Some(marker) = &self.fence {
            if line.trim() == marker.as_str() {
                self.fence = None;
                self.lines.push("```".to_owned());
            } else {
                self.lines.push(line.trim_end().to_owned());
            }
            return;
        }
        let text = line.trim();
        if let Some(marker) = fence_marker(text) {
            self.leave_indented();
            self.item.ends();
            self.fence = Some(marker.to_owned());
            self.lines.push("```text".to_owned());
        } else if line.starts_with("    ") && !text.is_empty() && self.code_may_start() {
            self.enter_indented();
            self.lines.push(line[4..].trim_end().to_owned());
        } else if text.is_empty() {
            self.item.ends();
            if !self.indented {
                self.blank();
            }
        } else {
            self.leave_indented();
            let line = self.item.placed(line.trim_end());
            self.lines.push(inline(&line));
        }
    }

    /// Indented text is code only after a blank line or at the start, not inside a list or paragraph.
    fn code_may_start(&self) -> bool {
        self.indented || self.lines.last().is_none_or(String::is_empty)
    }

    fn enter_indented(&mut self) {
        if !self.indented {
            self.indented = true;
            self.lines.push("```text".to_owned());
        }
    }

    fn leave_indented(&mut self) {
        if self.indented {
            self.indented = false;
            self.lines.push("```".to_owned());
        }
    }

    fn blank(&mut self) {
        if self.lines.last().is_some_and(|last| !last.is_empty()) {
            self.lines.push(String::new());
        }
    }

    fn finish(mut self) -> Docs {
        self.leave_indented();
        if self.fence.is_some() {
            self.lines.push("```".to_owned());
        }
        while self.lines.last().is_some_and(String::is_empty) {
            self.lines.pop();
        }
        Docs(self.lines)
    }
}

fn fence_marker(text: &str) -> Option<&'static str> {
    ["```", "~~~"].into_iter().find(|marker| text.starts_with(marker))
}

/// Whether a line may hold anything that needs care; most lines do not.
fn is_plain(line: &str) -> bool {
    let special = |c: u8| matches!(c, b'[' | b']' | b'<' | b'>' | b'`' | b'_' | b'/' | b'{' | b'@' | b':' | b'\\');
    let mut capitals = 0;
    let mut before = b' ';
    for c in line.bytes() {
        capitals = if c.is_ascii_alphanumeric() { capitals + u8::from(c.is_ascii_uppercase()) } else { 0 };
        if special(c) || !c.is_ascii() || capitals > 1 || (before.is_ascii_lowercase() && c.is_ascii_uppercase()) {
            return false;
        }
        before = c;
    }
    true
}

/// Escapes one line of prose outside its code spans.
fn inline(line: &str) -> String {
    if is_plain(line) {
        return line.to_owned();
    }
    let mut out = String::with_capacity(line.len() + 8);
    // An even number of backticks makes every other piece a code span; an odd one would leave a span open.
    let balanced = line.matches('`').count().is_multiple_of(2) && !line.contains("``");
    if !balanced {
        prose(&line.replace('`', "'"), &mut out);
        return out;
    }
    prose(line, &mut out);
    out
}

/// Escapes prose word by word; the white space between words stays, and so does what stands between backticks.
fn prose(text: &str, out: &mut String) {
    let mut rest = text;
    // Behind the last of them nothing is a link: without this, each bracket there would be looked at to the end.
    let closed = text.rfind(')').unwrap_or_default();
    while !rest.is_empty() {
        let link = if text.len() - rest.len() < closed { links::link(rest) } else { None };
        if let Some((link, after)) = link {
            out.push_str(&link);
            rest = after;
            continue;
        }
        if let Some((code, after)) = rest.strip_prefix('`').and_then(|inner| inner.split_once('`')) {
            out.extend(["`", code, "`"]);
            rest = after;
            continue;
        }
        // A link or code may begin inside a word, such as after a parenthesis.
        let ends = |(at, c): &(usize, char)| c.is_whitespace() || (*at > 0 && matches!(c, '[' | '`'));
        let end = rest.char_indices().find(ends).map_or(rest.len(), |(at, _)| at);
        word(&rest[..end], out);
        let after = &rest[end..];
        let gap = after.find(|c: char| !c.is_whitespace()).unwrap_or(after.len());
        out.push_str(&after[..gap]);
        rest = &after[gap..];
    }
}

fn word(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some((before, url, after)) = links::bare(rest) {
        plain(before, out);
        out.extend(["<", url, ">"]);
        rest = after;
    }
    plain(rest, out);
}

/// A word, or a part of one, in which no address is.
fn plain(text: &str, out: &mut String) {
    let start = text.find(|c: char| !matches!(c, '(' | '"' | '\'' | '*' | '<')).unwrap_or(text.len());
    let (before, core) = text.split_at(start);
    let end = core
        .rfind(|c: char| !matches!(c, ')' | '"' | '\'' | '*' | '.' | ',' | ';' | ':' | '!' | '?' | '>'))
        .map_or(0, |at| at + core[at..].chars().next().map_or(0, char::len_utf8));
    let (core, after) = core.split_at(end);
    escape(before, out);
    if looks_like_code(core) {
        out.push('`');
        out.push_str(core);
        out.push('`');
    } else {
        escape(core, out);
    }
    escape(after, out);
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        if matches!(c, '[' | ']' | '<' | '>') {
            out.push('\\');
        }
        out.push(c);
    }
}

/// What clippy would want in backticks: `snake_case`, `CamelCase`, paths, templates.
fn looks_like_code(word: &str) -> bool {
    let letters = word.chars().any(char::is_alphabetic);
    let plain = word
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '/' | '.' | '{' | '}' | ':' | '=' | '&' | '+' | '@'));
    let camel = word.chars().zip(word.chars().skip(1)).any(|(a, b)| a.is_lowercase() && b.is_uppercase())
        || (word.chars().filter(|c| c.is_uppercase()).count() > 1
            && word.chars().any(char::is_lowercase)
            && !is_plural_acronym(word));
    letters && plain && (word.contains(['_', '{', '@']) || word.contains("::") || word.starts_with('/') || camel)
}

/// `APIs`, `URLs`: no code.
fn is_plural_acronym(word: &str) -> bool {
    word.strip_suffix('s').is_some_and(|stem| stem.chars().all(|c| c.is_uppercase() || c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(markdown: &str) -> Vec<String> {
        docs(Some(markdown)).0
    }

    #[test]
    fn brackets_urls_html_and_names() {
        assert_eq!(lines("See [x] and <b>bold</b>."), [r"See \[x\] and \<b\>bold\</b\>."]);
        assert_eq!(lines("Read https://example.com/a_b."), ["Read <https://example.com/a_b>."]);
        assert_eq!(lines("[the docs](https://example.com) say"), ["[the docs](<https://example.com>) say"]);
        assert_eq!(lines("[the docs](/local) say"), ["the docs say"]);
        assert_eq!(lines("Use customer_id of OpenAPI, `as_is`."), ["Use `customer_id` of `OpenAPI`, `as_is`."]);
        assert_eq!(lines("https://example.com/x?y=<id>"), [r"<https://example.com/x?y=>\<id\>"]);
        assert_eq!(lines("An odd ` tick"), ["An odd ' tick"]);
    }

    #[test]
    fn an_address_is_a_link_wherever_it_stands() {
        assert_eq!(
            lines("One of [`email`](https://a.example/e), `sms`"),
            ["One of [`email`](<https://a.example/e>), `sms`"]
        );
        assert_eq!(lines("[`a_b` and C](/local), `x`"), ["`a_b` and C, `x`"]);
        assert_eq!(
            lines("see <a href=\"https://a.example/b/\">this</a>, x=https://a.example?q=(1)."),
            ["see \\<a href=\"<https://a.example/b/>\"\\>this\\</a\\>, x=<https://a.example?q=(1>)."]
        );
        assert_eq!(
            lines("[![Run it](https://a.example/button.svg)](https://a.example/run#?x=1) now"),
            ["[Run it](<https://a.example/run#?x=1>) now"]
        );
        assert_eq!(lines("`purchase_units[].id` and \"`x`\""), ["`purchase_units[].id` and \"`x`\""]);
        assert_eq!(lines("['a:b'](https://a.example)"), ["'[a:b](<https://a.example>)'"]);
        assert_eq!(lines("https:// alone"), ["https:// alone"]);
    }

    #[test]
    fn an_item_that_goes_on_is_indented_as_its_text_is() {
        assert_eq!(lines("- a\nb\n    c\n\nd"), ["- a", "  b", "  c", "", "d"]);
        assert_eq!(lines("10. a\n  - b\nc\n# d\ne"), ["10. a", "  - b", "    c", "# d", "e"]);
        assert_eq!(lines("a\n  b\n-c\n* **d**\n---\ne"), ["a", "  b", "-c", "* **d**", "---", "e"]);
    }

    #[test]
    fn code_is_never_a_doctest() {
        assert_eq!(lines("a\n\n    let x = 1;\n\nb"), ["a", "", "```text", "let x = 1;", "```", "b"]);
        assert_eq!(lines("```\nfn main() {}\n```"), ["```text", "fn main() {}", "```"]);
        assert_eq!(lines("```rust\nopen"), ["```text", "open", "```"]);
    }

    #[test]
    fn nothing_gets_a_sentence() {
        assert_eq!(docs_or(None, "Field", "a").0, ["Field `a`."]);
    }
}

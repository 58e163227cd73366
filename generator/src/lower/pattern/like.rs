//! A text that a pattern takes, for examples: the first of its alternatives, each part as short as it may be.
//! It is no engine of regular expressions and checks nothing: what looks ahead or back is given up.

use super::Parser;

/// A text of at least so many characters, and at most so many.
#[must_use]
pub fn like(pattern: &str, least: usize, most: usize) -> Option<String> {
    // Where a part may be absent it is, unless the text would be too short.
    [0, 1, least].into_iter().find_map(|more| {
        let mut reader = Reader { parser: Parser { rest: pattern }, more };
        let text = reader.alternatives()?;
        let fits = (least.max(1)..=most).contains(&text.chars().count());
        (reader.parser.rest.is_empty() && fits).then_some(text)
    })
}

struct Reader<'a> {
    parser: Parser<'a>,
    /// How often a part is repeated that may be repeated less.
    more: usize,
}

impl Reader<'_> {
    /// The first alternative; the others are read over.
    fn alternatives(&mut self) -> Option<String> {
        let first = self.sequence()?;
        while self.parser.eat('|') {
            self.sequence()?;
        }
        Some(first)
    }

    fn sequence(&mut self) -> Option<String> {
        let mut text = String::new();
        while let Some(c) = self.parser.peek().filter(|c| !matches!(c, ')' | '|')) {
            if matches!(c, '^' | '$') {
                self.parser.bump();
                continue;
            }
            let part = if c == '(' { self.group()? } else { self.parser.class()?.example(0).to_string() };
            text.push_str(&part.repeat(self.times()?));
        }
        Some(text)
    }

    fn group(&mut self) -> Option<String> {
        self.parser.bump();
        let is_denied = self.parser.rest.starts_with("?!");
        if let Some(kind) = self.parser.rest.strip_prefix('?') {
            self.parser.rest = kind.strip_prefix(':').or_else(|| kind.strip_prefix('!')).or_else(|| named(kind))?;
        }
        let text = self.alternatives()?;
        self.parser.eat(')').then_some(if is_denied { String::new() } else { text })
    }

    fn times(&mut self) -> Option<usize> {
        let (least, most) = self.parser.quantifier()?;
        let most = most.map_or(usize::MAX, |most| most as usize);
        Some((least as usize).max(self.more.min(most)).min(LONGEST))
    }
}

/// A longer example helps nobody.
const LONGEST: usize = 256;

/// What follows the name of a group.
fn named(kind: &str) -> Option<&str> {
    let rest = kind.trim_start_matches('P').strip_prefix('<').filter(|rest| !rest.starts_with(['=', '!']))?;
    rest.split_once('>').map(|(_, rest)| rest)
}

#[cfg(test)]
mod tests {
    use super::like;

    #[test]
    fn a_text_is_found_where_no_plain_function_is() {
        for (pattern, text) in [
            (r"^\d{1,3}$|^\d{1,3}\.\d{1,5}$", "1"),
            ("^[0-9]{4}[0]{2}[A-Z]{2}", "111100AA"),
            ("[0-9]{1,15}", "1"),
            (r"^(Mon|Tue), \d{2} (GMT|UTC)$", "Mon, 11 GMT"),
            ("^(ab)+$", "ab"),
            (r"^(?!\s*$).+", "1"),
            ("(?<year>[0-9]{4})-?", "1111"),
            ("^a*$", "a"),
            (r#"([!#-]+|([\x01-\x08\x5d]|\[\x01-\x09])*")@(?:(?:[a-z](?:[a-z-]*[a-z])?\.)+[a-z])"#, "!@a.a"),
        ] {
            assert_eq!(like(pattern, 0, 256).as_deref(), Some(text), "{pattern}");
        }
        assert_eq!(like("^[a-z]+(-[a-z]+)*$", 4, 256).as_deref(), Some("aaaa-aaaa-aaaa-aaaa-aaaa"));
    }

    #[test]
    fn what_cannot_be_told_is_given_up() {
        for pattern in [r"^(?=.*[A-Z]).{8}$", r"^(a)\1$", r"^\p{L}+$", "^(a", "^a{5}$"] {
            assert_eq!(like(pattern, 0, 4), None, "{pattern}");
        }
    }
}

//! Reads a pattern as steps, and of those only what a plain function can take.
//! It decides nothing about what may stand behind what.

use super::{Class, Step};

const DIGITS: &[(char, char)] = &[('0', '9')];
const WORD: &[(char, char)] = &[('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')];
/// White space of ECMA-262; the plain space first, because it is the one to show.
const SPACES: &[(char, char)] = &[
    (' ', ' '),
    ('\t', '\r'),
    ('\u{A0}', '\u{A0}'),
    ('\u{1680}', '\u{1680}'),
    ('\u{2000}', '\u{200A}'),
    ('\u{2028}', '\u{2029}'),
    ('\u{202F}', '\u{202F}'),
    ('\u{205F}', '\u{205F}'),
    ('\u{3000}', '\u{3000}'),
    ('\u{FEFF}', '\u{FEFF}'),
];

pub(super) struct Parser<'a> {
    pub(super) rest: &'a str,
}

impl Parser<'_> {
    pub(super) fn sequence(&mut self) -> Option<Vec<Step>> {
        let mut steps = Vec::new();
        while let Some(c) = self.peek() {
            match c {
                ')' | '|' => break,
                '(' => steps.extend(self.group()?),
                '^' | '$' | '*' | '+' | '?' => return None,
                _ => {
                    let class = self.class()?;
                    let (least, most) = self.quantifier()?;
                    steps.push(Step::Class { class, least, most });
                }
            }
        }
        Some(steps)
    }

    fn group(&mut self) -> Option<Vec<Step>> {
        self.bump();
        self.rest = self.rest.strip_prefix("?:").unwrap_or(self.rest);
        let mut branches = vec![self.sequence()?];
        while self.eat('|') {
            branches.push(self.sequence()?);
        }
        (self.bump()? == ')').then_some(())?;
        let steps = if branches.len() == 1 { branches.remove(0) } else { vec![Step::OneOf(branches)] };
        Some(match self.quantifier()? {
            (1, Some(1)) => steps,
            (0, Some(1)) => vec![Step::Maybe(steps)],
            (least, most) => vec![Step::Repeat { steps, least, most }],
        })
    }

    pub(super) fn class(&mut self) -> Option<Class> {
        match self.bump()? {
            '[' => self.bracketed(),
            '\\' => self.escaped(),
            '.' => Some(Class { ranges: vec![('\n', '\n')], negated: true }),
            // A bracket that closes none is itself.
            '{' | '}' => None,
            c => Some(Class::one(c)),
        }
    }

    fn bracketed(&mut self) -> Option<Class> {
        let negated = self.eat('^');
        let (mut ranges, mut others) = (Vec::new(), Vec::new());
        while !self.eat(']') {
            let low = match self.bump()? {
                '\\' => {
                    let class = self.escaped()?;
                    match class.only() {
                        Some(c) => c,
                        None => {
                            if class.negated { &mut others } else { &mut ranges }.push(class);
                            continue;
                        }
                    }
                }
                '[' => return None,
                c => c,
            };
            let high =
                if self.rest.starts_with('-') && !self.rest.starts_with("-]") { self.end_of_range()? } else { low };
            (low <= high).then_some(())?;
            ranges.push(Class { ranges: vec![(low, high)], negated: false });
        }
        joined(ranges, &others).map(|class| Class { negated: class.negated != negated, ..class })
    }

    fn end_of_range(&mut self) -> Option<char> {
        self.bump();
        match self.bump()? {
            '\\' => self.escaped()?.only(),
            '[' => None,
            c => Some(c),
        }
    }

    fn escaped(&mut self) -> Option<Class> {
        let class = |ranges: &[(char, char)], negated| Some(Class { ranges: ranges.to_vec(), negated });
        match self.bump()? {
            c @ ('d' | 'D') => class(DIGITS, c == 'D'),
            c @ ('w' | 'W') => class(WORD, c == 'W'),
            c @ ('s' | 'S') => class(SPACES, c == 'S'),
            't' => Some(Class::one('\t')),
            'n' => Some(Class::one('\n')),
            'r' => Some(Class::one('\r')),
            'u' => self.code(4),
            'x' => self.code(2),
            c if c.is_ascii_punctuation() || c == ' ' => Some(Class::one(c)),
            _ => None,
        }
    }

    /// `\u20AC`, `\x7f`. With a digit more it means one thing here and another there.
    fn code(&mut self, digits: usize) -> Option<Class> {
        let (code, rest) = self.rest.split_at_checked(digits)?;
        let digits = code.bytes().all(|byte| byte.is_ascii_hexdigit());
        self.rest = rest;
        let ends = !rest.starts_with(|c: char| c.is_ascii_hexdigit());
        (digits && ends).then(|| u32::from_str_radix(code, 16).ok().and_then(char::from_u32))?.map(Class::one)
    }

    pub(super) fn quantifier(&mut self) -> Option<(u32, Option<u32>)> {
        let range = match self.peek() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') => return self.counted(),
            _ => return Some((1, Some(1))),
        };
        self.bump();
        self.not_greedier()?;
        Some(range)
    }

    fn counted(&mut self) -> Option<(u32, Option<u32>)> {
        let (counts, rest) = self.rest.strip_prefix('{')?.split_once('}')?;
        let (least, most) = counts.split_once(',').unwrap_or((counts, counts));
        let range = (least.parse().ok()?, if most.is_empty() { None } else { Some(most.parse().ok()?) });
        self.rest = rest;
        self.not_greedier()?;
        range.1.is_none_or(|most: u32| range.0 <= most).then_some(range)
    }

    /// `+?` takes the same texts as `+`, if as little as it can; `++` takes fewer.
    fn not_greedier(&mut self) -> Option<()> {
        self.eat('?');
        (!matches!(self.peek(), Some('?' | '+' | '*'))).then_some(())
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    pub(super) fn bump(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.rest = &self.rest[c.len_utf8()..];
        Some(c)
    }

    pub(super) fn eat(&mut self, c: char) -> bool {
        let found = self.peek() == Some(c);
        if found {
            self.bump();
        }
        found
    }
}

/// What is in any of the classes, of which `others` are negated.
fn joined(classes: Vec<Class>, others: &[Class]) -> Option<Class> {
    let ranges: Vec<(char, char)> = classes.into_iter().flat_map(|class| class.ranges).collect();
    match others {
        [] => (!ranges.is_empty()).then_some(Class { ranges, negated: false }),
        [only] if ranges.is_empty() => Some(only.clone()),
        // `[\s\S]` is everything; more is not told apart.
        [only] if only.ranges.iter().all(|range| ranges.contains(range)) => {
            Some(Class { ranges: vec![('\0', char::MAX)], negated: false })
        }
        _ => None,
    }
}

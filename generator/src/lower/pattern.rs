//! Turns simple regular expressions into steps that a plain function can take, one after the other, without going back.
//! What would need to go back is left to the server; no regex engine is involved.

mod like;

pub use like::like;

/// One step of a plain matching function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// So many characters of a class; no upper limit where `most` is `None`.
    Class {
        /// Which characters.
        class: Class,
        /// At least.
        least: u32,
        /// At most.
        most: Option<u32>,
    },
    /// The steps, or nothing.
    Maybe(Vec<Step>),
}

/// A set of characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// Inclusive ranges.
    pub ranges: Vec<(char, char)>,
    /// All but these.
    pub negated: bool,
}

impl Class {
    fn one(c: char) -> Self {
        Self { ranges: vec![(c, c)], negated: false }
    }

    fn holds(&self, c: char) -> bool {
        self.ranges.iter().any(|(low, high)| (*low..=*high).contains(&c)) != self.negated
    }

    /// One of its characters, a letter or digit where it has one; the `nth` of several.
    #[must_use]
    pub fn example(&self, nth: usize) -> char {
        let usual = ('1'..='9').chain('a'..='z').chain('A'..='Z').chain(['0']);
        let usual: Vec<char> = usual.filter(|c| self.holds(*c)).collect();
        let first = self.ranges.first().map_or('a', |(low, _)| *low);
        usual.get(nth % usual.len().max(1)).copied().unwrap_or(first)
    }

    /// Whether no character is in both; cautious with negated classes.
    fn is_apart_from(&self, other: &Self) -> bool {
        match (self.negated, other.negated) {
            (false, false) => !self.ranges.iter().any(|(low, high)| {
                other.ranges.iter().any(|(other_low, other_high)| low <= other_high && other_low <= high)
            }),
            (true, false) => other.ranges.iter().all(|(low, high)| low == high && !self.holds(*low)),
            (false, true) => other.is_apart_from(self),
            (true, true) => false,
        }
    }
}

/// The steps of an anchored pattern, or `None` where a plain function could not be sure.
#[must_use]
pub fn steps(pattern: &str) -> Option<Vec<Step>> {
    let inner = pattern.strip_prefix('^')?.strip_suffix('$')?;
    if inner.ends_with('\\') {
        return None;
    }
    let mut parser = Parser { rest: inner };
    let steps = parser.sequence()?;
    (parser.rest.is_empty() && is_certain(&steps, &[])).then_some(steps)
}

struct Parser<'a> {
    rest: &'a str,
}

impl Parser<'_> {
    fn sequence(&mut self) -> Option<Vec<Step>> {
        let mut steps = Vec::new();
        while let Some(c) = self.peek() {
            match c {
                ')' => break,
                '(' => steps.push(self.group()?),
                '|' | '^' | '$' | '*' | '+' | '?' => return None,
                _ => {
                    let class = self.class()?;
                    let (least, most) = self.quantifier()?;
                    steps.push(Step::Class { class, least, most });
                }
            }
        }
        Some(steps)
    }

    fn group(&mut self) -> Option<Step> {
        self.bump();
        self.rest = self.rest.strip_prefix("?:").unwrap_or(self.rest);
        let steps = self.sequence()?;
        (self.bump()? == ')').then_some(())?;
        // Only an optional group has a plain form here; a repeated one would need a loop that may go back.
        (self.bump()? == '?').then_some(Step::Maybe(steps))
    }

    fn class(&mut self) -> Option<Class> {
        match self.bump()? {
            '[' => self.bracketed(),
            '\\' => escaped(self.bump()?),
            '.' => Some(Class { ranges: vec![('\n', '\n')], negated: true }),
            '{' | '}' | ']' => None,
            c => Some(Class::one(c)),
        }
    }

    fn bracketed(&mut self) -> Option<Class> {
        let negated = self.eat('^');
        let mut ranges = Vec::new();
        while !self.eat(']') {
            let low = match self.bump()? {
                '\\' => {
                    let class = escaped(self.bump()?)?;
                    if class.negated || class.ranges.len() != 1 || class.ranges[0].0 != class.ranges[0].1 {
                        (!class.negated).then_some(())?;
                        ranges.extend(class.ranges);
                        continue;
                    }
                    class.ranges[0].0
                }
                '[' => return None,
                c => c,
            };
            if self.rest.starts_with('-') && !self.rest.starts_with("-]") {
                self.bump();
                let high = self.bump()?;
                (high != '\\' && high != '[' && low <= high).then_some(())?;
                ranges.push((low, high));
            } else {
                ranges.push((low, low));
            }
        }
        (!ranges.is_empty()).then_some(Class { ranges, negated })
    }

    fn quantifier(&mut self) -> Option<(u32, Option<u32>)> {
        let range = match self.peek() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') => return self.counted(),
            _ => return Some((1, Some(1))),
        };
        self.bump();
        self.not_lazy()?;
        Some(range)
    }

    fn counted(&mut self) -> Option<(u32, Option<u32>)> {
        let (counts, rest) = self.rest.strip_prefix('{')?.split_once('}')?;
        let (least, most) = counts.split_once(',').unwrap_or((counts, counts));
        let range = (least.parse().ok()?, if most.is_empty() { None } else { Some(most.parse().ok()?) });
        self.rest = rest;
        self.not_lazy()?;
        range.1.is_none_or(|most: u32| range.0 <= most).then_some(range)
    }

    /// `+?` and `++` mean other things than we do.
    fn not_lazy(&self) -> Option<()> {
        (!matches!(self.peek(), Some('?' | '+' | '*'))).then_some(())
    }

    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn bump(&mut self) -> Option<char> {
        let c = self.peek()?;
        self.rest = &self.rest[c.len_utf8()..];
        Some(c)
    }

    fn eat(&mut self, c: char) -> bool {
        let found = self.peek() == Some(c);
        if found {
            self.bump();
        }
        found
    }
}

fn escaped(c: char) -> Option<Class> {
    let class = |ranges: &[(char, char)]| Some(Class { ranges: ranges.to_vec(), negated: false });
    match c {
        'd' => class(&[('0', '9')]),
        'w' => class(&[('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')]),
        c if c.is_ascii_punctuation() || c == ' ' => Some(Class::one(c)),
        _ => None,
    }
}

/// Whether taking as much as fits at every step can never be wrong: what may follow a variable step has no
/// character in common with it.
fn is_certain(steps: &[Step], after: &[Class]) -> bool {
    steps.iter().enumerate().all(|(at, step)| {
        let mut follow = firsts(&steps[at + 1..]);
        if can_be_empty(&steps[at + 1..]) {
            follow.extend_from_slice(after);
        }
        match step {
            Step::Class { least, most, .. } if Some(*least) == *most => true,
            Step::Class { class, .. } => follow.iter().all(|next| class.is_apart_from(next)),
            Step::Maybe(inner) => {
                !can_be_empty(inner)
                    && firsts(inner).iter().all(|first| follow.iter().all(|next| first.is_apart_from(next)))
                    && is_certain(inner, &follow)
            }
        }
    })
}

fn can_be_empty(steps: &[Step]) -> bool {
    steps.iter().all(|step| match step {
        Step::Class { least, .. } => *least == 0,
        Step::Maybe(_) => true,
    })
}

/// The classes that the first character taken may belong to.
fn firsts(steps: &[Step]) -> Vec<Class> {
    let mut classes = Vec::new();
    for step in steps {
        match step {
            Step::Class { class, least, .. } => {
                classes.push(class.clone());
                if *least > 0 {
                    break;
                }
            }
            Step::Maybe(inner) => classes.extend(firsts(inner)),
        }
    }
    classes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_patterns_have_steps() {
        for pattern in [r"^[0-9]+(\.[0-9]+)?$", "^[A-Z]{2}$", r"^\+[1-9]\d{1,14}$", "^abc$", "^[^ ]*$", "^a{2,}b?$"] {
            assert!(steps(pattern).is_some(), "{pattern}");
        }
    }

    #[test]
    fn what_would_go_back_is_left_alone() {
        for pattern in
            ["[0-9]+", "^a*ab$", "^(a|b)$", "^(ab)+$", "^a+?$", r"^\bx$", "^.*x$", "^[a-z]{3,5}[a-f]$", r"^a\$"]
        {
            assert_eq!(steps(pattern), None, "{pattern}");
        }
    }
}

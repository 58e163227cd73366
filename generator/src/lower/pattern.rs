//! Turns simple regular expressions into steps that a plain function can take, one after the other, without going back.
//! What would need to go back is left to the server; no regex engine is involved.

mod certain;
mod like;
mod parser;

pub use like::like;
use parser::Parser;

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
    /// The steps so often; no upper limit where `most` is `None`.
    Repeat {
        /// What is repeated.
        steps: Vec<Step>,
        /// At least.
        least: u32,
        /// At most.
        most: Option<u32>,
    },
    /// One of several, none of which can be taken for another.
    OneOf(Vec<Vec<Step>>),
}

/// What a plain function does to find out whether a text matches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// One after the other.
    pub steps: Vec<Step>,
    /// Whether they begin where the text does, and not anywhere in it.
    pub from_start: bool,
    /// Whether the text ends with them.
    pub to_end: bool,
}

/// A set of characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// Inclusive ranges.
    pub ranges: Vec<(char, char)>,
    /// All but these.
    pub negated: bool,
}

impl Step {
    /// The character, if it takes that one and no other.
    #[must_use]
    pub fn character(&self) -> Option<char> {
        match self {
            Self::Class { class, least: 1, most: Some(1) } => class.only(),
            _ => None,
        }
    }
}

impl Class {
    fn one(c: char) -> Self {
        Self { ranges: vec![(c, c)], negated: false }
    }

    /// The character of a class that has one.
    fn only(&self) -> Option<char> {
        match self.ranges.as_slice() {
            [(low, high)] if low == high && !self.negated => Some(*low),
            _ => None,
        }
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

impl Plan {
    /// Whether any text matches.
    #[must_use]
    pub fn takes_all(&self) -> bool {
        self.steps.is_empty() && !(self.from_start && self.to_end)
    }

    /// Whether the steps are all that there may be in a text.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.from_start && self.to_end
    }
}

/// What to do for a pattern, or `None` where a plain function could not be sure.
#[must_use]
pub fn plan(pattern: &str) -> Option<Plan> {
    let (from_start, rest) = pattern.strip_prefix('^').map_or((false, pattern), |rest| (true, rest));
    let (to_end, inner) = rest.strip_suffix('$').map_or((false, rest), |rest| (true, rest));
    if to_end && inner.ends_with('\\') {
        return None;
    }
    let mut parser = Parser { rest: inner };
    let mut steps = parser.sequence()?;
    if !from_start {
        steps.reverse();
        shorten(&mut steps);
        steps.reverse();
    }
    if !to_end {
        shorten(&mut steps);
    }
    (parser.rest.is_empty() && certain::is_certain(&steps, &[])).then_some(Plan { steps, from_start, to_end })
}

/// Drops what need not be there at the end of steps behind which anything may stand: a text that has more of it has less
/// of it, too.
fn shorten(steps: &mut Vec<Step>) {
    while let Some(last) = steps.last_mut() {
        match last {
            Step::Maybe(_) | Step::Class { least: 0, .. } | Step::Repeat { least: 0, .. } => drop(steps.pop()),
            Step::Class { least, most, .. } | Step::Repeat { least, most, .. } => return *most = Some(*least),
            Step::OneOf(_) => return,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_patterns_have_steps() {
        for pattern in [
            r"^[0-9]+(\.[0-9]+)?$",
            "^[A-Z]{2}$",
            r"^\+[1-9]\d{1,14}$",
            "^abc$",
            "^[^ ]*$",
            "^a{2,}b?$",
            "^(a|b)$",
            "^(ab)+$",
            r"^Bearer\s[\w-]+$",
            r"^\S+$",
            r"^-?\w+(,-?\w+)*$",
            "^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$",
            r"^\d{4}-(0[1-9]|1[012])(Z|[-+]\d{2}:\d{2})$",
            "^(Mon|Tue|Thu)$",
            r"^[\u0020-\u00FF]+$",
            r"^[\w\W]*$",
            "^[0-9]{1,3}?$",
            "^a+?b??$",
            r"^[\x21-\x7e]+$",
        ] {
            let plan = plan(pattern);
            assert!(plan.is_some_and(|plan| plan.is_whole() && !plan.steps.is_empty()), "{pattern}");
        }
    }

    #[test]
    fn what_would_go_back_is_left_alone() {
        for pattern in [
            "^a*ab$",
            "^a++$",
            r"^\bx$",
            "^.*x$",
            "^[a-z]{3,5}[a-f]$",
            r"^a\$",
            "^(aws|aws-cn)$",
            "^a|b$",
            "a|b",
            "^(a*)+$",
            "^(ab?)+b$",
            "^(a|)$",
            r"^\p{L}$",
            r"[\uE000-\uFFFD\u10000-\u10FFFF]",
        ] {
            assert_eq!(plan(pattern), None, "{pattern}");
        }
    }

    #[test]
    fn what_is_looked_for_anywhere_is_as_short_as_it_may_be() {
        let plan = |pattern: &str| plan(pattern).unwrap_or_else(|| panic!("{pattern}"));
        for all in [".*", r"[\s\S]*", "^.*", ".*$", "", "a*", "(a+b)?"] {
            assert!(plan(all).takes_all(), "{all}");
        }
        assert!(!plan("^$").takes_all() && !plan("^.*$").takes_all() && !plan(".+").takes_all());
        assert_eq!(plan("[a-z]+").steps, plan("[a-z]").steps);
        assert_eq!(
            plan("x*ab{2,5}").steps,
            plan("abb{1}").steps.into_iter().take(1).chain(plan("b{2}").steps).collect::<Vec<_>>()
        );
        assert_eq!(plan("^arn:.*"), Plan { to_end: false, ..plan("^arn:$") });
    }
}

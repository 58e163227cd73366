//! Matching a text step by step, never going back: what generated pattern functions are made of.
//! It may not be more than that: no engine, no allocation.

/// A position in a text.
#[derive(Clone, Debug)]
pub struct Scan<'a> {
    rest: &'a str,
}

impl<'a> Scan<'a> {
    /// At the start of a text.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self { rest: text }
    }

    /// Takes as many characters of these ranges as there are, up to `most`; whether there were at least `least`.
    pub fn take(&mut self, least: u32, most: Option<u32>, ranges: &[(char, char)]) -> bool {
        self.take_while(least, most, |c| holds(ranges, c))
    }

    /// Takes as many other characters as there are, up to `most`; whether there were at least `least`.
    pub fn take_others(&mut self, least: u32, most: Option<u32>, ranges: &[(char, char)]) -> bool {
        self.take_while(least, most, |c| !holds(ranges, c))
    }

    /// Takes this text.
    pub fn text(&mut self, text: &str) -> bool {
        let rest = self.rest.strip_prefix(text);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn take_while(&mut self, least: u32, most: Option<u32>, class: impl Fn(char) -> bool) -> bool {
        let mut taken = 0;
        while most.is_none_or(|most| taken < most) {
            let Some(c) = self.rest.chars().next().filter(|c| class(*c)) else { break };
            self.rest = &self.rest[c.len_utf8()..];
            taken += 1;
        }
        taken >= least
    }

    /// Takes the steps; nothing where they do not match.
    pub fn attempt(&mut self, steps: impl FnOnce(&mut Self) -> bool) -> bool {
        let mut ahead = self.clone();
        let taken = steps(&mut ahead);
        if taken {
            *self = ahead;
        }
        taken
    }

    /// Takes the steps, or nothing where they do not match.
    pub fn maybe(&mut self, steps: impl FnOnce(&mut Self) -> bool) -> bool {
        self.attempt(steps);
        true
    }

    /// Takes the steps as often as they match, up to `most`; whether that was at least `least`.
    pub fn repeat(&mut self, least: u32, most: Option<u32>, steps: impl Fn(&mut Self) -> bool) -> bool {
        let mut taken = 0;
        while most.is_none_or(|most| taken < most) {
            let before = self.rest.len();
            if !self.attempt(&steps) || self.rest.len() == before {
                break;
            }
            taken += 1;
        }
        taken >= least
    }

    /// Whether the steps match anywhere in a text.
    pub fn anywhere(text: &'a str, steps: impl Fn(&mut Self) -> bool) -> bool {
        let starts = text.char_indices().map(|(at, _)| at).chain([text.len()]);
        starts.into_iter().any(|at| steps(&mut Self { rest: &text[at..] }))
    }

    /// Whether nothing is left.
    #[must_use]
    pub fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }
}

fn holds(ranges: &[(char, char)], c: char) -> bool {
    ranges.iter().any(|(low, high)| (*low..=*high).contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DIGITS: &[(char, char)] = &[('0', '9')];
    const DOT: &[(char, char)] = &[('.', '.')];

    fn is_amount(text: &str) -> bool {
        let mut scan = Scan::new(text);
        let fraction = |scan: &mut Scan<'_>| scan.take(1, Some(1), DOT) && scan.take_others(1, None, DOT);
        scan.take(1, None, DIGITS) && scan.maybe(fraction) && scan.is_at_end()
    }

    #[test]
    fn steps_repeat_and_stand_anywhere() {
        let pair = |scan: &mut Scan<'_>| scan.take(1, Some(1), DIGITS) && scan.take(1, Some(1), DOT);
        let whole = |text| {
            let mut scan = Scan::new(text);
            scan.repeat(1, Some(2), pair) && scan.is_at_end()
        };
        assert!(whole("1.") && whole("1.2.") && !whole("") && !whole("1.2") && !whole("1.2.3."));
        assert!(Scan::anywhere("ab3.é", pair) && !Scan::anywhere("ab3é.", pair) && !Scan::anywhere("", pair));
        assert!(Scan::anywhere("abc", |scan| scan.text("bc")) && !Scan::anywhere("abc", |scan| scan.text("ac")));
        assert!(Scan::anywhere("ab", |scan| scan.is_at_end()));
    }

    #[test]
    fn steps_match_or_do_not() {
        for text in ["0", "12", "1.5", "00.10"] {
            assert!(is_amount(text), "{text}");
        }
        for text in ["", ".", "1.", ".5", "1.5.5", "-1", "１"] {
            assert!(!is_amount(text), "{text}");
        }
    }
}

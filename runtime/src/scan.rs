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

    /// Takes as many characters of a class as there are, up to `most`; whether there were at least `least`.
    pub fn take(&mut self, least: u32, most: Option<u32>, class: fn(char) -> bool) -> bool {
        let mut taken = 0;
        while most.is_none_or(|most| taken < most) {
            let Some(c) = self.rest.chars().next().filter(|c| class(*c)) else {
                break;
            };
            self.rest = &self.rest[c.len_utf8()..];
            taken += 1;
        }
        taken >= least
    }

    /// Takes the steps, or nothing where they do not match.
    pub fn maybe(&mut self, steps: impl FnOnce(&mut Self) -> bool) -> bool {
        let mut ahead = self.clone();
        if steps(&mut ahead) {
            *self = ahead;
        }
        true
    }

    /// Whether nothing is left.
    #[must_use]
    pub fn is_at_end(&self) -> bool {
        self.rest.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_amount(text: &str) -> bool {
        let mut scan = Scan::new(text);
        scan.take(1, None, |c| c.is_ascii_digit())
            && scan.maybe(|scan| {
                scan.take(1, Some(1), |c| c == '.') && scan.take(1, None, |c| c.is_ascii_digit())
            })
            && scan.is_at_end()
    }

    #[test]
    fn steps_match_or_do_not() {
        for text in ["0", "12", "1.5", "00.10"] {
            assert!(is_amount(text), "{text}");
        }
        for text in ["", ".", "1.", ".5", "1.5.5", "-1", "1e2", "１"] {
            assert!(!is_amount(text), "{text}");
        }
    }
}

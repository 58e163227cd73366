//! The common part of regular expressions, enough to hold examples against patterns.
//! It is no engine: what it does not know it says so of, and texts or patterns that take long are left alone.

#[cfg(test)]
mod tests;

/// Why there is no answer.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// A construct that is legal, but not known here.
    Unknown,
    /// It is no regular expression at all.
    Bad(&'static str),
}

impl Fault {
    /// What is wrong, if the pattern is to blame.
    pub(super) fn says(&self) -> Option<String> {
        match self {
            Self::Unknown => None,
            Self::Bad(why) => Some(format!("this is no regular expression: {why}")),
        }
    }
}

/// Alternatives, each a sequence.
#[derive(Debug)]
pub(super) struct Pattern(Vec<Vec<Piece>>);

#[derive(Debug)]
struct Piece {
    atom: Atom,
    least: u32,
    most: u32,
}

#[derive(Debug)]
enum Atom {
    Any,
    One(char),
    Class { negated: bool, ranges: Vec<(char, char)> },
    Start,
    End,
    Group(Pattern),
}

const DIGIT: &[(char, char)] = &[('0', '9')];
const WORD: &[(char, char)] = &[('0', '9'), ('A', 'Z'), ('_', '_'), ('a', 'z')];
const SPACE: &[(char, char)] = &[('\t', '\r'), (' ', ' '), ('\u{A0}', '\u{A0}'), ('\u{FEFF}', '\u{FEFF}')];
const NESTING: usize = 16;
const LONGEST: usize = 500;

/// Reads a pattern.
pub(super) fn parse(text: &str) -> Result<Pattern, Fault> {
    let letters: Vec<char> = text.chars().collect();
    if letters.len() > LONGEST {
        return Err(Fault::Unknown);
    }
    let mut parser = Parser { letters: &letters, at: 0 };
    let pattern = parser.alternatives(0)?;
    if parser.peek().is_some() { Err(Fault::Bad("a `)` closes nothing")) } else { Ok(pattern) }
}

struct Parser<'t> {
    letters: &'t [char],
    at: usize,
}

impl Parser<'_> {
    fn peek(&self) -> Option<char> {
        self.letters.get(self.at).copied()
    }

    fn next(&mut self) -> Option<char> {
        let letter = self.peek()?;
        self.at += 1;
        Some(letter)
    }

    fn take(&mut self, letter: char) -> bool {
        let taken = self.peek() == Some(letter);
        self.at += usize::from(taken);
        taken
    }

    fn alternatives(&mut self, depth: usize) -> Result<Pattern, Fault> {
        if depth > NESTING {
            return Err(Fault::Unknown);
        }
        let mut branches = vec![Vec::new()];
        loop {
            match self.peek() {
                None | Some(')') => return Ok(Pattern(branches)),
                Some('|') => {
                    self.at += 1;
                    branches.push(Vec::new());
                }
                Some(_) => {
                    let piece = self.piece(depth)?;
                    if let Some(branch) = branches.last_mut() {
                        branch.push(piece);
                    }
                }
            }
        }
    }

    fn piece(&mut self, depth: usize) -> Result<Piece, Fault> {
        let atom = match self.next() {
            Some('^') => Atom::Start,
            Some('$') => Atom::End,
            Some('.') => Atom::Any,
            Some('[') => self.class()?,
            Some('(') => {
                if self.take('?') && !self.take(':') {
                    return Err(Fault::Unknown);
                }
                let inner = self.alternatives(depth + 1)?;
                if !self.take(')') {
                    return Err(Fault::Bad("a `(` is not closed"));
                }
                Atom::Group(inner)
            }
            Some('\\') => escaped(self.next())?,
            Some('*' | '+' | '?') => return Err(Fault::Bad("there is nothing to repeat")),
            Some(letter) => Atom::One(letter),
            None => return Err(Fault::Unknown),
        };
        let (least, most) = self.repeats()?;
        Ok(Piece { atom, least, most })
    }

    /// `*`, `+`, `?`, `{2}`, `{2,}`, `{2,4}`; lazy ones match the same texts.
    fn repeats(&mut self) -> Result<(u32, u32), Fault> {
        let range = match self.peek() {
            Some('*') => (0, u32::MAX),
            Some('+') => (1, u32::MAX),
            Some('?') => (0, 1),
            Some('{') => return self.counted(),
            _ => return Ok((1, 1)),
        };
        self.at += 1;
        self.take('?');
        Ok(range)
    }

    fn counted(&mut self) -> Result<(u32, u32), Fault> {
        let rest: String = self.letters.iter().skip(self.at + 1).take_while(|letter| **letter != '}').collect();
        let number = |text: &str| text.parse::<u32>().map_err(|_| Fault::Unknown);
        let range = match rest.split_once(',') {
            None => (number(&rest)?, number(&rest)?),
            Some((least, "")) => (number(least)?, u32::MAX),
            Some((least, most)) => (number(least)?, number(most)?),
        };
        self.at += rest.chars().count() + 2;
        self.take('?');
        if range.0 > range.1 { Err(Fault::Bad("a repetition has its bounds reversed")) } else { Ok(range) }
    }

    fn class(&mut self) -> Result<Atom, Fault> {
        let negated = self.take('^');
        let mut ranges = Vec::new();
        loop {
            let first = match self.next() {
                None => return Err(Fault::Bad("a `[` is not closed")),
                Some(']') => return Ok(Atom::Class { negated, ranges }),
                Some('\\') => match escaped(self.next())? {
                    Atom::One(letter) => letter,
                    Atom::Class { negated: false, ranges: more } => {
                        ranges.extend(more);
                        continue;
                    }
                    _ => return Err(Fault::Unknown),
                },
                Some(letter) => letter,
            };
            let to_another = self.peek() == Some('-') && self.letters.get(self.at + 1).is_some_and(|next| *next != ']');
            ranges.push((first, if to_another { self.range_end()? } else { first }));
        }
    }

    fn range_end(&mut self) -> Result<char, Fault> {
        self.at += 1;
        match self.next() {
            Some('\\') => match escaped(self.next())? {
                Atom::One(letter) => Ok(letter),
                _ => Err(Fault::Unknown),
            },
            Some(letter) => Ok(letter),
            None => Err(Fault::Bad("a `[` is not closed")),
        }
    }
}

fn escaped(letter: Option<char>) -> Result<Atom, Fault> {
    let class = |negated, ranges: &[(char, char)]| Atom::Class { negated, ranges: ranges.to_vec() };
    match letter {
        None => Err(Fault::Bad("it ends in a backslash")),
        Some('d') => Ok(class(false, DIGIT)),
        Some('D') => Ok(class(true, DIGIT)),
        Some('w') => Ok(class(false, WORD)),
        Some('W') => Ok(class(true, WORD)),
        Some('s') => Ok(class(false, SPACE)),
        Some('S') => Ok(class(true, SPACE)),
        Some('t') => Ok(Atom::One('\t')),
        Some('n') => Ok(Atom::One('\n')),
        Some('r') => Ok(Atom::One('\r')),
        Some(letter) if letter.is_alphanumeric() => Err(Fault::Unknown),
        Some(letter) => Ok(Atom::One(letter)),
    }
}

/// Whether the pattern is found in a text; nothing if that would take too long to say.
pub(super) fn matches(pattern: &Pattern, text: &str) -> Option<bool> {
    let letters: Vec<char> = text.chars().take(257).collect();
    if letters.len() > 256 {
        return None;
    }
    let mut matcher = Matcher { letters: &letters, budget: 20_000, depth: 0 };
    let found = (0..=letters.len()).any(|start| matcher.pattern(pattern, start, &mut |_, _| true));
    (matcher.budget > 0).then_some(found)
}

struct Matcher<'t> {
    letters: &'t [char],
    /// Steps left; backtracking is exponential in the worst case.
    budget: u32,
    /// How deep the recursion is; it grows with the text.
    depth: u32,
}

/// What must match behind.
type Then<'f> = &'f mut dyn FnMut(&mut Matcher<'_>, usize) -> bool;

impl Matcher<'_> {
    fn pattern(&mut self, pattern: &Pattern, at: usize, then: Then<'_>) -> bool {
        pattern.0.iter().any(|branch| self.sequence(branch, 0, at, then))
    }

    fn sequence(&mut self, pieces: &[Piece], done: u32, at: usize, then: Then<'_>) -> bool {
        self.budget = if self.depth < 600 { self.budget.saturating_sub(1) } else { 0 };
        if self.budget == 0 {
            return false;
        }
        self.depth += 1;
        let found = self.repeated(pieces, done, at, then);
        self.depth -= 1;
        found
    }

    /// `done` counts how often the first piece has matched already.
    fn repeated(&mut self, pieces: &[Piece], done: u32, at: usize, then: Then<'_>) -> bool {
        let Some((piece, rest)) = pieces.split_first() else { return then(self, at) };
        let again = done < piece.most
            && self.atom(&piece.atom, at, &mut |matcher, next| {
                if next > at {
                    return matcher.sequence(pieces, done + 1, next, then);
                }
                // What matched nothing can do so as often as is asked for.
                done < piece.least && matcher.sequence(rest, 0, next, then)
            });
        again || (done >= piece.least && self.sequence(rest, 0, at, then))
    }

    fn atom(&mut self, atom: &Atom, at: usize, then: Then<'_>) -> bool {
        let letter = self.letters.get(at).copied();
        let fits = match atom {
            Atom::Start => return at == 0 && then(self, at),
            Atom::End => return at == self.letters.len() && then(self, at),
            Atom::Group(pattern) => return self.pattern(pattern, at, then),
            Atom::Any => letter.is_some_and(|letter| letter != '\n'),
            Atom::One(wanted) => letter == Some(*wanted),
            Atom::Class { negated, ranges } => letter.is_some_and(|letter| {
                ranges.iter().any(|(first, last)| (*first..=*last).contains(&letter)) != *negated
            }),
        };
        fits && then(self, at + 1)
    }
}

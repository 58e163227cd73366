//! What was probably meant by a misspelt word.
//! It only suggests: nothing is ever repaired on its word.

/// The candidate nearest to a word, if it is near enough to be a slip of the hand.
pub fn closest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let allowed = match word.chars().count() {
        // Long texts are no slips, and the table below is quadratic.
        0 | 65.. => return None,
        1..=3 => 1,
        4..=7 => 2,
        _ => 3,
    };
    nearest(word, candidates, allowed)
}

/// The same where the candidates are no likely guess: only for one slip, or two in a long word.
pub fn closest_by_far<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let allowed = match word.chars().count() {
        0..=3 | 65.. => return None,
        4..=9 => 1,
        _ => 2,
    };
    nearest(word, candidates, allowed)
}

fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>, allowed: usize) -> Option<&'a str> {
    let (near, word) = (Glance::of(word), folded(word));
    // A document of thousands of faults and names must not take minutes.
    let candidates = candidates.into_iter().take(500);
    let may_be_near = candidates.filter(|other| near.edits(&Glance::of(other)) <= allowed);
    let best = may_be_near.map(|other| (distance(&word, &folded(other)), other)).min()?;
    (best.0 <= allowed && best.0 < best.1.chars().count()).then_some(best.1)
}

/// What is seen of a word at a glance: nearly all words are told to be far by it.
struct Glance {
    letters: u64,
    length: usize,
}

impl Glance {
    fn of(word: &str) -> Self {
        let letters = word.bytes().filter(|byte| !matches!(byte, b'-' | b'_' | b' '));
        letters.fold(Self { letters: 0, length: 0 }, |seen, letter| Self {
            letters: seen.letters | 1 << (letter.to_ascii_lowercase() % 64),
            length: seen.length + 1,
        })
    }

    /// Edits that there are at least: one changes at most two of the letters, and the length by one.
    fn edits(&self, other: &Self) -> usize {
        let letters = (self.letters ^ other.letters).count_ones() as usize;
        letters.div_ceil(2).max(self.length.abs_diff(other.length))
    }
}

/// Edits between two folded words: letters added, lost, replaced, or swapped with the next.
fn distance(a: &[char], b: &[char]) -> usize {
    if a.len().abs_diff(b.len()) > 3 {
        return usize::MAX;
    }
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (row, from) in a.iter().enumerate() {
        let mut now = Vec::with_capacity(b.len() + 1);
        now.push(row + 1);
        for (column, to) in b.iter().enumerate() {
            let cell = |cells: &[usize], index: usize| cells.get(index).copied().unwrap_or(usize::MAX - 1);
            let replaced = cell(&last, column) + usize::from(from != to);
            let mut best = replaced.min(cell(&last, column + 1) + 1).min(cell(&now, column) + 1);
            if row > 0 && column > 0 && a.get(row - 1) == Some(to) && b.get(column - 1) == Some(from) {
                best = best.min(cell(&before_last, column - 1) + 1);
            }
            now.push(best);
        }
        before_last = std::mem::replace(&mut last, now);
    }
    last.last().copied().unwrap_or(usize::MAX)
}

/// Case and separators count nothing.
fn folded(word: &str) -> Vec<char> {
    word.chars().filter(|letter| !matches!(letter, '-' | '_' | ' ')).flat_map(char::to_lowercase).collect()
}

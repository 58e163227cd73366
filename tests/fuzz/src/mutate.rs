//! Inputs that are like others, by chance that is the same each time.
//! It may not know what the inputs mean, but for the words that a target says.

use fastrand::Rng;

/// Inputs longer than this find nothing that shorter ones do not, and take longer.
const LONGEST: usize = 1 << 16;

/// Mutations of inputs.
#[derive(Debug)]
pub struct Mutations<'a> {
    rng: Rng,
    words: &'a [&'a str],
}

impl<'a> Mutations<'a> {
    /// Mutations that use these words; the same seed gives the same ones.
    #[must_use]
    pub fn new(seed: u64, words: &'a [&'a str]) -> Self {
        Self { rng: Rng::with_seed(seed), words }
    }

    /// An input that differs from the first in one to four places; the other may lend a part.
    #[must_use]
    pub fn next(&mut self, input: &[u8], other: &[u8]) -> Vec<u8> {
        let mut bytes = input.to_vec();
        for _ in 0..self.rng.usize(1..=4) {
            self.change(&mut bytes, other);
        }
        bytes.truncate(LONGEST);
        bytes
    }

    fn change(&mut self, bytes: &mut Vec<u8>, other: &[u8]) {
        let at = self.rng.usize(0..=bytes.len());
        let few = self.part(bytes.len().min(at + 16), at);
        match self.rng.u8(0..8) {
            0 => bytes.truncate(at),
            1 => drop(bytes.drain(few)),
            2 => bytes.insert(at, self.rng.u8(..)),
            3 => {
                if let Some(byte) = bytes.get_mut(at) {
                    *byte ^= 1 << self.rng.u8(0..8);
                }
            }
            4 => {
                // Again, up to a thousand times: what nests, nests deep then.
                let again = bytes.get(few).unwrap_or_default().repeat(1 << self.rng.u8(0..=10));
                drop(bytes.splice(at..at, again));
            }
            5 => {
                let from = self.rng.usize(0..=other.len());
                let part = self.part(other.len(), from);
                let part = other.get(part).unwrap_or_default().to_vec();
                drop(bytes.splice(few, part));
            }
            _ => {
                let word = self.rng.choice(self.words).map_or("", |word| word);
                let over = if self.rng.bool() { few } else { at..at };
                drop(bytes.splice(over, word.bytes()));
            }
        }
    }

    /// From there to anywhere before the end.
    fn part(&mut self, end: usize, from: usize) -> std::ops::Range<usize> {
        from..self.rng.usize(from..=end.max(from))
    }
}

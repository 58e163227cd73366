//! Chance that is the same in every run.
//! It may not depend on the order in which callers happen to be served.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::sync::atomic::{AtomicU64, Ordering};

use oas_runtime::Random;

/// A stream of numbers that follows from a seed (`SplitMix64`).
#[derive(Debug)]
pub struct Dice(AtomicU64);

impl Dice {
    /// The dice of a seed and of whatever tells this stream from others.
    #[must_use]
    pub fn of(seed: u64, what: &impl Hash) -> Self {
        // Not keyed, so the same in every run.
        let mut hasher = DefaultHasher::new();
        (seed, what).hash(&mut hasher);
        Self(AtomicU64::new(hasher.finish()))
    }

    /// A number below `bound`.
    #[must_use]
    pub fn below(&self, bound: u64) -> u64 {
        self.next() % bound
    }

    fn next(&self) -> u64 {
        let step = 0x9e37_79b9_7f4a_7c15;
        let mut z = self.0.fetch_add(step, Ordering::Relaxed).wrapping_add(step);
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}

impl Random for Dice {
    fn fill(&self, bytes: &mut [u8]) -> io::Result<()> {
        for chunk in bytes.chunks_mut(8) {
            let number = self.next().to_le_bytes();
            chunk.copy_from_slice(&number[..chunk.len()]);
        }
        Ok(())
    }
}

//! Ids that no two entities of a sandbox share, the same in every run.
//! They may not be secrets: everybody can guess them.

/// Where ids come from.
#[derive(Debug, Default)]
pub(crate) struct Ids {
    made: u64,
}

impl Ids {
    /// The next UUID, of version 4 by its form.
    pub(crate) fn uuid(&mut self) -> String {
        let (high, low) = (self.next(), self.next());
        let high = (high & !0xf000) | 0x4000;
        let low = (low >> 2) | (1 << 63);
        format!(
            "{:08x}-{:04x}-{:04x}-{:04x}-{:012x}",
            high >> 32,
            (high >> 16) & 0xffff,
            high & 0xffff,
            low >> 48,
            low & 0xffff_ffff_ffff
        )
    }

    /// So many digits.
    pub(crate) fn digits(&mut self, number: usize) -> String {
        let text = format!("{:020}{:020}", self.next(), self.next());
        text.chars().rev().take(number).collect()
    }

    /// So many hexadecimal digits, up to 32.
    pub(crate) fn hex(&mut self, number: usize) -> String {
        format!("{:016x}{:016x}", self.next(), self.next())[..number.min(32)].to_owned()
    }

    /// `SplitMix64`: each number once in 2^64.
    fn next(&mut self) -> u64 {
        self.made = self.made.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.made;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_differ_and_have_their_form() {
        let mut ids = Ids::default();
        let (first, second) = (ids.uuid(), ids.uuid());
        assert_ne!(first, second);
        assert_eq!(first.len(), 36);
        assert_eq!(&first[14..15], "4");
        assert!("89ab".contains(&first[19..20]), "{first}");
        assert_eq!(ids.digits(12).len(), 12);
        assert_eq!(ids.hex(40).len(), 32);
    }
}

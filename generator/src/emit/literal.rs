//! Whole numbers as people, and clippy, want them written.

use proc_macro2::Literal;

/// Up to so many digits are read at a glance.
const PLAIN: usize = 5;

/// A number without a type, its digits in groups of three where there are many.
pub(super) fn integer(number: impl Into<i128>) -> Literal {
    let number: i128 = number.into();
    let digits = number.unsigned_abs().to_string();
    let groups = |digits: &str| {
        let all: Vec<&str> =
            digits.as_bytes().rchunks(3).rev().filter_map(|group| str::from_utf8(group).ok()).collect();
        all.join("_")
    };
    let text = if digits.len() > PLAIN { groups(&digits) } else { digits };
    let text = if number < 0 { format!("-{text}") } else { text };
    // Digits are a literal; were they none, the bare number is the same.
    text.parse().unwrap_or_else(|_| Literal::i128_unsuffixed(number))
}

#[cfg(test)]
mod tests {
    use super::integer;

    #[test]
    fn many_digits_stand_in_groups() {
        let numbers = [0, 12_345, 123_456, -1_234_567, i64::MIN];
        let written = numbers.map(|number| integer(number).to_string());
        assert_eq!(written, ["0", "12345", "123_456", "-1_234_567", "-9_223_372_036_854_775_808"]);
    }
}

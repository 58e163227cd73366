//! What is matched, what is not, and what is not understood.

use super::{Fault, matches, parse};

fn answer(pattern: &str, text: &str) -> Option<bool> {
    matches(&parse(pattern).ok()?, text)
}

#[test]
fn simple_patterns_match_as_everywhere() {
    for (pattern, yes, no) in [
        (r"^[0-9]+(\.[0-9]+)?$", "12.5", "12."),
        (r"^\d{3}-\d{2,}$", "123-4567", "123-4"),
        ("^(?:ab|cd)*$", "abcdab", "abc"),
        ("b", "abc", "xyz"),
        ("^[^a-c_-]+$", "xyz", "x-y"),
        (r"^[\w.+-]+@\w+\.\w{2,3}$", "a.b+c@d.com", "a@b"),
        ("^a?b*c+$", "bcc", "ab"),
        ("^(a|b){2}$", "ab", "aba"),
        ("^.+?x$", "abx", "ab"),
        (r"^\S+\s\S+$", "a b", "ab"),
        ("^$|^x$", "", "y"),
    ] {
        assert_eq!(answer(pattern, yes), Some(true), "{pattern} {yes}");
        assert_eq!(answer(pattern, no), Some(false), "{pattern} {no}");
    }
}

#[test]
fn what_is_not_known_has_no_answer() {
    for pattern in [r"\p{L}", "(?=a)b", r"(a)\1", "a{,3}", "(?i)a"] {
        assert_eq!(parse(pattern).err(), Some(Fault::Unknown), "{pattern}");
    }
    assert_eq!(parse(&"a".repeat(501)).err(), Some(Fault::Unknown));
    assert_eq!(answer("^a*$", &"a".repeat(300)), None);
}

#[test]
fn what_is_no_pattern_is_said_to_be_none() {
    for pattern in ["(a", "a)", "[a", "*a", "a{3,2}", "\\"] {
        assert!(matches!(parse(pattern), Err(Fault::Bad(_))), "{pattern}");
    }
}

#[test]
fn patterns_that_take_for_ever_are_given_up() {
    let text = "a".repeat(250);
    for pattern in ["^(a+)+b$", "^((((a*)*)*)*)*b$", "^(a|aa)+b$", "^(a?){100000}b$", "^a{0,5000}a{0,5000}b$"] {
        assert!(answer(pattern, &text) != Some(true), "{pattern}");
    }
    assert_eq!(answer("^(a*)*$", &text[..20]), Some(true));
}

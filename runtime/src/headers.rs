//! Header values, as they are let out.
//! It may not let out what would arrive as another value, or as another header.

use http::HeaderValue;

/// Visible ASCII with white space only inside; `None` for anything else. Servers disagree about other bytes, and strip
/// white space at the ends.
pub(crate) fn value(text: &str) -> Option<HeaderValue> {
    let carried = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    if carried && text.trim_ascii() == text { HeaderValue::from_str(text).ok() } else { None }
}

/// Whether a header follows from the request, so that nobody sets it by hand.
pub(crate) fn follows(name: &str) -> bool {
    const NAMES: [&str; 5] = ["host", "content-length", "content-type", "transfer-encoding", "connection"];
    NAMES.iter().any(|follows| name.eq_ignore_ascii_case(follows))
}

/// The value of a credential: never empty, and marked so that no one prints it.
pub(crate) fn secret(text: &str) -> Option<HeaderValue> {
    let mut value = value(text).filter(|value| !value.is_empty())?;
    value.set_sensitive(true);
    Some(value)
}

#[cfg(test)]
mod tests {
    use super::{secret, value};

    #[test]
    fn only_what_arrives_as_it_is_goes_out() {
        for right in ["", "a", "a b~!"] {
            assert!(value(right).is_some(), "{right}");
        }
        for wrong in [" a", "a ", "a\tb", "a\nb", "a\0", "\u{7f}", "é"] {
            assert!(value(wrong).is_none(), "{wrong:?}");
        }
        assert!(secret("").is_none() && secret("k").is_some_and(|value| value.is_sensitive()));
    }
}

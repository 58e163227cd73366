//! The few structured fields (RFC 9651) that signatures are written in.
//! It may not write what a parser of them would refuse.

use std::time::SystemTime;

use super::SignatureError;
use crate::values::base64_text;

/// The largest number that such a field holds: 15 digits.
const LARGEST: u64 = 999_999_999_999_999;

/// A string, in quotes. `what` names it in the error.
pub(super) fn string(what: &'static str, text: &str) -> Result<String, SignatureError> {
    if !text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        return Err(SignatureError::BadText(what));
    }
    Ok(format!("\"{}\"", text.replace('\\', r"\\").replace('"', "\\\"")))
}

/// The name of a member of a dictionary.
pub(super) fn key(text: &str) -> Result<&str, SignatureError> {
    let begins = text.starts_with(|first: char| first.is_ascii_lowercase() || first == '*');
    let goes_on = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_-.*".contains(&byte);
    if begins && text.bytes().all(goes_on) { Ok(text) } else { Err(SignatureError::BadText("label")) }
}

/// Bytes, in colons.
pub(super) fn bytes(bytes: &[u8]) -> String {
    format!(":{}:", base64_text(bytes))
}

/// A moment, in whole seconds since 1970.
pub(super) fn seconds(at: Option<SystemTime>) -> Result<u64, SignatureError> {
    let since = at.and_then(|at| at.duration_since(SystemTime::UNIX_EPOCH).ok());
    let seconds = since.map(|since| since.as_secs()).filter(|seconds| *seconds <= LARGEST);
    seconds.ok_or(SignatureError::NoSuchTime)
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::{bytes, key, seconds, string};

    #[test]
    fn strings_are_quoted_ascii() {
        assert_eq!(string("tag", r#"a "b" \c"#).unwrap(), r#""a \"b\" \\c""#);
        for wrong in ["ä", "a\nb", "\u{7f}", "\0"] {
            assert!(string("tag", wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn keys_are_lower_case() {
        for right in ["sig", "*", "sig-1_2.*", "s"] {
            assert_eq!(key(right).unwrap(), right);
        }
        for wrong in ["", "Sig", "1", "-a", "a=b", "a,b", "a b", "ä"] {
            assert!(key(wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn bytes_have_padding() {
        assert_eq!(bytes(b"a"), ":YQ==:");
        assert_eq!(bytes(b""), "::");
    }

    #[test]
    fn moments_are_whole_seconds_from_1970_on() {
        let epoch = SystemTime::UNIX_EPOCH;
        assert_eq!(seconds(Some(epoch + Duration::from_millis(1999))).unwrap(), 1);
        assert!(seconds(Some(epoch - Duration::from_secs(1))).is_err());
        assert!(seconds(epoch.checked_add(Duration::from_secs(1_000_000_000_000_000))).is_err());
        assert!(seconds(None).is_err());
    }
}

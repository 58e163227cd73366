//! What a plain scalar means: the core schema of YAML 1.2, which is also what JSON means.
//! So `yes`, `no`, `on`, `1_000` and dates are strings, whatever YAML 1.1 readers make of them.

use crate::tree::Value;

/// The value of an unquoted scalar.
pub(super) fn plain(text: &str) -> Value {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        _ if is_number(text) => Value::Number(text.into()),
        _ => Value::String(text.into()),
    }
}

/// Whether the core schema reads a plain scalar as a number.
fn is_number(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    match unsigned.as_bytes() {
        [b'0', b'o', digits @ ..] => unsigned.len() == text.len() && all(digits, |digit| matches!(digit, b'0'..=b'7')),
        [b'0', b'x', digits @ ..] => unsigned.len() == text.len() && all(digits, u8::is_ascii_hexdigit),
        [b'0'..=b'9' | b'.', ..] => is_decimal(unsigned) || is_not_finite(text),
        _ => false,
    }
}

/// Whether a number is one that JSON cannot write at all.
pub(super) fn is_not_finite(text: &str) -> bool {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    matches!(unsigned, ".inf" | ".Inf" | ".INF") || matches!(text, ".nan" | ".NaN" | ".NAN")
}

fn all(digits: &[u8], is_digit: impl Fn(&u8) -> bool) -> bool {
    !digits.is_empty() && digits.iter().all(is_digit)
}

/// `12`, `1.`, `1.5`, `.5`, each with an optional exponent. Readers do not agree on leading zeros (`090` is 90, octal or
/// text) and JSON has none, so such a scalar stays text: nothing of it is lost.
fn is_decimal(unsigned: &str) -> bool {
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    if whole.len() > 1 && whole.starts_with('0') {
        return false;
    }
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let exponent_fits =
        exponent.is_none_or(|text| all(text.strip_prefix(['-', '+']).unwrap_or(text).as_bytes(), u8::is_ascii_digit));
    digits(whole) && digits(fraction) && !(whole.is_empty() && fraction.is_empty()) && exponent_fits
}

/// JSON takes less than YAML: digits on both sides of the point, and no plus sign in front.
pub(super) fn is_json_number(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let mantissa = unsigned.split(['e', 'E']).next().unwrap_or_default();
    unsigned.starts_with(|first: char| first.is_ascii_digit()) && !mantissa.ends_with('.') && is_decimal(unsigned)
}

//! The formats that a string can be held against: dates, UUIDs, decimals.
//! Only what our own types would refuse, too; formats that are a matter of opinion (email, uri) are not looked at.

#[cfg(test)]
mod tests;

/// What a text should look like, if it does not.
pub(crate) fn complaint(format: &str, text: &str) -> Option<&'static str> {
    match format {
        "date" if !is_date(text) => Some("a date such as `2024-01-31`"),
        "date-time" if !is_date_time(text) => Some("a date-time such as `2024-01-31T09:30:00Z`"),
        "uuid" if !is_uuid(text) => Some("a UUID"),
        "decimal" if !is_decimal(text) => Some("a decimal such as `12.50`"),
        "caip-2" if !is_caip_2(text) => Some("a CAIP-2 chain such as `eip155:1`"),
        "caip-10" if !is_caip_10(text) => Some("a CAIP-10 account such as `eip155:1:0x…`"),
        _ => None,
    }
}

/// Digits in the places of `0`, all else as it stands.
fn has_form(text: &str, form: &str) -> bool {
    text.len() == form.len()
        && text.bytes().zip(form.bytes()).all(|(byte, wanted)| match wanted {
            b'0' => byte.is_ascii_digit(),
            _ => byte == wanted,
        })
}

fn number(text: &str, from: usize, to: usize) -> u32 {
    text.get(from..to).and_then(|digits| digits.parse().ok()).unwrap_or(u32::MAX)
}

fn is_date(text: &str) -> bool {
    if !has_form(text, "0000-00-00") {
        return false;
    }
    let (year, month, day) = (number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 => 28 + u32::from(leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => 0,
    };
    (1..=days).contains(&day)
}

/// RFC 3339, with the `t` and `z` in either case, as it allows.
fn is_date_time(text: &str) -> bool {
    let (Some(date), Some(time)) = (text.get(..10), text.get(11..)) else { return false };
    let separated = matches!(text.as_bytes().get(10), Some(b'T' | b't' | b' '));
    let Some(clock) = time.get(..8) else { return false };
    let in_range = number(clock, 0, 2) < 24 && number(clock, 3, 5) < 60 && number(clock, 6, 8) < 61;
    let rest = time.get(8..).unwrap_or_default();
    let zone = match rest.strip_prefix('.') {
        Some(fraction) => {
            let zone = fraction.trim_start_matches(|digit: char| digit.is_ascii_digit());
            if zone.len() == fraction.len() {
                return false;
            }
            zone
        }
        None => rest,
    };
    separated && is_date(date) && has_form(clock, "00:00:00") && in_range && is_zone(zone)
}

fn is_zone(zone: &str) -> bool {
    matches!(zone, "Z" | "z") || has_form(zone, "+00:00") || has_form(zone, "-00:00")
}

fn is_uuid(text: &str) -> bool {
    let groups: Vec<&str> = text.split('-').collect();
    groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12])
        && groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn is_decimal(text: &str) -> bool {
    let unsigned = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, "0"));
    [whole, fraction].iter().all(|digits| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
}

/// A namespace and a reference; `runtime` looks at them more closely.
fn is_caip_2(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    text.split_once(':').is_some_and(|(namespace, reference)| {
        let named = namespace.bytes().all(|byte| plain(byte) && byte != b'_' && !byte.is_ascii_uppercase());
        (3..=8).contains(&namespace.len())
            && named
            && (1..=32).contains(&reference.len())
            && reference.bytes().all(plain)
    })
}

/// A chain and an address. Check sums are `runtime`'s.
fn is_caip_10(text: &str) -> bool {
    text.rsplit_once(':').is_some_and(|(chain, address)| {
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-.%".contains(&byte);
        is_caip_2(chain) && (1..=128).contains(&address.len()) && address.bytes().all(plain)
    })
}

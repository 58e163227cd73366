//! Plain functions that tell whether a text has a well-known form.
//! They may not be stricter than the form: where an exact check is hard, they let the vendor decide.

/// Something on both sides of one last `@`, without white space, and a host with neither dots at its ends.
pub(crate) fn email(text: &str) -> bool {
    let Some((local, host)) = text.rsplit_once('@') else {
        return false;
    };
    let plain = !text.chars().any(|c| c.is_whitespace() || c.is_control());
    plain && !local.is_empty() && !host.is_empty() && !host.starts_with('.') && !host.ends_with('.')
}

/// A scheme, a colon and something after it, without white space.
pub(crate) fn uri(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let of_scheme = |c: char| c.is_ascii_alphanumeric() || "+-.".contains(c);
    scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(of_scheme)
        && !rest.is_empty()
        && !text.chars().any(|c| c.is_whitespace() || c.is_control())
}

/// Eight, four, four, four and twelve hexadecimal digits.
pub(crate) fn uuid(text: &str) -> bool {
    let groups: Vec<_> = text.split('-').collect();
    let lengths: Vec<_> = groups.iter().map(|group| group.len()).collect();
    lengths == [8, 4, 4, 4, 12] && groups.iter().all(|group| group.bytes().all(|b| b.is_ascii_hexdigit()))
}

/// Labels of letters, digits and hyphens, between dots.
pub(crate) fn hostname(text: &str) -> bool {
    let of_label = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && label.bytes().all(of_label)
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    text.len() <= 253 && text.strip_suffix('.').unwrap_or(text).split('.').all(label)
}

/// A day of the calendar: `2026-01-31`.
pub(crate) fn date(text: &str) -> bool {
    let bytes = text.as_bytes();
    let [_, _, _, _, b'-', _, _, b'-', _, _] = bytes else {
        return false;
    };
    let parts = (number(bytes, 0, 4), number(bytes, 5, 7), number(bytes, 8, 10));
    let (Some(year), Some(month), Some(day)) = parts else {
        return false;
    };
    (1..=days(year, month)).contains(&day)
}

/// No days for a month that does not exist.
fn days(year: u32, month: u32) -> u32 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + u32::from(leap),
        _ => 0,
    }
}

/// An RFC 3339 date-time: a date, `T`, a time with any fraction, and `Z` or an offset.
pub(crate) fn date_time(text: &str) -> bool {
    let (Some(day), Some(rest)) = (text.get(..10), text.get(10..)) else {
        return false;
    };
    let Some(rest) = rest.strip_prefix(['T', 't', ' ']) else {
        return false;
    };
    let (Some(clock), Some(rest)) = (rest.get(..8), rest.get(8..)) else {
        return false;
    };
    let offset = match rest.strip_prefix('.') {
        Some(fraction) => {
            let offset = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
            if offset.len() == fraction.len() {
                return false;
            }
            offset
        }
        None => rest,
    };
    date(day) && time(clock) && (matches!(offset, "Z" | "z") || numeric_offset(offset))
}

/// `23:59:60`: the last second may be a leap second.
fn time(text: &str) -> bool {
    let bytes = text.as_bytes();
    let [_, _, b':', _, _, b':', _, _] = bytes else {
        return false;
    };
    below(number(bytes, 0, 2), 24) && below(number(bytes, 3, 5), 60) && below(number(bytes, 6, 8), 61)
}

fn numeric_offset(text: &str) -> bool {
    let bytes = text.as_bytes();
    let [b'+' | b'-', _, _, b':', _, _] = bytes else {
        return false;
    };
    below(number(bytes, 1, 3), 24) && below(number(bytes, 4, 6), 60)
}

fn below(value: Option<u32>, end: u32) -> bool {
    value.is_some_and(|value| value < end)
}

fn number(bytes: &[u8], from: usize, to: usize) -> Option<u32> {
    let digits = bytes.get(from..to)?;
    if !digits.iter().all(u8::is_ascii_digit) {
        return None;
    }
    std::str::from_utf8(digits).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{date, date_time, email, hostname, uri, uuid};

    #[test]
    fn dates_follow_the_calendar() {
        assert!(date("2024-02-29") && date("2000-02-29") && date("2026-12-31"));
        for wrong in ["2025-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "+026-01-01"] {
            assert!(!date(wrong), "{wrong}");
        }
    }

    #[test]
    fn date_times_are_those_of_rfc_3339() {
        for right in ["2026-01-31T12:30:00Z", "2026-01-31t12:30:00.123456789z", "2026-01-31 12:30:60+05:30"] {
            assert!(date_time(right), "{right}");
        }
        for wrong in [
            "2026-01-31",
            "2026-01-31T12:30:00",
            "2026-01-31T12:30:00.Z",
            "2026-01-31T24:00:00Z",
            "2026-01-31T12:30:00+0530",
            "2026-01-3éT12:30:00Z",
        ] {
            assert!(!date_time(wrong), "{wrong}");
        }
    }

    #[test]
    fn texts_have_their_forms() {
        assert!(email("ada@example.com") && email("a+b@[127.0.0.1]") && email("ä@ö.example"));
        assert!(!email("ada") && !email("@example.com") && !email("a b@example.com") && !email("a@"));
        assert!(uri("https://example.com/x?y#z") && uri("mailto:a@b") && !uri("/x") && !uri("1a:b"));
        assert!(uuid("123e4567-e89b-12d3-a456-426614174000") && !uuid("123e4567e89b12d3a456426614174000"));
        assert!(hostname("a.example") && hostname("localhost.") && !hostname("-a.b") && !hostname("a..b"));
    }
}

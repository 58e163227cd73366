//! From the text of a date-time to a moment that can be compared.
//! It may not guess: what is no RFC 3339 date-time is no moment.

use std::time::{Duration, SystemTime};

use crate::check::formats;

/// The moment of an RFC 3339 date-time. A leap second is the moment after it.
pub(super) fn of(text: &str) -> Option<SystemTime> {
    if !formats::date_time(text) {
        return None;
    }
    let number = |from: usize, to: usize| text.get(from..to)?.parse::<i64>().ok();
    let days = days_since_1970(number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let seconds = days * 86_400 + number(11, 13)? * 3_600 + number(14, 16)? * 60 + number(17, 19)?;
    let rest = text.get(19..)?;
    let zone = rest.find(['Z', 'z', '+', '-'])?;
    let (fraction, zone) = rest.split_at_checked(zone)?;
    let seconds = seconds - offset(zone)?;
    let nanos = nanoseconds(fraction.strip_prefix('.').unwrap_or_default());
    let whole = Duration::from_secs(seconds.unsigned_abs());
    let moment = match seconds {
        0.. => SystemTime::UNIX_EPOCH.checked_add(whole)?,
        _ => SystemTime::UNIX_EPOCH.checked_sub(whole)?,
    };
    moment.checked_add(nanos)
}

/// The offset from UTC in seconds.
fn offset(zone: &str) -> Option<i64> {
    let sign = match zone.as_bytes().first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return Some(0),
    };
    let (hours, minutes) = zone.get(1..)?.split_once(':')?;
    Some(sign * (hours.parse::<i64>().ok()? * 3_600 + minutes.parse::<i64>().ok()? * 60))
}

/// The first nine digits of a fraction.
fn nanoseconds(digits: &str) -> Duration {
    let nine: String = digits.chars().chain(std::iter::repeat('0')).take(9).collect();
    Duration::from_nanos(nine.parse().unwrap_or_default())
}

/// The days of the proleptic Gregorian calendar, counted in eras of 400 years that begin in March.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, SystemTime};

    use super::of;

    fn milliseconds(text: &str) -> Option<u128> {
        of(text)?.duration_since(SystemTime::UNIX_EPOCH).ok().map(|since| since.as_millis())
    }

    #[test]
    fn known_moments() {
        assert_eq!(milliseconds("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(milliseconds("2021-04-20T02:07:55Z"), Some(1_618_884_475_000));
        assert_eq!(milliseconds("2021-04-20T02:07:55.123456789+00:00"), Some(1_618_884_475_123));
        assert_eq!(milliseconds("2021-04-20T04:37:55.5+02:30"), Some(1_618_884_475_500));
        assert_eq!(milliseconds("2000-02-29T23:59:59-01:00"), Some(951_872_399_000));
        assert_eq!(of("1969-12-31T23:59:59Z"), SystemTime::UNIX_EPOCH.checked_sub(Duration::from_secs(1)));
    }

    #[test]
    fn what_is_no_date_time_is_no_moment() {
        for text in ["", "2021-04-20", "2021-13-20T02:07:55Z", "2021-04-20T02:07:55", "now", "é021-04-20T02:07:55Z"] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}

//! Compares one value with its bounds.
//! It may not use floats for numbers, nor say more than the rule.

use std::cmp::Ordering;

use super::{Bound, Fault, Format, formats, join};
use crate::decimal::number::Number;
use crate::encode::{Encode, Encoder, Record, json_text};
use crate::values::{FilePart, Json};

/// Adds a fault for each bound that the value breaks.
pub(super) fn check(path: &str, value: &dyn Encode, bounds: &[Bound], faults: &mut Vec<Fault>) {
    if !bounds.is_empty() && !value.is_absent() {
        value.encode(&mut Bounded { path, bounds, faults });
    }
}

struct Bounded<'a> {
    path: &'a str,
    bounds: &'a [Bound],
    faults: &'a mut Vec<Fault>,
}

impl Bounded<'_> {
    fn fault(&mut self, says: impl Into<String>) {
        self.faults.push(Fault::new(self.path, says));
    }

    fn text(&mut self, text: &str) {
        for bound in self.bounds {
            if let Err(says) = text_bound(text, *bound) {
                self.fault(says);
            }
        }
    }

    fn quantity(&mut self, text: &str) {
        // What is no number at all is a fault of its own, found by the walk.
        let Some(number) = Number::parse(text) else {
            return;
        };
        for bound in self.bounds {
            if let Err(says) = number_bound(&number, *bound) {
                self.fault(says);
            }
        }
    }

    fn count(&mut self, count: usize, of: &'static str) {
        let count = u64::try_from(count).unwrap_or(u64::MAX);
        for bound in self.bounds {
            let says = match (*bound, of) {
                (Bound::MinItems(least), "items") | (Bound::MinProperties(least), "entries") => {
                    (count < least).then(|| format!("has fewer than {least} {of}"))
                }
                (Bound::MaxItems(most), "items") | (Bound::MaxProperties(most), "entries") => {
                    (count > most).then(|| format!("has more than {most} {of}"))
                }
                _ => None,
            };
            if let Some(says) = says {
                self.fault(says);
            }
        }
    }

    fn each(&mut self, path: &str, value: &dyn Encode) {
        for bound in self.bounds {
            if let Bound::Each(inner) = bound {
                check(path, value, inner, self.faults);
            }
        }
    }
}

impl Encoder for Bounded<'_> {
    fn null(&mut self) {}

    fn boolean(&mut self, _value: bool) {}

    fn number(&mut self, text: &str) {
        self.quantity(text);
    }

    fn decimal(&mut self, text: &str) {
        self.quantity(text);
        self.text(text);
    }

    fn string(&mut self, text: &str) {
        self.text(text);
    }

    fn symbol(&mut self, text: &str) {
        self.text(text);
    }

    fn json(&mut self, _raw: &Json) {}

    fn file(&mut self, _file: &FilePart) {}

    fn record(&mut self, record: &dyn Record) {
        let counts = self.bounds.iter();
        if !counts.clone().any(|b| matches!(b, Bound::MinProperties(_) | Bound::MaxProperties(_))) {
            return;
        }
        let mut names = FieldCount(0);
        record.fields(&mut names);
        self.count(names.0, "entries");
    }

    fn list(&mut self, items: &mut dyn Iterator<Item = &dyn Encode>) {
        let unique = self.bounds.iter().any(|bound| matches!(bound, Bound::UniqueItems));
        let mut texts = Vec::new();
        let mut count = 0;
        for item in items {
            self.each(&format!("{}[{count}]", self.path), item);
            count += 1;
            if unique {
                texts.push(json_text(item));
            }
        }
        self.count(count, "items");
        texts.sort_unstable();
        if texts.windows(2).any(|pair| matches!(pair, [one, other] if one == other)) {
            self.fault("has two items that are alike");
        }
    }

    fn map(&mut self, entries: &mut dyn Iterator<Item = (&str, &dyn Encode)>) {
        let mut count = 0;
        for (_, value) in entries {
            // Keys may be personal, so the path does not name them.
            self.each(&join(self.path, "*"), value);
            count += 1;
        }
        self.count(count, "entries");
    }

    fn decimals_as_numbers(&mut self, _yes: bool) {}
}

/// What is said of a value that none of several lists of bounds allows.
const NONE: &str = "is none of what it may be";

fn text_bound(text: &str, bound: Bound) -> Result<(), String> {
    let length = || u64::try_from(text.chars().count()).unwrap_or(u64::MAX);
    match bound {
        Bound::MinLength(1) if text.is_empty() => Err("is empty".to_owned()),
        Bound::MinLength(least) if length() < least => Err(format!("is shorter than {least} characters")),
        Bound::MaxLength(most) if length() > most => Err(format!("is longer than {most} characters")),
        Bound::Pattern(pattern, matches) if !matches(text) => Err(format!("does not match the pattern {pattern}")),
        Bound::Format(format) if !fits(format, text) => Err(format!("is not {}", name(format))),
        Bound::Values(values) if !values.contains(&text) => Err("is none of the values that there are".to_owned()),
        Bound::Any(all) if !all.iter().any(|one| one.iter().all(|bound| text_bound(text, *bound).is_ok())) => {
            Err(NONE.to_owned())
        }
        _ => Ok(()),
    }
}

fn number_bound(number: &Number, bound: Bound) -> Result<(), String> {
    let against = |text: &str| Number::parse(text).map(|bound| number.cmp(&bound));
    match bound {
        Bound::Minimum(least) if against(least) == Some(Ordering::Less) => Err(format!("is less than {least}")),
        Bound::ExclusiveMinimum(least) if against(least).is_some_and(Ordering::is_le) => {
            Err(format!("is not more than {least}"))
        }
        Bound::Maximum(most) if against(most) == Some(Ordering::Greater) => Err(format!("is more than {most}")),
        Bound::ExclusiveMaximum(most) if against(most).is_some_and(Ordering::is_ge) => {
            Err(format!("is not less than {most}"))
        }
        Bound::MultipleOf(step) => {
            let multiple = Number::parse(step).and_then(|step| number.is_multiple_of(&step));
            if multiple == Some(false) { Err(format!("is not a multiple of {step}")) } else { Ok(()) }
        }
        Bound::Any(all) if !all.iter().any(|one| one.iter().all(|bound| number_bound(number, *bound).is_ok())) => {
            Err(NONE.to_owned())
        }
        _ => Ok(()),
    }
}

fn fits(format: Format, text: &str) -> bool {
    match format {
        Format::Email => formats::email(text),
        Format::Uri => formats::uri(text),
        Format::Uuid => formats::uuid(text),
        Format::Date => formats::date(text),
        Format::DateTime => formats::date_time(text),
        Format::Hostname => formats::hostname(text),
        Format::Ipv4 => text.parse::<std::net::Ipv4Addr>().is_ok(),
        Format::Ipv6 => text.parse::<std::net::Ipv6Addr>().is_ok(),
        #[cfg(feature = "caip")]
        Format::Caip2 => super::caip::chain(text),
        #[cfg(feature = "caip")]
        Format::Caip10 => super::caip::account(text),
    }
}

const fn name(format: Format) -> &'static str {
    match format {
        Format::Email => "an e-mail address",
        Format::Uri => "an absolute URI",
        Format::Uuid => "a UUID",
        Format::Date => "a date (2026-01-31)",
        Format::DateTime => "an RFC 3339 date-time (2026-01-31T12:30:00Z)",
        Format::Hostname => "a host name",
        Format::Ipv4 => "an IPv4 address",
        Format::Ipv6 => "an IPv6 address",
        #[cfg(feature = "caip")]
        Format::Caip2 => "a blockchain by CAIP-2 (eip155:1)",
        #[cfg(feature = "caip")]
        Format::Caip10 => "an account by CAIP-10, with the check sum of EIP-55 if its letters are in both cases",
    }
}

/// Counts the fields that would be written.
struct FieldCount(usize);

impl crate::encode::Fields for FieldCount {
    fn field(&mut self, _name: &'static str, value: &dyn Encode) {
        self.0 += usize::from(!value.is_absent());
    }

    fn nullable(&mut self, _name: &'static str, _value: &dyn Encode) {
        self.0 += 1;
    }

    fn constant(&mut self, _name: &'static str, _value: &'static str) {
        self.0 += 1;
    }

    fn extra(&mut self, map: &dyn Encode) {
        if let crate::encode::Flat::Entries(entries) = crate::encode::flatten(map) {
            self.0 += entries.len();
        }
    }
}

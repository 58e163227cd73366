//! The check of a request before it is sent: the document's bounds, found with their JSON paths.
//! It may not change the request, nor repeat a value of it in what it says.

mod bounds;
#[cfg(feature = "caip")]
mod caip;
pub(crate) mod formats;
mod walk;

use std::fmt;

use crate::encode::Encode;

pub(crate) use walk::{check_parameter, check_value};

/// One rule that a request breaks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    path: String,
    says: String,
}

impl Fault {
    pub(crate) fn new(path: impl Into<String>, says: impl Into<String>) -> Self {
        Self { path: path.into(), says: says.into() }
    }

    /// Where: a JSON path in the body, or the name of a parameter.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Which rule is broken. Never the value.
    #[must_use]
    pub fn says(&self) -> &str {
        &self.says
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.path, self.says)
    }
}

/// A bound that the document sets. Absent values and null pass; numbers are compared as decimals, exactly.
#[derive(Clone, Copy, Debug)]
pub enum Bound {
    /// At least this many characters.
    MinLength(u64),
    /// At most this many characters.
    MaxLength(u64),
    /// The document's pattern, and a function that tells whether a text matches it.
    Pattern(&'static str, fn(&str) -> bool),
    /// At least this number.
    Minimum(&'static str),
    /// More than this number.
    ExclusiveMinimum(&'static str),
    /// At most this number.
    Maximum(&'static str),
    /// Less than this number.
    ExclusiveMaximum(&'static str),
    /// A whole multiple of this number.
    MultipleOf(&'static str),
    /// At least this many items.
    MinItems(u64),
    /// At most this many items.
    MaxItems(u64),
    /// No two items alike.
    UniqueItems,
    /// At least this many entries.
    MinProperties(u64),
    /// At most this many entries.
    MaxProperties(u64),
    /// A well-known form of text.
    Format(Format),
    /// Bounds of each item, or of the value of each entry.
    Each(&'static [Bound]),
    /// One of these texts.
    Values(&'static [&'static str]),
    /// Lists of bounds of a text or a number, all of at least one of which it keeps.
    Any(&'static [&'static [Bound]]),
}

/// A well-known form of text. Lenient where an exact check is hard: the vendor has the last word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// An e-mail address.
    Email,
    /// An absolute URI.
    Uri,
    /// A UUID.
    Uuid,
    /// A date.
    Date,
    /// A date-time of RFC 3339.
    DateTime,
    /// A host name.
    Hostname,
    /// An IPv4 address.
    Ipv4,
    /// An IPv6 address.
    Ipv6,
    /// A blockchain by CAIP-2.
    #[cfg(feature = "caip")]
    Caip2,
    /// An account on a blockchain by CAIP-10.
    #[cfg(feature = "caip")]
    Caip10,
}

/// What a record states its rules to.
#[derive(Debug)]
pub struct Checks<'a> {
    path: &'a str,
    faults: &'a mut Vec<Fault>,
}

impl<'a> Checks<'a> {
    pub(crate) fn new(path: &'a str, faults: &'a mut Vec<Fault>) -> Self {
        Self { path, faults }
    }

    /// The bounds of a field.
    pub fn bounds(&mut self, name: &'static str, value: &dyn Encode, bounds: &'static [Bound]) {
        bounds::check(&join(self.path, name), value, bounds, self.faults);
    }

    /// The bounds of the map whose entries stand beside the fields.
    pub fn extra(&mut self, map: &dyn Encode, bounds: &'static [Bound]) {
        bounds::check(self.path, map, bounds, self.faults);
    }

    /// A field that has to be there.
    pub fn required(&mut self, name: &'static str, value: &dyn Encode) {
        if value.is_absent() {
            self.fault(name, "is required");
        }
    }

    /// A rule that is no bound, such as "one of these two". `says` must not hold a value.
    pub fn fault(&mut self, name: &'static str, says: &'static str) {
        self.faults.push(Fault::new(join(self.path, name), says));
    }
}

/// The bounds of one value that is no field: a parameter, or a body that is no record.
pub(crate) fn check_bounds(path: &str, value: &dyn Encode, bounds: &'static [Bound], faults: &mut Vec<Fault>) {
    bounds::check(path, value, bounds, faults);
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

//! Walks a request and lets every record in it state its rules.
//! It may not look at the wire: it walks the same description that the encoders walk.

use super::{Bound, Checks, Fault, bounds, join};
use crate::decimal::number::Number;
use crate::encode::{Encode, Encoder, Fields, Record};
use crate::values::{FilePart, Json};

/// All faults of a value and of the records in it.
pub(crate) fn check_value(value: &dyn Encode, faults: &mut Vec<Fault>) {
    let mut walker = Walker { path: String::new(), faults, names: None };
    value.encode(&mut walker);
}

/// All faults of a parameter: of its own bounds, and of the records and unions in it.
pub(crate) fn check_parameter(name: &str, value: &dyn Encode, bounds: &'static [Bound], faults: &mut Vec<Fault>) {
    bounds::check(name, value, bounds, faults);
    if !value.is_absent() {
        value.encode(&mut Walker { path: name.to_owned(), faults, names: None });
    }
}

struct Walker<'a> {
    path: String,
    faults: &'a mut Vec<Fault>,
    /// The names of the record's fields, while the entries beside them are walked.
    names: Option<Vec<&'static str>>,
}

impl Walker<'_> {
    fn at(&mut self, path: String, value: &dyn Encode) {
        let outer = std::mem::replace(&mut self.path, path);
        value.encode(self);
        self.path = outer;
    }

    fn fault(&mut self, says: &'static str) {
        self.faults.push(Fault::new(shown(&self.path), says));
    }
}

impl Encoder for Walker<'_> {
    fn null(&mut self) {}

    fn boolean(&mut self, _value: bool) {}

    fn number(&mut self, text: &str) {
        if Number::parse(text).is_none() {
            self.fault("is not a finite number");
        }
    }

    fn decimal(&mut self, _text: &str) {}

    fn string(&mut self, _text: &str) {}

    fn symbol(&mut self, _text: &str) {}

    fn json(&mut self, _raw: &Json) {}

    fn file(&mut self, _file: &FilePart) {}

    fn record(&mut self, record: &dyn Record) {
        record.check(&mut Checks::new(&self.path, self.faults));
        let mut fields = FieldWalker { walker: self, names: Vec::new() };
        record.fields(&mut fields);
    }

    fn list(&mut self, items: &mut dyn Iterator<Item = &dyn Encode>) {
        for (index, item) in items.enumerate() {
            self.at(format!("{}[{index}]", self.path), item);
        }
    }

    fn map(&mut self, entries: &mut dyn Iterator<Item = (&str, &dyn Encode)>) {
        let names = self.names.take().unwrap_or_default();
        for (key, value) in entries {
            if names.contains(&key) {
                self.fault("has an additional property with the name of a declared one");
            }
            // Keys may be personal, so the path does not name them.
            self.at(join(&self.path, "*"), value);
        }
    }

    fn decimals_as_numbers(&mut self, _yes: bool) {}

    fn written(&mut self, value: &dyn Encode) {
        value.encode(self);
    }

    fn bounds(&mut self, value: &dyn Encode, bounds: &'static [Bound]) {
        bounds::check(shown(&self.path), value, bounds, self.faults);
    }
}

/// A path as people read it: the whole has none.
fn shown(path: &str) -> &str {
    if path.is_empty() { "the body" } else { path }
}

struct FieldWalker<'w, 'a> {
    walker: &'w mut Walker<'a>,
    names: Vec<&'static str>,
}

impl Fields for FieldWalker<'_, '_> {
    fn field(&mut self, name: &'static str, value: &dyn Encode) {
        self.names.push(name);
        if !value.is_absent() {
            self.walker.at(join(&self.walker.path, name), value);
        }
    }

    fn nullable(&mut self, name: &'static str, value: &dyn Encode) {
        self.field(name, value);
    }

    fn constant(&mut self, name: &'static str, _value: &'static str) {
        self.names.push(name);
    }

    fn extra(&mut self, map: &dyn Encode) {
        if !map.is_absent() {
            self.walker.names = Some(std::mem::take(&mut self.names));
            map.encode(self.walker);
            self.walker.names = None;
        }
    }
}

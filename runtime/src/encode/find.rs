//! Finds the text of one field of a record.
//! It may not look further than the record's own fields.

use super::{Encode, Encoder, Fields, Flat, Record, flatten};
use crate::values::{FilePart, Json};

/// The text of the field `name`, if the value is a record that has it and it is a single value.
pub(crate) fn field_text(value: &dyn Encode, name: &str) -> Option<String> {
    let mut find = Find { name, found: None };
    value.encode(&mut find);
    find.found
}

struct Find<'a> {
    name: &'a str,
    found: Option<String>,
}

impl Fields for Find<'_> {
    fn field(&mut self, name: &'static str, value: &dyn Encode) {
        if name == self.name
            && let Flat::Text(text) = flatten(value)
        {
            self.found = Some(text);
        }
    }

    fn nullable(&mut self, name: &'static str, value: &dyn Encode) {
        self.field(name, value);
    }

    fn constant(&mut self, name: &'static str, value: &'static str) {
        if name == self.name {
            self.found = Some(value.to_owned());
        }
    }

    fn extra(&mut self, _map: &dyn Encode) {}
}

impl Encoder for Find<'_> {
    fn record(&mut self, record: &dyn Record) {
        record.fields(self);
    }

    fn null(&mut self) {}
    fn boolean(&mut self, _value: bool) {}
    fn number(&mut self, _text: &str) {}
    fn decimal(&mut self, _text: &str) {}
    fn string(&mut self, _text: &str) {}
    fn symbol(&mut self, _text: &str) {}
    fn json(&mut self, _raw: &Json) {}
    fn file(&mut self, _file: &FilePart) {}
    fn list(&mut self, _items: &mut dyn Iterator<Item = &dyn Encode>) {}
    fn map(&mut self, _entries: &mut dyn Iterator<Item = (&str, &dyn Encode)>) {}
    fn decimals_as_numbers(&mut self, _yes: bool) {}
}

//! Values with depth as pairs of a path and a text: what forms and queries with brackets carry.
//! It may not choose how a path is written; it only says what stands where.

use super::{Encode, Encoder, Fields, Record};
use crate::decode::{JsonKind, Raw};
use crate::values::{FilePart, Json};

/// A text, and the keys and indexes that lead to it.
pub(crate) type Pair = (Vec<String>, String);

/// Takes the value apart, level by level; or says what in it cannot be written as text.
pub(crate) fn nested(value: &dyn Encode) -> Result<Vec<Pair>, &'static str> {
    let mut walk = Walk::default();
    if !value.is_absent() {
        value.encode(&mut walk);
    }
    walk.unfit.map_or(Ok(walk.pairs), Err)
}

#[derive(Default)]
struct Walk {
    path: Vec<String>,
    pairs: Vec<Pair>,
    unfit: Option<&'static str>,
}

impl Walk {
    fn text(&mut self, text: &str) {
        self.pairs.push((self.path.clone(), text.to_owned()));
    }

    fn below(&mut self, key: &str, write: impl FnOnce(&mut Self)) {
        self.path.push(key.to_owned());
        write(self);
        self.path.pop();
    }

    fn refuse(&mut self, why: &'static str) {
        self.unfit.get_or_insert(why);
    }

    fn raw(&mut self, raw: Raw<'_>) {
        let walked = match raw.kind() {
            JsonKind::Null => return self.null(),
            JsonKind::String => raw.string().map(|text| self.text(&text)),
            JsonKind::Array => raw.array().map(|items| {
                for (index, item) in items.into_iter().enumerate() {
                    self.below(&index.to_string(), |walk| walk.raw(item));
                }
            }),
            JsonKind::Object => raw.object().map(|object| {
                for (key, value) in object.iter() {
                    self.below(key, |walk| walk.raw(value));
                }
            }),
            _ => {
                self.text(raw.text());
                Ok(())
            }
        };
        if walked.is_err() {
            self.refuse("holds JSON that cannot be read");
        }
    }
}

impl Encoder for Walk {
    fn null(&mut self) {
        self.refuse("holds a null, which cannot be written there");
    }

    crate::encode::scalars!(text);

    fn json(&mut self, raw: &Json) {
        match Raw::from_text(raw.as_str()) {
            Ok(raw) => self.raw(raw),
            Err(_) => self.refuse("holds JSON that cannot be read"),
        }
    }

    fn file(&mut self, _file: &FilePart) {
        self.refuse("holds a file, which only multipart can carry");
    }

    fn record(&mut self, record: &dyn Record) {
        record.fields(self);
    }

    fn list(&mut self, items: &mut dyn Iterator<Item = &dyn Encode>) {
        for (index, item) in items.enumerate() {
            self.below(&index.to_string(), |walk| item.encode(walk));
        }
    }

    fn map(&mut self, entries: &mut dyn Iterator<Item = (&str, &dyn Encode)>) {
        for (key, value) in entries {
            self.below(key, |walk| value.encode(walk));
        }
    }

    fn decimals_as_numbers(&mut self, _yes: bool) {}
}

impl Fields for Walk {
    fn field(&mut self, name: &'static str, value: &dyn Encode) {
        if !value.is_absent() {
            self.below(name, |walk| value.encode(walk));
        }
    }

    fn nullable(&mut self, name: &'static str, value: &dyn Encode) {
        self.below(name, |walk| value.encode(walk));
    }

    fn constant(&mut self, name: &'static str, value: &'static str) {
        self.below(name, |walk| walk.text(value));
    }

    fn extra(&mut self, map: &dyn Encode) {
        if !map.is_absent() {
            map.encode(self);
        }
    }
}

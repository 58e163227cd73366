//! The JSON encoder, for request bodies.
//! It may not fail but for files that are no text: what else cannot be valid was found by the checks before.

pub(crate) use super::strings::write_json_string;
use super::{Encode, Encoder, Fields, Record};
use crate::decimal::number::{Number, json_number};
use crate::values::{FilePart, Json};

/// The JSON text of a value.
pub(crate) fn json_text(value: &dyn Encode) -> String {
    let mut writer = JsonWriter::default();
    value.encode(&mut writer);
    writer.out
}

/// The JSON text of a body; a file in it is a text, or what is wrong with it is told.
pub(crate) fn json_body(value: &dyn Encode) -> Result<String, &'static str> {
    let mut writer = JsonWriter::default();
    value.encode(&mut writer);
    if writer.lacks_file { Err("holds a file that is no text, which JSON cannot carry") } else { Ok(writer.out) }
}

/// The JSON text of a value that is stored, with all decimals as strings.
#[cfg(feature = "serde")]
pub(crate) fn stored_text(value: &dyn Encode) -> String {
    let mut writer = JsonWriter { decimals: Decimals::AlwaysStrings, ..JsonWriter::default() };
    value.encode(&mut writer);
    writer.out
}

#[derive(Default)]
struct JsonWriter {
    out: String,
    /// Whether the next entry of the innermost object or array needs a comma before it.
    comma: bool,
    /// Whether the next map writes its entries into the object that is open.
    inline: bool,
    decimals: Decimals,
    /// Whether a file could not be written.
    lacks_file: bool,
}

/// How the decimals of the next value are written.
#[derive(Clone, Copy, Default, PartialEq)]
enum Decimals {
    #[default]
    Strings,
    Numbers,
    /// Whatever the document says: what is stored goes through formats that would lose digits.
    #[cfg(feature = "serde")]
    AlwaysStrings,
}

impl Decimals {
    /// What was asked for, unless it is settled.
    fn asked(self, numbers: bool) -> Self {
        match self {
            #[cfg(feature = "serde")]
            Self::AlwaysStrings => self,
            _ if numbers => Self::Numbers,
            _ => Self::Strings,
        }
    }
}

impl JsonWriter {
    fn separate(&mut self) {
        if self.comma {
            self.out.push(',');
        }
        self.comma = true;
    }

    fn entry(&mut self, name: &str, value: &dyn Encode) {
        self.separate();
        write_json_string(name, &mut self.out);
        self.out.push(':');
        value.encode(self);
    }

    /// Writes what stands between two brackets, where commas start anew.
    fn nested(&mut self, open: char, close: char, write: impl FnOnce(&mut Self)) {
        let outer = std::mem::replace(&mut self.comma, false);
        self.out.push(open);
        write(self);
        self.out.push(close);
        self.comma = outer;
    }
}

impl Encoder for JsonWriter {
    fn null(&mut self) {
        self.out.push_str("null");
    }

    fn boolean(&mut self, value: bool) {
        self.out.push_str(if value { "true" } else { "false" });
    }

    fn number(&mut self, text: &str) {
        match Number::parse(text) {
            Some(_) => self.out.push_str(text),
            None => self.null(),
        }
    }

    fn decimal(&mut self, text: &str) {
        if self.decimals == Decimals::Numbers {
            self.out.push_str(&json_number(text));
        } else {
            self.string(text);
        }
    }

    fn string(&mut self, text: &str) {
        write_json_string(text, &mut self.out);
    }

    fn symbol(&mut self, text: &str) {
        self.string(text);
    }

    fn json(&mut self, raw: &Json) {
        self.out.push_str(raw.as_str());
    }

    fn file(&mut self, file: &FilePart) {
        let bytes = file.body().as_bytes().map(AsRef::as_ref).or_else(|| file.body().is_empty().then_some(&[][..]));
        if let Some(text) = bytes.and_then(|bytes| std::str::from_utf8(bytes).ok()) {
            self.string(text);
        } else {
            self.lacks_file = true;
            self.null();
        }
    }

    fn record(&mut self, record: &dyn Record) {
        // A nested record says itself how its decimals are written.
        let outer = self.decimals;
        self.decimals = outer.asked(false);
        self.nested('{', '}', |inside| record.fields(inside));
        self.decimals = outer;
    }

    fn list(&mut self, items: &mut dyn Iterator<Item = &dyn Encode>) {
        self.nested('[', ']', |inside| {
            for item in items {
                inside.separate();
                item.encode(inside);
            }
        });
    }

    fn map(&mut self, entries: &mut dyn Iterator<Item = (&str, &dyn Encode)>) {
        if std::mem::take(&mut self.inline) {
            entries.for_each(|(name, value)| self.entry(name, value));
        } else {
            self.nested('{', '}', |inside| {
                entries.for_each(|(name, value)| inside.entry(name, value));
            });
        }
    }

    fn decimals_as_numbers(&mut self, yes: bool) {
        self.decimals = self.decimals.asked(yes);
    }
}

impl Fields for JsonWriter {
    fn field(&mut self, name: &'static str, value: &dyn Encode) {
        if !value.is_absent() {
            self.entry(name, value);
        }
    }

    fn nullable(&mut self, name: &'static str, value: &dyn Encode) {
        self.entry(name, value);
    }

    fn constant(&mut self, name: &'static str, value: &'static str) {
        self.entry(name, &value);
    }

    fn extra(&mut self, map: &dyn Encode) {
        if !map.is_absent() {
            self.inline = true;
            map.encode(self);
            self.inline = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_its_text_or_refused() {
        assert_eq!(json_body(&FilePart::new(b"a\"b".to_vec())), Ok(r#""a\"b""#.to_owned()));
        assert_eq!(json_body(&FilePart::new(Vec::new())), Ok(r#""""#.to_owned()));
        assert!(json_body(&FilePart::new(vec![0xff])).is_err());
        assert!(json_body(&FilePart::from_reader(std::io::empty(), None)).is_err());
    }
}

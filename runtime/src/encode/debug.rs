//! The Debug encoder: shows enums, ids, booleans, numbers, decimals and date-times, and redacts all else.
//! It may not show a string, raw JSON, a file or the key of a map unless the document says that it may be shown.

use std::fmt::{self, Debug, Formatter};

use super::{Encode, Encoder, Fields, Record, Visibility};
use crate::values::{FilePart, Json};

/// What stands in place of a value that may not be shown.
pub(crate) const REDACTED: &str = "[redacted]";

/// Shows a value as Debug, redacted.
///
/// # Errors
/// When the formatter fails.
pub fn redacted(value: &dyn Encode, f: &mut Formatter<'_>) -> fmt::Result {
    Redacted(value, Visibility::ByKind).fmt(f)
}

/// Shows a variant that holds one value as Debug, redacted.
///
/// # Errors
/// When the formatter fails.
pub fn debug_variant(name: &str, value: &dyn Encode, f: &mut Formatter<'_>) -> fmt::Result {
    f.debug_tuple(name).field(&Redacted(value, Visibility::ByKind)).finish()
}

/// A value that is shown redacted.
pub(crate) struct Redacted<'a>(pub(crate) &'a dyn Encode, pub(crate) Visibility);

impl Debug for Redacted<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        if self.1 == Visibility::Hidden {
            return f.write_str(REDACTED);
        }
        let mut writer = DebugWriter { f, visibility: self.1, result: Ok(()) };
        self.0.encode(&mut writer);
        writer.result
    }
}

/// Text that is shown without quotes.
struct Plain<'a>(&'a str);

impl Debug for Plain<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

struct DebugWriter<'a, 'f> {
    f: &'a mut Formatter<'f>,
    visibility: Visibility,
    result: fmt::Result,
}

impl DebugWriter<'_, '_> {
    fn write(&mut self, value: &dyn Debug) {
        let hidden = self.visibility == Visibility::Hidden;
        self.result = if hidden { self.f.write_str(REDACTED) } else { value.fmt(self.f) };
    }

    fn personal(&mut self, value: &dyn Debug) {
        let shown = self.visibility == Visibility::Shown;
        self.result = if shown { value.fmt(self.f) } else { self.f.write_str(REDACTED) };
    }
}

impl Encoder for DebugWriter<'_, '_> {
    fn null(&mut self) {
        self.write(&Plain("null"));
    }

    fn boolean(&mut self, value: bool) {
        self.write(&value);
    }

    fn number(&mut self, text: &str) {
        self.write(&Plain(text));
    }

    fn decimal(&mut self, text: &str) {
        self.write(&Plain(text));
    }

    fn string(&mut self, text: &str) {
        self.personal(&text);
    }

    fn symbol(&mut self, text: &str) {
        self.write(&text);
    }

    fn json(&mut self, raw: &Json) {
        self.personal(&Plain(raw.as_str()));
    }

    fn file(&mut self, _file: &FilePart) {
        self.result = self.f.write_str(REDACTED);
    }

    fn record(&mut self, record: &dyn Record) {
        if self.visibility == Visibility::Hidden {
            return self.write(&Plain(REDACTED));
        }
        // The fields of a record have a say of their own, so an outer "shown" does not reach them.
        let mut fields = DebugFields(self.f.debug_struct(record.name()));
        record.fields(&mut fields);
        self.result = fields.0.finish();
    }

    fn list(&mut self, items: &mut dyn Iterator<Item = &dyn Encode>) {
        if self.visibility == Visibility::Hidden {
            return self.write(&Plain(REDACTED));
        }
        let visibility = self.visibility;
        let shown = items.map(|item| Redacted(item, visibility));
        self.result = self.f.debug_list().entries(shown).finish();
    }

    fn map(&mut self, entries: &mut dyn Iterator<Item = (&str, &dyn Encode)>) {
        if self.visibility == Visibility::Hidden {
            return self.write(&Plain(REDACTED));
        }
        let visibility = self.visibility;
        let shown = entries.map(|(key, value)| {
            let key = if visibility == Visibility::Shown { key } else { REDACTED };
            (Plain(key), Redacted(value, visibility))
        });
        self.result = self.f.debug_map().entries(shown).finish();
    }

    fn decimals_as_numbers(&mut self, _yes: bool) {}

    fn visibility(&mut self, visibility: Visibility) {
        self.visibility = visibility;
    }
}

struct DebugFields<'a, 'f>(fmt::DebugStruct<'a, 'f>);

impl DebugFields<'_, '_> {
    fn show(&mut self, name: &'static str, value: &dyn Encode, visibility: Visibility) {
        if !value.is_absent() {
            self.0.field(name, &Redacted(value, visibility));
        }
    }
}

impl Fields for DebugFields<'_, '_> {
    fn field(&mut self, name: &'static str, value: &dyn Encode) {
        self.show(name, value, Visibility::ByKind);
    }

    fn nullable(&mut self, name: &'static str, value: &dyn Encode) {
        self.0.field(name, &Redacted(value, Visibility::ByKind));
    }

    fn hidden(&mut self, name: &'static str, value: &dyn Encode) {
        self.show(name, value, Visibility::Hidden);
    }

    fn shown(&mut self, name: &'static str, value: &dyn Encode) {
        self.show(name, value, Visibility::Shown);
    }

    fn constant(&mut self, name: &'static str, value: &'static str) {
        self.0.field(name, &value);
    }

    fn extra(&mut self, map: &dyn Encode) {
        self.show("extra", map, Visibility::ByKind);
    }
}

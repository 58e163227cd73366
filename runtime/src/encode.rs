//! Writing values: one description of each type, which every encoder walks.
//! It may not know any format; JSON, query, multipart and redacted Debug are encoders.

mod debug;
mod find;
mod flat;
mod json;
mod nested;
mod strings;
mod values;

use crate::check::Bound;
use crate::values::{FilePart, Json};

pub(crate) use debug::{REDACTED, Redacted};
pub use debug::{debug_variant, redacted};
pub(crate) use find::field_text;
pub(crate) use flat::{Flat, NULL, flatten};
#[cfg(feature = "serde")]
pub(crate) use json::stored_text;
pub(crate) use json::{json_body, json_text, write_json_string};
pub(crate) use nested::nested;

/// A value that can be written.
pub trait Encode {
    /// Writes the value.
    fn encode(&self, to: &mut dyn Encoder);

    /// Whether it is left out where that is allowed.
    fn is_absent(&self) -> bool {
        false
    }
}

/// What a value is written to. Each call is one value; a value makes exactly one call.
pub trait Encoder {
    /// Nothing.
    fn null(&mut self);
    /// A boolean.
    fn boolean(&mut self, value: bool);
    /// A number, as JSON writes it.
    fn number(&mut self, text: &str);
    /// A decimal: a string, unless [`decimals_as_numbers`](Self::decimals_as_numbers) was asked for.
    fn decimal(&mut self, text: &str);
    /// A string, which is personal until the document says otherwise.
    fn string(&mut self, text: &str);
    /// A string that may be shown: an enum value, an id, a date-time.
    fn symbol(&mut self, text: &str);
    /// JSON that is written as it is.
    fn json(&mut self, raw: &Json);
    /// A file; only multipart can carry one.
    fn file(&mut self, file: &FilePart);
    /// A record.
    fn record(&mut self, record: &dyn Record);
    /// A list.
    fn list(&mut self, items: &mut dyn Iterator<Item = &dyn Encode>);
    /// A map.
    fn map(&mut self, entries: &mut dyn Iterator<Item = (&str, &dyn Encode)>);
    /// How the decimals of the next value are written.
    fn decimals_as_numbers(&mut self, yes: bool);
    /// The bounds of the next value, which stands behind no name; only the check listens.
    fn bounds(&mut self, _value: &dyn Encode, _bounds: &'static [Bound]) {}
    /// The value whose JSON the next text is; only the check listens.
    fn written(&mut self, _value: &dyn Encode) {}
    /// What the next value shows in Debug; only Debug listens.
    fn visibility(&mut self, _visibility: Visibility) {}
}

/// What a value shows in Debug.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Visibility {
    /// As its type says: strings are redacted, symbols and numbers are shown.
    ByKind,
    /// Nothing.
    Hidden,
    /// All of it.
    Shown,
}

/// The methods of an [`Encoder`] for what is one text, by a method of its own that takes that text.
macro_rules! scalars {
    ($write:ident) => {
        fn boolean(&mut self, value: bool) {
            self.$write(if value { "true" } else { "false" });
        }

        fn number(&mut self, text: &str) {
            self.$write(text);
        }

        fn decimal(&mut self, text: &str) {
            self.$write(text);
        }

        fn string(&mut self, text: &str) {
            self.$write(text);
        }

        fn symbol(&mut self, text: &str) {
            self.$write(text);
        }
    };
}
pub(crate) use scalars;

/// A type with named fields, stated once.
pub trait Record {
    /// The name of the type.
    fn name(&self) -> &'static str;
    /// The fields, in the document's order.
    fn fields(&self, to: &mut dyn Fields);
    /// The document's rules for the fields of this record; nested records are checked by themselves.
    fn check(&self, _to: &mut crate::check::Checks<'_>) {}
}

/// What the fields of a record are stated to.
pub trait Fields {
    /// A field that is left out when absent.
    fn field(&mut self, name: &'static str, value: &dyn Encode);
    /// A field that is null when absent.
    fn nullable(&mut self, name: &'static str, value: &dyn Encode);
    /// A field that is left out when absent, and never shows in Debug.
    fn hidden(&mut self, name: &'static str, value: &dyn Encode) {
        self.field(name, value);
    }
    /// A field that is left out when absent, and always shows in Debug.
    fn shown(&mut self, name: &'static str, value: &dyn Encode) {
        self.field(name, value);
    }
    /// A field that is the same in every value.
    fn constant(&mut self, name: &'static str, value: &'static str);
    /// Additional properties: the entries of the map stand beside the fields.
    fn extra(&mut self, map: &dyn Encode);
}

/// Writes the decimals of a value as JSON numbers.
#[derive(Clone, Copy)]
pub struct AsNumber<'a, T: ?Sized>(pub &'a T);

impl<T: Encode + ?Sized> Encode for AsNumber<'_, T> {
    fn encode(&self, to: &mut dyn Encoder) {
        to.decimals_as_numbers(true);
        self.0.encode(to);
        to.decimals_as_numbers(false);
    }

    fn is_absent(&self) -> bool {
        self.0.is_absent()
    }
}

/// Writes a value as a text that holds its JSON, where a parameter is documented as such.
#[derive(Clone, Copy)]
pub struct AsJson<'a, T>(pub &'a T);

impl<T: Encode> Encode for AsJson<'_, T> {
    fn encode(&self, to: &mut dyn Encoder) {
        to.written(self.0);
        to.string(&json_text(self.0));
    }

    fn is_absent(&self) -> bool {
        self.0.is_absent()
    }
}

/// Writes a value that stands behind no name, and is checked nonetheless: a member of a union.
#[derive(Clone, Copy)]
pub struct Within<'a, T>(pub &'a T, pub &'static [Bound]);

impl<T: Encode> Encode for Within<'_, T> {
    fn encode(&self, to: &mut dyn Encoder) {
        to.bounds(self.0, self.1);
        self.0.encode(to);
    }

    fn is_absent(&self) -> bool {
        self.0.is_absent()
    }
}

/// Never shows a value in Debug, whatever its type.
#[derive(Clone, Copy)]
pub struct Hidden<'a, T: ?Sized>(pub &'a T);

impl<T: Encode + ?Sized> Encode for Hidden<'_, T> {
    fn encode(&self, to: &mut dyn Encoder) {
        with_visibility(self.0, Visibility::Hidden, to);
    }

    fn is_absent(&self) -> bool {
        self.0.is_absent()
    }
}

/// Always shows a value in Debug, whatever its type.
#[derive(Clone, Copy)]
pub struct Shown<'a, T: ?Sized>(pub &'a T);

impl<T: Encode + ?Sized> Encode for Shown<'_, T> {
    fn encode(&self, to: &mut dyn Encoder) {
        with_visibility(self.0, Visibility::Shown, to);
    }

    fn is_absent(&self) -> bool {
        self.0.is_absent()
    }
}

fn with_visibility<T: Encode + ?Sized>(value: &T, visibility: Visibility, to: &mut dyn Encoder) {
    to.visibility(visibility);
    value.encode(to);
    to.visibility(Visibility::ByKind);
}

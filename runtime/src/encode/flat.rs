//! Values without depth: what a path, a query, a header or a form can carry.
//! It may not choose how they are joined; it only says what there is, or that there is too much.

use super::{Encode, Encoder, Fields, Record};
use crate::decode::{JsonKind, Raw};
use crate::values::{FilePart, Json};

/// A value for a place that has no depth.
#[derive(Debug, PartialEq)]
pub(crate) enum Flat {
    /// Absent: nothing is written.
    Nothing,
    /// Null, which has no text: a place that has no word for it refuses it.
    Null,
    Text(String),
    List(Vec<String>),
    Entries(Vec<(String, String)>),
    /// Something in it cannot be written here; the sentence says what.
    Unfit(&'static str),
}

const DEEP: Flat = Flat::Unfit("has more levels than can be written here");

const NULL_WITHIN: Flat = Flat::Unfit("has an item that is null, which cannot be written here");

/// What is said of a null that stands alone.
pub(crate) const NULL: &str = "is null, which cannot be written here";

/// Takes the value apart.
pub(crate) fn flatten(value: &dyn Encode) -> Flat {
    if value.is_absent() {
        return Flat::Nothing;
    }
    let mut flattener = Flattener(Flat::Nothing);
    value.encode(&mut flattener);
    flattener.0
}

/// JSON of which no type is known, level by level as any other value.
fn of_json(raw: Raw<'_>) -> Flat {
    let text = |raw: Raw<'_>| match raw.kind() {
        JsonKind::Array | JsonKind::Object => Err(DEEP),
        JsonKind::Null => Err(NULL_WITHIN),
        JsonKind::String => raw.string().map(std::borrow::Cow::into_owned).map_err(|_| DEEP),
        JsonKind::Bool | JsonKind::Number => Ok(raw.text().to_owned()),
    };
    match raw.kind() {
        JsonKind::Null => Flat::Null,
        JsonKind::Array => {
            let items = raw.array().unwrap_or_default().into_iter().map(text);
            items.collect::<Result<_, _>>().map_or_else(|unfit| unfit, Flat::List)
        }
        JsonKind::Object => raw.object().map_or(DEEP, |object| {
            let entries = object.iter().map(|(key, value)| Ok((key.to_owned(), text(value)?)));
            entries.collect::<Result<_, _>>().map_or_else(|unfit| unfit, Flat::Entries)
        }),
        JsonKind::String | JsonKind::Bool | JsonKind::Number => text(raw).map_or_else(|unfit| unfit, Flat::Text),
    }
}

struct Flattener(Flat);

impl Flattener {
    fn text(&mut self, text: &str) {
        self.0 = Flat::Text(text.to_owned());
    }
}

impl Encoder for Flattener {
    fn null(&mut self) {
        self.0 = Flat::Null;
    }

    crate::encode::scalars!(text);

    fn json(&mut self, raw: &Json) {
        self.0 = Raw::from_text(raw.as_str()).map_or(Flat::Unfit("holds JSON that cannot be read"), of_json);
    }

    fn file(&mut self, _file: &FilePart) {
        self.0 = Flat::Unfit("is a file, which only multipart can carry");
    }

    fn record(&mut self, record: &dyn Record) {
        let mut entries = Entries(Ok(Vec::new()));
        record.fields(&mut entries);
        self.0 = entries.0.map_or_else(|unfit| unfit, Flat::Entries);
    }

    fn list(&mut self, items: &mut dyn Iterator<Item = &dyn Encode>) {
        let texts = items.map(|item| match flatten(item) {
            Flat::Text(text) => Ok(text),
            Flat::Nothing | Flat::Null => Err(NULL_WITHIN),
            Flat::Unfit(why) => Err(Flat::Unfit(why)),
            Flat::List(_) | Flat::Entries(_) => Err(DEEP),
        });
        let texts: Result<Vec<_>, _> = texts.collect();
        self.0 = texts.map_or_else(|unfit| unfit, Flat::List);
    }

    fn map(&mut self, entries: &mut dyn Iterator<Item = (&str, &dyn Encode)>) {
        let mut flat = Entries(Ok(Vec::new()));
        entries.for_each(|(name, value)| flat.said(name, value));
        self.0 = flat.0.map_or_else(|unfit| unfit, Flat::Entries);
    }

    fn decimals_as_numbers(&mut self, _yes: bool) {}
}

struct Entries(Result<Vec<(String, String)>, Flat>);

impl Entries {
    fn entry(&mut self, name: &str, value: &dyn Encode) {
        let Ok(entries) = &mut self.0 else { return };
        match flatten(value) {
            Flat::Nothing => {}
            Flat::Null => self.0 = Err(NULL_WITHIN),
            Flat::Text(text) => entries.push((name.to_owned(), text)),
            Flat::List(texts) => {
                entries.extend(texts.into_iter().map(|text| (name.to_owned(), text)));
            }
            Flat::Entries(_) => self.0 = Err(DEEP),
            unfit @ Flat::Unfit(_) => self.0 = Err(unfit),
        }
    }
}

impl Entries {
    /// An entry that is null where it is absent, and not left out.
    fn said(&mut self, name: &str, value: &dyn Encode) {
        if value.is_absent() && self.0.is_ok() {
            self.0 = Err(NULL_WITHIN);
        }
        self.entry(name, value);
    }
}

impl Fields for Entries {
    fn field(&mut self, name: &'static str, value: &dyn Encode) {
        self.entry(name, value);
    }

    fn nullable(&mut self, name: &'static str, value: &dyn Encode) {
        self.said(name, value);
    }

    fn constant(&mut self, name: &'static str, value: &'static str) {
        self.entry(name, &value);
    }

    fn extra(&mut self, map: &dyn Encode) {
        match flatten(map) {
            Flat::Entries(more) => {
                if let Ok(entries) = &mut self.0 {
                    entries.extend(more);
                }
            }
            Flat::Nothing => {}
            unfit @ Flat::Unfit(_) => self.0 = Err(unfit),
            _ => self.0 = Err(DEEP),
        }
    }
}

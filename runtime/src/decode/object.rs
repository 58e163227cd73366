//! One level of a JSON object: its names, and the text of each value.
//! It may not decode a value before it is asked for, nor lose one that nobody asked for.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::{Decode, DecodeError, JsonKind, Raw};
use crate::values::Map;

/// The fields of a JSON object.
pub struct Object<'a> {
    raw: Raw<'a>,
    fields: Vec<(Cow<'a, str>, &'a RawValue)>,
}

pub(super) fn read(raw: Raw<'_>) -> Result<Object<'_>, DecodeError> {
    if raw.kind() != JsonKind::Object {
        return Err(raw.not("an object"));
    }
    match serde_json::from_str::<Fields<'_>>(raw.text()) {
        Ok(Fields(fields)) => Ok(Object { raw, fields }),
        Err(_) => Err(DecodeError::unfit("an object", "names that are not Unicode")),
    }
}

impl<'a> Object<'a> {
    /// The value of a field; of several with one name, the last.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<Raw<'a>> {
        let mut from_last = self.fields.iter().rev();
        from_last.find(|(key, _)| key == name).map(|(_, value)| self.raw.below(value))
    }

    /// All fields in their order, including those that are not declared.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Raw<'a>)> {
        self.fields.iter().map(|(key, value)| (key.as_ref(), self.raw.below(value)))
    }

    /// Reads a field.
    ///
    /// # Errors
    /// When it is required and missing, or cannot be read.
    pub fn field<T: Decode>(&self, name: &'static str) -> Result<T, DecodeError> {
        match self.get(name) {
            Some(raw) => T::decode(raw).map_err(|error| error.in_field(name)),
            None => T::absent().ok_or_else(|| DecodeError::missing("a value").in_field(name)),
        }
    }

    /// Reads a field that has a default, which stands for a missing field and for null.
    ///
    /// # Errors
    /// When it is there and cannot be read.
    pub fn field_or<T: Decode>(&self, name: &'static str, default: impl FnOnce() -> T) -> Result<T, DecodeError> {
        match self.get(name) {
            Some(raw) if !raw.is_null() => T::decode(raw).map_err(|error| error.in_field(name)),
            _ => Ok(default()),
        }
    }

    /// Reads the fields beside the `known` ones, where the document declares additional properties.
    ///
    /// # Errors
    /// When one of them cannot be read.
    pub fn extra<T: Decode>(&self, known: &[&str]) -> Result<Map<T>, DecodeError> {
        let extra = self.iter().filter(|(name, _)| !known.contains(name));
        extra.map(|(name, raw)| Ok((name, T::decode(raw).map_err(DecodeError::in_entry)?))).collect()
    }
}

/// The level as `serde_json` hands it out: names with their escapes resolved, values as text.
struct Fields<'a>(Vec<(Cow<'a, str>, &'a RawValue)>);

impl<'de> Deserialize<'de> for Fields<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_map(FieldsVisitor)
    }
}

struct FieldsVisitor;

impl<'de> Visitor<'de> for FieldsVisitor {
    type Value = Fields<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut fields = Vec::new();
        while let Some((Name(name), value)) = map.next_entry()? {
            fields.push((name, value));
        }
        Ok(Fields(fields))
    }
}

/// A name, borrowed when it has no escapes.
struct Name<'a>(Cow<'a, str>);

impl<'de> Deserialize<'de> for Name<'de> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_str(NameVisitor)
    }
}

struct NameVisitor;

impl<'de> Visitor<'de> for NameVisitor {
    type Value = Name<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Self::Value, E> {
        Ok(Name(Cow::Borrowed(name)))
    }

    fn visit_str<E>(self, name: &str) -> Result<Self::Value, E> {
        Ok(Name(Cow::Owned(name.to_owned())))
    }
}

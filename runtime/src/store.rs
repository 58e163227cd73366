//! serde's traits for generated types, to store them; by the same description and decoder as the wire.
//! The wire may not go through here: formats without decimals would lose digits, so decimals are always strings, and so are
//! the numbers of raw JSON that a float would change.

use std::fmt;

use serde::de::{Deserialize, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};
use serde::ser::{Error as _, Serialize, SerializeMap, SerializeSeq, Serializer};

use crate::decimal::number::Number;
use crate::decode::{Decode, JsonKind, Raw};
use crate::encode::{Encode, stored_text, write_json_string};

/// Writes a value in any format.
///
/// # Errors
/// When the format fails.
pub fn serialize<S: Serializer>(value: &dyn Encode, to: S) -> Result<S::Ok, S::Error> {
    let text = stored_text(value);
    let raw = Raw::from_text(&text).map_err(S::Error::custom)?;
    Stored(raw).serialize(to)
}

/// Reads a value from any format that describes itself.
///
/// # Errors
/// When the format fails, or the value is not a `T`.
pub fn deserialize<'de, T: Decode, D: Deserializer<'de>>(from: D) -> Result<T, D::Error> {
    let Text(text) = Text::deserialize(from)?;
    Raw::from_text(&text).and_then(T::decode).map_err(D::Error::custom)
}

struct Stored<'a>(Raw<'a>);

impl Serialize for Stored<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let raw = self.0;
        match raw.kind() {
            JsonKind::Null => to.serialize_unit(),
            JsonKind::Bool => to.serialize_bool(raw.text() == "true"),
            JsonKind::Number => number(raw.text(), to),
            JsonKind::String => to.serialize_str(&raw.string().map_err(S::Error::custom)?),
            JsonKind::Array => {
                let items = raw.array().map_err(S::Error::custom)?;
                let mut list = to.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(&Stored(item))?;
                }
                list.end()
            }
            JsonKind::Object => {
                let object = raw.object().map_err(S::Error::custom)?;
                let mut map = to.serialize_map(None)?;
                for (name, value) in object.iter() {
                    map.serialize_entry(name, &Stored(value))?;
                }
                map.end()
            }
        }
    }
}

/// Only raw JSON has numbers that a float would change; like decimals, they are stored as the text of their digits.
fn number<S: Serializer>(text: &str, to: S) -> Result<S::Ok, S::Error> {
    if let Ok(value) = text.parse::<i64>() {
        return to.serialize_i64(value);
    }
    if let Ok(value) = text.parse::<u64>() {
        return to.serialize_u64(value);
    }
    match text.parse::<f64>() {
        Ok(value) if Number::parse(&value.to_string()) == Number::parse(text) => to.serialize_f64(value),
        _ => to.serialize_str(text),
    }
}

/// A value of any format, as JSON text.
struct Text(String);

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(TextVisitor)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value that JSON has")
    }

    fn visit_unit<E>(self) -> Result<Text, E> {
        Ok(Text("null".to_owned()))
    }

    fn visit_none<E: serde::de::Error>(self) -> Result<Text, E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, from: D) -> Result<Text, D::Error> {
        Text::deserialize(from)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, from: D) -> Result<Text, D::Error> {
        Text::deserialize(from)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Text, E> {
        Ok(Text(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Text, E> {
        Ok(Text(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Text, E> {
        Ok(Text(value.to_string()))
    }

    fn visit_f64<E: serde::de::Error>(self, value: f64) -> Result<Text, E> {
        if value.is_finite() { Ok(Text(value.to_string())) } else { Err(E::custom("not a finite number")) }
    }

    fn visit_str<E>(self, value: &str) -> Result<Text, E> {
        let mut text = String::new();
        write_json_string(value, &mut text);
        Ok(Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Text, A::Error> {
        let mut texts = Vec::new();
        while let Some(Text(text)) = items.next_element()? {
            texts.push(text);
        }
        Ok(Text(format!("[{}]", texts.join(","))))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Text, A::Error> {
        let mut texts = Vec::new();
        while let Some((name, Text(value))) = entries.next_entry::<String, Text>()? {
            let mut text = String::new();
            write_json_string(&name, &mut text);
            texts.push(format!("{text}:{value}"));
        }
        Ok(Text(format!("{{{}}}", texts.join(","))))
    }
}
